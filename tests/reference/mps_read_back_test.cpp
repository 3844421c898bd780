// The MPS files as an independent reader understands them: HiGHS reads each and solves it.
#include <unistd.h>

#include <dlfcn.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "problems/known_problems.hpp"
#include "sunward/lp/mps.hpp"

namespace sunward::lp {
namespace {

constexpr int highs_optimal = 7;
constexpr int highs_infeasible = 8;
constexpr int highs_unbounded = 10;

class MpsReadBack : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const char* path = std::getenv("SUNWARD_HIGHS_LIBRARY");
    library_ = dlopen(path == nullptr ? "libhighs.so.1" : path, RTLD_NOW | RTLD_LOCAL);
    if (library_ == nullptr) GTEST_SKIP() << "HiGHS is not installed";
  }

  template <typename Signature>
  Signature* function(const char* name) const {
    return reinterpret_cast<Signature*>(dlsym(library_, name));
  }

  /// Model status and objective of a file, by simplex without presolve.
  std::pair<int, double> solve(const std::string& path) const {
    void* highs = function<void*()>("Highs_create")();
    function<int(void*, const char*, int)>("Highs_setBoolOptionValue")(highs, "output_flag", 0);
    const auto set = function<int(void*, const char*, const char*)>("Highs_setStringOptionValue");
    set(highs, "presolve", "off");
    set(highs, "solver", "simplex");
    EXPECT_NE(function<int(void*, const char*)>("Highs_readModel")(highs, path.c_str()), -1)
        << path;
    function<int(void*)>("Highs_run")(highs);
    const int status = function<int(const void*)>("Highs_getModelStatus")(highs);
    const double objective = function<double(const void*)>("Highs_getObjectiveValue")(highs);
    function<void(void*)>("Highs_destroy")(highs);
    return {status, objective};
  }

  void* library_ = nullptr;
};

TEST_P(MpsReadBack, GivesEveryKnownProblemItsAnswer) {
  const std::string path =
      ::testing::TempDir() + "/read_back-" + std::to_string(getpid()) + GetParam();
  for (const auto& known : problems::known_problems()) {
    SCOPED_TRACE(known.problem.name);
    write_mps(known.problem, path);
    const auto [status, objective] = solve(path);
    switch (known.status) {
      case SolveStatus::optimal:
        EXPECT_EQ(status, highs_optimal);
        EXPECT_NEAR(objective, known.objective, 1e-6 * std::max(1.0, std::abs(known.objective)));
        break;
      case SolveStatus::primal_infeasible:
        EXPECT_EQ(status, highs_infeasible);
        break;
      default:
        EXPECT_EQ(status, highs_unbounded);
    }
  }
  std::filesystem::remove(path);
}

INSTANTIATE_TEST_SUITE_P(Files, MpsReadBack, ::testing::Values(".mps", ".mps.gz"),
                         [](const auto& file) {
                           return std::string(file.index == 0 ? "plain" : "compressed");
                         });

}  // namespace
}  // namespace sunward::lp
