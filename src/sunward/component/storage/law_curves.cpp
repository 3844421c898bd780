#include "sunward/component/storage/law_curves.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/component/lithium_battery/plant.hpp"

namespace sunward::component {

namespace {

constexpr double temp_c = 25.0;
constexpr double step_h = 0.5;
constexpr double lithium_step_h = 0.02;  ///< nothing has to settle, and the charge hardly moves
constexpr std::array<double, 5> shares{0.15, 0.325, 0.5, 0.675, 0.85};
constexpr double held_frac = 0.98;  ///< less than this of what was asked: a limit was met

/// Moved in half an hour: at the bus without own use, and of the content [MWh].
struct Moved {
  double bus_mwh = 0.0;
  double content_mwh = 0.0;
};
/// (power at the bus, > 0 discharging; charged share) -> what moves.
using Trial = std::function<Moved(double power_mw, double share)>;

Trial flow_battery_trial(const Storage& storage, double power_mw, double energy_mwh,
                         const Wear& wear) {
  const flow_battery::Plant plant(storage.flow_battery, power_mw, energy_mwh);
  return [=](double asked_mw, double share) {
    flow_battery::PlantState state = plant.fresh(share * energy_mwh, temp_c);
    state.stack_years = wear.stack_years;
    plant.step(state, asked_mw, step_h, temp_c);  // fills the cells
    state.heating_mw = state.cooling_mw = 0.0;
    const double before_mwh = plant.content_mwh(state);
    const flow_battery::PlantStep done = plant.step(state, asked_mw, step_h, temp_c);
    return Moved{done.delivered_mwh, before_mwh - plant.content_mwh(state)};
  };
}

/// New cells: what age adds to the resistance a replay finds.
Trial lithium_trial(const Storage& storage, double power_mw, double energy_mwh) {
  const lithium_battery::Plant plant(storage.lithium_battery, power_mw, energy_mwh);
  const double own_mw = storage.lithium_battery.standby_frac * power_mw;
  return [=](double asked_mw, double share) {
    lithium_battery::PlantState state = plant.fresh(share, temp_c);
    const double before = state.charge_frac;
    const lithium_battery::PlantStep done =
        plant.step(state, asked_mw - own_mw, lithium_step_h, temp_c);
    const double own_mwh =
        done.losses.standby_mwh + done.losses.heating_mwh + done.losses.cooling_mwh;
    // As if it went on for the usual step; self-discharge and fade are not part of converting.
    const double longer = step_h / lithium_step_h;
    const double faded_mwh = done.losses.self_discharge_mwh + done.losses.fade_mwh;
    return Moved{longer * (done.delivered_mwh + own_mwh),
                 longer * ((before - state.charge_frac) * energy_mwh - faded_mwh)};
  };
}

/// Mean over the charged shares at which the law does what is asked.
ConversionPoint point_of(const Trial& trial, double load_frac, double power_mw, double sign) {
  double sum = 0.0, count = 0.0;
  for (const double share : shares) {
    const Moved moved = trial(sign * load_frac * power_mw, share);
    const double bus_mw = sign * moved.bus_mwh / step_h;
    if (bus_mw < held_frac * load_frac * power_mw) continue;
    sum += sign * moved.content_mwh / step_h / bus_mw;
    count += 1.0;
  }
  return {load_frac, count > 0.0 ? sum / count * load_frac : 0.0};
}

ConversionCurve curve_of(const Trial& trial, double power_mw, bool charging) {
  constexpr int tenths = 10;
  std::vector<ConversionPoint> points;
  for (int i = 1; i <= tenths; ++i) {
    const ConversionPoint point =
        point_of(trial, static_cast<double>(i) / tenths, power_mw, charging ? -1.0 : 1.0);
    if (point.content_frac > 0.0) points.push_back(point);
  }
  return conversion_curve(points, charging);
}

}  // namespace

LawCurves law_curves(const Storage& storage, double power_mw, double energy_mwh, const Wear& wear) {
  if (storage.technology == StorageTechnology::generic) return {};
  const Trial trial = storage.technology == StorageTechnology::vanadium_flow
                          ? flow_battery_trial(storage, power_mw, energy_mwh, wear)
                          : lithium_trial(storage, power_mw, energy_mwh);
  const LawCurves curves{curve_of(trial, power_mw, true), curve_of(trial, power_mw, false)};
  // A program would run a storage that gives back more than it took for its own sake.
  const bool sound = !curves.charge.stretches.empty() && !curves.discharge.stretches.empty() &&
                     curves.charge.stretches.front().content_per_bus <
                         curves.discharge.stretches.front().content_per_bus;
  return sound ? curves : LawCurves{};
}

}  // namespace sunward::component
