#include "unit/report/sample_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace sunward::report::testing {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double lower_heating_value_mwh_per_kg = 0.03333;

constexpr double wind_mw = 127.4, pv_mw = 96.8, battery_mw = 25.0, battery_mwh = 100.0;
constexpr double electrolyser_mw = 21.6, tank_kg = 5240.0, connection_mw = 46.0;
constexpr double demand_kg_per_h = 250.0, electrolyser_kwh_per_kg = 52.0,
                 compressor_kwh_per_kg = 1.7;

/// One hour of the park, by name of flow.
struct Hour {
  double wind = 0, wind_available = 0, pv = 0, pv_available = 0, charge = 0, discharge = 0;
  double electrolyser = 0, hydrogen = 0, compressor = 0, load = 0, import = 0, outflow = 0;
  double battery = 0, tank = 0, price = 0;
};

class Weather {
 public:
  double wind_frac(double day) {
    const double season = 0.36 + 0.10 * std::cos(2 * pi * (day - 60) / 365);
    wind_state_ = 0.965 * wind_state_ + 0.26 * gauss();
    return std::clamp(season + 0.26 * wind_state_, 0.0, 0.98);
  }
  double pv_frac(double day, int hour) {
    if (hour == 0) cloud_ = std::clamp(0.78 + 0.22 * gauss(), 0.15, 1.0);
    const double declination = -0.409 * std::cos(2 * pi * (day + 10) / 365);
    const double latitude = 34.8 * pi / 180;
    const double angle = (hour + 0.5 - 12.0) * pi / 12;
    const double height = std::sin(latitude) * std::sin(declination) +
                          std::cos(latitude) * std::cos(declination) * std::cos(angle);
    return std::max(0.0, height) * 0.92 * cloud_;
  }
  double gauss() {  // sum of uniforms: the same on every standard library
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) sum += static_cast<double>(engine_()) / 4294967296.0;
    return sum;
  }

 private:
  std::mt19937 engine_{20250101};
  double wind_state_ = 0.0;
  double cloud_ = 0.8;
};

double price_at(int hour) {
  constexpr double base = 350.0, adders = 150.0;
  const bool peak = (hour >= 8 && hour < 11) || (hour >= 17 && hour < 23);
  const bool valley = hour < 7 || hour == 11 || hour == 12;
  return base * (peak ? 1.6 : valley ? 0.45 : 1.0) + adders;
}

/// Serves the load first, then makes hydrogen, charges, exports and curtails with what is left.
Hour run_hour(Weather& weather, double day, int hour, double& battery, double& tank) {
  Hour h;
  h.price = price_at(hour);
  h.load = 41.0 + 2.5 * std::sin(2 * pi * (hour - 9) / 24) + 0.6 * weather.gauss();
  h.wind_available = wind_mw * weather.wind_frac(day);
  h.pv_available = pv_mw * weather.pv_frac(day, hour);
  const double per_kg_mwh = (electrolyser_kwh_per_kg + compressor_kwh_per_kg) / 1000;
  const double must_make = std::max(0.0, demand_kg_per_h - std::max(0.0, tank - 320.0));
  double surplus = h.wind_available + h.pv_available - h.load - must_make * per_kg_mwh;
  const double room_kg =
      std::min(tank_kg - tank + demand_kg_per_h, electrolyser_mw / electrolyser_kwh_per_kg * 1000);
  h.hydrogen =
      must_make + std::clamp(surplus / per_kg_mwh, 0.0, std::max(0.0, room_kg - must_make));
  surplus -= (h.hydrogen - must_make) * per_kg_mwh;
  h.electrolyser = h.hydrogen * electrolyser_kwh_per_kg / 1000;
  h.compressor = h.hydrogen * compressor_kwh_per_kg / 1000;
  h.charge = std::clamp(surplus, 0.0, std::min(battery_mw, (battery_mwh - battery) / 0.86));
  h.discharge = std::clamp(-surplus, 0.0, std::min(battery_mw, battery * 0.86));
  surplus += h.discharge - h.charge;
  h.outflow = std::clamp(surplus, 0.0, 20.0);
  h.import = std::max(0.0, -surplus);
  const double curtailed = std::max(0.0, surplus - h.outflow);
  const double share = curtailed / std::max(1e-9, h.wind_available + h.pv_available);
  h.wind = h.wind_available * (1 - share);
  h.pv = h.pv_available * (1 - share);
  battery += 0.86 * h.charge - h.discharge / 0.86;
  tank += h.hydrogen - demand_kg_per_h;
  h.battery = battery;
  h.tank = tank;
  return h;
}

