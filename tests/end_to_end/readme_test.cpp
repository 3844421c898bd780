// The commands that README shows work as they stand there.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;

/// The words of every line of README that begins with "./sunward ", up to a comment.
std::vector<std::vector<std::string>> commands_of_readme() {
  std::vector<std::vector<std::string>> commands;
  std::ifstream file(fs::path(SUNWARD_SOURCE_DIR) / "README.md");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("./sunward ")) continue;
    std::istringstream words(line.substr(0, line.find('#')));
    std::vector<std::string> command;
    for (std::string word; words >> word;) command.push_back(word);
    command.erase(command.begin());
    commands.push_back(command);
  }
  return commands;
}

TEST(Readme, ShowsCommandsThatWork) {
  const ScratchFolder scratch;
  fs::create_directory_symlink(fs::path(SUNWARD_SOURCE_DIR) / "examples",
                               scratch.path() / "examples");
  const auto commands = commands_of_readme();
  ASSERT_GE(commands.size(), 5u);
  for (const auto& command : commands) {
    // HiGHS takes minutes for a year of hours; a small park is held against it in plan_test.cpp.
    if (std::find(command.begin(), command.end(), "highs") != command.end()) continue;
    const Outcome outcome = run_sunward(command, {scratch.path(), {}});
    EXPECT_EQ(outcome.exit_code, 0) << command.front() << ": " << outcome.err;
  }
}

}  // namespace
}  // namespace sunward::test
