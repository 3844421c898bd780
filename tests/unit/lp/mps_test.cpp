#include "sunward/lp/mps.hpp"

#include <unistd.h>

#include <zlib.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/base/error.hpp"

namespace sunward::lp {
namespace {

using problems::Sketch;

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

std::size_t place(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n");
}

TEST(Mps, WritesAWholeProgram) {
  Sketch s("two hours", {2});
  const Index load = s.series({3, 5});
  const Index g = s.column("g", 2.0, 0.0, 10.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}});
  EXPECT_EQ(to_mps(s.problem),
            "NAME two_hours\n"
            "ROWS\n N cost\n E balance[0]\n E balance[1]\n"
            "COLUMNS\n g[0] cost 2\n g[0] balance[0] 1\n g[1] cost 2\n g[1] balance[1] 1\n"
            "RHS\n RHS balance[0] 3\n RHS balance[1] 5\n"
            "BOUNDS\n UP BND g[0] 10\n UP BND g[1] 10\n"
            "ENDATA\n");
}

TEST(Mps, WritesTheObjectiveOffsetWithItsSignTurned) {
  Sketch s("offset", {1});
  s.column("g", 2.0);
  s.problem.objective_offset = 12.5;
  EXPECT_TRUE(has_line(to_mps(s.problem), " RHS cost -12.5"));
}

TEST(Mps, WritesEveryKindOfRow) {
  Sketch s("rows", {1});
  const Index x = s.column("x", 1.0);
  s.at_most("most", 4.0, {{x, 1.0}});
  s.at_least("least", -2.0, {{x, 1.0}});
  s.row("between", -1.0, 3.0, {{x, 1.0}});
  s.row("open", -infinity, infinity, {{x, 1.0}});
  const std::string text = to_mps(s.problem);
  for (const char* line :
       {" L most[0]", " G least[0]", " L between[0]", " N open[0]", " RHS most[0] 4",
        " RHS least[0] -2", " RHS between[0] 3", " RNG between[0] 4"}) {
    EXPECT_TRUE(has_line(text, line)) << line << "\n" << text;
  }
  EXPECT_EQ(text.find("RHS open"), std::string::npos);
}

TEST(Mps, WritesEveryKindOfBound) {
  Sketch s("bounds", {1});
  s.column("free", 1.0, -infinity, infinity);
  s.column("fixed", 1.0, -3.0, -3.0);
  s.column("below", 1.0, -infinity, -1.0);
  s.column("negative", 1.0, -5.0, -1.0);
  s.column("low", 1.0, 2.0);
  s.column("zero", 1.0, -5.0, 0.0);
  s.column("plain", 1.0);
  const std::string text = to_mps(s.problem);
  for (const char* line :
       {" FR BND free[0]", " FX BND fixed[0] -3", " MI BND below[0]", " UP BND below[0] -1",
        " LO BND negative[0] -5", " UP BND negative[0] -1", " LO BND low[0] 2",
        " LO BND zero[0] -5", " UP BND zero[0] 0"}) {
    EXPECT_TRUE(has_line(text, line)) << line << "\n" << text;
  }
  EXPECT_LT(place(text, " MI BND below[0]"), place(text, " UP BND below[0] -1"));
  EXPECT_EQ(text.find("BND plain"), std::string::npos);
}

TEST(Mps, DeclaresAColumnThatTouchesNothing) {
  Sketch s("empty", {1});
  s.column("idle", 0.0);
  EXPECT_TRUE(has_line(to_mps(s.problem), " idle[0] cost 0"));
}

TEST(Mps, WritesNumbersThatReadBackExactly) {
  const double third = 1.0 / 3.0;
  Sketch s("digits", {1});
  s.column("x", third * 1e-7);
  std::istringstream text(to_mps(s.problem));
  std::string word;
  while (text >> word && word != "x[0]") {
  }
  text >> word >> word;
  EXPECT_EQ(std::stod(word), third * 1e-7);
}

TEST(Mps, KeepsTheObjectiveNameForTheObjective) {
  Sketch s("clash", {1});
  s.column("x", 1.0);
  s.shared_row("cost", 0.0, 1.0);
  const std::string text = to_mps(s.problem);
  EXPECT_TRUE(has_line(text, " N cost"));
  EXPECT_TRUE(has_line(text, " L cost_2"));
}

class MpsFile : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) / ("mps-" + std::to_string(getpid()));
};

TEST_F(MpsFile, HoldsTheTextAndNothingElseIsLeftBehind) {
  Sketch s("file", {5});
  s.column("x", 1.0);
  const std::string path = (folder_ / "a.mps").string();
  write_mps(s.problem, path);
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), to_mps(s.problem));
  std::size_t n_files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_)) ++n_files;
  EXPECT_EQ(n_files, 1U);
}

TEST_F(MpsFile, IsCompressedWhenItsNameEndsInGz) {
  Sketch s("file", {5000});
  s.column("x", 1.0);
  const std::string path = (folder_ / "a.mps.gz").string();
  write_mps(s.problem, path);
  const std::string expected = to_mps(s.problem);
  EXPECT_LT(std::filesystem::file_size(path), expected.size() / 3);
  const gzFile file = gzopen(path.c_str(), "rb");
  ASSERT_NE(file, nullptr);
  std::string text(expected.size() + 1, '\0');
  const int length = gzread(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  text.resize(static_cast<std::size_t>(length));
  EXPECT_EQ(text, expected);
}

TEST_F(MpsFile, NamesTheFileThatCannotBeWritten) {
  Sketch s("file", {1});
  const std::string path = (folder_ / "missing" / "a.mps").string();
  try {
    write_mps(s.problem, path);
    FAIL() << "written";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 1U);
    EXPECT_EQ(error.faults()[0].file, path);
  }
}

}  // namespace
}  // namespace sunward::lp
