#include "sunward/study/physics_correction.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/component/compressor/compressor.hpp"
#include "sunward/component/storage/law_curves.hpp"
#include "sunward/study/fleet_correction.hpp"
#include "sunward/study/margin_correction.hpp"
#include "sunward/study/series_mean.hpp"

namespace sunward::study {

namespace {

constexpr double hours_per_year = 8760.0;
constexpr double kwh_per_mwh = 1000.0;
constexpr double kw_per_mw = 1000.0;
constexpr double least_size = 1e-3;

double figure(const result::SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

double planned_size(const result::Plan& plan, const std::string& asset,
                    const std::string& quantity) {
  for (const result::Asset& planned : plan.assets)
    if (planned.name == asset)
      for (const result::Capacity& capacity : planned.capacities)
        if (capacity.quantity == quantity) return capacity.value;
  return 0.0;
}

/// Mean of the years of a figure of one asset.
class Means {
 public:
  Means(const result::Simulation& simulation, std::size_t asset)
      : simulation_(&simulation), asset_(asset) {}
  double operator()(const std::string& name) const {
    double sum = 0.0;
    for (const result::SimulatedYear& year : simulation_->years)
      sum += figure(year.assets[asset_], name);
    return sum / static_cast<double>(simulation_->years.size());
  }
  [[nodiscard]] double loss_mwh(result::Loss loss) const {
    double sum = 0.0;
    for (const result::SimulatedYear& year : simulation_->years)
      sum += year.assets[asset_].losses[loss];
    return sum / static_cast<double>(simulation_->years.size());
  }
  [[nodiscard]] std::vector<std::pair<double, double>> windows() const {
    std::vector<std::pair<double, double>> list;
    for (const result::SimulatedYear& year : simulation_->years) {
      const double least = figure(year.assets[asset_], "usable_min_frac");
      const double mean = figure(year.assets[asset_], "usable_mean_frac");
      list.emplace_back(least, std::max(least, 2.0 * mean - least));
    }
    return list;
  }

 private:
  const result::Simulation* simulation_;
  std::size_t asset_;
};

/// Sizes for the law's curves: as planned, else as given, else a four-hour battery in the range.
std::pair<double, double> curve_sizes(const component::Storage& spec, const std::string& name,
                                      const result::Plan* plan) {
  constexpr double usual_mw = 10.0, usual_h = 4.0;
  if (plan != nullptr) {
    const double power_mw = planned_size(*plan, name, "capacity_mw");
    const double energy_mwh = planned_size(*plan, name, "capacity_mwh");
    if (power_mw > least_size && energy_mwh > least_size) return {power_mw, energy_mwh};
  }
  const double power_mw = spec.power_mw.fixed() ? spec.power_mw.max : usual_mw;
  const double energy_mwh = spec.energy_mwh.fixed() ? spec.energy_mwh.max : usual_h * power_mw;
  return {power_mw, energy_mwh};
}

/// Stacks of a mean year: half way to their end.
component::Wear mean_wear(const component::Storage& spec) {
  return {0.5 * spec.cost_power.lifetime_y};
}

double own_drain_frac(const component::Storage& spec) {
  return spec.technology == component::StorageTechnology::vanadium_flow
             ? spec.flow_battery.standby_frac
             : spec.lithium_battery.standby_frac;
}

/// 1 but for the hours after the nights of maintenance.
std::vector<double> availability(const FoundAsset& found, const component::Storage& spec,
                                 double step_h) {
  if (found.nights.empty()) return {};
  const auto away =
      static_cast<std::size_t>(std::lround(spec.flow_battery.rebalance_downtime_h / step_h));
  std::vector<double> available(found.drain_mw.size(), 1.0);
  for (const std::size_t night : found.nights)
    for (std::size_t n = night + 1; n < std::min(available.size(), night + 1 + away); ++n)
      available[n] = 0.0;
  return available;
}

void correct_storage(const std::string& name, const FoundAsset* found, const result::Plan* plan,
                     component::Storage& spec, CorrectedPark& corrected) {
  if (spec.technology == component::StorageTechnology::generic) return;
  const auto [power_mw, energy_mwh] = curve_sizes(spec, name, plan);
  if (power_mw <= 0.0 || energy_mwh <= 0.0) return;
  const component::LawCurves law =
      component::law_curves(spec, power_mw, energy_mwh, mean_wear(spec));
  if (law.charge.stretches.empty() || law.discharge.stretches.empty()) return;
  corrected.used.push_back({name, law.charge, law.discharge});
  FoundAsset use;
  use.asset = name;
  use.auxiliary_frac = own_drain_frac(spec);
  if (found != nullptr) use = *found;
  // For whoever needs one number: the conversion at half power.
  spec.charge_efficiency_frac =
      std::min(1.0, component::content_frac(law.charge.stretches, 0.5) / 0.5);
  spec.discharge_efficiency_frac =
      std::min(1.0, 0.5 / component::content_frac(law.discharge.stretches, 0.5));
  spec.self_discharge_frac_per_h = 0.0;
  spec.auxiliary_frac = use.auxiliary_frac;
  spec.soc_max_frac = spec.soc_min_frac + use.usable_frac * (spec.soc_max_frac - spec.soc_min_frac);
  if (plan != nullptr)
    spec.cost_power.fixed_om_cny_per_unit_year += use.upkeep_cny_per_year / (power_mw * kw_per_mw);
  const double step_h = corrected.park.scenarios.front().weather->axis.step_h();
  corrected.curves[name] = {law.charge.stretches, law.discharge.stretches, use.loss_mwh,
                            use.drain_mw, availability(use, spec, step_h)};
  corrected.counted_on[name] = use;
}

void correct_electrolyser(const std::string& name, const FoundAsset* found,
                          const result::Plan* plan, component::Electrolyser& spec,
                          CorrectedPark& corrected) {
  if (spec.technology == component::ElectrolyserTechnology::generic || found == nullptr) return;
  component::electrolyser::PartLoadCurve curve = component::electrolyser::curve_of(spec);
  for (double& kwh_per_kg : curve.kwh_per_kg) kwh_per_kg *= found->scale_energy;
  spec.curve_load_frac = curve.load_frac;
  spec.curve_kwh_per_kg = curve.kwh_per_kg;
  if (const double power_mw = plan == nullptr ? 0.0 : planned_size(*plan, name, "capacity_mw");
      power_mw > least_size)
    spec.cost.fixed_om_cny_per_unit_year += found->upkeep_cny_per_year / (power_mw * kw_per_mw);
  corrected.curves[name].drain_mw = found->drain_mw;
  corrected.curves[name].reach_frac = found->reach_frac;
  corrected.counted_on[name] = *found;
}

void correct_compressor(const std::string& name, const FoundAsset* found,
                        component::Compressor& spec, CorrectedPark& corrected) {
  if (!component::compressor::follows_law(spec) || found == nullptr) return;
  spec.energy_kwh_per_kg *= found->scale_energy;
  corrected.counted_on[name] = *found;
}

void correct_grid(const std::string& name, const FoundAsset* found, const result::Plan* plan,
                  component::Grid& spec, CorrectedPark& corrected) {
  const double size_mw = plan == nullptr ? 0.0 : planned_size(*plan, name, "connection_mw");
  if (found == nullptr || size_mw <= least_size) return;
  spec.cost.fixed_om_cny_per_unit_year += found->upkeep_cny_per_year / (size_mw * kw_per_mw);
  corrected.counted_on[name] = *found;
}

/// A battery this small beside the largest asset is a crumb of the solver: per MW its losses are
/// noise, and no plan should count on them.
bool is_crumb(const result::Plan& plan, double power_mw) {
  constexpr double crumb_frac = 1e-3;
  double largest_mw = 0.0;
  for (const result::Asset& asset : plan.assets)
    for (const result::Capacity& capacity : asset.capacities)
      if (capacity.quantity == "capacity_mw") largest_mw = std::max(largest_mw, capacity.value);
  return power_mw < crumb_frac * largest_mw;
}

FoundAsset found_storage(const result::SimulatedAsset& asset, const Means& mean,
                         const result::StorageTrace& trace, const component::Storage& given,
                         const component::Storage& used, const FoundAsset& before, double power_mw,
                         double step_h) {
  FoundAsset found = before;
  found.type = "storage";
  using result::Loss;
  double constant_mwh = 0.0;
  for (const Loss loss : {Loss::standby, Loss::heating, Loss::cooling, Loss::rebalancing})
    constant_mwh += mean.loss_mwh(loss);
  const double in = mean("charge_mwh") - constant_mwh - mean("stored_mwh");
  if (in > 1.0) found.round_trip_frac = std::min(1.0, mean("discharge_mwh") / in);
  found.auxiliary_frac = constant_mwh / (power_mw * hours_per_year);
  found.loss_mwh =
      damped(before.loss_mwh,
             asset.law == "lithium" ? trace.loss_mwh : smoothed(trace.loss_mwh, step_h), power_mw);
  found.drain_mw = damped(before.drain_mw, trace.drain_mw, power_mw);
  if (!nights_fit(before.nights, trace.nights, step_h)) found.nights = trace.nights;
  double window = 1.0;
  if (asset.law == "lithium")  // its share is of the window counted on, not of the one given
    window = (used.soc_max_frac - used.soc_min_frac) / (given.soc_max_frac - given.soc_min_frac);
  found.usable_frac = std::min(1.0, window * reliable_frac(mean.windows()));
  found.upkeep_cny_per_year = mean("replacement_cny");
  return found;
}

/// Energy per kg of the replay over the plan's; 1 where one of them makes nothing.
double energy_ratio(const Means& mean, const std::string& mass) {
  const double kg = mean(mass), planned_kg = mean("planned_" + mass);
  const double mwh = mean("input_mwh"), planned_mwh = mean("planned_input_mwh");
  if (kg <= 1.0 || planned_kg <= 1.0 || mwh <= 0.0 || planned_mwh <= 0.0) return 1.0;
  return (mwh / kg) / (planned_mwh / planned_kg);
}

/// Of a fleet's energy, kept beside its mean: what new stacks leave is curtailed, what worn stacks
/// lack is bought, so that the mean of the years costs more than the mean year. Half of what is
/// curtailed beyond the plan, so that fleet and grid share the difference.
double reserve_frac(const result::Simulation& simulation, const Means& mean) {
  constexpr double reserved_frac = 0.5, most_frac = 0.004;
  const double planned_mwh = mean("planned_input_mwh");
  if (planned_mwh <= 0.0) return 0.0;
  return std::clamp(reserved_frac * simulation.mean_gap.curtailed_mwh / planned_mwh, 0.0,
                    most_frac);
}

/// @param used_kwh_per_kg  by the planned park; a tank's pressure may be booked beside it.
FoundAsset found_energy(const Means& mean, const FoundAsset& before, const std::string& type,
                        const std::string& mass, double used_kwh_per_kg) {
  FoundAsset found = before;
  found.type = type;
  const double kg = mean(mass);
  if (kg > 1.0) found.kwh_per_kg = kwh_per_mwh * mean("input_mwh") / kg;
  if (kg > 1.0 && used_kwh_per_kg > 0.0)
    found.scale_energy = before.scale_energy * found.kwh_per_kg / used_kwh_per_kg;
  return found;
}

/// The largest difference that power left or lacking makes; > 0 where the replay lacks it.
double margin_gap(const PhysicsRound& round) {
  double gap = 0.0;
  for (const AssetGap& asset : round.assets) {
    for (const char* quantity : {"energy_mwh", "import_mwh", "export_mwh", "hydrogen_kg"}) {
      if (asset.quantity != quantity || asset.frac <= std::abs(gap)) continue;
      const bool bought = asset.quantity == "import_mwh";
      gap = (asset.simulated > asset.planned) == bought ? asset.frac : -asset.frac;
    }
  }
  return gap;
}

void compare(const std::string& asset, const Means& mean, const std::string& quantity, double whole,
             PhysicsRound& round) {
  const double planned = mean("planned_" + quantity), simulated = mean(quantity);
  if (planned <= whole) return;
  round.assets.push_back(
      {asset, quantity, planned, simulated, std::abs(simulated - planned) / planned});
}

}  // namespace

double reliable_frac(const std::vector<std::pair<double, double>>& least_and_most) {
  constexpr double lacking_frac = 0.0005;  // a tenth of what plan and physics may differ by
  constexpr int samples = 5;
  if (least_and_most.empty()) return 1.0;
  std::vector<double> windows;
  for (const auto& [least, most] : least_and_most)
    for (int i = 0; i < samples; ++i)
      windows.push_back(least + (most - least) * (i + 0.5) / samples);
  double low = 0.0, high = 1.0;
  for (int turn = 0; turn < 40; ++turn) {
    const double middle = 0.5 * (low + high);
    double lacking = 0.0;
    for (const double window : windows) lacking += std::max(0.0, middle - window);
    (lacking <= lacking_frac * middle * static_cast<double>(windows.size()) ? low : high) = middle;
  }
  return low;
}

bool nights_fit(const std::vector<std::size_t>& planned, const std::vector<std::size_t>& found,
                double step_h) {
  constexpr double near_h = 48.0;
  const auto near_steps = static_cast<std::size_t>(std::lround(near_h / step_h));
  if (planned.empty()) return found.empty();
  std::size_t fitting = 0;
  for (const std::size_t night : found)
    for (const std::size_t other : planned)
      if (std::max(night, other) - std::min(night, other) <= near_steps) {
        ++fitting;
        break;
      }
  return 2 * fitting >= found.size();
}

double CorrectedPark::upkeep_cny_per_year(const result::Plan& plan) const {
  double sum = 0.0;
  for (const auto& [name, use] : counted_on)
    if (planned_size(plan, name, use.type == "grid" ? "connection_mw" : "capacity_mw") > least_size)
      sum += use.upkeep_cny_per_year;
  return sum;
}

std::map<std::string, simulation::StorageModel> CorrectedPark::models() const {
  std::map<std::string, simulation::StorageModel> models;
  for (const auto& [name, curve] : curves)
    if (!curve.charge.empty()) models[name] = {curve.charge, curve.discharge};
  return models;
}

CorrectedPark corrected_park(const model::Park& given,
                             const std::map<std::string, FoundAsset>& found,
                             const result::Plan* plan) {
  CorrectedPark corrected;
  corrected.park = given;
  corrected.holds_replay = !found.empty();
  for (model::Component& component : corrected.park.components) {
    const auto known = found.find(component.name);
    const FoundAsset* use = known == found.end() ? nullptr : &known->second;
    if (auto* storage = std::get_if<component::Storage>(&component.spec))
      correct_storage(component.name, use, plan, *storage, corrected);
    else if (auto* maker = std::get_if<component::Electrolyser>(&component.spec))
      correct_electrolyser(component.name, use, plan, *maker, corrected);
    else if (auto* mover = std::get_if<component::Compressor>(&component.spec))
      correct_compressor(component.name, use, *mover, corrected);
    else if (auto* grid = std::get_if<component::Grid>(&component.spec))
      correct_grid(component.name, use, plan, *grid, corrected);
    else if (use != nullptr)
      correct_margins(*use, corrected.curves[component.name]),
          corrected.counted_on[component.name] = *use;
  }
  return corrected;
}

PhysicsRound round_of(const model::Park& given, const CorrectedPark& corrected,
                      const result::Plan& plan, const result::Simulation& simulation) {
  constexpr double least_mwh = 1.0, least_kg = 100.0;  // less is a trace of the solver
  PhysicsRound round;
  round.curves = corrected.used;
  round.planned_cost_cny_per_year = plan.objective_cny_per_year;
  round.cost_gap_cny_per_year = simulation.mean_gap.cost_cny;
  round.cost_gap_frac = std::abs(round.cost_gap_cny_per_year / plan.objective_cny_per_year);
  const std::vector<result::SimulatedAsset>& assets = simulation.years.front().assets;
  const double step_h = given.scenarios.front().weather->axis.step_h();
  for (std::size_t a = 0; a < assets.size(); ++a) {
    const result::SimulatedAsset& asset = assets[a];
    const Means mean(simulation, a);
    for (const char* quantity :
         {"energy_mwh", "import_mwh", "export_mwh", "charge_mwh", "discharge_mwh", "input_mwh"})
      compare(asset.name, mean, quantity, least_mwh, round);
    for (const char* quantity : {"hydrogen_kg", "flow_kg"})
      compare(asset.name, mean, quantity, least_kg, round);
    if (asset.law == "as_planned" || asset.law == "not_built") continue;
    const auto known = corrected.counted_on.find(asset.name);
    FoundAsset before = known == corrected.counted_on.end() ? FoundAsset{} : known->second;
    before.asset = asset.name;
    if (const auto* spec = std::get_if<component::Storage>(&given.components[a].spec)) {
      const auto& used = std::get<component::Storage>(corrected.park.components[a].spec);
      if (is_crumb(plan, planned_size(plan, asset.name, "capacity_mw"))) {
        before.type = "storage";
        before.upkeep_cny_per_year = 0.0;  // of a larger battery, planned before
        round.found.push_back(before);
        continue;
      }
      for (const result::StorageTrace& trace : simulation.traces)
        if (trace.asset == asset.name)
          round.found.push_back(found_storage(asset, mean, trace, *spec, used, before,
                                              planned_size(plan, asset.name, "capacity_mw"),
                                              step_h));
    } else if (const auto* maker =
                   std::get_if<component::Electrolyser>(&given.components[a].spec)) {
      for (const result::FleetTrace& trace : simulation.fleets)
        if (trace.asset == asset.name) {
          before.upkeep_cny_per_year = mean("replacement_cny");
          round.found.push_back(found_fleet(
              trace, *maker, planned_size(plan, asset.name, "capacity_mw"),
              (1.0 + reserve_frac(simulation, mean)) * energy_ratio(mean, "hydrogen_kg"), before,
              step_h));
        }
    } else if (std::holds_alternative<component::Compressor>(given.components[a].spec)) {
      round.found.push_back(found_energy(
          mean, before, "compressor", "flow_kg",
          std::get<component::Compressor>(corrected.park.components[a].spec).energy_kwh_per_kg));
    }
  }
  find_margins(given, corrected, plan, simulation, margin_gap(round), round.found);
  for (const AssetGap& gap : round.assets)
    round.energy_gap_frac = std::max(round.energy_gap_frac, gap.frac);
  return round;
}

}  // namespace sunward::study
