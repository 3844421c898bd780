// Laws of the silicon plant that hold for any parameters, and the parameters it refuses.
#include "sunward/component/silicon_plant/silicon_plant.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "sunward/component/silicon_plant/fleet.hpp"

namespace sunward::component::silicon_plant {
namespace {

constexpr double tiny = 1e-9;

series::TimeAxis axis_of(Index n_steps, int step_minutes = 60, int year = 2025) {
  series::TimeAxis axis;
  axis.start = {year, 1, 1, 0, 0};
  axis.n_steps = n_steps;
  axis.step_minutes = step_minutes;
  return axis;
}

SiliconPlant plant_of(double gw) {
  SiliconPlant plant;
  plant.bus = "ac";
  plant.target_gw_per_y = gw;
  return plant;
}

/// A sound plant with every parameter somewhere in its range.
SiliconPlant random_plant(std::mt19937_64& random) {
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  SiliconPlant plant = plant_of(between(0.01, 2.0));
  plant.wafer_thickness_um = between(60.0, 200.0);
  plant.kerf_um = between(0.0, 100.0);
  plant.efficiency_frac = between(0.15, 0.3);
  plant.charge_yield_frac = between(0.8, 1.0);
  plant.brick_yield_frac = between(0.4, 0.66);
  plant.remelt_frac = between(0.0, 1.0);
  plant.slicing_yield_frac = between(0.8, 1.0);
  plant.brick_kwh_per_kg = between(0.0, 1.0) < 0.5 ? 0.0 : between(15.0, 60.0);
  plant.wafer_kwh = between(0.0, 0.3);
  plant.utilities_frac = between(0.0, 0.5);
  plant.argon_recovery_frac = between(0.0, 1.0);
  plant.slicing_flexible_within_day = between(0.0, 1.0) < 0.5;
  plant.furnace_phases = between(0.0, 1.0) < 0.5 ? FurnacePhases::even : FurnacePhases::scattered;
  plant.seed = random();
  Furnace& furnace = plant.furnace;
  furnace.rods_per_run = 1 + static_cast<int>(between(0.0, 12.0));
  furnace.body_h = between(10.0, 80.0);
  furnace.recharge_h = between(0.0, 20.0);
  furnace.cool_h = between(0.0, 20.0);
  furnace.melt_h = between(1.0, 20.0);
  furnace.melt_ramp_h = between(0.0, furnace.melt_h);
  furnace.body_kw = between(20.0, 80.0);
  furnace.melt_kw = between(80.0, 200.0);
  furnace.supply_efficiency_frac = between(0.8, 1.0);
  furnace.auxiliary_kw = between(0.0, 10.0);
  plant.start_wait_h = between(0.0, 1.0) < 0.5 ? 0.0 : between(0.0, 8.0);
  plant.chiller_wait_h = between(0.0, 1.0) < 0.5 ? 0.0 : between(0.0, 2.0);
  plant.chiller_frac = between(0.0, 1.0);
  furnace.availability_frac = between(0.5, 1.0);
  return plant;
}

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

class RandomPlant : public ::testing::TestWithParam<int> {
 protected:
  RandomPlant() : random_(static_cast<std::uint64_t>(GetParam())), plant_(random_plant(random_)) {}
  std::mt19937_64 random_;
  SiliconPlant plant_;
};
INSTANTIATE_TEST_SUITE_P(Seeds, RandomPlant, ::testing::Range(1, 41));

TEST_P(RandomPlant, IsSound) { EXPECT_TRUE(check(plant_).empty()); }

TEST_P(RandomPlant, LosesNoSilicon) {
  const YieldChain chain = yield_chain(plant_);
  EXPECT_NEAR(chain.imbalance_g(), 0.0, tiny * chain.fresh_g);
  EXPECT_NEAR(chain.wafer_g + chain.kerf_g + chain.broken_g, chain.brick_g, tiny * chain.brick_g);
  EXPECT_NEAR(chain.fresh_g + chain.remelted_g, chain.charge_g, tiny * chain.charge_g);
}

TEST_P(RandomPlant, ClosesFurnacesTimesPowerTimesHoursOnBothBases) {
  const PlantYear year = plant_year(plant_);
  const double kwh = year.furnaces_running * year.furnace_kw * hours_of_year;
  EXPECT_NEAR(year.kwh_per_kg_rod * year.rod_kg, kwh, tiny * kwh);
  EXPECT_NEAR(year.kwh_per_kg_brick * year.brick_kg, kwh, tiny * kwh);
  EXPECT_NEAR(year.runs * plant_.furnace.rods_per_run * rod_kg(plant_.furnace), year.rod_kg,
              tiny * year.rod_kg);
}

TEST_P(RandomPlant, DrawsTheYearsEnergyOverTheYear) {
  const PlantYear year = plant_year(plant_);
  const PlantLoad load = plant_load(plant_, axis_of(8760));
  const double waiting_mwh = (load.waiting.starting_mw + load.waiting.chiller_mw) * hours_of_year;
  const double mwh = sum_of(load.fixed_mw) + sum_of(load.slicing_mw) + waiting_mwh;
  EXPECT_NEAR(mwh, year.electricity_mwh(), tiny * mwh);
}

TEST_P(RandomPlant, InstallsNoFewerFurnacesThanRun) {
  const PlantYear year = plant_year(plant_);
  EXPECT_GE(year.furnaces_installed * plant_.furnace.availability_frac,
            (year.furnaces_running + year.furnaces_waiting) * (1.0 - tiny));
  EXPECT_LT((year.furnaces_installed - 1) * plant_.furnace.availability_frac,
            year.furnaces_running + year.furnaces_waiting);
}

TEST(SiliconPlant, MeasuredEnergyReplacesTheStages) {
  SiliconPlant plant = plant_of(5.0);
  plant.brick_kwh_per_kg = 23.0;
  const PlantYear year = plant_year(plant);
  EXPECT_NEAR(year.pulling_mwh, 23.0e-3 * year.brick_kg, tiny * year.pulling_mwh);
}

TEST(SiliconPlant, ALeapYearDrawsTheSameEnergy) {
  const SiliconPlant plant = plant_of(1.0);
  const PlantLoad load = plant_load(plant, axis_of(8784, 60, 2024));
  EXPECT_NEAR(sum_of(load.fixed_mw), plant_year(plant).electricity_mwh(), 1e-6);
}

TEST(SiliconPlant, StepLengthDoesNotChangeTheEnergyOfAnHour) {
  const SiliconPlant plant = plant_of(1.0);
  const std::vector<double> hours = pulling_mw(plant, plant_year(plant), axis_of(100));
  const std::vector<double> quarters = pulling_mw(plant, plant_year(plant), axis_of(400, 15));
  for (std::size_t h = 0; h < hours.size(); ++h) {
    const double mean =
        (quarters[4 * h] + quarters[4 * h + 1] + quarters[4 * h + 2] + quarters[4 * h + 3]) / 4.0;
    EXPECT_NEAR(hours[h], mean, tiny * mean);
  }
}

TEST(SiliconPlant, OneFurnaceRunsThroughItsStages) {
  SiliconPlant plant = plant_of(5.0);
  plant.furnace_phases = FurnacePhases::even;
  plant.target_gw_per_y /= plant_year(plant).furnaces_running;  // one furnace, half a run ahead
  const RunSums run = sums_of_run(plant.furnace);
  const auto n_steps = static_cast<Index>(run.hours);
  const std::vector<double> power = pulling_mw(plant, plant_year(plant), axis_of(n_steps));
  const auto gross_mw = [&](double heater_kw) {
    return 1e-3 * (heater_kw / plant.furnace.supply_efficiency_frac + plant.furnace.auxiliary_kw);
  };
  EXPECT_NEAR(*std::max_element(power.begin(), power.end()), gross_mw(plant.furnace.melt_kw), tiny);
  const double body_mw = gross_mw(plant.furnace.body_kw);
  const auto in_body = std::count_if(power.begin(), power.end(),
                                     [&](double mw) { return std::abs(mw - body_mw) < tiny; });
  const double body_h = plant.furnace.rods_per_run * plant.furnace.body_h;
  EXPECT_NEAR(static_cast<double>(in_body), body_h, plant.furnace.rods_per_run + 1.0);
}

TEST(SiliconPlant, EqualSeedsGiveEqualProfiles) {
  SiliconPlant plant = plant_of(0.5);
  const PlantYear year = plant_year(plant);
  const std::vector<double> first = pulling_mw(plant, year, axis_of(500));
  EXPECT_EQ(pulling_mw(plant, year, axis_of(500)), first);
  plant.seed = 2;
  EXPECT_NE(pulling_mw(plant, year, axis_of(500)), first);
}

TEST(SiliconPlant, EvenPhasesAreFlatterThanScatteredOnes) {
  SiliconPlant plant = plant_of(5.0);
  const PlantYear year = plant_year(plant);
  const auto peak = [&](FurnacePhases phases) {
    plant.furnace_phases = phases;
    const std::vector<double> power = pulling_mw(plant, year, axis_of(8760));
    return *std::max_element(power.begin(), power.end());
  };
  EXPECT_LT(peak(FurnacePhases::even), peak(FurnacePhases::scattered));
}

TEST(SiliconPlant, OnlySlicingMoves) {
  SiliconPlant plant = plant_of(5.0);
  const PlantYear year = plant_year(plant);
  EXPECT_TRUE(plant_load(plant, axis_of(24)).slicing_mw.empty());
  plant.slicing_flexible_within_day = true;
  const PlantLoad load = plant_load(plant, axis_of(24));
  EXPECT_NEAR(sum_of(load.slicing_mw) * 365.0, year.slicing_mwh, tiny * year.slicing_mwh);
}

TEST(SiliconPlant, AMeltHoldsItsFurnaceAtPower) {
  EXPECT_EQ(hold_of("body"), Hold::fixed);
  EXPECT_EQ(hold_of("recharge"), Hold::fixed);
  EXPECT_EQ(hold_of("charge"), Hold::movable);
  EXPECT_EQ(hold_of("cool"), Hold::interruptible);
}

std::string only_key(const SiliconPlant& plant) {
  const auto faults = check(plant);
  return faults.size() == 1 ? faults[0].key : std::to_string(faults.size()) + " faults";
}

TEST(SiliconPlant, AWaferNeedsADiagonalBeyondItsSide) {
  SiliconPlant plant = plant_of(5.0);
  plant.wafer_diagonal_mm = 182.0;
  EXPECT_EQ(only_key(plant), "wafer_diagonal_mm");
}

TEST(SiliconPlant, ARodMustHoldItsWafer) {
  SiliconPlant plant = plant_of(5.0);
  plant.furnace.rod_diameter_mm = 240.0;
  EXPECT_EQ(only_key(plant), "furnace.rod_diameter_mm");
}

TEST(SiliconPlant, ABrickIsNoLargerThanItsRod) {
  SiliconPlant plant = plant_of(5.0);
  plant.brick_yield_frac = 0.7;
  EXPECT_EQ(only_key(plant), "brick_yield_frac");
}

TEST(SiliconPlant, AllFaultsAreToldAtOnce) {
  SiliconPlant plant = plant_of(5.0);
  plant.brick_yield_frac = 0.7;
  plant.furnace.melt_ramp_h = 13.0;
  EXPECT_EQ(check(plant).size(), 2U);
}

}  // namespace
}  // namespace sunward::component::silicon_plant