result::Flow flow(const char* name, const char* asset, const char* quantity, const char* unit,
                  const char* description, const char* bus, int sign) {
  return {name, asset, quantity, unit, description, bus, sign, {}};
}

struct Series {
  result::Flow flow;
  double Hour::*member;
};

std::vector<Series> series_list() {
  return {
      {flow("wind_power_mw", "wind", "power_mw", "MW", "power of wind", "main", 1), &Hour::wind},
      {flow("wind_available_mw", "wind", "available_mw", "MW", "power available to wind", "", 0),
       &Hour::wind_available},
      {flow("pv_power_mw", "pv", "power_mw", "MW", "power of pv", "main", 1), &Hour::pv},
      {flow("pv_available_mw", "pv", "available_mw", "MW", "power available to pv", "", 0),
       &Hour::pv_available},
      {flow("vrfb_charge_mw", "vrfb", "charge_mw", "MW", "charging power of vrfb", "main", -1),
       &Hour::charge},
      {flow("vrfb_discharge_mw", "vrfb", "discharge_mw", "MW", "discharging power of vrfb", "main",
            1),
       &Hour::discharge},
      {flow("vrfb_energy_mwh", "vrfb", "energy_mwh", "MWh", "energy stored in vrfb", "", 0),
       &Hour::battery},
      {flow("electrolyser_input_mw", "electrolyser", "input_mw", "MW", "power into electrolyser",
            "main", -1),
       &Hour::electrolyser},
      {flow("electrolyser_flow_kg_per_h", "electrolyser", "flow_kg_per_h", "kg h-1",
            "hydrogen from electrolyser", "h2", 1),
       &Hour::hydrogen},
      {flow("compressor_input_mw", "compressor", "input_mw", "MW", "power into compressor", "main",
            -1),
       &Hour::compressor},
      {flow("tank_mass_kg", "tank", "mass_kg", "kg", "hydrogen in tank", "", 0), &Hour::tank},
      {flow("plant_power_mw", "plant", "power_mw", "MW", "power of the plant", "main", -1),
       &Hour::load},
      {flow("grid_import_mw", "grid", "import_mw", "MW", "import from the grid", "main", 1),
       &Hour::import},
      {flow("grid_export_mw", "grid", "export_mw", "MW", "export to the grid", "main", -1),
       &Hour::outflow},
      {flow("main_price_cny_per_mwh", "main", "price_cny_per_mwh", "CNY MWh-1",
            "value of electricity at main", "", 0),
       &Hour::price},
  };
}

/// Expected yearly sums of each series, by name.
using Sums = std::map<std::string, double>;

Sums run_years(result::Plan& plan, int n_years) {
  const std::vector<Series> list = series_list();
  for (const Series& series : list) plan.flows.push_back(series.flow);
  // The trucks take hydrogen evenly; the tank is filled and emptied by the difference.
  plan.flows.push_back(flow("trucks_flow_kg_per_h", "trucks", "flow_kg_per_h", "kg h-1",
                            "hydrogen taken by trucks", "h2", -1));
  plan.flows.push_back(flow("tank_charge_kg_per_h", "tank", "charge_kg_per_h", "kg h-1",
                            "hydrogen into tank", "h2", -1));
  plan.flows.push_back(flow("tank_discharge_kg_per_h", "tank", "discharge_kg_per_h", "kg h-1",
                            "hydrogen from tank", "h2", 1));
  Weather weather;
  Sums sums;
  std::size_t first_step = 0;
  double battery = 50.0, tank = 2000.0;
  for (int y = 0; y < n_years; ++y) {
    result::ScenarioYear year;
    year.name = "synthetic " + std::to_string(y + 1);
    year.weight = 1.0 / n_years;
    year.axis = series::calendar_year(2023 + y);
    year.first_step = first_step;
    for (Index t = 0; t < year.axis.n_steps; ++t) {
      const Hour hour = run_hour(weather, t / 24.0, static_cast<int>(t % 24), battery, tank);
      for (std::size_t i = 0; i < list.size(); ++i) {
        plan.flows[i].values.push_back(hour.*list[i].member);
        sums[list[i].flow.name] += year.weight * (hour.*list[i].member);
      }
      const double net = hour.hydrogen - demand_kg_per_h;
      plan.flows[list.size()].values.push_back(demand_kg_per_h);
      plan.flows[list.size() + 1].values.push_back(std::max(0.0, net));
      plan.flows[list.size() + 2].values.push_back(std::max(0.0, -net));
      sums["trucks_flow_kg_per_h"] += year.weight * demand_kg_per_h;
    }
    first_step += static_cast<std::size_t>(year.axis.n_steps);
    plan.years.push_back(std::move(year));
  }
  return sums;
}

