// What a year of hours costs in each physical law, on one core.
//
//     ./sunward bench laws
//
// Power follows a made-up wind of days and hours, the same for all. The best of five runs counts.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <functional>

#include "sunward/component/electrolyser/fleet.hpp"
#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/component/lithium_battery/plant.hpp"
#include "sunward/input/membrane_library.hpp"

namespace {

using namespace sunward;
using namespace sunward::component;

constexpr int hours_per_year = 8760, runs = 5;
constexpr double ambient_c = 10.0;

/// -1 to 1, with a daily and a weekly beat.
double beat(int hour) {
  const double day = std::sin(2.0 * 3.141592653589793 * hour / 24.0);
  const double week = std::sin(2.0 * 3.141592653589793 * hour / 168.0 + 1.0);
  return 0.6 * day + 0.4 * week;
}

/// Seconds of the quickest run of a year, and what the law reports at its end.
void measure(const char* name, const char* unit, const std::function<double()>& year) {
  double best_s = 1e9, result = 0.0;
  for (int run = 0; run < runs; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    result = year();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    best_s = std::min(best_s, spent.count());
  }
  std::printf("%-40s %10.4f s %14.1f %s\n", name, best_s, result, unit);
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

}  // namespace

int main() try {
  measure("alkaline electrolyser, 1 unit of 5 MW", "t",
          [] { return electrolyser_year(ElectrolyserTechnology::alkaline, 5.0); });
  measure("alkaline electrolysers, 20 units", "t",
          [] { return electrolyser_year(ElectrolyserTechnology::alkaline, 100.0); });
  measure("pem electrolysers, 20 units", "t",
          [] { return electrolyser_year(ElectrolyserTechnology::pem, 20.0); });
  measure("lithium iron phosphate, 25 MW/100 MWh", "MWh out",
          [] { return lithium_year(LithiumChemistry::lfp); });
  measure("lithium nmc, 25 MW/100 MWh", "MWh out",
          [] { return lithium_year(LithiumChemistry::nmc); });
  measure("vanadium flow battery, 25 MW/100 MWh", "MWh out", flow_year);
  return 0;
} catch (const std::exception& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 2;
}
