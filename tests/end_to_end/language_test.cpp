// Asked for Chinese, the program says nothing in English: faults, notes, explanations.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <sstream>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// The first English sentence of a text, or nothing. Names, keys, units, file formats and commands
/// are a word or two of Latin letters, or stand in brackets; four words in a row, of which the last
/// three are not capital, are a sentence.
std::string english_in(const std::string& text) {
  static const std::regex bracketed("\\[[^\\]\n]*\\]|`[^`]*`|\"[^\"\n]*\"");
  static const std::regex sentence("[A-Za-z]{1,20}(?: [a-z]{1,20}){3,}");
  const std::string plain = std::regex_replace(text, bracketed, "");
  std::smatch found;
  return std::regex_search(plain, found, sentence) ? found.str() : "";
}

std::string small_park_with(const std::string& old_text, const std::string& new_text) {
  std::string text = small_park();
  const std::size_t place = text.find(old_text);
  EXPECT_NE(place, std::string::npos) << old_text;
  return text.replace(place, old_text.size(), new_text);
}

std::string with_weather(const std::string& keys) {
  return small_park_with("source = \"synthetic\"", keys);
}

/// A year of plain CSV rows; `row` makes one from its number.
template <class Row>
std::string weather_csv(const std::string& headings, int n_rows, Row row) {
  std::string text = headings + "\n";
  for (int i = 0; i < n_rows; ++i) text += row(i) + "\n";
  return text;
}

struct FaultyCase {
  const char* name;
  std::string park;
  std::string weather;  ///< content of weather.csv beside it
};

std::vector<FaultyCase> faulty_cases() {
  const auto constant = [](int) { return std::string("100,10,5"); };
  const std::string csv = "file = \"weather.csv\"";
  return {
      {"syntax", "name = \n[site", ""},
      {"unknown_keys", small_park_with("latitude_deg", "lattitude_deg"), ""},
      {"type", small_park_with("elevation_m = 1350", "elevation_m = \"high\""), ""},
      {"not_finite", small_park_with("elevation_m = 1350", "elevation_m = nan"), ""},
      {"range", small_park_with("latitude_deg = 39.5", "latitude_deg = 139.5"), ""},
      {"half_range", small_park_with("connection_mw = 20", "connection_mw = -20"), ""},
      {"section", small_park_with("name = \"Small\"", "finance = 3"), ""},
      {"missing_key", small_park_with("latitude_deg = 39.5\n", ""), ""},
      {"step", small_park_with("step_minutes = 180", "step_minutes = 7"), ""},
      {"min_max", small_park_with("max = 100", "max = -1"), ""},
      {"choice", small_park_with("type = \"storage\"", "type = \"acid_bath\""), ""},
      {"bus", small_park_with("bus = \"power\"", "bus = \"steam\""), ""},
      {"load", small_park_with("constant_mw = 10", ""), ""},
      {"name", small_park_with("[assets.wind]", "[assets.\"1 wind\"]"), ""},
      {"tariff", small_park_with("import_base_cny_per_mwh = 500", ""), ""},
      {"efficiency", small_park_with("charge_efficiency_frac = 0.92", "charge_efficiency_frac = 0"),
       ""},
      {"power_curve",
       small_park_with("type = \"wind\"",
                       "type = \"wind\"\ncurve_speed_m_per_s = [3, 2]\n"
                       "curve_power_pu = [0, 2, 3]"),
       ""},
      {"profile", small_park_with("constant_mw = 10", "profile_mw = { file = \"weather.csv\" }"),
       "mw\n1\n2\nx\n"},
      {"profile_length",
       small_park_with("constant_mw = 10", "profile_mw = { file = \"weather.csv\" }"), "mw\n1\n"},
      {"no_file", with_weather("file = \"absent.epw\""), ""},
      {"directory", with_weather("file = \".\""), ""},
      {"empty", with_weather(csv), "\n"},
      {"web_page", with_weather(csv), "<!DOCTYPE html><p>error</p>"},
      {"unknown_format", with_weather(csv), "a,b\n1,2\n"},
      {"epw", with_weather(csv), "LOCATION,x,y,z,TMY,1,200,300,20,1\n1,2,3\n"},
      {"nsrdb", with_weather(csv), "Year,Month,Day,Hour,GHI\n2025,13,1,1,5\n"},
      {"openmeteo", with_weather(csv),
       "latitude,longitude,elevation,utc_offset_seconds\n39,112,1300,0\n\n"
       "time,shortwave_radiation (furlong)\nnever,1\n"},
      {"pvgis", with_weather(csv), "Latitude (decimal degrees): 39\n\ntime,G(i)\nnever,1\n"},
      {"json", with_weather(csv), "{\"inputs\": {"},
      {"length", with_weather(csv), weather_csv("ghi,temp,wind", 100, constant)},
      {"not_a_number", with_weather(csv),
       weather_csv("ghi,temp,wind", 8760, [](int) { return std::string("1;5,x,1e400"); })},
      {"climate", with_weather("[weather.synthetic]\ntemp_c = [99,0,0,0,0,0,0,0,0,0,0,0]"), ""},
      {"sunshine",
       with_weather("[weather.synthetic]\nghi_kwh_per_m2_day = "
                    "[11,11,11,11,11,11,11,11,11,11,11,11]"),
       ""},
  };
}

class FaultInChinese : public testing::TestWithParam<std::size_t> {};

