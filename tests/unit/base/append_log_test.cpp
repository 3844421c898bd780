// A log of lines that survives being broken off.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sunward/base/append_log.hpp"
#include "sunward/base/error.hpp"

namespace sunward {
namespace {

using Lines = std::vector<std::string>;

class AppendLogTest : public ::testing::Test {
 protected:
  AppendLogTest() {
    path_ = (std::filesystem::temp_directory_path() /
             ("sunward-log-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
              ::testing::UnitTest::GetInstance()->current_test_info()->name()))
                .string();
    std::filesystem::remove(path_);
  }
  ~AppendLogTest() override { std::filesystem::remove(path_); }
  std::string path_;
};

TEST_F(AppendLogTest, GivesBackItsLinesWhenItIsOpenedNext) {
  {
    AppendLog log(path_);
    EXPECT_TRUE(log.lines().empty());
    log.append("first");
    log.append("second");
  }
  EXPECT_EQ(AppendLog(path_).lines(), (Lines{"first", "second"}));
}

TEST_F(AppendLogTest, ForgetsALineThatWasHalfWritten) {
  std::ofstream(path_) << "whole\nhal";
  {
    AppendLog log(path_);
    EXPECT_EQ(log.lines(), Lines{"whole"});
    log.append("next");
  }
  EXPECT_EQ(AppendLog(path_).lines(), (Lines{"whole", "next"}));
}

TEST_F(AppendLogTest, IsOpenOnceAtATime) {
  const AppendLog log(path_);
  EXPECT_THROW(AppendLog second(path_), InputError);
}

TEST_F(AppendLogTest, TellsWhenItsFolderIsMissing) {
  EXPECT_THROW(AppendLog("/no/such/folder/study.log"), InputError);
}

}  // namespace
}  // namespace sunward
