// Samples of correlated inputs. A sample depends on the seed and its own number alone: more samples
// leave the first ones as they were, and any of them can be made again by itself.
#pragma once

#include <cstdint>
#include <vector>

#include "sunward/model/study_terms.hpp"

namespace sunward::study::risk {

/// A Gaussian copula: normals with the correlation 2 sin(pi rank / 6) of every pair, turned into
/// probabilities, turned into values by each input's quantile. Ranks are then correlated as asked
/// for whatever the distributions are; of discrete inputs only about so.
/// Source: K. Pearson, On further methods of determining correlation, 1907 (ranks of a bivariate
/// normal); R. Nelsen, An Introduction to Copulas, 2nd ed., Springer 2006.
class Sampler {
 public:
  /// @param weather_weights  of the case's weather years.
  /// @throws InputError when the correlations contradict each other (no such distribution exists).
  Sampler(const model::StudyTerms& terms, std::vector<double> weather_weights);

  /// One value per input, in their order. Safe to call from several threads.
  [[nodiscard]] std::vector<double> draw(std::uint64_t number) const;

 private:
  const model::StudyTerms* terms_;
  std::vector<double> weather_weights_;
  std::vector<double> factor_;  ///< lower triangle of the Cholesky factor, row by row
};

}  // namespace sunward::study::risk
