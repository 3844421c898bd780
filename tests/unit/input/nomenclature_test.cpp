// The nomenclature: a term in two languages for every key, and the page that is written from them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sunward/base/text.hpp"
#include "sunward/input/nomenclature.hpp"

namespace sunward::input {
namespace {

bool has_row(const std::string& key) {
  const auto& rows = messages().rows;
  return std::any_of(rows.begin(), rows.end(), [&](const Message& row) { return row.key == key; });
}

TEST(Nomenclature, EveryKeyHasATermInEnglishAndChinese) {
  for (const NamedKey& key : all_keys())
    EXPECT_TRUE(has_row("term." + key.field.name))
        << "add term." << key.field.name << " to a file data/messages*.toml";
}

TEST(Nomenclature, EveryTermBelongsToAKey) {
  const std::vector<NamedKey> keys = all_keys();
  for (const Message& row : messages().rows) {
    if (!row.key.starts_with("term.")) continue;
    const bool used = std::any_of(keys.begin(), keys.end(), [&](const NamedKey& key) {
      return "term." + key.field.name == row.key;
    });
    EXPECT_TRUE(used) << row.key << " names no key any more";
  }
}

TEST(Nomenclature, FindsKeysOfTablesInsideSections) {
  const std::vector<NamedKey> keys = all_keys();
  const auto named = [&](const std::string& name) {
    return std::find_if(keys.begin(), keys.end(),
                        [&](const NamedKey& key) { return key.field.name == name; });
  };
  ASSERT_NE(named("membrane"), keys.end());
  EXPECT_EQ(named("membrane")->places, std::vector<std::string>{"storage.flow_battery"});
  ASSERT_NE(named("ptc_y"), keys.end());
}

TEST(Nomenclature, CommittedPageIsUpToDate) {
  const std::filesystem::path page =
      std::filesystem::path(SUNWARD_SOURCE_DIR) / "docs" / "nomenclature.md";
  const auto read = [&] {
    std::ifstream file(page);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  const std::string marker = "<!-- From here on written from the field tables. -->\n";
  std::string committed = read();
  const std::size_t begin = committed.find(marker);
  ASSERT_NE(begin, std::string::npos);
  const std::string by_hand = committed.substr(0, begin + marker.size());
  if (std::getenv("SUNWARD_WRITE_REFERENCE") != nullptr)
    std::ofstream(page) << by_hand << nomenclature_markdown();
  EXPECT_TRUE(read() == by_hand + nomenclature_markdown())
      << "run this test once with SUNWARD_WRITE_REFERENCE=1 and commit docs/nomenclature.md";
}

}  // namespace
}  // namespace sunward::input
