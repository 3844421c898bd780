#include "sunward/base/atomic_file.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "sunward/base/error.hpp"

namespace sunward {
namespace {

namespace fs = std::filesystem;

class AtomicFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("atomic-" + std::to_string(getpid()) + "-" +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string file(const std::string& name) const {
    return (folder_ / name).string();
  }
  [[nodiscard]] long entries() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }
  static std::string read(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  fs::path folder_;
};

TEST_F(AtomicFileTest, WritesAllBytesUnderTheFinalNameOnly) {
  const std::string bytes("first\0second", 12);
  write_atomically(file("plan.json"), bytes);
  EXPECT_EQ(read(file("plan.json")), bytes);
  EXPECT_EQ(entries(), 1);
}

TEST_F(AtomicFileTest, AnExceptionBeforeCommitLeavesNothingNewAndKeepsTheOldFile) {
  write_atomically(file("plan.json"), "old");
  try {
    AtomicFile half(file("plan.json"));
    half.write("new but incompl");
    throw std::runtime_error("interrupted");
  } catch (const std::runtime_error&) {
  }
  EXPECT_EQ(read(file("plan.json")), "old");
  EXPECT_EQ(entries(), 1);
}

TEST_F(AtomicFileTest, NothingStandsUnderTheFinalNameBeforeCommit) {
  AtomicFile pending(file("dispatch.nc"));
  pending.write("data");
  pending.flush();
  EXPECT_FALSE(fs::exists(file("dispatch.nc")));
  pending.commit();
  EXPECT_TRUE(fs::exists(file("dispatch.nc")));
}

TEST_F(AtomicFileTest, ALibraryMayReplaceTheTemporaryFileItself) {
  AtomicFile pending(file("dispatch.nc"));
  fs::remove(pending.temporary_path());
  std::ofstream(pending.temporary_path()) << "by a library";
  pending.commit();
  EXPECT_EQ(read(file("dispatch.nc")), "by a library");
}

TEST_F(AtomicFileTest, TwoWritersOfTheSameNameDoNotShareATemporaryFile) {
  AtomicFile first(file("a"));
  AtomicFile second(file("a"));
  EXPECT_NE(first.temporary_path(), second.temporary_path());
}

TEST_F(AtomicFileTest, AMissingFolderIsAnInputErrorThatNamesTheFile) {
  const std::string path = file("nowhere/plan.json");
  try {
    write_atomically(path, "x");
    FAIL() << "no error";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 1U);
    EXPECT_EQ(error.faults()[0].file, path);
    EXPECT_NE(error.faults()[0].message.english().find("No such file or directory"),
              std::string::npos);
    EXPECT_FALSE(error.faults()[0].remedy.empty());
  }
}

TEST_F(AtomicFileTest, AFullDiskIsAnInputErrorAndLeavesNothing) {
  // A file size limit makes write() fail half-way just as a full disk does.
  rlimit old_limit{};
  getrlimit(RLIMIT_FSIZE, &old_limit);
  const rlimit small{4096, old_limit.rlim_max};
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  EXPECT_THROW(write_atomically(file("big"), std::string(10000, 'x')), InputError);
  setrlimit(RLIMIT_FSIZE, &old_limit);
  (void)std::signal(SIGXFSZ, old_handler);
  EXPECT_EQ(entries(), 0);
}

TEST_F(AtomicFileTest, SpaceIsAskedForBeforeALibraryWrites) {
  rlimit old_limit{};
  getrlimit(RLIMIT_FSIZE, &old_limit);
  const rlimit small{4096, old_limit.rlim_max};
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  {
    AtomicFile pending(file("dispatch.nc"));
    EXPECT_THROW(pending.reserve(10000), InputError);
  }
  setrlimit(RLIMIT_FSIZE, &old_limit);
  (void)std::signal(SIGXFSZ, old_handler);
  EXPECT_EQ(entries(), 0);
  AtomicFile pending(file("dispatch.nc"));
  pending.reserve(10000);
  EXPECT_EQ(fs::file_size(pending.temporary_path()), 0u);
}

TEST_F(AtomicFileTest, AFolderIsMadeWithItsParentsAndMayExistAlready) {
  make_folder(file("a/b/c"));
  make_folder(file("a/b/c"));
  EXPECT_TRUE(fs::is_directory(file("a/b/c")));
}

TEST_F(AtomicFileTest, AFileInPlaceOfTheFolderIsAnInputError) {
  write_atomically(file("a"), "x");
  EXPECT_THROW(make_folder(file("a")), InputError);
  EXPECT_THROW(make_folder(file("a/b")), InputError);
}

}  // namespace
}  // namespace sunward
