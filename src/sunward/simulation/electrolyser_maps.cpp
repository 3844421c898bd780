#include "sunward/simulation/electrolyser_maps.hpp"

#include <algorithm>
#include <limits>

#include "sunward/component/electrolyser/fleet.hpp"

namespace sunward::simulation {

namespace {

using component::electrolyser::Fleet;
using component::electrolyser::Unit;
using result::OperatingMap;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double air_c = 20.0;
constexpr double kwh_per_mwh = 1000.0;
constexpr double ma_per_a = 1000.0;
/// Cells of the maps: narrow enough to read a minimum load, wide enough to see.
constexpr int load_points = 50;
constexpr int age_steps = 10;
constexpr int current_points = 60;
/// Rows of the map over running units: more are not told apart on a page.
constexpr int most_rows = 12;
constexpr double rounding = 1e-9;

std::vector<double> loads() {
  std::vector<double> list;
  for (int i = 1; i <= load_points; ++i) list.push_back(static_cast<double>(i) / load_points);
  return list;
}

OperatingMap over_wear(const std::string& asset, const Fleet& fleet, double power_mw) {
  OperatingMap map{asset, "electrolyser_energy", loads(), {}, {}};
  for (int i = 0; i <= age_steps; ++i) {
    const double age = static_cast<double>(i) / age_steps;
    map.y.push_back(age);
    std::vector<double>& row = map.z.emplace_back();
    for (const double load : map.x) {
      const double kg_per_h =
          fleet.steady_kg_per_h(load * power_mw, age * fleet.unit().worn_growth_v(), air_c);
      row.push_back(kg_per_h > 0.0 ? load * power_mw * kwh_per_mwh / kg_per_h : nothing);
    }
  }
  return map;
}

/// kWh/kg of a new unit at a power it can run at.
double unit_energy(const Unit& unit, double power_mw) {
  if (power_mw < unit.min_power_mw() * (1.0 - rounding) ||
      power_mw > unit.rated_mw() * (1.0 + rounding))
    return nothing;
  const double kg_per_h = unit.at_power(power_mw, 0.0, air_c).hydrogen_kg_per_h;
  return kg_per_h > 0.0 ? power_mw * kwh_per_mwh / kg_per_h : nothing;
}

OperatingMap over_units(const std::string& asset, const Fleet& fleet, double power_mw) {
  OperatingMap map{asset, "electrolyser_units", loads(), {}, {}};
  const int rows = std::min(fleet.n_units(), most_rows);
  for (int k = 1; k <= rows; ++k) {
    const int n = k * fleet.n_units() / rows;
    map.y.push_back(n);
    std::vector<double>& row = map.z.emplace_back();
    for (const double load : map.x) row.push_back(unit_energy(fleet.unit(), load * power_mw / n));
  }
  return map;
}

/// Voltage of a new and of a worn cell, and the Faraday efficiency, which age does not change.
std::vector<OperatingMap> of_cell(const std::string& asset, const Unit& unit) {
  OperatingMap voltage{asset, "electrolyser_cell", {}, {0.0, 1.0}, {{}, {}}};
  OperatingMap faraday{asset, "electrolyser_faraday", {}, {0.0}, {{}}};
  const double full = unit.law().full_current_ma_per_cm2;
  for (int i = 1; i <= current_points; ++i) {
    const double current = full * i / current_points;
    for (OperatingMap* map : {&voltage, &faraday}) map->x.push_back(current / ma_per_a);
    for (std::size_t j = 0; j < voltage.y.size(); ++j)
      voltage.z[j].push_back(
          unit.at_current(current, voltage.y[j] * unit.worn_growth_v(), air_c).cell_v);
    faraday.z[0].push_back(unit.cell().faraday_frac(current));
  }
  return {voltage, faraday};
}

}  // namespace

std::vector<OperatingMap> electrolyser_maps(const std::string& asset,
                                            const component::Electrolyser& spec, double power_mw) {
  const Fleet fleet(spec.law, power_mw);
  std::vector<OperatingMap> maps{over_wear(asset, fleet, power_mw)};
  if (fleet.n_units() > 1) maps.push_back(over_units(asset, fleet, power_mw));
  for (OperatingMap& map : of_cell(asset, fleet.unit())) maps.push_back(std::move(map));
  return maps;
}

}  // namespace sunward::simulation
