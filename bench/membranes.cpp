// What each membrane of the library costs a flow battery over its life: the table of
// docs/theory/flow_battery.md.
//
//     ./sunward bench membranes
//
// 25 MW/100 MWh, 20 MW for five hours of charging and four of discharging a day in air of 10 degC,
// 25 years, stacks never replaced, rebalanced at 90 % of usable charge.
#include <cmath>
#include <cstdio>
#include <exception>

#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/input/membrane_library.hpp"

namespace {

using namespace sunward;
using namespace sunward::component;
using namespace sunward::component::flow_battery;

constexpr int years = 25, hours_per_year = 8760;
constexpr double duty_mw = 20.0, ambient_c = 10.0, rebalance_below_frac = 0.9;

struct Year {
  double in_mwh = 0.0, out_mwh = 0.0, stored_mwh = 0.0;
  Losses losses;
  /// What came back of what went in; energy still stored counts as not yet used.
  [[nodiscard]] double round_trip_frac() const { return out_mwh / (in_mwh - stored_mwh); }
  Year& operator+=(const Year& y) {
    in_mwh += y.in_mwh, out_mwh += y.out_mwh, stored_mwh += y.stored_mwh;
    losses += y.losses;
    return *this;
  }
};

Year run_year(const Plant& plant, PlantState& state, int& rebalanced) {
  Year year;
  for (int hour = 0; hour < hours_per_year; ++hour) {
    const int h = hour % 24;
    const double request_mw = h < 5 ? -duty_mw : h >= 12 && h < 16 ? duty_mw : 0.0;
    const PlantStep step = plant.step(state, request_mw, 1.0, ambient_c);
    (step.delivered_mwh > 0.0 ? year.out_mwh : year.in_mwh) += std::abs(step.delivered_mwh);
    year.stored_mwh += step.stored_mwh;
    year.losses += step.losses;
    if (h != 23 || plant.usable_charge_frac(state) >= rebalance_below_frac) continue;
    year.in_mwh += plant.rebalance(state);
    ++rebalanced;
  }
  return year;
}

void report(const Membrane& membrane) {
  FlowBattery battery;
  battery.membrane_record = membrane;
  const Plant plant(battery, 25.0, 100.0);
  PlantState state = plant.fresh(30.0, 25.0);
  Year all, first, last;
  int rebalanced = 0;
  for (int y = 0; y < years; ++y) {
    last = run_year(plant, state, rebalanced);
    if (y == 0) first = last;
    all += last;
  }
  const auto part = [&](double mwh) { return 100.0 * mwh / all.in_mwh; };
  std::printf("%-22s %8.1f %8.1f %8.1f %10.1f %8.1f %8.1f %10d\n", membrane.label.c_str(),
              100.0 * all.round_trip_frac(), 100.0 * first.round_trip_frac(),
              100.0 * last.round_trip_frac(), part(all.losses.crossover_mwh),
              part(all.losses.ohmic_mwh), part(all.losses.pumps_mwh), rebalanced);
}

}  // namespace

int main() try {
  std::printf("%-22s %8s %8s %8s %10s %8s %8s %10s\n", "membrane", "trip %", "year 1", "year 25",
              "crossover", "ohmic", "pumps", "rebalanced");
  for (const auto& [name, membrane] : input::built_in_membranes()) report(membrane);
  return 0;
} catch (const std::exception& e) {
  std::fprintf(stderr, "%s\n", e.what());
  return 2;
}
