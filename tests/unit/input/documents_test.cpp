// What is written from the field tables: schema, reference and template; and that the reader
// agrees.
#include <gtest/gtest.h>
#include <algorithm>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "case_text.hpp"
#include "sunward/input/catalogue.hpp"
#include "sunward/input/reference.hpp"
#include "sunward/input/schema.hpp"
#include "sunward/input/single_owner_reader.hpp"
#include "sunward/input/template.hpp"

namespace sunward::input {
namespace {

using namespace test;
using nlohmann::json;

/// The keys the reader knows in a section: those it lists when it meets a word like none of them.
std::set<std::string> keys_known_to_the_reader(const SectionInfo& section) {
  std::string header = "[" + section.name + "]\n";
  if (section.name.empty()) header = "";
  if (section.occurrence == Occurrence::named) header = "[" + section.name + ".thing]\n";
  if (!section.type.empty()) header += "type = \"" + section.type + "\"\n";
  std::set<std::string> keys;
  for (const Fault& fault : faults_of(header + "qqqqqqqqqqqqqqqq = 1\n")) {
    if (!fault.key.ends_with("qqqqqqqqqqqqqqqq") || !fault.remedy.english().starts_with("Known: "))
      continue;
    std::istringstream words(fault.remedy.english().substr(7, fault.remedy.english().size() - 8));
    for (std::string word; std::getline(words >> std::ws, word, ',');) keys.insert(word);
  }
  return keys;
}

TEST(Catalogue, HoldsExactlyTheKeysTheReaderKnows) {
  const std::vector<SectionInfo> catalogue = case_file_catalogue();
  for (const SectionInfo& section : catalogue) {
    if (section.name == "rules.supports") continue;  // named as the rule files name them
    std::set<std::string> documented;
    for (const FieldInfo& key : section.keys) documented.insert(key.name);
    for (const SectionInfo& other : catalogue) {  // sections below count as keys
      if (section.name.empty() && other.name.find('.') == std::string::npos && !other.name.empty())
        documented.insert(other.name);
      if (!section.name.empty() && other.name.starts_with(section.name + "."))
        documented.insert(other.name.substr(section.name.size() + 1));
    }
    std::set<std::string> known = keys_known_to_the_reader(section);
    if (section.name.empty()) known.insert("base");  // taken off the file before it is read
    std::vector<std::string> apart;
    std::set_symmetric_difference(documented.begin(), documented.end(), known.begin(), known.end(),
                                  std::back_inserter(apart));
    EXPECT_EQ(apart, std::vector<std::string>()) << "[" << section.name << "] " << section.type;
  }
}

TEST(Schema, IsDraft2020WithAllSections) {
  const json schema = json::parse(json_schema());
  EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  for (const char* name : {"site", "time", "weather", "buses", "assets", "loads", "grid", "tariff",
                           "rules", "finance", "solve"})
    EXPECT_TRUE(schema["properties"].contains(name)) << name;
  EXPECT_EQ(schema["properties"]["assets"]["additionalProperties"]["oneOf"].size(), 8u);
  EXPECT_EQ(schema["properties"]["loads"]["additionalProperties"]["oneOf"].size(), 3u);
}

TEST(Schema, CarriesRangeDefaultUnitAndSource) {
  const json schema = json::parse(json_schema());
  const json& wind = schema["properties"]["assets"]["additionalProperties"]["oneOf"][0];
  EXPECT_EQ(wind["properties"]["type"]["enum"][0], "wind");
  const json& hub = wind["properties"]["hub_height_m"];
  EXPECT_EQ(hub["minimum"], 10.0);
  EXPECT_EQ(hub["maximum"], 300.0);
  EXPECT_EQ(hub["default"], 120.0);
  EXPECT_TRUE(has(hub["description"], "Unit: m."));
  EXPECT_TRUE(has(wind["properties"]["losses_frac"]["description"], "Source: "));
  EXPECT_EQ(wind["required"], json({"type", "capacity_mw", "capex_cny_per_kw"}));
}

TEST(Reference, CommittedPageIsUpToDate) {
  const std::filesystem::path page =
      std::filesystem::path(SUNWARD_SOURCE_DIR) / "docs" / "reference" / "case_file.md";
  if (std::getenv("SUNWARD_WRITE_REFERENCE") != nullptr) {
    std::filesystem::create_directories(page.parent_path());
    std::ofstream(page) << reference_markdown();
  }
  std::ifstream file(page);
  const std::string committed{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(committed == reference_markdown())
      << "run this test once with SUNWARD_WRITE_REFERENCE=1 and commit docs/reference/case_file.md";
}

TEST(Reference, CommittedPageOfTheSingleOwnerIsUpToDate) {
  const std::filesystem::path page =
      std::filesystem::path(SUNWARD_SOURCE_DIR) / "docs" / "reference" / "single_owner.md";
  if (std::getenv("SUNWARD_WRITE_REFERENCE") != nullptr)
    std::ofstream(page) << single_owner_reference();
  std::ifstream file(page);
  const std::string committed{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(committed == single_owner_reference())
      << "run this test once with SUNWARD_WRITE_REFERENCE=1 and commit the page";
}

TEST(Reference, NamesEverySectionAndMarksRequiredKeys) {
  const std::string page = reference_markdown();
  EXPECT_TRUE(has(page, "## `[assets.NAME]` with `type = \"hydrogen_tank\"`"));
  EXPECT_TRUE(has(page, "| `capacity_mw` | MW | **required** |"));
}

TEST(Template, ReadsWithoutFaultsInBothLanguages) {
  for (const Language language : {Language::en, Language::zh})
    for (const Fault& fault : faults_of(project_template(language)))
      ADD_FAILURE() << to_string(fault);
}

/// The lines without their comments, blanks at the end removed.
std::vector<std::string> code_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    line.resize(std::min(line.size(), line.find('#')));
    while (line.ends_with(' ')) line.pop_back();
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

TEST(Template, SaysTheSameInBothLanguages) {
  EXPECT_EQ(code_lines(project_template(Language::en)), code_lines(project_template(Language::zh)));
}

TEST(Template, ChineseOneHasChineseComments) {
  EXPECT_TRUE(has(project_template(Language::zh), "负荷"));
  EXPECT_FALSE(has(project_template(Language::en), "负荷"));
}

}  // namespace
}  // namespace sunward::input
