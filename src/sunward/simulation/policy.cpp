#include "sunward/simulation/policy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sunward/simulation/extremes.hpp"

namespace sunward::simulation {

namespace {

/// Price of a shortage at a bus without grid: dearer than any tariff, the common value of lost
/// industrial load (docs/theory/formulation.md).
constexpr double no_grid_cny_per_mwh = 30000.0;

constexpr std::size_t days_remembered = 7;

/// A month's charge is paid once, an import above the held one comes in several hours and only in
/// some of the courses in sight: each such hour counts this part of the charge. By trial on the
/// first year of Pinglu, CNY million dearer than planned for 2, 10, 50, 100, 200 hours: 8.7, 8.7,
/// 7.7, 7.8, 8.8.
constexpr double hours_above = 50.0;

/// The least that counts as far above the held import.
constexpr double least_far_mw = 1.0;

/// The least content that is worth a look ahead [MWh].
constexpr double least_capacity_mwh = 1e-6;

double far_above_mw(const std::vector<double>& residual_mw, double held_mw) {
  return std::max(least_far_mw, 0.5 * (-extremes(residual_mw).lowest - held_mw));
}

StorageLimits limits_of(const Ability& ability, double step_h) {
  return {step_h, ability.charge_mw, ability.discharge_mw, ability.round_trip_frac,
          ability.content_mwh + ability.room_mwh * ability.round_trip_frac};
}

}  // namespace

std::vector<double> LookaheadPolicy::requests(const std::vector<Ability>& abilities,
                                              const Outlook& outlook) const {
  std::vector<std::size_t> order(abilities.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return abilities[a].round_trip_frac > abilities[b].round_trip_frac;
  });
  std::vector<double> requests(abilities.size(), 0.0);
  const Sight sight{outlook.import_price_cny_per_mwh,
                    outlook.export_price_cny_per_mwh,
                    outlook.export_mw,
                    outlook.held_import_mw,
                    outlook.demand_cny_per_mw / hours_above / outlook.step_h,
                    outlook.worth_cny_per_mwh};
  residual_mw_ = outlook.residual_mw;
  for (const std::size_t u : order) {
    const double content_mwh = abilities[u].content_mwh;
    const StorageLimits limits = limits_of(abilities[u], outlook.step_h);
    if (limits.capacity_mwh <= least_capacity_mwh) continue;
    courses_.clear();
    for (const std::vector<double>& course : residual_mw_)
      courses_.push_back({course, far_above_mw(course, sight.held_mw)});
    lookahead_.look(sight, limits, courses_);
    requests[u] = lookahead_.best_power_mw(content_mwh);
    if (u == order.back()) break;
    for (std::size_t k = 0; k < residual_mw_.size(); ++k)
      lookahead_.add_dispatch(k, content_mwh, requests[u], residual_mw_[k]);
  }
  return requests;
}

const char* forecast_name(Forecast forecast) {
  if (forecast == Forecast::yesterday) return "yesterday";
  return forecast == Forecast::perfect ? "perfect" : "week";
}

Forecast forecast_of(const std::string& name) {
  if (name == "yesterday") return Forecast::yesterday;
  return name == "perfect" ? Forecast::perfect : Forecast::week;
}

Lookout::Lookout(const Bus& bus, std::size_t first, std::size_t n_steps, double step_h,
                 Forecast forecast, double hours_ahead)
    : residual_mw_(n_steps),
      price_(n_steps, no_grid_cny_per_mwh),
      steps_per_day_(static_cast<std::size_t>(std::lround(24.0 / step_h))),
      steps_ahead_(static_cast<std::size_t>(std::max(1L, std::lround(hours_ahead / step_h)))),
      forecast_(forecast) {
  for (std::size_t t = 0; t < n_steps; ++t) {
    const std::size_t n = first + t;
    double residual_mw = -bus.demand_mw[n] - bus.used_mw[n];
    for (const Generator& generator : bus.generators) residual_mw += at(generator.available_mw, n);
    residual_mw_[t] = residual_mw;
    for (const Connection& connection : bus.connections)
      price_[t] = std::min(price_[t], connection.import_price_cny_per_mwh[n]);
  }
  double square = 0.0, product = 0.0;
  for (std::size_t t = 0; t < n_steps; ++t) {
    const std::size_t next = (t + 1) % n_steps;
    const double departure = residual_mw_[t] - back(t, 1);
    square += departure * departure;
    product += departure * (residual_mw_[next] - back(next, 1));
  }
  if (square > 0.0) persistence_ = std::clamp(product / square, 0.0, 1.0);
  lay_out();
}

