#include "sunward/lp/step_block.hpp"

#include <cmath>

namespace sunward::lp::detail {

std::vector<StepBlock> step_blocks(const Problem& problem) {
  std::vector<StepBlock> blocks;
  std::size_t scenario_first = 0;
  for (const Scenario& s : problem.scenarios) {
    const std::size_t end = scenario_first + static_cast<std::size_t>(s.n_steps);
    for (std::size_t first = scenario_first; first < end; first += block_length) {
      blocks.push_back({first, std::min(block_length, end - first), scenario_first, end});
    }
    scenario_first = end;
  }
  return blocks;
}

void evaluate(const Problem& problem, const Coefficient& c, std::size_t first, std::size_t length,
              double* out) {
  if (c.series < 0) {
    std::fill_n(out, length, c.scale);
    return;
  }
  const double* series = problem.series[c.series].data() + first;
  for (std::size_t t = 0; t < length; ++t) out[t] = c.scale * series[t];
}

void add_product(const Problem& problem, const Coefficient& c, double factor, std::size_t first,
                 std::size_t length, const double* in, double* out) {
  const double scale = factor * c.scale;
  if (c.series < 0) {
    for (std::size_t t = 0; t < length; ++t) out[t] += scale * in[t];
    return;
  }
  const double* series = problem.series[c.series].data() + first;
  for (std::size_t t = 0; t < length; ++t) out[t] += scale * series[t] * in[t];
}

double dot(const Problem& problem, const Coefficient& c, std::size_t first, std::size_t length,
           const double* in) {
  double sums[4] = {0.0, 0.0, 0.0, 0.0};  // four chains hide the latency of the additions
  const double* series = c.series < 0 ? nullptr : problem.series[c.series].data() + first;
  for (std::size_t t = 0; t < length; ++t) {
    sums[t % 4] += series == nullptr ? in[t] : series[t] * in[t];
  }
  return c.scale * ((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

void raise_to_magnitude(const Problem& problem, const Coefficient& c, std::size_t first,
                        std::size_t length, double* out) {
  for (std::size_t t = 0; t < length; ++t) {
    const double magnitude = std::abs(problem.value(c, first + t));
    out[t] = magnitude > out[t] ? magnitude : out[t];
  }
}

void gather(const Slot& slot, const std::vector<double>& values, std::size_t first,
            std::size_t length, double* out) {
  if (slot.by_step.empty()) {
    std::fill_n(out, length, slot.fixed < 0 ? 0.0 : values[slot.fixed]);
    return;
  }
  for (std::size_t t = 0; t < length; ++t) {
    const Index target = slot.by_step[first + t];
    out[t] = target < 0 ? 0.0 : values[target];
  }
}

void transpose(const std::vector<double>& values, std::size_t width, std::size_t first,
               std::size_t length, std::size_t stride, double* out) {
  const double* in = values.data() + first * width;
  for (std::size_t t = 0; t < length; ++t) {
    for (std::size_t j = 0; j < width; ++j) out[j * stride + t] = in[t * width + j];
  }
}

}  // namespace sunward::lp::detail
