#include "sunward/study/highs.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

#include "problems/known_problems.hpp"
#include "sunward/base/error.hpp"
#include "sunward/lp/certificate.hpp"

namespace sunward::study {
namespace {

using lp::SolveStatus;

std::string library() {
  const char* path = std::getenv("SUNWARD_HIGHS_LIBRARY");
  return path == nullptr ? "" : path;
}

class Highs : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (!highs_is_available(library())) GTEST_SKIP() << "HiGHS is not installed";
    options_.library_path = library();
    options_.method = GetParam();
    if (options_.method == "hipo" && !accepts_method()) GTEST_SKIP() << "HiPO is not installed";
  }
  bool accepts_method() const {
    try {
      return !solve_with_highs(problems::plain_problems()[0].problem, options_).version.empty();
    } catch (const InputError&) {
      return false;
    }
  }
  HighsOptions options_;
};

TEST_P(Highs, AgreesWithEveryKnownProblem) {
  for (const auto& known : problems::known_problems()) {
    SCOPED_TRACE(known.problem.name);
    const HighsOutcome outcome = solve_with_highs(known.problem, options_);
    EXPECT_STREQ(lp::to_string(outcome.status), lp::to_string(known.status)) << outcome.status_text;
    if (known.status != SolveStatus::optimal) continue;
    EXPECT_NEAR(outcome.objective, known.objective,
                1e-6 * std::max(1.0, std::abs(known.objective)));
  }
}

// The certificate's signs and formulas against an independent solver's duals.
TEST_P(Highs, ReturnsPointsThatPassTheCertificate) {
  for (const auto& known : problems::known_problems()) {
    if (known.status != SolveStatus::optimal) continue;
    SCOPED_TRACE(known.problem.name);
    const HighsOutcome outcome = solve_with_highs(known.problem, options_);
    const lp::Certificate c = lp::certify(known.problem, outcome.point, 1e-6);
    EXPECT_TRUE(c.holds) << c.primal_residual << ' ' << c.dual_residual << ' ' << c.relative_gap;
    EXPECT_NEAR(c.primal_objective, outcome.objective,
                1e-9 * std::max(1.0, std::abs(outcome.objective)));
  }
}

INSTANTIATE_TEST_SUITE_P(Methods, Highs, ::testing::Values("simplex", "ipx", "hipo", "choose"),
                         [](const auto& method) { return std::string(method.param); });

TEST(HighsLibrary, IsNamedInTheErrorWhenItIsMissing) {
  HighsOptions options;
  options.library_path = "/nowhere/libhighs.so";
  EXPECT_FALSE(highs_is_available(options.library_path));
  try {
    (void)solve_with_highs(problems::plain_problems()[0].problem, options);
    FAIL() << "loaded";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults()[0].file, "/nowhere/libhighs.so");
    EXPECT_NE(error.faults()[0].remedy.english().find("highsbox"), std::string::npos);
  }
}

TEST(HighsLibrary, RefusesAMethodItDoesNotKnow) {
  if (!highs_is_available(library())) GTEST_SKIP() << "HiGHS is not installed";
  HighsOptions options;
  options.library_path = library();
  options.method = "magic";
  EXPECT_THROW((void)solve_with_highs(problems::plain_problems()[0].problem, options), InputError);
}

}  // namespace
}  // namespace sunward::study
