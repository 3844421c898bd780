// Samples of correlated inputs, and statistics of samples.
#include <gtest/gtest.h>

#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/study/risk/sampling.hpp"
#include "sunward/study/risk/statistics.hpp"

namespace sunward::study::risk {
namespace {

using model::Distribution;
using model::StudyTerms;

StudyTerms two_inputs(double rank) {
  StudyTerms terms;
  model::StudyInput a, b;
  a.name = std::string("a");
  a.distribution = Distribution::lognormal;
  a.mean = 2.0;
  a.sd = 1.0;
  b.name = std::string("b");
  b.distribution = Distribution::uniform;
  b.min = 5.0;
  b.max = 9.0;
  terms.inputs = {a, b};
  terms.correlations = {{"a", "b", rank}};
  return terms;
}

std::vector<std::vector<double>> columns(const StudyTerms& terms, std::uint64_t n) {
  const Sampler sampler(terms, {});
  std::vector<std::vector<double>> out(terms.inputs.size());
  for (std::uint64_t i = 0; i < n; ++i) {
    const std::vector<double> sample = sampler.draw(i);
    for (std::size_t k = 0; k < sample.size(); ++k) out[k].push_back(sample[k]);
  }
  return out;
}

TEST(Sampler, GivesTheRanksTheCorrelationAskedFor) {
  constexpr std::uint64_t n = 20000;
  for (const double rank : {-0.7, 0.0, 0.5}) {
    const StudyTerms terms = two_inputs(rank);
    const auto drawn = columns(terms, n);
    // Standard error of Spearman's coefficient: at most 1 / sqrt(n - 1); four of them.
    EXPECT_NEAR(rank_correlation(drawn[0], drawn[1]), rank, 4.0 / std::sqrt(n - 1.0));
  }
}

TEST(Sampler, KeepsTheMomentsOfEachInput) {
  constexpr std::uint64_t n = 20000;
  const StudyTerms terms = two_inputs(0.5);
  const auto drawn = columns(terms, n);
  EXPECT_NEAR(mean(drawn[0]), 2.0, 4.0 * 1.0 / std::sqrt(double(n)));
  EXPECT_NEAR(standard_deviation(drawn[0]), 1.0, 0.06);  // heavy tail: kurtosis 9
  EXPECT_NEAR(mean(drawn[1]), 7.0, 4.0 * 4.0 / std::sqrt(12.0 * n));
  EXPECT_NEAR(standard_deviation(drawn[1]), 4.0 / std::sqrt(12.0), 0.02);
}

TEST(Sampler, MakesAnySampleByItself) {
  const StudyTerms terms = two_inputs(0.5);
  const Sampler one(terms, {}), other(terms, {});
  (void)one.draw(3);
  EXPECT_EQ(one.draw(17), other.draw(17));
  EXPECT_NE(one.draw(17), other.draw(18));
}

TEST(Sampler, RefusesCorrelationsThatContradictEachOther) {
  StudyTerms terms = two_inputs(0.9);
  model::StudyInput c = terms.inputs[1];
  c.name = std::string("c");
  terms.inputs.push_back(c);
  terms.correlations.push_back({"a", "c", 0.9});
  terms.correlations.push_back({"b", "c", -0.9});
  EXPECT_THROW(Sampler(terms, {}), InputError);
}

TEST(Sampler, TakesInputsThatGoTogetherExactly) {
  StudyTerms terms = two_inputs(1.0);
  const auto drawn = columns(terms, 500);
  EXPECT_NEAR(rank_correlation(drawn[0], drawn[1]), 1.0, 1e-12);
}

// Expected: numpy.percentile and numpy.std(ddof=1).
TEST(Statistics, PercentilesAndDeviationAreThoseOfNumPy) {
  const std::vector<double> values = {3, 1, 4, 1, 5, 9, 2.5};
  EXPECT_DOUBLE_EQ(percentile(values, 0.1), 1.0);
  EXPECT_DOUBLE_EQ(percentile(values, 0.5), 3.0);
  EXPECT_DOUBLE_EQ(percentile(values, 0.9), 6.6);
  EXPECT_NEAR(standard_deviation(values), 2.779602575223745, 1e-14);
}

// Expected: scipy.stats.spearmanr.
TEST(Statistics, RankCorrelationSharesTiesAsSciPyDoes) {
  EXPECT_NEAR(rank_correlation({1, 2, 2, 4, 5, 7}, {3, 1, 4, 4, 9, 2}), 0.1911764705882353, 1e-15);
}

TEST(Statistics, LeaveOutWhatHasNoValue) {
  const double none = std::nan("");
  EXPECT_DOUBLE_EQ(mean({1.0, none, 3.0}), 2.0);
  EXPECT_DOUBLE_EQ(percentile({none, 4.0}, 0.5), 4.0);
  EXPECT_TRUE(std::isnan(rank_correlation({1, none}, {2, 3})));
}

}  // namespace
}  // namespace sunward::study::risk
