// The commands of the tutorials on money and rules work as they stand there.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;

/// Runs every line of the page that begins with ./sunward in a folder where `examples` is; what the
/// commands printed, one after the other.
std::vector<std::string> run_commands_of(const std::string& name, const fs::path& folder) {
  fs::create_directory_symlink(fs::path(SUNWARD_SOURCE_DIR) / "examples", folder / "examples");
  std::istringstream page(read_file(fs::path(SUNWARD_SOURCE_DIR) / "docs/tutorial" / name));
  std::vector<std::string> said;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("./sunward ")) continue;
    std::istringstream words(line);
    std::vector<std::string> command;
    for (std::string word; words >> word;) command.push_back(word);
    command.erase(command.begin());
    const Outcome outcome = run_sunward(command, {folder, {}});
    EXPECT_EQ(outcome.exit_code, 0) << line << "\n" << outcome.err << outcome.out;
    EXPECT_FALSE(outcome.out.empty()) << line;
    said.push_back(outcome.out);
  }
  return said;
}

TEST(Tutorial, OfTheBankShowsCommandsThatWork) {
  const ScratchFolder scratch;
  EXPECT_EQ(run_commands_of("is_it_bankable.md", scratch.path()).size(), 5U);
  EXPECT_TRUE(fs::exists(scratch.path() / "owners" / "objective.json"));
}

TEST(Tutorial, OfTheBillShowsTheLinesItNames) {
  const ScratchFolder scratch;
  const std::vector<std::string> said = run_commands_of("reading_a_bill.md", scratch.path());
  ASSERT_EQ(said.size(), 6U);
  for (const char* line :
       {"super peak", "Block price", "Transmission", "Line losses", "System operation",
        "Government funds", "Coincident-peak charge", "Fixed charge"})
    EXPECT_NE(said[2].find(line), std::string::npos) << line << "\n" << said[2];
}

TEST(Tutorial, OfTheClausesShowsTheirPrices) {
  const ScratchFolder scratch;
  const std::vector<std::string> said =
      run_commands_of("which_clause_costs_what.md", scratch.path());
  ASSERT_EQ(said.size(), 7U);
  EXPECT_NE(said[2].find("case.max_co2_t_per_mwh"), std::string::npos) << said[2];
  EXPECT_NE(said[2].find("Verified: no"), std::string::npos) << said[2];
  EXPECT_NE(said[6].find("cn-income-tax.holiday"), std::string::npos) << said[6];
}

}  // namespace
}  // namespace sunward::test
