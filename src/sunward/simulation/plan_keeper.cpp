#include "sunward/simulation/plan_keeper.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::simulation {

namespace {

constexpr double hours_ahead = 168.0;  ///< a week: longer than the lulls between two full stores
constexpr double trace_mw = 1e-3;
constexpr double running_frac = 0.01;  ///< of rated power: below it a battery rests
constexpr double hours_per_day = 24.0;

}  // namespace

Calendar calendar_of(const model::Park& park) {
  Calendar calendar;
  std::size_t steps = 0;
  int months = 0;
  for (const model::Scenario& scenario : park.scenarios) {
    const series::TimeAxis& axis = scenario.weather->axis;
    for (Index t = 0; t < axis.n_steps; ++t) calendar.month.push_back(months + axis.month(t));
    months += 12;
    steps += static_cast<std::size_t>(axis.n_steps);
    calendar.year_ends.push_back(steps);
    calendar.step_h = axis.step_h();
  }
  calendar.steps_per_day = static_cast<std::size_t>(std::lround(hours_per_day / calendar.step_h));
  return calendar;
}

PlanKeeper::PlanKeeper(const Bus& bus, Series price, const Calendar& calendar)
    : price_(price), step_h_(calendar.step_h), steps_per_day_(calendar.steps_per_day) {
  if (price.empty()) return;
  add_spare(bus, calendar);
  for (const Battery& battery : bus.batteries) kept_.push_back(kept(battery, calendar));
}

void PlanKeeper::add_spare(const Bus& bus, const Calendar& calendar) {
  const std::size_t steps = price_.size();
  spare_mw_.assign(steps, 0.0);
  import_mw_.assign(steps, 0.0);
  import_price_.assign(steps, 1e9);
  double most_import_mw = 0.0;
  for (const Connection& connection : bus.connections) most_import_mw += connection.most_import_mw;
  std::vector<double> peak_mw(12 * calendar.year_ends.size(), 0.0);
  for (std::size_t n = 0; n < steps; ++n) {
    for (const Generator& generator : bus.generators)
      spare_mw_[n] += at(generator.available_mw, n) - at(generator.planned_mw, n);
    for (const Connection& connection : bus.connections) {
      spare_mw_[n] += at(connection.planned_export_mw, n);
      import_mw_[n] += at(connection.planned_import_mw, n);
      import_price_[n] = std::min(import_price_[n], connection.import_price_cny_per_mwh[n]);
    }
    double& peak = peak_mw[static_cast<std::size_t>(calendar.month[n])];
    peak = std::max(peak, import_mw_[n]);
  }
  for (std::size_t n = 0; n < steps; ++n)
    below_peak_mw_.push_back(
        std::min(peak_mw[static_cast<std::size_t>(calendar.month[n])], most_import_mw) -
        import_mw_[n]);
}

PlanKeeper::Kept PlanKeeper::kept(const Battery& battery, const Calendar& calendar) const {
  Kept kept;
  if (!battery.unit) return kept;
  kept.in_frac = battery.spec->charge_efficiency_frac;
  kept.out_frac = battery.spec->discharge_efficiency_frac;
  const double lowest_mwh = battery.spec->soc_min_frac * battery.energy_mwh;
  std::vector<double> content;
  std::vector<Options3> options(price_.size());
  for (std::size_t n = 0; n < price_.size(); ++n) {
    const double in = at(battery.planned_charge_mw, n), out = at(battery.planned_discharge_mw, n);
    const double net_in = std::max(0.0, in - out), net_out = std::max(0.0, out - in);
    content.push_back(battery.planned_content_mwh[n] - lowest_mwh);
    const double free_in = (battery.power_mw - net_in) * step_h_ * kept.in_frac;
    const double spare = std::min(free_in, spare_mw_[n] * step_h_ * kept.in_frac);
    const double bought = std::min(free_in - spare, below_peak_mw_[n] * step_h_ * kept.in_frac);
    const double grid_price = std::max(price_[n], import_price_[n]);
    options[n].more = {Option{net_out * step_h_ / kept.out_frac, price_[n] * kept.out_frac},
                       Option{spare, price_[n] / kept.in_frac},
                       Option{bought, grid_price / kept.in_frac}};
    const double more_out = std::min(battery.power_mw - net_out, import_mw_[n]);
    options[n].less = {Option{net_in * step_h_ * kept.in_frac, price_[n] / kept.in_frac},
                       Option{std::max(0.0, more_out) * step_h_ / kept.out_frac,
                              std::min(price_[n], import_price_[n]) * kept.out_frac}};
  }
  // The new battery's own window: what a plan relies on may be less.
  const Stored stored = battery.unit->stored();
  kept.follower = std::make_unique<Follower>(
      std::move(content), stored.above_empty_mwh + stored.room_mwh, std::move(options),
      calendar.year_ends, static_cast<std::size_t>(std::lround(hours_ahead / step_h_)));
  return kept;
}

