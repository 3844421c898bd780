#include "sunward/base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace sunward {
namespace {

std::set<std::string> placeholders(const std::string& pattern) {
  static const std::regex name("\\{([a-z_0-9]+)\\}");
  std::set<std::string> names;
  for (std::sregex_iterator it(pattern.begin(), pattern.end(), name), end; it != end; ++it)
    names.insert((*it)[1]);
  return names;
}

TEST(MessageTable, EveryBuiltInRowIsWellFormedAndNoKeyRepeats) {
  EXPECT_GT(messages().rows.size(), 10u);
  for (const std::string& problem : messages().problems) ADD_FAILURE() << problem;
}

TEST(MessageTable, EveryKeyHasBothLanguages) {
  for (const Message& row : messages().rows) {
    EXPECT_FALSE(row.en.empty()) << row.key;
    EXPECT_FALSE(row.zh.empty()) << row.key;
  }
}

TEST(MessageTable, PlaceholdersAreTheSameInBothLanguages) {
  for (const Message& row : messages().rows)
    EXPECT_EQ(placeholders(row.en), placeholders(row.zh)) << row.key;
}

/// Every C++ source of the library, the program and the Python package: (path, text).
std::vector<std::pair<std::filesystem::path, std::string>> sources() {
  std::vector<std::pair<std::filesystem::path, std::string>> list;
  const std::filesystem::path root = SUNWARD_SOURCE_DIR;
  for (const char* folder : {"src", "apps", "python"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream file(entry.path());
      list.emplace_back(entry.path(), std::string{std::istreambuf_iterator<char>(file), {}});
    }
  }
  return list;
}

void expect_row(const std::string& key, const std::filesystem::path& where) {
  EXPECT_NE(text(Language::en, key).front(), '<') << key << " in " << where;
}

/// The row names in the first argument of every call of a function, choices between two included:
/// phrase("a.b"), told(x ? "a.b" : "c.d"). A name that ends in a dot is only a beginning.
std::vector<std::pair<std::string, std::filesystem::path>> rows_named_by(const std::string& call) {
  static const std::regex name("\"([a-z0-9_.]+)\"");
  const std::regex pattern("\\b" + call + "([^{;]*)");
  std::vector<std::pair<std::string, std::filesystem::path>> names;
  for (const auto& [path, source] : sources()) {
    for (std::sregex_iterator it(source.begin(), source.end(), pattern), end; it != end; ++it) {
      const std::string argument = (*it)[1].str().substr(0, (*it)[1].str().find(')'));
      for (std::sregex_iterator word(argument.begin(), argument.end(), name); word != end; ++word)
        if (!(*word)[1].str().ends_with('.')) names.emplace_back((*word)[1], path);
    }
  }
  return names;
}

TEST(MessageTable, EveryKeyUsedInTheSourcesHasARow) {
  const auto phrases = rows_named_by("phrase\\(");
  for (const auto& [name, path] : phrases) expect_row(name, path);
  EXPECT_GT(phrases.size(), 150u);
  const auto texts = rows_named_by("text\\(\\s*[A-Za-z_.:()]+,");
  for (const auto& [name, path] : texts) expect_row(name, path);
  EXPECT_GT(texts.size(), 30u);
}

TEST(MessageTable, EveryFaultToldHasBothItsRows) {
  const auto names = rows_named_by("told\\(");
  for (const auto& [name, path] : names) {
    expect_row("fault." + name, path);
    expect_row("remedy." + name, path);
  }
  EXPECT_GT(names.size(), 120u);
}

// A sentence written into a source is in one language only: it belongs into the table. (What the
// engine says of a solution is for logs; the study words it anew.)
TEST(MessageTable, NoFaultOrNoteIsWordedInASource) {
  static const std::regex worded(
      "(?:\\b(?!solution)[a-z_]+\\.(?:message|remedy|range) = "
      "|notes\\.push_back\\()(?:fmt::format\\()?\\s*\"[A-Za-z]");
  for (const auto& [path, source] : sources())
    for (std::sregex_iterator it(source.begin(), source.end(), worded), end; it != end; ++it)
      ADD_FAILURE() << path << ": " << it->str();
}

TEST(Text, GivesTheRowOfTheLanguage) {
  EXPECT_EQ(text(Language::en, "asset.wind"), "Wind farm");
  EXPECT_EQ(text(Language::zh, "asset.wind"), "风电场");
}

TEST(Text, ShowsAnUnknownKeyInsteadOfFailing) {
  EXPECT_EQ(text(Language::en, "no.such.key"), "<no.such.key>");
}

TEST(Substitute, ReplacesNamesAndLeavesTheRest) {
  EXPECT_EQ(substitute("{a}-{b}-{c}", {{"a", "1"}, {"b", "{c}"}}), "1-{c}-{c}");
  EXPECT_EQ(substitute("open { brace {a", {{"a", "1"}}), "open { brace {a");
}

TEST(ParseMessages, ReadsEscapesAndTrailingComments) {
  const MessageTable table =
      parse_messages("# head\n\nk.a = { en = \"a \\\"b\\\"; [c]\\nd\", zh = \"甲\" } # tail\n");
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].en, "a \"b\"; [c]\nd");
  EXPECT_TRUE(table.problems.empty());
}

TEST(ParseMessages, ReportsAMissingLanguageAndARepeatedKey) {
  const MessageTable table = parse_messages(
      "a = { en = \"x\" }\nb = { en = \"x\", zh = \"y\" }\nb = { en = \"x\", zh = \"y\" }\n");
  EXPECT_EQ(table.problems.size(), 2u);
}

TEST(ParseLanguage, KnowsEnglishAndChineseOnly) {
  Language language = Language::en;
  EXPECT_TRUE(parse_language("zh-CN", language));
  EXPECT_EQ(language, Language::zh);
  EXPECT_FALSE(parse_language("fr", language));
}

}  // namespace
}  // namespace sunward
