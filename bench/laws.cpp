// What a year of hours costs in each physical law, on one core.
//
//     ./sunward bench laws
//
// Power follows a made-up beat of days and weeks, weather a made-up sun and wind, the same for all.
// Prints one JSON object: seconds of the processor of the quickest of five runs, instructions per
// hour where the system counts them (else null), and what the law reports at its end.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "instructions.hpp"
#include "sunward/component/compressor/compression_energy.hpp"
#include "sunward/component/electrolyser/fleet.hpp"
#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/component/hydrogen_tank/gas_store.hpp"
#include "sunward/component/lithium_battery/plant.hpp"
#include "sunward/component/pv/availability.hpp"
#include "sunward/component/silicon_plant/fleet.hpp"
#include "sunward/component/wind/availability.hpp"
#include "sunward/input/membrane_library.hpp"
#include "sunward/series/solar_position.hpp"

namespace {

using namespace sunward;
using namespace sunward::component;

constexpr int hours_per_year = 8760;
constexpr double ambient_c = 10.0;
int runs = 5;

/// -1 to 1, with a daily and a weekly beat.
double beat(int hour) {
  const double day = std::sin(2.0 * 3.141592653589793 * hour / 24.0);
  const double week = std::sin(2.0 * 3.141592653589793 * hour / 168.0 + 1.0);
  return 0.6 * day + 0.4 * week;
}

/// Clear and cloudy hours at Pinglu, wind by the same beat.
series::Weather made_up_weather() {
  series::Weather weather;
  weather.location = {39.5, 112.3, 1350.0};
  weather.axis = series::calendar_year(2025);
  const std::vector<double> cosines = series::mean_cos_zenith(weather.axis, weather.location);
  for (int hour = 0; hour < hours_per_year; ++hour) {
    const double cosine = cosines[static_cast<std::size_t>(hour)];
    const double clear = 0.5 + 0.5 * beat(7 * hour);
    const double dni = cosine > 0.0 ? 900.0 * clear : 0.0;
    const double dhi = cosine * (250.0 - 150.0 * clear);
    weather.dni_w_per_m2.push_back(dni);
    weather.dhi_w_per_m2.push_back(dhi);
    weather.ghi_w_per_m2.push_back(dni * cosine + dhi);
    weather.temp_c.push_back(ambient_c + 15.0 * beat(hour));
    weather.wind_m_per_s.push_back(6.0 + 5.0 * beat(hour));
    weather.pressure_pa.push_back(87000.0);
  }
  return weather;
}

/// Processor seconds of the quickest run of a year: what others do on the machine does not count.
void measure(const char* name, const char* unit, const std::function<double()>& year) {
  static bool first = true;
  const bench::Instructions counter;
  double best_s = 1e9, result = 0.0, instructions = 1e18;
  for (int run = 0; run < runs; ++run) {
    const auto counted = counter.count();
    const std::clock_t begin = std::clock();
    result = year();
    best_s = std::min(best_s, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    instructions = std::min(instructions, static_cast<double>(counter.count() - counted));
  }
  std::printf("%s\n  {\"law\": \"%s\", \"seconds\": %.9g, \"instructions_per_hour\": ",
              first ? "" : ",", name, best_s);
  if (counter.there())
    std::printf("%.0f", instructions / hours_per_year);
  else
    std::printf("null");
  std::printf(", \"result\": %.6g, \"unit\": \"%s\"}", result, unit);
  first = false;
}

double electrolyser_year(ElectrolyserTechnology technology, double total_mw) {
  const electrolyser::Fleet fleet(electrolyser::law_of(technology), total_mw);
  electrolyser::FleetState state = fleet.fresh(ambient_c);
  double hydrogen_t = 0.0;
  for (int hour = 0; hour < hours_per_year; ++hour) {
    const double available = std::max(0.0, 0.4 + beat(hour)) * total_mw;
    hydrogen_t += 1e-3 * fleet.step(state, available, 1.0, ambient_c).total.hydrogen_kg;
  }
  return hydrogen_t;
}

double lithium_year(LithiumChemistry chemistry) {
  const lithium_battery::Plant plant(lithium_battery::battery_of(chemistry), 25.0, 100.0);
  lithium_battery::PlantState state = plant.fresh(0.5, ambient_c);
  double out_mwh = 0.0;
  for (int hour = 0; hour < hours_per_year; ++hour)
    out_mwh += std::max(0.0, plant.step(state, 20.0 * beat(hour), 1.0, ambient_c).delivered_mwh);
  return out_mwh;
}

double flow_year() {
  FlowBattery battery;
  battery.membrane_record = input::built_in_membranes().front().second;
  const flow_battery::Plant plant(battery, 25.0, 100.0);
  flow_battery::PlantState state = plant.fresh(50.0, 25.0);
  double out_mwh = 0.0;
  for (int hour = 0; hour < hours_per_year; ++hour)
    out_mwh += std::max(0.0, plant.step(state, 20.0 * beat(hour), 1.0, ambient_c).delivered_mwh);
  return out_mwh;
}

/// A tank of 5 t at 20 to 200 bar, and the compressor against its pressure, hour by hour.
double tank_year() {
  const hydrogen_tank::GasStore store(5000.0, 200.0, 15.0);
  double mwh = 0.0;
  for (int hour = 0; hour < hours_per_year; ++hour) {
    const double mass_kg = 2800.0 + 2000.0 * beat(hour);
    const double pressure_bar = store.pressure_bar(mass_kg, ambient_c + 10.0 * beat(hour));
    mwh += 1e-3 * 200.0 * compressor::compression_kwh_per_kg(16.0, pressure_bar, 200.0);
  }
  return mwh;
}

double silicon_year() {
  SiliconPlant plant;
  plant.target_gw_per_y = 20.0;
  const auto load = silicon_plant::plant_load(plant, series::calendar_year(2025));
  return 1e-3 * std::accumulate(load.fixed_mw.begin(), load.fixed_mw.end(), 0.0);
}

Wind farm_of(int rows, int columns) {
  Wind wind;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      wind.layout_x_m.push_back(780.0 * column + 90.0 * (row % 2));
      wind.layout_y_m.push_back(1365.0 * row);
    }
  return wind;
}

void storages_and_hydrogen() {
  measure("vanadium flow battery, 25 MW/100 MWh", "MWh out", flow_year);
  measure("lithium iron phosphate, 25 MW/100 MWh", "MWh out",
          [] { return lithium_year(LithiumChemistry::lfp); });
  measure("lithium nmc, 25 MW/100 MWh", "MWh out",
          [] { return lithium_year(LithiumChemistry::nmc); });
  measure("alkaline electrolyser, 1 unit of 5 MW", "t",
          [] { return electrolyser_year(ElectrolyserTechnology::alkaline, 5.0); });
  measure("alkaline electrolysers, 20 units", "t",
          [] { return electrolyser_year(ElectrolyserTechnology::alkaline, 100.0); });
  measure("pem electrolysers, 20 units", "t",
          [] { return electrolyser_year(ElectrolyserTechnology::pem, 20.0); });
  measure("hydrogen tank and compressor", "MWh", tank_year);
}

void sun_and_wind() {
  const series::Weather weather = made_up_weather();
  const auto sum = [](const std::vector<double>& power) {
    return std::accumulate(power.begin(), power.end(), 0.0);
  };
  const auto pv_year = [&](const char* name, const Pv& plant) {
    measure(name, "MWh/MW",
            [&] { return sum(pv_availability_pu(plant, weather, weather.location)); });
  };
  Pv plant;
  pv_year("pv, fixed, Hay-Davies, PVWatts", plant);
  plant.transposition = pv::Transposition::perez;
  pv_year("pv, fixed, Perez, PVWatts", plant);
  plant.module_model = pv::ModuleModel::single_diode;
  plant.inverter_model = pv::InverterModel::sandia;
  pv_year("pv, fixed, Perez, single diode, Sandia", plant);
  plant.mount = PvMount::single_axis;
  plant.tilt_deg = 0.0;
  plant.rear.bifaciality_frac = 0.8;
  pv_year("pv, tracker, Perez, two-sided, diode, Sandia", plant);
  const auto wind_year = [&](const char* name, const Wind& wind) {
    measure(name, "MWh/MW",
            [&] { return sum(wind_availability_pu(wind, weather, weather.location)); });
  };
  wind_year("wind, no layout", Wind{});
  wind_year("wind, wakes of 48 turbines", farm_of(6, 8));
  wind_year("wind, wakes of 300 turbines", farm_of(15, 20));
  measure("silicon plant, 20 GW/y", "GWh", silicon_year);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc > 1) runs = std::max(1, std::atoi(argv[1]));
  std::printf("{\"hours\": %d, \"laws\": [", hours_per_year);
  storages_and_hydrogen();
  sun_and_wind();
  std::printf("\n]}\n");
  return 0;
} catch (const std::exception& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 2;
}
