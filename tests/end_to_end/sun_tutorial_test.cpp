// From the sun to the kilowatt-hour: the tutorial's commands print what it says, and the ladder of
// losses ends at what the plan has.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <sstream>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::optional<double> number_of(std::string word) {
  std::erase(word, ',');
  char* end = nullptr;
  const double value = std::strtod(word.c_str(), &end);
  if (end == word.c_str() || *end != '\0') return std::nullopt;
  return value;
}

/// Equal words, or numbers to one part in a thousand or a unit of the second decimal.
bool same(const std::string& told, const std::string& printed) {
  const auto a = number_of(told), b = number_of(printed);
  if (!a || !b) return told == printed;
  return std::abs(*a - *b) <= std::max(1e-3 * std::abs(*a), 0.011);
}

/// One command of the page and the block of text below it, if any.
struct Shown {
  std::string command, text;
};

std::vector<Shown> commands_of(const std::string& page) {
  std::vector<Shown> list;
  bool in_text = false;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```"))
      in_text = line == "```text";
    else if (line.starts_with("./sunward "))
      list.push_back({line.substr(10), ""});
    else if (in_text && !list.empty())
      list.back().text += line + "\n";
  }
  return list;
}

class SunTutorial : public testing::Test {
 protected:
  SunTutorial() {
    fs::create_directory_symlink(fs::path(SUNWARD_SOURCE_DIR) / "examples",
                                 scratch_.path() / "examples");
  }
  Outcome run(const std::string& command) {
    return run_sunward(words_of(command), {scratch_.path(), {}});
  }
  ScratchFolder scratch_;
};

TEST_F(SunTutorial, CommandsPrintWhatThePageSays) {
  const auto page = fs::path(SUNWARD_SOURCE_DIR) / "docs/tutorial/sun_to_kwh.md";
  int compared = 0;
  for (const Shown& shown : commands_of(read_file(page))) {
    const Outcome outcome = run(shown.command);
    ASSERT_EQ(outcome.exit_code, 0) << shown.command << "\n" << outcome.err;
    const auto told = words_of(shown.text), printed = words_of(outcome.out);
    ASSERT_LE(told.size(), printed.size()) << shown.command;
    for (std::size_t i = 0; i < told.size(); ++i)
      EXPECT_TRUE(same(told[i], printed[i]))
          << shown.command << ": " << told[i] << " told, " << printed[i] << " printed";
    if (!told.empty()) ++compared;
  }
  EXPECT_GE(compared, 3);
}

TEST_F(SunTutorial, TheLadderOfAPlanEndsAtWhatItDelivers) {
  const Outcome outcome = run("plan examples/sun_to_kwh/tracker.toml --out out");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json plan = Json::parse(read_file(scratch_.path() / "out/plan.json"));
  const Json losses = Json::parse(read_file(scratch_.path() / "out/losses.json"));
  const Json& stages = losses.at("plants").at(0).at("stages");
  const Json& sun = plan.at("assets").at("sun");
  const double delivered = stages.back().at("energy_mwh").get<double>();
  const double available = stages.at(stages.size() - 2).at("energy_mwh").get<double>();
  EXPECT_NEAR(delivered, sun.at("energy_mwh").get<double>(), 1e-6 * delivered);
  EXPECT_NEAR(available, sun.at("available_mwh").get<double>(), 1e-6 * available);
}

TEST_F(SunTutorial, EveryLadderClosesAndYieldWritesItTwice) {
  const Outcome outcome = run("yield examples/sun_to_kwh/tracker.toml --out out --lang zh");
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("水平面光照"), std::string::npos) << outcome.out;
  const Json losses = Json::parse(read_file(scratch_.path() / "out/losses.json"));
  double before = 0.0;
  for (const Json& stage : losses.at("plants").at(0).at("stages")) {
    const double energy = stage.at("energy_mwh").get<double>();
    if (stage.at("stage") != "horizontal") {
      EXPECT_NEAR(stage.at("change_mwh").get<double>(), energy - before, 1e-9 * energy);
    }
    before = energy;
  }
  EXPECT_NE(read_file(scratch_.path() / "out/losses.csv").find("\"sun\",100,plane,"),
            std::string::npos);
}

TEST_F(SunTutorial, ANetworkIsRefusedWithAReason) {
  fs::create_directories(scratch_.path() / "network");
  write_file(scratch_.path() / "network/buses.csv", "name\nmain\n");
  const Outcome outcome = run("yield network");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("network"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace sunward::test
