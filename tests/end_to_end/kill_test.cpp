// Stopped at any moment, the program leaves whole files or none under their final names.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <cstring>
#include <random>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// The superblock's end-of-file address is the file's length (HDF5 file format, superblock version
/// 2: signature of 8 bytes, 4 bytes of versions and sizes, base and extension addresses of 8 bytes
/// each).
bool is_whole_hdf5(const std::string& bytes) {
  if (bytes.size() < 48 || bytes.substr(0, 4) != "\x89HDF") return false;
  const auto version = static_cast<unsigned char>(bytes[8]);
  const std::size_t place = version >= 2 ? 28 : 40;
  std::uint64_t end = 0;
  std::memcpy(&end, bytes.data() + place, sizeof(end));
  return end == bytes.size();
}

/// A zip archive ends with its central directory and the record that ends it, 22 bytes without a
/// comment (PKWARE APPNOTE 4.3.16).
bool is_whole_zip(const std::string& bytes) {
  return bytes.size() > 22 && bytes.compare(bytes.size() - 22, 4, "PK\5\6") == 0;
}

/// Every file that is there under its final name must be whole.
void expect_whole_files(const fs::path& folder) {
  for (const char* name : {"plan.json", "run.json", "finance.json"}) {
    if (!fs::exists(folder / name)) continue;
    EXPECT_TRUE(nlohmann::json::accept(read_file(folder / name))) << name;
  }
  if (fs::exists(folder / "report.html")) {
    EXPECT_NE(read_file(folder / "report.html").rfind("</html>"), std::string::npos);
  }
  if (fs::exists(folder / "dispatch.nc")) {
    EXPECT_TRUE(is_whole_hdf5(read_file(folder / "dispatch.nc")));
  }
  if (fs::exists(folder / "statements.xlsx")) {
    EXPECT_TRUE(is_whole_zip(read_file(folder / "statements.xlsx")));
  }
  if (fs::exists(folder / "plan.json")) {
    EXPECT_TRUE(fs::exists(folder / "dispatch.nc") && fs::exists(folder / "report.html"));
    EXPECT_TRUE(fs::exists(folder / "finance.json") && fs::exists(folder / "statements.xlsx"));
  }
}

milliseconds time_of_a_run(const std::vector<std::string>& arguments) {
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(run_sunward(arguments).exit_code, 0);
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began);
}

TEST(Kill, LeavesNoHalfWrittenFileAtAnyMoment) {
  const ScratchFolder scratch;
  write_file(scratch.path() / "park.toml", small_park().append("\n[finance]\n"));
  const fs::path out = scratch.path() / "out";
  const std::vector<std::string> arguments = {"plan", (scratch.path() / "park.toml").string(),
                                              "--out", out.string()};
  const milliseconds whole_run = time_of_a_run(arguments);
  std::mt19937 random(1);
  std::uniform_int_distribution<int> moment(0, static_cast<int>(whole_run.count()) + 1);
  for (int i = 0; i < 40; ++i) {
    if (i % 2 == 0) fs::remove_all(out);
    interrupt_sunward(arguments, SIGKILL, milliseconds(moment(random)));
    expect_whole_files(out);
  }
}

TEST(Interrupt, EndsWithCodeFourAndWritesNothing) {
  const ScratchFolder scratch;
  const fs::path out = scratch.path() / "out";
  const Outcome outcome = interrupt_sunward(
      {"plan", pinglu_case(), "--years", "40", "--out", out.string()}, SIGINT, milliseconds(1500));
  if (outcome.exit_code == 0) GTEST_SKIP() << "forty years took less than 1.5 s here";
  EXPECT_EQ(outcome.exit_code, 4) << outcome.err;
  EXPECT_TRUE(file_names(out).empty());
}

}  // namespace
}  // namespace sunward::test
