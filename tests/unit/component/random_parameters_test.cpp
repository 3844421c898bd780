// Every law under parameters drawn from the ranges of its own table: refused with a reason, or what
// it does balances and stays physical.
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <tuple>
#include <type_traits>

#include "sunward/base/error.hpp"
#include "sunward/component/electrolyser/law_fields.hpp"
#include "sunward/component/electrolyser/unit.hpp"
#include "sunward/component/flow_battery/flow_battery_fields.hpp"
#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/component/lithium_battery/lithium_battery_fields.hpp"
#include "sunward/component/lithium_battery/plant.hpp"
#include "support/flow_batteries.hpp"

namespace sunward::component {
namespace {

constexpr int n_draws = 400;
constexpr int n_hours = 300;

/// Moves a third of the numbers from their default towards an end of their range, some all the way.
template <class Table>
void draw(Table& table, std::mt19937& random) {
  std::bernoulli_distribution chosen(1.0 / 3.0), upwards(0.5);
  std::uniform_real_distribution<double> part(0.0, 1.05);
  const auto move = [&](const auto& field) {
    using Member = std::remove_reference_t<decltype(table.*(field.member))>;
    if constexpr (std::is_same_v<Member, double>) {
      double& value = table.*(field.member);
      const double end = upwards(random) ? field.range.max : field.range.min;
      if (!chosen(random) || !field.range.contains(value) || !std::isfinite(end)) return;
      const double moved = value + std::min(1.0, part(random)) * (end - value);
      if (field.range.contains(moved)) value = moved;
    }
  };
  std::apply([&](const auto&... field) { (move(field), ...); }, fields(&table));
}

struct Weather {
  std::uniform_real_distribution<double> share{-1.3, 1.3}, air_c{-25.0, 40.0};
};

TEST(RandomParameters, OfAFlowBatteryAreRefusedOrConserveVanadiumChargeAndEnergy) {
  std::mt19937 random(17);
  Weather weather;
  int ran = 0;
  for (int k = 0; k < n_draws; ++k) {
    FlowBattery battery = test::nafion_battery();
    draw(battery, random);
    if (!check(battery).empty()) continue;
    try {
      const flow_battery::Plant plant(battery, 25.0, 100.0);
      flow_battery::PlantState state = plant.fresh(
          50.0, std::clamp(20.0, battery.electrolyte_temp_min_c, battery.electrolyte_temp_max_c));
      const auto vanadium = [&] {
        return state.electrolyte.negative.vanadium_mol + state.electrolyte.positive.vanadium_mol;
      };
      const auto charge = [&] {
        return state.electrolyte.negative.oxidation_mol + state.electrolyte.positive.oxidation_mol -
               state.electrolyte.hydrogen_mol;
      };
      const double vanadium_mol = vanadium(), charge_mol = charge();
      for (int hour = 0; hour < n_hours; ++hour) {
        const auto step =
            plant.step(state, 25.0 * weather.share(random), 1.0, weather.air_c(random));
        ASSERT_NEAR(-step.delivered_mwh, step.stored_mwh + step.losses.sum(), 1e-9 * 25.0) << k;
        ASSERT_TRUE(std::isfinite(state.temp_c)) << k;
        for (const auto* side : {&state.electrolyte.negative, &state.electrolyte.positive}) {
          const double mean = side->oxidation_mol / side->vanadium_mol;
          ASSERT_TRUE(mean > 2.0 - 1e-9 && mean < 5.0 + 1e-9) << mean << " in draw " << k;
          ASSERT_GT(side->vanadium_mol, 0.0) << k;
        }
      }
      EXPECT_NEAR(vanadium() / vanadium_mol, 1.0, 1e-9) << k;
      EXPECT_NEAR(charge() / charge_mol, 1.0, 1e-9) << k;
      ++ran;
    } catch (const InputError& error) {
      EXPECT_FALSE(error.faults().empty());
    }
  }
  EXPECT_GT(ran, n_draws / 4);
}

TEST(RandomParameters, OfALithiumBatteryAreRefusedOrBookEveryMegawattHour) {
  std::mt19937 random(18);
  Weather weather;
  int ran = 0;
  for (int k = 0; k < n_draws; ++k) {
    LithiumBattery battery =
        lithium_battery::battery_of(k % 2 == 0 ? LithiumChemistry::lfp : LithiumChemistry::nmc);
    draw(battery, random);
    if (!check(battery).empty()) continue;
    const lithium_battery::Plant plant(battery, 10.0, 25.0);
    lithium_battery::PlantState state = plant.fresh(0.5, 20.0);
    for (int hour = 0; hour < n_hours; ++hour) {
      const auto step = plant.step(state, 10.0 * weather.share(random), 1.0, weather.air_c(random));
      ASSERT_NEAR(-step.delivered_mwh, step.stored_mwh + step.losses.sum(), 1e-9 * 25.0) << k;
      ASSERT_TRUE(std::isfinite(state.temp_c)) << k;
      ASSERT_GE(lithium_battery::Plant::soc_frac(state), -1e-9) << k;
      ASSERT_LE(lithium_battery::Plant::soc_frac(state), 1.0 + 1e-9) << k;
    }
    ++ran;
  }
  EXPECT_GT(ran, n_draws / 4);
}

TEST(RandomParameters, OfAnElectrolyserAreRefusedOrBalanceAndNeverMakeMoreThanTheyTake) {
  std::mt19937 random(19);
  Weather weather;
  int ran = 0;
  for (int k = 0; k < n_draws; ++k) {
    ElectrolyserLaw law = electrolyser::law_of(k % 2 == 0 ? ElectrolyserTechnology::alkaline
                                                          : ElectrolyserTechnology::pem);
    draw(law, random);
    if (!check(law).empty()) continue;
    const electrolyser::Unit unit(law, 5.0);
    electrolyser::UnitState state = electrolyser::Unit::fresh(10.0);
    for (int hour = 0; hour < n_hours; ++hour) {
      const double available_mw = 5.0 * std::max(0.0, weather.share(random));
      const auto step = unit.step(state, available_mw, 1.0, weather.air_c(random));
      ASSERT_LE(step.uses.sum(), available_mw * (1.0 + 1e-9) + 1e-9) << k;
      ASSERT_NEAR(step.uses.stack_mwh + step.uses.heating_mwh,
                  step.hydrogen_mwh + step.heat_mwh + step.air_mwh, 1e-9)
          << k;
      ASSERT_GE(step.hydrogen_kg, 0.0) << k;
    }
    ++ran;
  }
  EXPECT_GT(ran, n_draws / 4);
}

}  // namespace
}  // namespace sunward::component