void Lookout::value(Series price, const std::vector<int>& month) {
  if (price.empty()) return;
  constexpr std::size_t months = 12;
  std::vector<double> sum(months * steps_per_day_, 0.0), count(months * steps_per_day_, 0.0);
  const auto place = [&](int m, std::size_t n) {
    return static_cast<std::size_t>(m) % months * steps_per_day_ + n % steps_per_day_;
  };
  for (std::size_t n = 0; n < price.size(); ++n) {
    sum[place(month[n], n)] += price[n];
    count[place(month[n], n)] += 1.0;
  }
  worth_.resize(residual_mw_.size());
  for (std::size_t t = 0; t < worth_.size(); ++t) {
    const std::size_t k = place(month[t], t);
    worth_[t] = count[k] > 0.0 ? sum[k] / count[k] : 0.0;
  }
}

double Lookout::back(std::size_t then, std::size_t days) const {
  const std::size_t n_steps = residual_mw_.size(), steps = days * steps_per_day_;
  return residual_mw_[(then + n_steps * (steps / n_steps + 1) - steps) % n_steps];
}

void Lookout::lay_out() {
  const std::size_t n_steps = residual_mw_.size();
  const std::size_t days = days_remembered + (steps_ahead_ + steps_per_day_ - 1) / steps_per_day_;
  before_ = days * steps_per_day_;
  around_mw_.resize(before_ + n_steps + steps_ahead_);
  for (std::size_t i = 0; i < around_mw_.size(); ++i)
    around_mw_[i] =
        residual_mw_[(i + (days * steps_per_day_ / n_steps + 1) * n_steps - before_) % n_steps];
  prices_.resize(n_steps + steps_ahead_);
  for (std::size_t i = 0; i < prices_.size(); ++i) prices_[i] = price_[i % n_steps];
}

void Lookout::look(std::size_t t, Outlook& outlook) const {
  const std::size_t n_steps = residual_mw_.size();
  outlook.residual_mw.resize(forecast_ == Forecast::week ? days_remembered : 1);
  for (std::size_t k = 0; k < outlook.residual_mw.size(); ++k) {
    std::vector<double>& course = outlook.residual_mw[k];
    course.resize(steps_ahead_ + 1);
    course[0] = residual_mw_[t];  // the present hour is measured
    const double* now = around_mw_.data() + before_ + t;
    double departure_mw =
        forecast_ == Forecast::week ? now[0] - *(now - (k + 1) * steps_per_day_) : 0.0;
    for (std::size_t j = 1; j <= steps_ahead_;) {
      // Whole days back, so that the hour of the day is kept.
      const std::size_t days = (j + steps_per_day_ - 1) / steps_per_day_ + k;
      const double* seen = forecast_ == Forecast::perfect ? now : now - days * steps_per_day_;
      const std::size_t end = std::min(steps_ahead_ + 1, (days - k) * steps_per_day_ + 1);
      for (; j < end; ++j) {
        departure_mw *= persistence_;
        course[j] = seen[j] + departure_mw;
      }
    }
  }
  outlook.import_price_cny_per_mwh.assign(
      prices_.begin() + static_cast<std::ptrdiff_t>(t),
      prices_.begin() + static_cast<std::ptrdiff_t>(t + steps_ahead_ + 1));
  outlook.worth_cny_per_mwh = worth_.empty() ? 0.0 : worth_[(t + steps_ahead_) % n_steps];
}

}  // namespace sunward::simulation
