#include "sunward/lp/residual_lanes.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::lp::detail {
namespace {

double larger(double a, double b) { return a > b ? a : b; }
double smaller(double a, double b) { return a < b ? a : b; }

bool is_finite(const Coefficient& c) { return std::isfinite(c.scale); }

/// One side of a row or column; `sign` is +1 for a lower side and -1 for an upper one.
void measure_side(const Sides& sides, const Coefficient& bound, double sign, Kind kind,
                  const double* value, Lanes& lanes) {
  if (!is_finite(bound)) return;
  if (kind == Kind::ray) {
    for (std::size_t t = 0; t < sides.length; ++t) {
      const double norm = sides.norm == nullptr ? 1.0 : sides.norm[t];
      lanes.worst[t] = larger(lanes.worst[t], -sign * value[t] / norm);
    }
    return;
  }
  std::array<double, block_length> side;
  evaluate(sides.problem, bound, sides.first, sides.length, side.data());
  for (std::size_t t = 0; t < sides.length; ++t) {
    lanes.worst[t] = larger(lanes.worst[t], sign * (side[t] - value[t]));
    lanes.magnitude[t] = larger(lanes.magnitude[t], smaller(std::abs(side[t]), std::abs(value[t])));
  }
}

/// The part of the multipliers that belongs to one side: positive for lower, negative for upper.
void measure_share(const Sides& sides, const Coefficient& bound, double sign, Kind kind,
                   const double* dual, Lanes& lanes) {
  if (!is_finite(bound)) {
    for (std::size_t t = 0; t < sides.length; ++t) {
      const double norm = sides.norm == nullptr ? 1.0 : sides.norm[t];
      lanes.worst[t] = larger(lanes.worst[t], sign * dual[t] / norm);
    }
    return;
  }
  std::array<double, block_length> side;
  evaluate(sides.problem, bound, sides.first, sides.length, side.data());
  for (std::size_t t = 0; t < sides.length; ++t) {
    lanes.sum[t] += sign * larger(sign * dual[t], 0.0) * side[t];
  }
  for (std::size_t t = 0; kind == Kind::ray && t < sides.length; ++t) {
    weigh_term(side[t], larger(sign * dual[t], 0.0) * side[t], t, lanes);
  }
}

}  // namespace

void Tally::merge(const Tally& other) {
  worst = larger(worst, other.worst);
  magnitude = larger(magnitude, other.magnitude);
  sum += other.sum;
  absolute += other.absolute;
  weighted += other.weighted;
}

Tally Lanes::reduce(std::size_t length) const {
  Tally tally;
  for (std::size_t t = 0; t < length; ++t) {
    tally.merge({worst[t], magnitude[t], sum[t], absolute[t], weighted[t]});
  }
  return tally;
}

void measure_values(const Sides& sides, Kind kind, const double* value, Lanes& lanes) {
  measure_side(sides, sides.lower, 1.0, kind, value, lanes);
  measure_side(sides, sides.upper, -1.0, kind, value, lanes);
}

void measure_multipliers(const Sides& sides, Kind kind, const double* dual, Lanes& lanes) {
  measure_share(sides, sides.lower, 1.0, kind, dual, lanes);
  measure_share(sides, sides.upper, -1.0, kind, dual, lanes);
}

void measure_magnitude(const double* in, std::size_t length, Lanes& lanes) {
  for (std::size_t t = 0; t < length; ++t) {
    lanes.magnitude[t] = larger(lanes.magnitude[t], std::abs(in[t]));
  }
}

void measure_objective(Kind kind, const double* weight, const double* in, std::size_t length,
                       Lanes& lanes) {
  for (std::size_t t = 0; t < length; ++t) lanes.sum[t] += weight[t] * in[t];
  for (std::size_t t = 0; kind == Kind::ray && t < length; ++t) {
    weigh_term(weight[t], weight[t] * in[t], t, lanes);
  }
}

double finiteness(const double* in, std::size_t length) {
  double sums[4] = {0.0, 0.0, 0.0, 0.0};
  for (std::size_t t = 0; t < length; ++t) sums[t % 4] += 0.0 * in[t];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

std::size_t passes_for(std::size_t n_blocks, int threads) {
  const std::size_t wanted = static_cast<std::size_t>(std::max(threads, 1));
  return std::max<std::size_t>(1, std::min(wanted, n_blocks / 16));
}

}  // namespace sunward::lp::detail
