#include "sunward/simulation/follower.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/index.hpp"

namespace sunward::simulation {

namespace {
/// A store this close to its plan is left alone: below what a controller measures.
constexpr double close_frac = 2e-3;

std::vector<double> negative(std::vector<double> values) {
  for (double& value : values) value = -value;
  return values;
}

}  // namespace

Follower::Follower(std::vector<double> content, double capacity, std::vector<Options3> options,
                   std::vector<std::size_t> year_ends, std::size_t steps_ahead)
    : content_(content),
      negative_content_(negative(std::move(content))),
      capacity_(capacity),
      options_(std::move(options)),
      year_ends_(std::move(year_ends)),
      steps_ahead_(steps_ahead) {
  std::vector<double> best_more, best_less;
  for (const Options3& step : options_) {
    double least = infinity, most = -infinity;
    for (const Option& option : step.more)
      if (option.amount > 0.0) least = std::min(least, option.cny_per_unit);
    for (const Option& option : step.less)
      if (option.amount > 0.0) most = std::max(most, option.cny_per_unit);
    best_more.push_back(least);
    best_less.push_back(-most);
  }
  best_more_ = Valleys(std::move(best_more));
  best_less_ = Valleys(std::move(best_less));
}

std::size_t Follower::year_of(std::size_t n) const {
  std::size_t year = 0;
  while (n >= year_ends_[year]) ++year;
  return year;
}

/// A weather year begins where it ends.
double Follower::planned_before(std::size_t n) const {
  const std::size_t year = year_of(n);
  const std::size_t first = year == 0 ? 0 : year_ends_[year - 1];
  return n == first ? content_[year_ends_[year] - 1] : content_[n - 1];
}

/// The step in which the store would run empty (lacking > 0) or over (< 0) if nothing were done.
std::size_t Follower::horizon(std::size_t n, double lacking) const {
  const std::size_t end = std::min(year_ends_[year_of(n)], n + steps_ahead_);
  const std::size_t reached = lacking > 0.0
                                  ? content_.first_below(n, end, lacking)
                                  : negative_content_.first_below(n, end, -lacking - capacity_);
  return std::min(reached + 1, end);
}

/// Of what is wanted, the part that better options after step n do not give until `end`.
template <std::size_t N>
std::array<double, N> Follower::share(std::size_t n, std::size_t end, double wanted,
                                      std::array<Option, N> Options3::*side, double sign) const {
  std::array<double, N> later{};  // what later steps give on better terms
  const std::array<Option, N>& now = options_[n].*side;
  const Valleys& best = sign > 0.0 ? best_more_ : best_less_;
  for (std::size_t i = 0; i < N; ++i)
    if (now[i].amount <= 0.0) later[i] = wanted;  // nothing to decide
  // Terms of the worst option not yet outdone by later ones: only better steps change anything.
  const auto worst_open = [&] {
    double worst = -infinity;
    for (std::size_t i = 0; i < N; ++i)
      if (later[i] < wanted) worst = std::max(worst, sign * now[i].cny_per_unit);
    return worst;
  };
  double worst = worst_open();
  for (std::size_t j = best.first_below(n + 1, end, worst); j < end && worst > -infinity;
       j = best.first_below(j + 1, end, worst)) {
    for (const Option& option : options_[j].*side)
      for (std::size_t i = 0; i < N; ++i)
        if (sign * option.cny_per_unit < sign * now[i].cny_per_unit) later[i] += option.amount;
    worst = worst_open();
  }
  if (worst == -infinity) return {};
  std::array<double, N> taken{};
  double left = wanted;
  std::array<std::size_t, N> order{};
  for (std::size_t i = 0; i < N; ++i) {
    std::size_t k = i;
    for (; k > 0 && sign * now[i].cny_per_unit < sign * now[order[k - 1]].cny_per_unit; --k)
      order[k] = order[k - 1];
    order[k] = i;
  }
  for (const std::size_t i : order) {
    taken[i] = std::clamp(std::min(left, wanted - later[i]), 0.0, now[i].amount);
    left -= taken[i];
  }
  return taken;
}

Correction Follower::correction(std::size_t n, double content) const {
  Correction correction;
  const double lacking = planned_before(n) - content;
  if (std::abs(lacking) <= close_frac * capacity_) return correction;
  const std::size_t end = horizon(n, lacking);
  if (lacking > 0.0)
    correction.more = share<3>(n, end, lacking, &Options3::more, 1.0);
  else
    correction.less = share<2>(n, end, -lacking, &Options3::less, -1.0);
  return correction;
}

}  // namespace sunward::simulation
