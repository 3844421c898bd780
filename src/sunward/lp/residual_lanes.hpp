// The running measurements of one block of steps, one lane per step, and the loops that feed them.
// Lanes are reduced once per block, so the loops over steps carry no reduction and can use vectors.
#pragma once

#include <array>
#include <cstddef>
#include <thread>
#include <vector>

#include "sunward/lp/residual.hpp"
#include "sunward/lp/step_block.hpp"

namespace sunward::lp::detail {

struct Lanes {
  std::array<double, block_length> worst{};
  std::array<double, block_length> magnitude{};
  std::array<double, block_length> sum{};
  std::array<double, block_length> absolute{};
  std::array<double, block_length> weighted{};

  /// The tally of the first `length` lanes.
  [[nodiscard]] Tally reduce(std::size_t length) const;
};

/// A row or column over some steps: what it sits between and, for a ray, the magnitude that a
/// violation is taken relative to (nullptr: 1).
struct Sides {
  const Problem& problem;
  const Coefficient& lower;
  const Coefficient& upper;
  std::size_t first = 0;
  std::size_t length = 0;
  const double* norm = nullptr;
};

/// Violations of the sides by `value[t]`.
void measure_values(const Sides& sides, Kind kind, const double* value, Lanes& lanes);

/// Wrong signs of the multipliers `dual[t]` of the sides, and their part of the dual objective.
void measure_multipliers(const Sides& sides, Kind kind, const double* dual, Lanes& lanes);

/// magnitude = max(magnitude, |in|).
void measure_magnitude(const double* in, std::size_t length, Lanes& lanes);

/// Adds weight[t] * in[t] to the objective.
void measure_objective(Kind kind, const double* weight, const double* in, std::size_t length,
                       Lanes& lanes);

/// Adds one term to what a ray is weighed by.
inline void weigh_term(double weight, double term, std::size_t t, Lanes& lanes) {
  const double magnitude = term < 0.0 ? -term : term;
  lanes.absolute[t] += magnitude;
  lanes.weighted[t] += magnitude * (weight < 0.0 ? -weight : weight);
}

/// 0 when all values are finite, NaN otherwise.
[[nodiscard]] double finiteness(const double* in, std::size_t length);

/// Lets `passes[k]` run over its share of the steps, one thread per pass.
template <typename Pass>
void run_passes(const std::vector<StepBlock>& blocks, std::vector<Pass>& passes) {
  const auto run_share = [&](std::size_t k) {
    const std::size_t end = blocks.size() * (k + 1) / passes.size();
    for (std::size_t b = blocks.size() * k / passes.size(); b < end; ++b) passes[k].run(blocks[b]);
  };
  std::vector<std::thread> threads;
  for (std::size_t k = 1; k < passes.size(); ++k) threads.emplace_back(run_share, k);
  run_share(0);
  for (std::thread& thread : threads) thread.join();
}

/// Passes worth starting for so many blocks: a thread costs about as much as 16 blocks.
[[nodiscard]] std::size_t passes_for(std::size_t n_blocks, int threads);

}  // namespace sunward::lp::detail