Asked PlanKeeper::asked(const Bus& bus, std::size_t b, std::size_t n, double& below_peak_mw) const {
  const Battery& battery = bus.batteries[b];
  Asked asked;
  asked.planned_mw = at(battery.planned_discharge_mw, n) - at(battery.planned_charge_mw, n);
  if (kept_.empty()) return asked;
  // A running battery feeds its own use from what it is asked for, a resting one from the bus.
  if (std::abs(asked.planned_mw) > running_frac * battery.power_mw)
    asked.planned_mw -= at(battery.planned_auxiliary_mw, n);
  const Kept& kept = kept_[b];
  const Correction c = kept.follower->correction(n, battery.unit->stored().above_empty_mwh);
  const double bought_mw =
      std::min(c.more[2] / kept.in_frac / step_h_, std::max(0.0, below_peak_mw));
  below_peak_mw -= bought_mw;
  asked.content_mw = (c.less[1] - c.more[0]) * kept.out_frac / step_h_ -
                     (c.more[1] - c.less[0]) / kept.in_frac / step_h_ - bought_mw;
  return asked;
}

/// Imports above what was planned for the month cost its demand charge: batteries that still hold
/// something give it.
void PlanKeeper::hold_peak(const Bus& bus, std::size_t n, double more_mw,
                           std::vector<Asked>& requests) const {
  double over_mw = more_mw - spare_mw_[n] - below_peak_mw_[n];
  for (std::size_t b = 0; b < bus.batteries.size(); ++b) {
    if (!bus.batteries[b].unit) continue;
    const Ability ability = bus.batteries[b].unit->ability();
    const double can_mw = std::min(ability.discharge_mw, ability.content_mwh / step_h_);
    over_mw += requests[b].planned_mw - std::min(can_mw, requests[b].sum_mw());
  }
  for (std::size_t b = 0; b < bus.batteries.size() && over_mw > trace_mw; ++b) {
    if (!bus.batteries[b].unit) continue;
    const Ability ability = bus.batteries[b].unit->ability();
    const double most_mw = std::min(ability.discharge_mw, ability.content_mwh / step_h_);
    const double given_mw = std::clamp(most_mw - requests[b].sum_mw(), 0.0, over_mw);
    requests[b].peak_mw += given_mw;
    over_mw -= given_mw;
  }
}

void PlanKeeper::requests(const Bus& bus, std::size_t n, double more_mw,
                          std::vector<Asked>& requests) const {
  requests.assign(bus.batteries.size(), {});
  double below_peak_mw = kept_.empty() ? 0.0 : below_peak_mw_[n];
  for (std::size_t b = 0; b < bus.batteries.size(); ++b)
    if (bus.batteries[b].unit) requests[b] = asked(bus, b, n, below_peak_mw);
  if (!kept_.empty()) hold_peak(bus, n, more_mw, requests);
}

}  // namespace sunward::simulation