result::Capacity sized(const char* quantity, const char* unit, double value, double max,
                       double shadow = 0.0) {
  return {quantity, unit, value, 0.0, max, true, shadow};
}

result::Asset asset(const char* name, const char* label, const char* type, const char* bus) {
  result::Asset made;
  made.name = name;
  made.label = label;
  made.type = type;
  made.bus = bus;
  return made;
}

void add_cost(result::Asset& made, double capex_cny, double annuity_frac, double om_frac) {
  made.capex_cny = capex_cny;
  made.costs.push_back({"annuity", capex_cny * annuity_frac});
  made.costs.push_back({"fixed_om", capex_cny * om_frac});
}

result::Asset generator(const char* name, const char* label, const char* type, double mw,
                        double max_mw, double cny_per_kw, const Sums& sums) {
  result::Asset made = asset(name, label, type, "main");
  const std::string key = name;
  const double energy = sums.at(key + "_power_mw"), available = sums.at(key + "_available_mw");
  made.capacities = {sized("capacity_mw", "MW", mw, max_mw)};
  add_cost(made, cny_per_kw * 1000 * mw, 0.0858, 0.018);
  made.figures = {{"energy_mwh", energy},
                  {"available_mwh", available},
                  {"curtailed_mwh", available - energy},
                  {"full_load_h", energy / mw},
                  {"capacity_factor_frac", energy / mw / 8760}};
  return made;
}

std::vector<result::Asset> storage_and_hydrogen(const Sums& sums) {
  result::Asset vrfb = asset("vrfb", "Vanadium flow battery", "storage", "main");
  vrfb.capacities = {{"power_mw", "MW", battery_mw, battery_mw, battery_mw, false, 0},
                     {"capacity_mwh", "MWh", battery_mwh, battery_mwh, battery_mwh, false, 0}};
  add_cost(vrfb, 2.2e8, 0.0858, 0.012);
  vrfb.figures = {{"charge_mwh", sums.at("vrfb_charge_mw")},
                  {"discharge_mwh", sums.at("vrfb_discharge_mw")},
                  {"losses_mwh", sums.at("vrfb_charge_mw") - sums.at("vrfb_discharge_mw")},
                  {"cycles", sums.at("vrfb_discharge_mw") / battery_mwh}};
  result::Asset electrolyser =
      asset("electrolyser", "Alkaline electrolyser", "electrolyser", "main");
  electrolyser.capacities = {sized("power_mw", "MW", electrolyser_mw, 40)};
  add_cost(electrolyser, 1450e3 * electrolyser_mw, 0.1098, 0.03);
  electrolyser.figures = {{"energy_mwh", sums.at("electrolyser_input_mw")},
                          {"hydrogen_kg", sums.at("electrolyser_flow_kg_per_h")},
                          {"full_load_h", sums.at("electrolyser_input_mw") / electrolyser_mw}};
  result::Asset compressor = asset("compressor", "", "compressor", "h2");
  compressor.capacities = {sized("flow_kg_per_h", "kg/h", 415.4, 1000)};
  add_cost(compressor, 1.9e7, 0.1098, 0.03);
  compressor.figures = {{"energy_mwh", sums.at("compressor_input_mw")}};
  result::Asset tank = asset("tank", "", "hydrogen_tank", "h2");
  tank.capacities = {sized("capacity_kg", "kg", tank_kg, infinity)};
  add_cost(tank, 4500 * tank_kg, 0.0944, 0.01);
  result::Asset trucks = asset("trucks", "Coal trucks", "hydrogen_demand", "h2");
  trucks.figures = {{"hydrogen_kg", sums.at("trucks_flow_kg_per_h")}};
  return {vrfb, electrolyser, compressor, tank, trucks};
}

