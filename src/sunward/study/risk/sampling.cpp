#include "sunward/study/risk/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunward/base/error.hpp"
#include "sunward/series/random.hpp"
#include "sunward/study/risk/distribution.hpp"

namespace sunward::study::risk {

namespace {

/// Apart from the streams of synthetic weather, which a seed of the case may share.
constexpr std::uint64_t stream = 0x73747564;

std::size_t index_of(const model::StudyTerms& terms, const std::string& name) {
  const auto found =
      std::find_if(terms.inputs.begin(), terms.inputs.end(),
                   [&](const model::StudyInput& input) { return input.name == name; });
  return static_cast<std::size_t>(found - terms.inputs.begin());
}

/// The correlation matrix of the normals; full, row by row.
std::vector<double> correlations_of(const model::StudyTerms& terms) {
  const std::size_t n = terms.inputs.size();
  std::vector<double> matrix(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1.0;
  for (const model::StudyCorrelation& c : terms.correlations) {
    const std::size_t a = index_of(terms, c.first), b = index_of(terms, c.second);
    matrix[a * n + b] = matrix[b * n + a] = 2.0 * std::sin(std::numbers::pi * c.rank / 6.0);
  }
  return matrix;
}

/// Cholesky in place. A pivot of nothing (ranks of exactly 1) is allowed, one below is not.
bool factor(std::vector<double>& a, std::size_t n) {
  constexpr double rounding = 1e-12;
  for (std::size_t j = 0; j < n; ++j) {
    double pivot = a[j * n + j];
    for (std::size_t k = 0; k < j; ++k) pivot -= a[j * n + k] * a[j * n + k];
    if (pivot < -rounding) return false;
    const double root = std::sqrt(std::max(pivot, 0.0));
    a[j * n + j] = root;
    for (std::size_t i = j + 1; i < n; ++i) {
      double sum = a[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i * n + k] * a[j * n + k];
      if (root <= rounding && std::abs(sum) > std::sqrt(rounding)) return false;
      a[i * n + j] = root <= rounding ? 0.0 : sum / root;
    }
  }
  return true;
}

}  // namespace

Sampler::Sampler(const model::StudyTerms& terms, std::vector<double> weather_weights)
    : terms_(&terms),
      weather_weights_(std::move(weather_weights)),
      factor_(correlations_of(terms)) {
  if (factor(factor_, terms.inputs.size())) return;
  Fault fault;
  fault.key = "study.correlations";
  fault.tell(told("study.impossible_correlations"));
  throw InputError({fault});
}

std::vector<double> Sampler::draw(std::uint64_t number) const {
  const std::size_t n = terms_->inputs.size();
  series::Random random(static_cast<std::uint64_t>(terms_->seed), stream, number);
  std::vector<double> normals(n), values(n);
  for (double& normal : normals) normal = random.normal();
  for (std::size_t i = 0; i < n; ++i) {
    double mixed = 0.0;
    for (std::size_t k = 0; k <= i; ++k) mixed += factor_[i * n + k] * normals[k];
    // Beyond this the probability rounds to 0 or 1.
    constexpr double farthest = 8.0;
    const double u = normal_probability(std::clamp(mixed, -farthest, farthest));
    values[i] = quantile(terms_->inputs[i], u, weather_weights_);
  }
  return values;
}

}  // namespace sunward::study::risk
