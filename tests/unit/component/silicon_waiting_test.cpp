// What may wait in a silicon plant and what an outage costs: laws that hold for any plant, and hand
// calculations.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sunward/component/silicon_plant/fleet.hpp"
#include "sunward/component/silicon_plant/norms.hpp"
#include "sunward/component/silicon_plant/outage.hpp"

namespace sunward::component::silicon_plant {
namespace {

constexpr double tiny = 1e-9;

SiliconPlant plant_of(double gw) {
  SiliconPlant plant;
  plant.bus = "ac";
  plant.target_gw_per_y = gw;
  return plant;
}

series::TimeAxis year_axis() {
  series::TimeAxis axis;
  axis.start = {2025, 1, 1, 0, 0};
  axis.n_steps = 8760;
  return axis;
}

TEST(SiliconWaiting, NothingWaitsByDefault) {
  const WaitingLoad load = waiting_load(plant_of(5.0), year_axis());
  EXPECT_EQ(load.starting_mw, 0.0);
  EXPECT_EQ(load.chiller_mw, 0.0);
}

/// What waits is the energy of the furnaces that start: starts per hour x energy of a start.
TEST(SiliconWaiting, StartsAreFurnacesPerHourTimesTheEnergyOfOne) {
  SiliconPlant plant = plant_of(5.0);
  plant.start_wait_h = 6.0;
  const PlantYear year = plant_year(plant);
  EXPECT_NEAR(waiting_load(plant, year_axis()).starting_mw, year.starts_per_h() * year.start_mwh,
              tiny);
  const Furnace& f = plant.furnace;
  const double heater_kwh = f.charge_h * f.charge_kw +
                            f.melt_ramp_h * 0.5 * (f.charge_kw + f.melt_kw) +
                            (f.melt_h - f.melt_ramp_h) * f.melt_kw;
  const double gross_kwh =
      heater_kwh / f.supply_efficiency_frac + (f.charge_h + f.melt_h) * f.auxiliary_kw;
  EXPECT_NEAR(year.start_mwh, 1e-3 * gross_kwh, tiny);
}

/// The part that must not fail is the same hour by hour whatever waits: a furnace that grows a body
/// never gives up power for a start.
TEST(SiliconWaiting, AFurnaceWithAMeltKeepsItsPowerWhateverWaits) {
  SiliconPlant plant = plant_of(1.0);
  plant.utilities_frac = 0.0;
  plant.wafer_kwh = 0.0;
  const std::vector<double> held = held_mw(plant, plant_year(plant), year_axis());
  for (const double wait_h : {1.0, 8.0}) {
    plant.start_wait_h = wait_h;
    const PlantLoad load = plant_load(plant, year_axis());
    for (std::size_t n = 0; n < held.size(); ++n) ASSERT_NEAR(load.fixed_mw[n], held[n], tiny);
  }
}

/// Nobody waits for nothing: a window of six hours takes the furnaces that start in six hours.
TEST(SiliconWaiting, AWindowCostsTheFurnacesThatStartInIt) {
  SiliconPlant plant = plant_of(5.0);
  const PlantYear without = plant_year(plant);
  plant.start_wait_h = 6.0;
  const PlantYear with = plant_year(plant);
  EXPECT_NEAR(with.furnaces_waiting, 6.0 * with.runs / hours_of_year, tiny);
  EXPECT_GT(with.furnaces_installed, without.furnaces_installed);
  EXPECT_EQ(with.furnaces_running, without.furnaces_running);
}

/// One furnace whose crucible holds 500 kg and gives rods of 300 kg: half of its time with a melt
/// at 500 kg (neck), half at 350 kg on average (body), 425 kg in all.
TEST(SiliconOutage, IsTheSiliconTheCrucibleAndTheRodsNotGrown) {
  SiliconPlant plant = plant_of(1.0);
  Furnace& f = plant.furnace;
  f.melt_kg = 500.0;
  f.rods_per_run = 1;
  f.body_h = f.neck_h = 10.0;
  f.shoulder_h = f.tail_h = f.recharge_h = 0.0;
  f.ends_kg += 300.0 - rod_kg(f);
  plant.melt_loss = {6.0, 50.0, 0.4, 8000.0, 2.0};
  const OutageLoss loss = outage_loss(plant);
  EXPECT_NEAR(loss.melt_kg, 425.0, tiny);
  EXPECT_NEAR(loss.silicon_cny, 425.0 * 50.0 * 0.6, 1e-6);
  EXPECT_NEAR(loss.crucible_cny, 4000.0, tiny);
  EXPECT_NEAR(loss.restart_h, 9.0 + 4.0 + 12.0 + 10.0, tiny);
  const double run_h = 4.0 + 12.0 + 20.0 + 9.0;
  EXPECT_NEAR(loss.margin_cny, 2.0 * 300.0 / run_h * 35.0, 1e-6);
  EXPECT_NEAR(loss.with_melt_frac, 20.0 / run_h, tiny);
  EXPECT_NEAR(loss.backup_mwh, loss.pulling_mw * 0.1, tiny);
}

TEST(SiliconOutage, AMwhIsWorthMoreTheShorterTheOutage) {
  const OutageLoss loss = outage_loss(plant_of(5.0));
  EXPECT_NEAR(loss.cny_per_mwh(0.5), 2.0 * loss.cny_per_mwh(1.0), 1e-6);
  EXPECT_NEAR(loss.cny_per_mwh(1.0) * loss.pulling_mw, loss.plant_cny(), 1e-6);
}

/// The loss of a furnace does not depend on how many there are, so neither does a MWh's value.
TEST(SiliconOutage, AMwhIsWorthTheSameInALargerPlant) {
  EXPECT_NEAR(outage_loss(plant_of(1.0)).cny_per_mwh(1.0),
              outage_loss(plant_of(7.0)).cny_per_mwh(1.0), 1e-6);
}

/// Less than: a plant at the limit does not keep it.
TEST(SiliconNorms, EqualityDoesNotKeepALimit) {
  SiliconPlant plant = plant_of(1.0);
  plant.brick_kwh_per_kg = rod_limit_new_kwh_per_kg;
  plant.wafer_kwh = wafer_limit_existing_kwh;
  const auto checks = norm_checks(plant, plant_year(plant));
  EXPECT_EQ(checks[0].kept(), NormKept::existing_plant);
  EXPECT_EQ(checks[4].kept(), NormKept::neither);
  plant.brick_kwh_per_kg = 22.9;
  EXPECT_EQ(norm_checks(plant, plant_year(plant))[0].kept(), NormKept::new_plant);
}

TEST(SiliconNorms, BothBasesAndBothBoundariesAreHeldAgainstThem) {
  SiliconPlant plant = plant_of(1.0);
  plant.brick_kwh_per_kg = 24.0;
  plant.utilities_frac = 0.25;
  const auto checks = norm_checks(plant, plant_year(plant));
  EXPECT_NEAR(checks[0].value, 24.0, tiny);
  EXPECT_NEAR(checks[1].value, 30.0, tiny);
  EXPECT_NEAR(checks[2].value, 24.0 * plant.brick_yield_frac, tiny);
  EXPECT_NEAR(checks[3].value, 30.0 * plant.brick_yield_frac, tiny);
  EXPECT_NEAR(checks[5].value, 0.1, tiny);
}

}  // namespace
}  // namespace sunward::component::silicon_plant
