// The hydrogen chain in the simulation: fleet, compressor, tank, and what they do to the plan.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sample.hpp"
#include "sunward/base/error.hpp"
#include "sunward/component/electrolyser/cell.hpp"
#include "sunward/component/hydrogen_gas.hpp"
#include "sunward/simulation/hydrogen_units.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::simulation {
namespace {

using component::ElectrolyserTechnology;

component::Electrolyser electrolyser(ElectrolyserTechnology technology) {
  component::Electrolyser spec;
  spec.bus = "ac";
  spec.hydrogen_bus = "h2";
  spec.technology = technology;
  spec.law = component::electrolyser::law_of(technology);
  return spec;
}

class EveryElectrolyser : public ::testing::TestWithParam<ElectrolyserTechnology> {};

TEST_P(EveryElectrolyser, BooksEveryMegawattHourOfRandomPower) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> power_mw(-5.0, 22.0), ambient_c(-25.0, 35.0);
  ElectrolyserUnit unit(electrolyser(GetParam()), 20.0);
  double used_mwh = 0.0, hydrogen_kg = 0.0;
  for (int step = 0; step < 5000; ++step) {
    const double offered_mw = std::max(0.0, power_mw(random));
    const ElectrolyserStep done = unit.step({.planned_mw = offered_mw}, {1.0, ambient_c(random)});
    ASSERT_LE(done.used_mwh, offered_mw + 1e-9);
    ASSERT_NEAR(done.used_mwh, done.hydrogen_mwh + done.loss_mwh, 1e-9);
    ASSERT_NEAR(done.hydrogen_mwh * 1000.0,
                done.hydrogen_kg * component::electrolyser::higher_heating_kwh_per_kg, 1e-9);
    ASSERT_GE(done.loss_mwh, -1e-9);
    used_mwh += done.used_mwh;
    hydrogen_kg += done.hydrogen_kg;
  }
  result::SimulatedAsset asset;
  unit.end_year(asset);
  double parts_mwh = 0.0;
  for (const auto& [name, value] : asset.figures)
    if (name.ends_with("_mwh")) parts_mwh += value;
  EXPECT_NEAR(parts_mwh, used_mwh, 1e-9 * used_mwh);
  EXPECT_GT(hydrogen_kg, 0.0);
}
INSTANTIATE_TEST_SUITE_P(Laws, EveryElectrolyser,
                         ::testing::Values(ElectrolyserTechnology::alkaline,
                                           ElectrolyserTechnology::pem));

TEST(ElectrolyserUnit, LeavesThePowerThatWouldMakeMoreThanCanBeTaken) {
  ElectrolyserUnit unit(electrolyser(ElectrolyserTechnology::alkaline), 20.0);
  for (int step = 0; step < 4; ++step) unit.step({.planned_mw = 20.0}, {1.0, 10.0});
  const ElectrolyserStep held = unit.step({.planned_mw = 20.0, .most_kg = 300.0}, {1.0, 10.0});
  EXPECT_LE(held.hydrogen_kg, 300.0 * (1.0 + 1e-4));
  EXPECT_GT(held.hydrogen_kg, 299.0);
  EXPECT_LT(held.used_mwh, 300.0 * 0.057);  // about 54 kWh/kg at this load, 55.6 at full load
}

TEST(ElectrolyserUnit, DrawsSparePowerOnlyForWhatItLacks) {
  ElectrolyserUnit unit(electrolyser(ElectrolyserTechnology::alkaline), 20.0);
  for (int step = 0; step < 4; ++step) unit.step({.planned_mw = 10.0}, {1.0, 10.0});
  const ElectrolyserStep more =
      unit.step({.planned_mw = 10.0, .spare_mw = 10.0, .wanted_kg = 250.0}, {1.0, 10.0});
  EXPECT_NEAR(more.hydrogen_kg, 250.0, 0.1);
  EXPECT_GT(more.used_mwh, 10.0);
  EXPECT_LT(more.used_mwh, 15.0);
  const ElectrolyserStep enough =
      unit.step({.planned_mw = 10.0, .spare_mw = 10.0, .wanted_kg = 100.0}, {1.0, 10.0});
  EXPECT_LE(enough.used_mwh, 10.0 + 1e-9);
}