result::Asset grid_asset(const Sums& sums) {
  result::Asset grid = asset("grid", "", "grid", "main");
  grid.capacities = {sized("connection_mw", "MW", connection_mw, connection_mw, 512000.0)};
  add_cost(grid, 300e3 * connection_mw, 0.0858, 0.01);
  const double import = sums.at("grid_import_mw"), outflow = sums.at("grid_export_mw");
  grid.costs.push_back({"energy_purchase", import * 540.0});
  grid.costs.push_back({"demand_charge", 36.0 * 1000 * 41.5 * 12});
  grid.costs.push_back({"sale", -outflow * 200.0});
  grid.costs.push_back({"co2", import * 0.7096 * 60});
  grid.figures = {{"import_mwh", import}, {"export_mwh", outflow}, {"peak_mw", 46.0}};
  return grid;
}

void add_totals(result::Plan& plan) {
  for (const result::Asset& each : plan.assets) {
    plan.capex_cny += each.capex_cny;
    for (const result::CostLine& line : each.costs)
      plan.objective_cny_per_year += line.cny_per_year;
  }
}

std::vector<result::Indicator> indicators_of(const Sums& sums, double objective) {
  const double available = sums.at("wind_available_mw") + sums.at("pv_available_mw");
  const double made = sums.at("wind_power_mw") + sums.at("pv_power_mw");
  const double self = made - sums.at("grid_export_mw");
  const double used =
      sums.at("plant_power_mw") + sums.at("electrolyser_input_mw") + sums.at("compressor_input_mw");
  return {{"self_use_frac", "1", self / available},
          {"green_share_frac", "1", self / used},
          {"export_frac", "1", sums.at("grid_export_mw") / available},
          {"curtailment_frac", "1", 1 - made / available},
          {"co2_t_per_year", "t/year", sums.at("grid_import_mw") * 0.7096},
          {"levelised_cost_of_electricity_cny_per_mwh", "CNY/MWh", 0.93 * objective / used},
          {"levelised_cost_of_hydrogen_cny_per_kg", "CNY/kg", 23.84},
          {"generation_mwh", "MWh/year", made},
          {"import_mwh", "MWh/year", sums.at("grid_import_mw")}};
}

std::vector<result::Link> links_of(const Sums& sums) {
  const double made_h2 = sums.at("electrolyser_flow_kg_per_h") * lower_heating_value_mwh_per_kg;
  const double taken_h2 = sums.at("trucks_flow_kg_per_h") * lower_heating_value_mwh_per_kg;
  return {{"wind", "main", sums.at("wind_power_mw")},
          {"pv", "main", sums.at("pv_power_mw")},
          {"grid", "main", sums.at("grid_import_mw")},
          {"main", "plant", sums.at("plant_power_mw")},
          {"main", "export", sums.at("grid_export_mw")},
          {"main", "vrfb", sums.at("vrfb_charge_mw")},
          {"vrfb", "main", sums.at("vrfb_discharge_mw")},
          {"vrfb", "losses", sums.at("vrfb_charge_mw") - sums.at("vrfb_discharge_mw")},
          {"main", "electrolyser", sums.at("electrolyser_input_mw")},
          {"main", "compressor", sums.at("compressor_input_mw")},
          {"electrolyser", "h2", made_h2},
          {"electrolyser", "losses", sums.at("electrolyser_input_mw") - made_h2},
          {"h2", "trucks", taken_h2}};
}

void add_rules(result::Plan& plan, const Sums& sums) {
  const std::vector<result::Indicator> values = indicators_of(sums, plan.objective_cny_per_year);
  plan.rules = {{"rule.min_self_use_frac", "frac", true, 0.6, values[0].value, true},
                {"rule.min_green_share_frac", "frac", true, 0.3, values[1].value, true},
                {"rule.max_export_frac", "frac", false, 0.2, values[2].value, true}};
  plan.bindings = {
      {"grid.connection_mw.max", "The grid connection is at its largest allowed size of 46 MW.",
       "MW", connection_mw, connection_mw, 512000.0},
      {"vrfb.capacity_mwh.min", "The flow battery is at its smallest allowed size of 100 MWh.",
       "MWh", battery_mwh, battery_mwh, -96400.0},
      {"rule.max_export_frac", "At most 20 % of the available energy may be exported.", "frac", 0.2,
       values[2].value, 38.1e6}};
}

}  // namespace

