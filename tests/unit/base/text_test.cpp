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

TEST(MessageTable, EveryKeyUsedInTheSourcesHasARow) {
  static const std::regex use("\\btext\\(\\s*[A-Za-z_.:]+,\\s*\"([a-z0-9_.]+)\"");
  const std::filesystem::path root = SUNWARD_SOURCE_DIR;
  for (const char* folder : {"src", "apps"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream file(entry.path());
      const std::string source{std::istreambuf_iterator<char>(file), {}};
      for (std::sregex_iterator it(source.begin(), source.end(), use), end; it != end; ++it)
        EXPECT_NE(text(Language::en, (*it)[1].str()).front(), '<')
            << (*it)[1] << " in " << entry.path();
    }
  }
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