component::HydrogenTank pressure_tank() {
  component::HydrogenTank tank;
  tank.bus = "h2";
  tank.min_bar = 20.0;
  tank.max_bar = 250.0;
  tank.min_fill_frac = 0.1;
  tank.max_rate_frac_per_h = 0.5;
  return tank;
}

TEST(TankUnit, KeepsEveryKilogramOfRandomFlows) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> flow_kg(-900.0, 900.0);
  component::HydrogenTank spec = pressure_tank();
  spec.loss_frac_per_h = 1e-4;
  TankUnit tank(spec, 1000.0, 500.0);
  double moved_kg = 0.0;
  for (int step = 0; step < 5000; ++step) {
    moved_kg -= tank.lose(1.0);
    const double put_kg = tank.put(flow_kg(random), 1.0);
    ASSERT_LE(std::abs(put_kg), 500.0 + 1e-9);  // half of the capacity an hour
    moved_kg += put_kg;
    ASSERT_NEAR(tank.content_kg(), 500.0 + moved_kg, 1e-9 * 5000.0);
    ASSERT_LE(tank.content_kg(), 1000.0 + 1e-9);
  }
}

TEST(TankUnit, HasThePressureOfARealGas) {
  TankUnit tank(pressure_tank(), 1000.0, 1000.0);
  EXPECT_NEAR(tank.pressure_bar(), 250.0, 1e-6);
  tank.put(-500.0, 1.0);
  const double density = 0.5 * component::hydrogen::density_kg_per_m3(250.0, 15.0);
  EXPECT_NEAR(tank.pressure_bar(), component::hydrogen::pressure_bar(density, 15.0), 1e-6);
  EXPECT_LT(tank.pressure_bar(), 120.0);  // less than half: the gas is stiffer when dense
}

TEST(Compressor, NeedsLessAgainstAnEmptyTank) {
  component::Compressor spec;
  spec.suction_bar = 16.0;
  spec.discharge_bar = 250.0;
  spec.energy_kwh_per_kg = component::compressor::law_kwh_per_kg(spec);
  EXPECT_DOUBLE_EQ(compressor_kwh_per_kg(spec, 250.0), spec.energy_kwh_per_kg);
  EXPECT_LT(compressor_kwh_per_kg(spec, 50.0), 0.6 * spec.energy_kwh_per_kg);
  EXPECT_EQ(compressor_kwh_per_kg(spec, 10.0), 0.0);
  EXPECT_DOUBLE_EQ(compressor_kwh_per_kg(spec, 0.0),
                   spec.energy_kwh_per_kg);  // no tank: as planned
}

