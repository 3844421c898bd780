#include "sunward/simulation/policy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sunward::simulation {

namespace {

/// Price of a shortage at a bus without grid: dearer than any tariff, the common value of lost
/// industrial load (docs/theory/formulation.md).
constexpr double no_grid_cny_per_mwh = 30000.0;

/// Energy that shortages dearer than `above` need from this storage before it is refilled [MWh at
/// the bus]. Hours of surplus refill, and so do hours cheaper than `below`. `until`: the step in
/// which the need is largest.
struct Need {
  double energy_mwh = 0.0;
  std::size_t until = 0;
};
Need need_of(const Outlook& outlook, const Ability& ability, double above, double below) {
  Need need;
  double sum = 0.0;
  for (std::size_t j = 1; j < outlook.residual_mw.size(); ++j) {
    const double residual_mw = outlook.residual_mw[j];
    const double price = outlook.import_price_cny_per_mwh[j];
    if (residual_mw > 0.0)
      sum -= std::min(residual_mw, ability.charge_mw) * outlook.step_h * ability.round_trip_frac;
    else if (price > above)
      sum += std::min(-residual_mw, ability.discharge_mw) * outlook.step_h;
    else if (price < below)
      sum -= ability.charge_mw * outlook.step_h * ability.round_trip_frac;
    if (sum > need.energy_mwh) need = {sum, j};
  }
  return need;
}

double dearest_shortage(const Outlook& outlook) {
  double dearest = 0.0;
  for (std::size_t j = 1; j < outlook.residual_mw.size(); ++j)
    if (outlook.residual_mw[j] < 0.0)
      dearest = std::max(dearest, outlook.import_price_cny_per_mwh[j]);
  return dearest;
}

double charge_from_surplus(const Outlook& outlook, const Ability& ability) {
  const double worth = dearest_shortage(outlook) * ability.round_trip_frac;
  if (worth < outlook.export_price_cny_per_mwh) return 0.0;
  return -std::min({outlook.residual_mw[0], ability.charge_mw, ability.room_mwh / outlook.step_h});
}

/// Charging from the grid for shortages that pay for the way through the storage.
double charge_from_grid(const Outlook& outlook, const Ability& ability) {
  const double now = outlook.import_price_cny_per_mwh[0];
  const Need need = need_of(outlook, ability, now / ability.round_trip_frac, -1e9);
  for (std::size_t j = 1; j < need.until; ++j)
    if (outlook.import_price_cny_per_mwh[j] < now) return 0.0;  // a cheaper hour will come in time
  const double missing_mwh =
      std::min((need.energy_mwh - ability.content_mwh) / ability.round_trip_frac, ability.room_mwh);
  if (missing_mwh <= 0.0) return 0.0;
  const double free_mw = std::max(0.0, outlook.import_free_mw + outlook.residual_mw[0]);
  return -std::min({missing_mwh / outlook.step_h, ability.charge_mw, free_mw});
}

double request_of(const Outlook& outlook, const Ability& ability) {
  if (outlook.residual_mw[0] > 0.0) return charge_from_surplus(outlook, ability);
  const double now = outlook.import_price_cny_per_mwh[0];
  const Need kept = need_of(outlook, ability, now, now * ability.round_trip_frac);
  const double free_mwh = std::max(0.0, ability.content_mwh - kept.energy_mwh);
  const double discharge =
      std::min({-outlook.residual_mw[0], ability.discharge_mw, free_mwh / outlook.step_h});
  return discharge > 0.0 ? discharge : charge_from_grid(outlook, ability);
}

}  // namespace

std::vector<double> ForecastPolicy::requests(const std::vector<Ability>& abilities,
                                             const Outlook& outlook) const {
  std::vector<std::size_t> order(abilities.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return abilities[a].round_trip_frac > abilities[b].round_trip_frac;
  });
  std::vector<double> requests(abilities.size(), 0.0);
  Outlook left = outlook;
  for (const std::size_t u : order) {
    requests[u] = request_of(left, abilities[u]);
    left.residual_mw[0] += requests[u];
  }
  return requests;
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
}

void Lookout::look(std::size_t t, Outlook& outlook) const {
  const std::size_t n_steps = residual_mw_.size();
  outlook.residual_mw.resize(steps_ahead_ + 1);
  outlook.import_price_cny_per_mwh.resize(steps_ahead_ + 1);
  for (std::size_t j = 0; j <= steps_ahead_; ++j) {
    const std::size_t then = (t + j) % n_steps;
    // Whole days back, so that the hour of the day is kept; the present hour is measured.
    const std::size_t days = (j + steps_per_day_ - 1) / steps_per_day_;
    const std::size_t back = forecast_ == Forecast::yesterday ? days * steps_per_day_ : 0;
    outlook.residual_mw[j] = residual_mw_[(then + n_steps * (back / n_steps + 1) - back) % n_steps];
    outlook.import_price_cny_per_mwh[j] = price_[then];
  }
}

}  // namespace sunward::simulation
