#include <gtest/gtest.h>

#include "sunward/study/plan.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using testing::SmallPark;

/// A station of given size beside a load of 10 MW and a grid at 500 CNY/MWh.
SmallPark station(const component::ThermalPlant& numbers) {
  SmallPark small({{1.0, 1.0}});
  component::ThermalPlant plant = numbers;
  plant.bus = "ac";
  plant.capacity_mw = {8.0, 8.0};
  small.add("coal", plant);
  small.load({10.0, 10.0});
  small.grid({100.0, 100.0}, {500.0, 500.0});
  return small;
}

result::Plan tight(const model::Park& park) {
  PlanOptions options;
  options.tolerance = 1e-9;
  result::Plan out = plan(park, options);
  EXPECT_EQ(out.status, result::Status::optimal) << out.message;
  return out;
}

double figure(const result::Plan& plan, const std::string& asset, const std::string& name) {
  for (const result::Asset& one : plan.assets)
    for (const auto& [key, value] : one.figures)
      if (one.name == asset && key == name) return value;
  return -1.0;
}

double indicator(const result::Plan& plan, const std::string& name) {
  for (const result::Indicator& one : plan.indicators)
    if (one.name == name) return one.value;
  return -1.0;
}

component::ThermalPlant cheap() {
  component::ThermalPlant plant;
  plant.fuel_kg_per_kwh = 0.4;
  plant.fuel_price_cny_per_t = 500.0;
  plant.co2_kg_per_kwh = 0.9;
  plant.availability_frac = 0.5;
  return plant;
}

TEST(ThermalPlant, RunsUpToItsAvailabilityWhereItsFuelIsCheaper) {
  const result::Plan plan = tight(station(cheap()).park);
  EXPECT_NEAR(figure(plan, "coal", "energy_mwh"), 4.0 * 8760.0, 1.0);
  EXPECT_NEAR(figure(plan, "coal", "fuel_t"), 4.0 * 8760.0 * 0.4, 1.0);
  EXPECT_NEAR(figure(plan, "coal", "co2_t"), 4.0 * 8760.0 * 0.9, 1.0);
  EXPECT_NEAR(plan.objective_cny_per_year, 8760.0 * (4.0 * 200.0 + 6.0 * 500.0), 10.0);
}

TEST(ThermalPlant, PaysForItsCarbonDioxide) {
  SmallPark small = station(cheap());
  small.park.rules.co2_price_cny_per_t = 400.0;  // 200 + 360 CNY/MWh: dearer than the grid
  const result::Plan plan = tight(small.park);
  EXPECT_NEAR(figure(plan, "coal", "energy_mwh"), 0.0, 1.0);
}

TEST(ThermalPlant, KeepsItsLeastOutput) {
  component::ThermalPlant plant = cheap();
  plant.min_output_frac = 0.25;
  SmallPark small = station(plant);
  small.park.rules.co2_price_cny_per_t = 400.0;
  EXPECT_NEAR(figure(tight(small.park), "coal", "energy_mwh"), 2.0 * 8760.0, 1.0);
}

TEST(ThermalPlant, CountsAgainstTheGreenShareAndInTheCarbonCap) {
  SmallPark small = station(cheap());
  small.wind({0.0, 100.0}, 10000.0);
  small.park.rules.min_green_share_frac = 0.7;
  const result::Plan green = tight(small.park);
  EXPECT_NEAR(indicator(green, "green_share_frac"), 0.7, 1e-6);
  EXPECT_NEAR(figure(green, "coal", "energy_mwh"), 3.0 * 8760.0, 1.0);
  small.park.rules.min_green_share_frac = -1.0;
  small.park.rules.co2_cap_t_per_year = 8760.0;
  const result::Plan capped = tight(small.park);
  EXPECT_NEAR(indicator(capped, "co2_t_per_year"), 8760.0, 1.0);
}

}  // namespace
}  // namespace sunward::study
