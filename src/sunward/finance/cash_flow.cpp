#include "sunward/finance/cash_flow.hpp"

#include <cmath>
#include <numeric>

namespace sunward::finance {

namespace {

/// A root of the net present value between two rates at which it has different signs.
double root_between(double low, double high, const Years& flow) {
  const bool low_is_positive = net_present_value(low, flow) > 0.0;
  for (int halving = 0; halving < 200 && high - low > 1e-15 * (1.0 + std::abs(high)); ++halving) {
    const double middle = 0.5 * (low + high);
    if ((net_present_value(middle, flow) > 0.0) == low_is_positive)
      low = middle;
    else
      high = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace

double net_present_value(double rate_frac, const Years& flow) {
  double value = 0.0;
  for (auto year = flow.rbegin(); year != flow.rend(); ++year)
    value = (value + *year) / (1.0 + rate_frac);
  return value;
}

std::optional<double> internal_rate_of_return(const Years& flow) {
  std::optional<double> nearest;
  constexpr int n_steps = 700;  // of 1 % in 1 + rate
  const double first = std::log(0.01);
  const double step = (std::log(11.0) - first) / n_steps;
  for (int i = 0; i < n_steps; ++i) {
    const double low = std::exp(first + i * step) - 1.0;
    const double high = std::exp(first + (i + 1) * step) - 1.0;
    const double at_low = net_present_value(low, flow);
    const double at_high = net_present_value(high, flow);
    if ((at_low > 0.0) == (at_high > 0.0) || (at_low == 0.0 && at_high == 0.0)) continue;
    const double root = root_between(low, high, flow);
    if (!nearest || std::abs(root) < std::abs(*nearest)) nearest = root;
  }
  return nearest;
}

std::optional<double> payback_years(const Years& flow) {
  double cumulated = 0.0;
  bool was_below = false;
  for (std::size_t t = 0; t < flow.size(); ++t) {
    const double before = cumulated;
    cumulated += flow[t];
    if (cumulated < 0.0) was_below = true;
    if (was_below && before < 0.0 && cumulated >= 0.0)
      return static_cast<double>(t) - before / flow[t];
  }
  return std::nullopt;
}

Years discounted(double rate_frac, const Years& flow) {
  Years values(flow.size());
  double factor = 1.0;
  for (std::size_t t = 0; t < flow.size(); ++t) {
    factor /= 1.0 + rate_frac;
    values[t] = flow[t] * factor;
  }
  return values;
}

double sum(const Years& flow) { return std::accumulate(flow.begin(), flow.end(), 0.0); }

}  // namespace sunward::finance
