// A run of consecutive steps of one scenario, and the few loops that evaluate coefficients over it.
// Work goes entry by entry with unit stride over the steps of a block, so that the compiler can use
// vectors and every array in use stays in cache.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sunward/lp/problem.hpp"

namespace sunward::lp::detail {

inline constexpr std::size_t block_length = 128;

struct StepBlock {
  std::size_t first = 0;
  std::size_t length = 0;          ///< 1 to block_length
  std::size_t scenario_first = 0;  ///< first step of the scenario the block lies in
  std::size_t scenario_end = 0;    ///< one past its last step

  [[nodiscard]] bool opens_scenario() const { return first == scenario_first; }
  [[nodiscard]] bool closes_scenario() const { return first + length == scenario_end; }
};

/// All steps of `problem` cut into blocks, in order.
[[nodiscard]] std::vector<StepBlock> step_blocks(const Problem& problem);

/// out[t] = c(first + t), t in [0, length).
void evaluate(const Problem& problem, const Coefficient& c, std::size_t first, std::size_t length,
              double* out);

/// out[t] += factor * c(first + t) * in[t].
void add_product(const Problem& problem, const Coefficient& c, double factor, std::size_t first,
                 std::size_t length, const double* in, double* out);

/// Sum over t of c(first + t) * in[t].
[[nodiscard]] double dot(const Problem& problem, const Coefficient& c, std::size_t first,
                         std::size_t length, const double* in);

/// out[t] = max(out[t], |c(first + t)|).
void raise_to_magnitude(const Problem& problem, const Coefficient& c, std::size_t first,
                        std::size_t length, double* out);

/// out[t] = values[slot(first + t)], 0 where the slot names nothing.
void gather(const Slot& slot, const std::vector<double>& values, std::size_t first,
            std::size_t length, double* out);

/// out[j * stride + t] = values[(first + t) * width + j]: step-major to one line per column.
void transpose(const std::vector<double>& values, std::size_t width, std::size_t first,
               std::size_t length, std::size_t stride, double* out);

}  // namespace sunward::lp::detail
