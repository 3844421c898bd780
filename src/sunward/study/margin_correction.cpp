#include "sunward/study/margin_correction.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sunward/component/compressor/compressor.hpp"
#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"
#include "sunward/simulation/hydrogen_units.hpp"
#include "sunward/simulation/planned.hpp"
#include "sunward/study/series_mean.hpp"

namespace sunward::study {

namespace {

constexpr double kwh_per_mwh = 1000.0;
constexpr double hours_per_year = 8760.0;

FoundAsset known(const CorrectedPark& corrected, const std::string& asset, const char* type) {
  const auto before = corrected.counted_on.find(asset);
  FoundAsset found = before == corrected.counted_on.end() ? FoundAsset{} : before->second;
  found.asset = asset;
  found.type = type;
  return found;
}

/// @param trace  of a generator that was built.
FoundAsset found_generator(const result::GenerationTrace& trace, simulation::Series planned_mw,
                           simulation::Series available_mw, double step_h, double new_frac,
                           FoundAsset found) {
  constexpr double least_kept_frac = 0.01;  // a bound of nothing at all is not one for the solver
  std::vector<double> more_mw(trace.mean_mw.size());
  for (std::size_t n = 0; n < more_mw.size(); ++n) more_mw[n] = planned_mw[n] - trace.mean_mw[n];
  more_mw = smoothed(more_mw, step_h);
  double held_mw = 0.0;
  if (found.kept_frac.empty()) found.kept_frac.assign(more_mw.size(), 1.0);
  for (std::size_t n = 0; n < more_mw.size(); ++n) {
    if (available_mw[n] <= 0.0) continue;
    double& kept = found.kept_frac[n];
    const double less =
        new_frac > 0.0 ? more_mw[n] / available_mw[n] : 1.0 - kept;  // of it, or given back
    kept = std::clamp(kept - new_frac * less, least_kept_frac, 1.0);
    held_mw += (1.0 - kept) * available_mw[n] / static_cast<double>(more_mw.size());
  }
  found.held_mwh = held_mw * hours_per_year;
  return found;
}

double mean_of(simulation::Series series) {
  return std::accumulate(series.begin(), series.end(), 0.0) /
         std::max(1.0, static_cast<double>(series.size()));
}

/// What the fleets before a tank make in the time in which they start cold, at full load.
double cold_start_kg(const model::Park& given, const component::HydrogenTank& tank,
                     const result::Simulation& simulation) {
  constexpr double minutes_per_hour = 60.0;
  const auto before_tank = [&](const std::string& bus) {
    if (bus == tank.bus) return true;
    for (const model::Component& component : given.components)
      if (const auto* mover = std::get_if<component::Compressor>(&component.spec))
        if (mover->inlet_bus == bus && mover->outlet_bus == tank.bus) return true;
    return false;
  };
  double kg = 0.0;
  for (const result::FleetTrace& trace : simulation.fleets)
    for (const model::Component& component : given.components) {
      const auto* maker = std::get_if<component::Electrolyser>(&component.spec);
      if (component.name != trace.asset || !before_tank(maker->hydrogen_bus)) continue;
      kg += maker->law.cold_start_minutes / minutes_per_hour *
            *std::max_element(trace.made_kg_per_h.begin(), trace.made_kg_per_h.end());
    }
  return kg;
}

/// |replay - plan| of what the compressors before a tank use, over the plan's.
double compressor_gap_frac(const model::Park& given, const component::HydrogenTank& tank,
                           const result::Simulation& simulation) {
  double used_mwh = 0.0, planned_mwh = 0.0;
  for (std::size_t c = 0; c < given.components.size(); ++c) {
    const auto* mover = std::get_if<component::Compressor>(&given.components[c].spec);
    if (mover == nullptr || mover->outlet_bus != tank.bus) continue;
    for (const result::SimulatedYear& year : simulation.years)
      for (const auto& [name, value] : year.assets[c].figures) {
        if (name == "input_mwh") used_mwh += value;
        if (name == "planned_input_mwh") planned_mwh += value;
      }
  }
  return planned_mwh > 0.0 ? std::abs(used_mwh - planned_mwh) / planned_mwh : 0.0;
}

/// Of all compressors before a tank; they stand at one electricity bus as a rule: that of the
/// first.
FoundAsset found_tank(const model::Park& given, const result::Plan& plan,
                      const component::HydrogenTank& tank, const result::Simulation& simulation,
                      FoundAsset found) {
  constexpr double most_reserve_frac = 0.1;
  // What lies in the tank while nothing flows costs nothing: measured on Pinglu, 17 of 32 MWh.
  constexpr double felt_frac = 0.5;
  constexpr double cold_starts = 2.0;  // one, and the worn or unlucky hour after it
  const double capacity_kg = simulation::planned_size(plan, found.asset, "capacity_kg");
  const double mean_kg = mean_of(simulation::planned_series(plan, found.asset, "mass_kg"));
  const double apart_kg = 0.05 * capacity_kg;
  const auto kwh_per_kg = [&](const component::Compressor& mover, double kg) {
    return simulation::compressor_kwh_per_kg(
        mover, simulation::TankUnit(tank, capacity_kg, kg).pressure_bar());
  };
  if (capacity_kg <= simulation::least_size) return found;
  // A straight line that led this far astray is taken for a quarter: a hint, no longer a price.
  constexpr double astray_frac = 0.25, hint_frac = 0.25;
  const bool astray =
      found.pressure_mw_per_kg > 0.0 && compressor_gap_frac(given, tank, simulation) > astray_frac;
  const double before_mw_per_kg = (astray ? hint_frac : 1.0) * found.pressure_mw_per_kg;
  found.pressure_mw_per_kg = 0.0;
  found.pressure_from_kg = mean_kg;
  for (const model::Component& component : given.components) {
    const auto* mover = std::get_if<component::Compressor>(&component.spec);
    if (mover == nullptr || mover->outlet_bus != tank.bus) continue;
    if (!component::compressor::follows_law(*mover)) continue;
    if (found.pressure_bus.empty()) found.pressure_bus = mover->bus;
    if (mover->bus != found.pressure_bus) continue;
    const double low_kg = std::max(0.0, mean_kg - apart_kg);
    const double high_kg = std::min(capacity_kg, mean_kg + apart_kg);
    const double slope = (kwh_per_kg(*mover, high_kg) - kwh_per_kg(*mover, low_kg)) /
                         std::max(1.0, high_kg - low_kg);
    const double flow_kg_per_h =
        mean_of(simulation::planned_series(plan, component.name, "flow_kg_per_h"));
    found.pressure_mw_per_kg += felt_frac * std::max(0.0, slope) * flow_kg_per_h / kwh_per_mwh;
  }
  // Once a hint, always a hint.
  constexpr double hinted_frac = 0.5;
  if (before_mw_per_kg > 0.0 && before_mw_per_kg < hinted_frac * found.pressure_mw_per_kg)
    found.pressure_mw_per_kg = before_mw_per_kg;
  if (found.pressure_mw_per_kg <= 0.0) return found;  // nothing keeps the plan from a full tank
  found.reserve_frac = std::min(most_reserve_frac,
                                cold_starts * cold_start_kg(given, tank, simulation) / capacity_kg);
  found.reserve_kg = found.reserve_frac * capacity_kg;
  return found;
}

/// The one grid with a demand charge; null when there is none, or several share the rise.
const model::Component* charged_grid(const model::Park& park) {
  const model::Component* found = nullptr;
  for (const model::Component& component : park.components) {
    const auto* grid = std::get_if<component::Grid>(&component.spec);
    if (grid == nullptr || grid->demand_charge_cny_per_kw_month <= 0.0) continue;
    if (found != nullptr) return nullptr;
    found = &component;
  }
  return found;
}

double demand_rise_cny(const result::Simulation& simulation) {
  for (const result::CostLine& line : simulation.mean_gap.costs)
    if (line.kind == "demand_charge") return std::max(0.0, line.cny_per_year);
  return 0.0;
}

}  // namespace

void find_margins(const model::Park& given, const CorrectedPark& corrected,
                  const result::Plan& plan, const result::Simulation& simulation, double apart_frac,
                  std::vector<FoundAsset>& found) {
  constexpr double all_held_apart_frac = 0.02;  // four times what both may differ by
  if (found.empty()) return;
  // The first plan knows of no wear, start or standing by: what it leaves is no margin.
  const bool knows_machines = corrected.holds_replay;
  const double step_h = given.scenarios.front().weather->axis.step_h();
  for (const result::GenerationTrace& trace : simulation.generation) {
    const auto planned_mw = simulation::planned_series(plan, trace.asset, "power_mw");
    const auto available_mw = simulation::planned_series(plan, trace.asset, "available_mw");
    if (!knows_machines || mean_of(planned_mw) <= 0.0 ||
        available_mw.size() != trace.mean_mw.size())
      continue;
    found.push_back(found_generator(trace, planned_mw, available_mw, step_h,
                                    std::clamp(apart_frac / all_held_apart_frac, -1.0, 1.0),
                                    known(corrected, trace.asset, "generator")));
  }
  if (const model::Component* grid = charged_grid(given); knows_machines && grid != nullptr) {
    found.push_back(known(corrected, grid->name, "grid"));
    found.back().upkeep_cny_per_year = demand_rise_cny(simulation);
  }
  for (const model::Component& component : given.components) {
    const auto* tank = std::get_if<component::HydrogenTank>(&component.spec);
    if (tank == nullptr || !component::hydrogen_tank::follows_law(*tank)) continue;
    found.push_back(
        found_tank(given, plan, *tank, simulation, known(corrected, component.name, "tank")));
  }
}

void correct_margins(const FoundAsset& found, formulation::StorageCurves& curves) {
  if (found.type == "generator") curves.available = found.kept_frac;
  curves.reserve_frac = found.reserve_frac;
  curves.pressure_bus = found.pressure_bus;
  curves.pressure_mw_per_kg = found.pressure_mw_per_kg;
  curves.pressure_from_kg = found.pressure_from_kg;
}

}  // namespace sunward::study
