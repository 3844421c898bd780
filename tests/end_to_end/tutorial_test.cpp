// The commands of the tutorial on money work as they stand there.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;

TEST(Tutorial, OfTheBankShowsCommandsThatWork) {
  const ScratchFolder scratch;
  fs::create_directory_symlink(fs::path(SUNWARD_SOURCE_DIR) / "examples",
                               scratch.path() / "examples");
  std::istringstream page(
      read_file(fs::path(SUNWARD_SOURCE_DIR) / "docs/tutorial/is_it_bankable.md"));
  int commands = 0;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("./sunward ")) continue;
    std::istringstream words(line);
    std::vector<std::string> command;
    for (std::string word; words >> word;) command.push_back(word);
    command.erase(command.begin());
    const Outcome outcome = run_sunward(command, {scratch.path(), {}});
    EXPECT_EQ(outcome.exit_code, 0) << line << "\n" << outcome.err;
    EXPECT_FALSE(outcome.out.empty()) << line;
    ++commands;
  }
  EXPECT_EQ(commands, 5);
  EXPECT_TRUE(fs::exists(scratch.path() / "owners" / "objective.json"));
}

}  // namespace
}  // namespace sunward::test
