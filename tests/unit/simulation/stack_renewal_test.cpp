// Stacks that wear: what wore them, what new ones cost, what a new plant brings.
#include <gtest/gtest.h>

#include "sunward/simulation/hydrogen_units.hpp"

namespace sunward::simulation {
namespace {

using component::ElectrolyserTechnology;

component::Electrolyser spec(ElectrolyserTechnology technology) {
  component::Electrolyser made;
  made.technology = technology;
  made.law = component::electrolyser::law_of(technology);
  made.cost = {2000.0, 70.0, 20.0};
  return made;
}

double figure(const result::SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  ADD_FAILURE() << name;
  return 0.0;
}

/// A year of days that end with `off_h` hours without power.
result::SimulatedAsset year_of(ElectrolyserUnit& unit, int off_h, double* paid_cny = nullptr) {
  for (int hour = 0; hour < 8760; ++hour)
    unit.step({.planned_mw = hour % 24 < 24 - off_h ? unit.rated_mw() : 0.0}, {1.0, 10.0});
  result::SimulatedAsset asset;
  const double cny = unit.end_year(asset);
  if (paid_cny != nullptr) *paid_cny = cny;
  return asset;
}

TEST(StackRenewal, CostsItsShareOfTheInvestmentForEveryUnit) {
  component::Electrolyser made = spec(ElectrolyserTechnology::alkaline);
  made.law.stack_life_h = 5000.0;
  made.law.stack_replacement_frac = 0.33;
  ElectrolyserUnit unit(made, 20.0);
  double paid_cny = 0.0;
  const result::SimulatedAsset asset = year_of(unit, 0, &paid_cny);
  EXPECT_EQ(figure(asset, "stack_replacements"), 4.0);  // four units of 5 MW, once each
  EXPECT_NEAR(paid_cny, 0.33 * 2000.0 * 20000.0, 1e-6);
  EXPECT_EQ(figure(asset, "replacement_cny"), paid_cny);
}

TEST(StackRenewal, CostsNothingWhileNoStackIsWorn) {
  ElectrolyserUnit unit(spec(ElectrolyserTechnology::alkaline), 20.0);
  double paid_cny = 1.0;
  year_of(unit, 0, &paid_cny);
  EXPECT_EQ(paid_cny, 0.0);
}

TEST(StackRenewal, ComesWithANewPlantThatTheAnnuityPaysFor) {
  component::Electrolyser made = spec(ElectrolyserTechnology::alkaline);
  made.cost.lifetime_y = 2.0;
  ElectrolyserUnit unit(made, 5.0);
  const double first = figure(year_of(unit, 0), "voltage_growth_frac");
  EXPECT_NEAR(figure(year_of(unit, 0), "voltage_growth_frac"), 2.0 * first, 0.02 * first);
  EXPECT_NEAR(figure(year_of(unit, 0), "voltage_growth_frac"), first, 0.02 * first);
}

TEST(StackWear, OfAYearIsTheSumOfItsParts) {
  ElectrolyserUnit unit(spec(ElectrolyserTechnology::pem), 3.0);
  const result::SimulatedAsset asset = year_of(unit, 8);
  EXPECT_NEAR(figure(asset, "wear_running_frac") + figure(asset, "wear_stops_frac") +
                  figure(asset, "wear_swings_frac"),
              figure(asset, "voltage_growth_frac"), 1e-12);
}

/// H2Integrate: 0.1478 mV for each time off; worn when 1.9004 V at full load have grown by a tenth.
TEST(StackWear, OfAPemStackStoppedEveryDayIsWhatTheSourceSaysOfItsStops) {
  ElectrolyserUnit unit(spec(ElectrolyserTechnology::pem), 1.0);
  const result::SimulatedAsset asset = year_of(unit, 8);
  EXPECT_EQ(figure(asset, "unit_stops"), 365.0);
  EXPECT_NEAR(figure(asset, "wear_stops_frac"), 365.0 * 0.1478e-3 / (0.1 * 1.9004), 2e-4);
  // 16 h a day at full load of 80 000 h, less the time of starting
  EXPECT_NEAR(figure(asset, "wear_running_frac"), 365.0 * 16.0 / 80000.0, 2e-3);
}

TEST(StackPrice, IsNothingWithoutALaw) {
  component::Electrolyser made = spec(ElectrolyserTechnology::alkaline);
  EXPECT_DOUBLE_EQ(component::electrolyser::stack_price_cny_per_kw(made), 800.0);
  made.technology = ElectrolyserTechnology::generic;
  EXPECT_EQ(component::electrolyser::stack_price_cny_per_kw(made), 0.0);
}

}  // namespace
}  // namespace sunward::simulation