TEST_P(FaultInChinese, HasNoEnglishSentence) {
  const FaultyCase faulty = faulty_cases()[GetParam()];
  SCOPED_TRACE(faulty.name);
  const ScratchFolder scratch;
  write_file(scratch.path() / "park.toml", faulty.park);
  write_file(scratch.path() / "weather.csv", faulty.weather);
  const Outcome outcome =
      run_sunward({"check", "park.toml", "--lang", "zh", "--json"}, {scratch.path(), {}});
  ASSERT_EQ(outcome.exit_code, 2) << outcome.out << outcome.err;
  const Json faults = Json::parse(outcome.out).at("faults");
  ASSERT_FALSE(faults.empty());
  for (const Json& fault : faults) {
    std::string said;
    for (const char* part : {"message", "range", "remedy"})
      said.append(fault.at(part).get<std::string>()).append("\n");
    EXPECT_NE(said.find_first_of("\xE3\xE4\xE5\xE6\xE7\xE8\xE9"), std::string::npos) << said;
    // What the TOML parser has to say stands in brackets, in its own words.
    if (std::string(faulty.name) != "syntax") {
      EXPECT_EQ(english_in(said), "") << said;
    }
  }
  EXPECT_EQ(outcome.err.find("faults."), std::string::npos) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(Language, FaultInChinese, testing::Range<std::size_t>(0, 33),
                         [](const auto& i) { return faulty_cases()[i.param].name; });

TEST(Language, EveryFaultyCaseIsTried) { EXPECT_EQ(faulty_cases().size(), 33u); }

TEST(Language, NotesOfACaseAreChinese) {
  const Outcome outcome = run_sunward({"check", pinglu_case(), "--lang", "zh"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(english_in(outcome.out), "") << outcome.out;
}

TEST(Language, ArgumentsAreAnsweredInChinese) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"plam", "--lang", "zh"},
                                             {"plan", "--lang=zh"},
                                             {"plan", "a", "b", "--lang", "zh"},
                                             {"plan", "a", "--yaers", "2", "--lang", "zh"},
                                             {"explain", "nowhere", "--lang", "zh"}}) {
    const Outcome outcome = run_sunward(words);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(english_in(outcome.err), "") << outcome.err;
  }
}

/// What a plan says in the other language than the one it was made in.
class MadeInEnglish : public testing::Test {
 protected:
  Outcome make(const std::string& park) const {
    write_file(scratch_.path() / "park.toml", park);
    return run_sunward({"plan", "park.toml", "--out", "out"}, {scratch_.path(), {}});
  }
  [[nodiscard]] std::string ask(const std::string& command) const {
    const Outcome outcome = run_sunward({command, "out", "--lang", "zh"}, {scratch_.path(), {}});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out;
  }
  [[nodiscard]] Json plan() const {
    return Json::parse(read_file(scratch_.path() / "out" / "plan.json"));
  }

 private:
  ScratchFolder scratch_;
};

TEST_F(MadeInEnglish, APlanIsReportedAndExplainedInChinese) {
  ASSERT_EQ(make(small_park()).exit_code, 0);
  EXPECT_EQ(english_in(ask("explain")), "");
  EXPECT_EQ(english_in(ask("report")), "");
  const Json sentences = plan().at("sentences");
  EXPECT_EQ(sentences.at("en").at("notes").size(), sentences.at("zh").at("notes").size());
  for (const Json& note : sentences.at("zh").at("notes"))
    EXPECT_EQ(english_in(note.get<std::string>()), "") << note;
}

TEST_F(MadeInEnglish, AnImpossibleParkIsExplainedInChinese) {
  std::string park = small_park_with("connection_mw = 20", "connection_mw = 0");
  park.replace(park.find("max = 100"), 9, "max = 1");
  ASSERT_EQ(make(park).exit_code, 3);
  const std::string said = ask("explain");
  EXPECT_EQ(english_in(said), "") << said;
  EXPECT_NE(said.find("无可行方案"), std::string::npos) << said;
}

/// The lines of a help text that describe something: they begin with two spaces.
std::vector<std::string> described_lines(const std::string& help) {
  std::vector<std::string> lines;
  std::istringstream stream(help);
  std::string line;
  bool in_example = false;
  while (std::getline(stream, line)) {
    in_example = in_example || line.starts_with("示例");
    if (!in_example && line.starts_with("  ")) lines.push_back(line);
  }
  return lines;
}

bool has_chinese(const std::string& line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9;
  });
}

std::string help_in_chinese(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  words.insert(words.end(), {"--lang", "zh", "--help"});
  const Outcome outcome = run_sunward(words);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out.find("Options"), std::string::npos) << outcome.out;
  for (const std::string& line : described_lines(outcome.out))
    EXPECT_TRUE(has_chinese(line)) << line;
  return outcome.out;
}

TEST(Language, HelpOfEveryCommandIsChinese) {
  const std::string help = help_in_chinese({});
  std::size_t n_commands = 0;
  for (const std::string& line : described_lines(help.substr(help.find("\n命令:")))) {
    help_in_chinese({line.substr(2, line.find(' ', 2) - 2)});
    ++n_commands;
  }
  EXPECT_GE(n_commands, 11u);
}

TEST(Language, AnImpossibleNetworkIsExplainedInChinese) {
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "net";
  fs::create_directory(folder);
  write_file(folder / "snapshots.csv", "snapshot\n2030-01-01 00:00\n2030-01-01 01:00\n");
  write_file(folder / "buses.csv", "name\nb\n");
  write_file(folder / "loads.csv", "name,bus,p_set\ntown,b,20\n");
  write_file(folder / "generators.csv", "name,bus,p_nom,marginal_cost\ngas,b,15,50\n");
  const Outcome outcome = run_sunward({"plan", folder.string(), "--lang", "zh"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_EQ(english_in(outcome.err), "") << outcome.err;
  EXPECT_NE(outcome.err.find("母线 b 的功率平衡"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace sunward::test
