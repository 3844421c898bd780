#include "sunward/formulation/coefficient_pool.hpp"

#include <algorithm>

#include "sunward/base/error.hpp"

namespace sunward::formulation {

CoefficientPool::CoefficientPool(const Horizon& horizon) : horizon_(horizon) {
  std::vector<double> expected_h;
  std::vector<double> yearly_h;
  expected_h.reserve(horizon.n_steps);
  yearly_h.reserve(horizon.n_steps);
  for (const Span& span : horizon.scenarios) {
    expected_h.insert(expected_h.end(), static_cast<std::size_t>(span.n_steps),
                      span.weight * span.hours_per_step);
    yearly_h.insert(yearly_h.end(), static_cast<std::size_t>(span.n_steps), span.hours_per_step);
  }
  expected_h_ = of(std::move(expected_h));
  yearly_h_ = of(std::move(yearly_h));
}

lp::Coefficient CoefficientPool::of(std::vector<double> values) {
  SUNWARD_CHECK(values.size() == horizon_.n_steps, "a series has one value per step");
  const double first = values.front();
  if (std::all_of(values.begin(), values.end(), [first](double v) { return v == first; }))
    return first;
  series_.push_back(std::move(values));
  return {1.0, static_cast<Index>(series_.size()) - 1};
}

lp::Coefficient CoefficientPool::sum(const lp::Coefficient& a, const lp::Coefficient& b) {
  if (a.series == b.series) {
    const double scale = a.scale + b.scale;
    return scale == 0.0 ? lp::Coefficient{0.0} : lp::Coefficient{scale, a.series};
  }
  if (a.scale == 0.0) return b;
  if (b.scale == 0.0) return a;
  std::vector<double> values(horizon_.n_steps);
  for (std::size_t n = 0; n < values.size(); ++n) values[n] = value(a, n) + value(b, n);
  return of(std::move(values));
}

lp::Coefficient CoefficientPool::product(const lp::Coefficient& a, const lp::Coefficient& b) {
  const double scale = a.scale * b.scale;
  if (scale == 0.0) return 0.0;
  if (a.series < 0) return {scale, b.series};
  if (b.series < 0) return {scale, a.series};
  const auto key = std::minmax(a.series, b.series);
  const auto [known, is_new] = products_.try_emplace({key.first, key.second});
  if (is_new) {
    const std::vector<double>& left = series_[static_cast<std::size_t>(a.series)];
    const std::vector<double>& right = series_[static_cast<std::size_t>(b.series)];
    std::vector<double> values(horizon_.n_steps);
    for (std::size_t n = 0; n < values.size(); ++n) values[n] = left[n] * right[n];
    known->second = of(std::move(values));
  }
  const lp::Coefficient& base = known->second;
  const double total_scale = scale * base.scale;
  return total_scale == 0.0 ? lp::Coefficient{0.0} : lp::Coefficient{total_scale, base.series};
}

double CoefficientPool::total(const lp::Coefficient& c, Index scenario) const {
  std::size_t begin = 0;
  std::size_t end = horizon_.n_steps;
  if (scenario >= 0) {
    const Span& span = horizon_.scenarios[static_cast<std::size_t>(scenario)];
    begin = span.first_step;
    end = begin + static_cast<std::size_t>(span.n_steps);
  }
  if (c.series < 0) return c.scale * static_cast<double>(end - begin);
  const std::vector<double>& values = series_[static_cast<std::size_t>(c.series)];
  double sum = 0.0;
  for (std::size_t n = begin; n < end; ++n) sum += values[n];
  return c.scale * sum;
}

}  // namespace sunward::formulation