/// A plan of random electrolyser power with a tank and a steady hydrogen load behind a compressor.
struct HydrogenSample : test::Sample {
  HydrogenSample(ElectrolyserTechnology technology, unsigned seed) : test::Sample(base(seed)) {
    constexpr std::size_t n = 720;
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> power(-4.0, 10.0);
    park.buses.push_back({"h2", model::Carrier::hydrogen});
    park.buses.push_back({"h2_high", model::Carrier::hydrogen});
    component::Electrolyser maker = electrolyser(technology);
    component::Compressor compressor;
    compressor.bus = "ac";
    compressor.inlet_bus = "h2";
    compressor.outlet_bus = "h2_high";
    compressor.suction_bar = 16.0;
    compressor.discharge_bar = 250.0;
    compressor.energy_kwh_per_kg = component::compressor::law_kwh_per_kg(compressor);
    component::HydrogenTank tank = pressure_tank();
    tank.bus = "h2_high";
    component::HydrogenDemand load;
    load.bus = "h2_high";
    load.unserved_cny_per_kg = 100.0;
    park.components.push_back({"electrolyser", "", maker});
    park.components.push_back({"compressor", "", compressor});
    park.components.push_back({"tank", "", tank});
    park.components.push_back({"trucks", "", load});
    std::vector<double> input(n), made(n), press(n), out(n), mass(n), served(n);
    double sum_kg = 0.0;
    for (std::size_t t = 0; t < n; ++t) {
      input[t] = std::max(0.0, power(random));
      made[t] = 18.0 * input[t];  // 55.6 kWh/kg
      press[t] = made[t] * compressor.energy_kwh_per_kg / 1000.0;
      sum_kg += made[t];
    }
    double content_kg = 1500.0;
    for (std::size_t t = 0; t < n; ++t) {
      served[t] = sum_kg / n;
      out[t] = served[t] - made[t];
      mass[t] = content_kg -= out[t];
    }
    const auto add = [&](const std::string& asset, const std::string& quantity,
                         const std::string& bus, int sign, std::vector<double> values) {
      plan.flows.push_back(
          {asset + "_" + quantity, asset, quantity, "", "", bus, sign, std::move(values)});
    };
    add("electrolyser", "input_mw", "ac", -1, input);
    add("electrolyser", "flow_kg_per_h", "h2", 1, made);
    add("compressor", "flow_kg_per_h", "h2_high", 1, made);
    add("compressor", "input_mw", "ac", -1, press);
    add("tank", "flow_kg_per_h", "h2_high", 1, out);
    add("tank", "mass_kg", "", 0, mass);
    add("trucks", "flow_kg_per_h", "h2_high", -1, served);
    size("electrolyser", "capacity_mw", 10.0);
    size("compressor", "flow_kg_per_h", 250.0);
    size("tank", "capacity_kg", 3000.0);
    // What the chain draws comes from the grid, or from what was exported or curtailed.
    for (std::size_t t = 0; t < n; ++t) cover(t, input[t] + press[t]);
  }

 private:
  static test::Sample base(unsigned seed) {
    std::mt19937_64 random(seed);
    return test::sample(test::wind_hours(720, random), std::vector<double>(720, 0.0),
                        component::StorageTechnology::generic);
  }
  void size(const std::string& name, const std::string& quantity, double value) {
    result::Capacity capacity;
    capacity.quantity = quantity;
    capacity.value = value;
    result::Asset asset;
    asset.name = name;
    asset.capacities.push_back(capacity);
    plan.assets.push_back(asset);
  }
  void cover(std::size_t t, double mw) {
    double& power = flow("wind_power_mw").values[t];
    const double curtailed = flow("wind_available_mw").values[t] - power;
    const double used = std::min(mw, curtailed);
    power += used;
    mw -= used;
    double& sold = flow("grid_export_mw").values[t];
    const double kept = std::min(mw, sold);
    sold -= kept;
    mw -= kept;
    flow("grid_import_mw").values[t] += mw;
  }
};

class EveryChain : public ::testing::TestWithParam<std::pair<Mode, ElectrolyserTechnology>> {};

TEST_P(EveryChain, KeepsMassAndEnergyOfRandomSchedules) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const HydrogenSample made(GetParam().second, seed);
    Options options;
    options.mode = GetParam().first;
    options.years = 2;
    const result::Simulation done = replay(made.park, made.plan, options);
    for (const result::SimulatedYear& year : done.years) {
      const result::HydrogenTotals& hydrogen = year.hydrogen;
      EXPECT_GT(hydrogen.made_kg, 0.0);
      EXPECT_LT(year.worst_balance_mw, 1e-9) << seed;
      EXPECT_LT(year.worst_balance_kg, 1e-9 * hydrogen.made_kg) << seed;
      const double given_mwh = year.gap.import_mwh - year.gap.export_mwh - year.gap.curtailed_mwh +
                               year.gap.unserved_mwh - year.gap.surplus_mwh -
                               year.gap.plan_residual_mwh;
      const double missed_mwh = year.gap.losses.sum() - year.gap.planned_losses_mwh +
                                year.gap.stored_mwh + year.gap.used_mwh;
      EXPECT_NEAR(missed_mwh, given_mwh, 1e-6) << seed;
    }
  }
}
INSTANTIATE_TEST_SUITE_P(
    Laws, EveryChain,
    ::testing::Values(std::pair(Mode::schedule, ElectrolyserTechnology::alkaline),
                      std::pair(Mode::policy, ElectrolyserTechnology::alkaline),
                      std::pair(Mode::schedule, ElectrolyserTechnology::pem),
                      std::pair(Mode::policy, ElectrolyserTechnology::pem)));