result::Plan sample_plan(int n_years) {
  result::Plan plan;
  plan.status = result::Status::optimal;
  plan.park_name = "Pinglu sample park";
  plan.certificate = {4.2e-7, 1.3e-9, 8.8e-8, 1e-6, true};
  const Sums sums = run_years(plan, n_years);
  plan.assets = {generator("wind", "Ridge wind farm", "wind", wind_mw, 200, 4500, sums),
                 generator("pv", "", "pv", pv_mw, 150, 3000, sums)};
  for (result::Asset& each : storage_and_hydrogen(sums)) plan.assets.push_back(std::move(each));
  result::Asset plant = asset("plant", "Monocrystalline plant", "electric_load", "main");
  plant.figures = {{"energy_mwh", sums.at("plant_power_mw")}, {"peak_mw", 45.3}};
  plan.assets.push_back(plant);
  plan.assets.push_back(grid_asset(sums));
  add_totals(plan);
  plan.indicators = indicators_of(sums, plan.objective_cny_per_year);
  for (result::ScenarioYear& year : plan.years) {
    year.indicators = plan.indicators;
    const double shift = 1.0 + 0.01 * static_cast<double>(year.first_step % 7);
    for (result::Indicator& indicator : year.indicators) indicator.value *= shift;
  }
  plan.links = links_of(sums);
  add_rules(plan, sums);
  const std::size_t steps = plan.flows.front().values.size();
  plan.solve = {"sunward",
                0.0731,
                27,
                2,
                {{"read", 0.004},
                 {"weather", 0.011},
                 {"build", 0.006},
                 {"solve", 0.0731},
                 {"read_back", 0.009}},
                14 * steps + 20,
                11 * steps + 9,
                52 * steps + 90,
                steps,
                plan.years.size()};
  plan.check = {true, "HiGHS 1.15 ipx", "optimal", plan.objective_cny_per_year * (1 + 3e-8), 3e-8,
                14.2};
  plan.notes = {"Weather: synthetic years from published monthly means, seed 1.",
                "Wind speed scaled by 1.08 to a mean of 6.40 m/s at hub height (120 m)."};
  return plan;
}

result::Provenance sample_provenance() {
  return {"0.1.0",
          "0123abc",
          "sunward plan park.toml --out out",
          "2026-01-02T03:04:05Z",
          "2 cores, 16 GB",
          "g++ 12.2.0",
          {{"park.toml", std::string(64, 'a')}, {"prices.csv", std::string(64, 'b')}},
          {{"tolerance", "1e-6"}, {"threads", "2"}, {"seed", "1"}}};
}

result::Plan infeasible_plan() {
  result::Plan plan;
  plan.status = result::Status::infeasible;
  plan.park_name = "Pinglu sample park";
  plan.message = "No plan can meet all limits.";
  plan.infeasibility = {"The hydrogen demand of trucks cannot be met from 3 to 9 January.",
                        "Raise electrolyser.power_mw.max from 5 MW to 13.1 MW.",
                        {"electrolyser.power_mw.max (63 %)", "tank.capacity_kg.max (37 %)"},
                        2e-11};
  plan.years.push_back({"synthetic 1", 1.0, series::calendar_year(2025), 0, {}});
  return plan;
}

TEST(SamplePlan, BalancesElectricityInEveryHour) {
  const result::Plan plan = sample_plan();
  ASSERT_EQ(plan.flows.front().values.size(), 8760U);
  for (std::size_t n = 0; n < 8760; ++n) {
    double net = 0.0;
    for (const result::Flow& each : plan.flows)
      if (each.bus == "main") net += each.sign * each.values[n];
    ASSERT_NEAR(net, 0.0, 1e-9) << "hour " << n;
  }
}

}  // namespace sunward::report::testing