TEST(HydrogenChain, RefusesAFleetOfMoreUnitsThanItCouldStep) {
  HydrogenSample made(ElectrolyserTechnology::alkaline, 1);
  for (model::Component& component : made.park.components)
    if (auto* maker = std::get_if<component::Electrolyser>(&component.spec))
      maker->law.unit_power_mw = 1e-9;
  EXPECT_THROW((void)replay(made.park, made.plan, {.years = 1}), InputError);
}

TEST(Artefacts, FindsAnElectrolyserBelowItsMinimumLoad) {
  HydrogenSample made(ElectrolyserTechnology::alkaline, 1);
  // Two units of 5 MW, 20 % at least: 0.5 MW for ten hours is too little.
  for (double& mw : made.flow("electrolyser_input_mw").values) mw = 5.0;
  for (std::size_t t = 0; t < 10; ++t) {
    made.flow("electrolyser_input_mw").values[t] = 0.5;
    made.flow("electrolyser_flow_kg_per_h").values[t] = 9.0;
  }
  const result::Simulation done = replay(made.park, made.plan, {.years = 1});
  ASSERT_EQ(done.artefacts.size(), 1u);
  EXPECT_EQ(done.artefacts[0].kind, "below_minimum_load");
  EXPECT_NEAR(done.artefacts[0].hours, 10.0, 1e-9);
  EXPECT_NEAR(done.artefacts[0].mwh, 5.0, 1e-9);
  EXPECT_GT(done.artefacts[0].cny, 0.0);
}

TEST(Artefacts, LeavesAPlannedDrainAtRestAlone) {
  HydrogenSample made(ElectrolyserTechnology::alkaline, 1);
  for (double& mw : made.flow("electrolyser_input_mw").values) mw = 5.0;
  for (std::size_t t = 0; t < 10; ++t) {  // power without hydrogen: standing by
    made.flow("electrolyser_input_mw").values[t] = 0.5;
    made.flow("electrolyser_flow_kg_per_h").values[t] = 0.0;
  }
  EXPECT_TRUE(replay(made.park, made.plan, {.years = 1}).artefacts.empty());
}

TEST(Artefacts, FindsAndPricesChargingAndDischargingAtOnce) {
  test::Sample made = test::sample(std::vector<double>(240, 0.2), std::vector<double>(240, 0.0),
                                   component::StorageTechnology::vanadium_flow);
  made.flow("battery_charge_mw").values[7] = 3.0;
  made.flow("battery_discharge_mw").values[7] = 2.0;
  const result::Simulation done = replay(made.park, made.plan, {.years = 1});
  ASSERT_EQ(done.artefacts.size(), 1u);
  EXPECT_EQ(done.artefacts[0].kind, "charge_and_discharge");
  EXPECT_NEAR(done.artefacts[0].mwh, 2.0, 1e-9);
  // 20 MW x 0.2 = 4 MW for a load of 8: the grid's 500 CNY/MWh, and 1 - 0.86 x 0.86 is lost.
  EXPECT_NEAR(done.artefacts[0].cny, 2.0 * (1.0 - 0.86 * 0.86) * 500.0, 1e-6);
}

}  // namespace
}  // namespace sunward::simulation
