// Supports that pay by the year steer sizes and dispatch as they are booked. Numbers by hand.
#include <gtest/gtest.h>

#include "sunward/study/plan.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using sunward::testing::SmallPark;

constexpr double year_h = 8760.0;

/// A day that stands for a year: 10 MW of wind at half power, 2 MW of load, a grid of 40 MW that
/// takes 30 MW at 100 CNY/MWh and gives at 400.
SmallPark windy_park(component::SizeRange wind_mw = {10.0, 10.0}) {
  SmallPark small({std::vector<double>(24, 0.5)});
  small.wind(wind_mw, 500.0);  // 114.2 CNY/MWh at half power
  small.load(std::vector<double>(24, 2.0));
  component::Grid& grid = small.grid({40.0, 40.0}, {});
  grid.import_base_cny_per_mwh = 400.0;
  grid.export_limit_mw = 30.0;
  grid.export_price_cny_per_mwh = 100.0;
  return small;
}

component::Storage storage_of(component::SizeRange energy_mwh) {
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = {2.0, 2.0};
  storage.energy_mwh = energy_mwh;
  storage.cost_energy = SmallPark::cost(10.0);
  storage.soc_min_frac = 0.1;
  storage.soc_max_frac = 0.9;
  storage.discharge_efficiency_frac = 0.95;
  return storage;
}

model::Park with_support(model::Park park, const std::string& kind,
                         const model::SupportTerms& terms, bool on = true) {
  model::Support support;
  support.id = "law." + kind;
  support.kind = kind;
  model::Regulation law;
  law.id = "law";
  law.supports = {support};
  auto book = std::make_shared<model::RuleBook>();
  book->regulations = {law};
  park.rules.book = book;
  park.rules.supports = {{support.id, on, terms}};
  return park;
}

result::Plan planned(const model::Park& park) {
  PlanOptions options;
  options.tolerance = 1e-8;
  result::Plan plan = study::plan(park, options);
  EXPECT_EQ(plan.status, result::Status::optimal);
  return plan;
}

double cost_cny(const model::Park& park) { return planned(park).objective_cny_per_year; }

double size_of(const result::Plan& plan, const std::string& asset, const std::string& quantity) {
  for (const result::Asset& entry : plan.assets)
    for (const result::Capacity& capacity : entry.capacities)
      if (entry.name == asset && capacity.quantity == quantity) return capacity.value;
  return -1.0;
}

TEST(SupportInPlan, PaysACertificateForEveryMWhExported) {
  const model::Park park = windy_park().park;
  model::SupportTerms terms;
  terms.certificate_cny_per_mwh = 5.0;
  EXPECT_NEAR(cost_cny(park) - cost_cny(with_support(park, "certificate", terms)),
              5.0 * 3.0 * year_h, 1.0);
  EXPECT_NEAR(cost_cny(park) - cost_cny(with_support(park, "certificate", terms, false)), 0.0, 1.0);
}

TEST(SupportInPlan, PaysACertificateForAllGenerationWhereThatIsItsBasis) {
  const model::Park park = windy_park().park;
  model::SupportTerms terms;
  terms.certificate_cny_per_mwh = 5.0;
  terms.certificate_basis = model::CertificateBasis::generation;
  EXPECT_NEAR(cost_cny(park) - cost_cny(with_support(park, "certificate", terms)),
              5.0 * 5.0 * year_h, 1.0);
}

TEST(SupportInPlan, BuildsWhatACertificateMakesWorthWhile) {
  SmallPark small = windy_park({0.0, 10.0});
  for (model::Component& component : small.park.components)
    if (auto* grid = std::get_if<component::Grid>(&component.spec))
      grid->export_price_cny_per_mwh = 110.0;
  model::SupportTerms terms;
  terms.certificate_cny_per_mwh = 5.0;  // 115 CNY/MWh against 114.2
  EXPECT_NEAR(size_of(planned(small.park), "wind", "capacity_mw"), 4.0, 0.01);
  EXPECT_NEAR(
      size_of(planned(with_support(small.park, "certificate", terms)), "wind", "capacity_mw"), 10.0,
      0.01);
}

TEST(SupportInPlan, SettlesPartOfTheExportAtTheMechanismPrice) {
  const model::Park park = windy_park().park;
  model::SupportTerms terms;
  terms.mechanism_price_cny_per_mwh = 300.0;
  terms.mechanism_frac = 0.5;
  EXPECT_NEAR(cost_cny(park) - cost_cny(with_support(park, "price_difference", terms)),
              0.5 * (300.0 - 100.0) * 3.0 * year_h, 1.0);
}

TEST(SupportInPlan, PaysTheCapacityPriceForPowerThatLastsThePeak) {
  SmallPark small = windy_park();
  small.add("bess", storage_of({6.0, 6.0}));
  model::SupportTerms terms;
  terms.capacity_price_cny_per_kw_year = 165.0;
  terms.longest_peak_h = 4.0;
  // 6 MWh x 0.8 x 0.95 / 4 h = 1.14 MW of the 2 MW.
  EXPECT_NEAR(cost_cny(small.park) - cost_cny(with_support(small.park, "capacity_price", terms)),
              165.0 * 1140.0, 1.0);
}

TEST(SupportInPlan, BuildsEnergyUntilAllThePowerLastsThePeak) {
  SmallPark small = windy_park();
  small.add("bess", storage_of({0.0, 50.0}));
  model::SupportTerms terms;
  terms.capacity_price_cny_per_kw_year = 165.0;
  terms.longest_peak_h = 4.0;
  // A MWh costs 10 000 CNY a year and earns 165 x 190 kW until 2 MW x 4 h / (0.8 x 0.95).
  EXPECT_NEAR(size_of(planned(small.park), "bess", "capacity_mwh"), 0.0, 0.01);
  EXPECT_NEAR(
      size_of(planned(with_support(small.park, "capacity_price", terms)), "bess", "capacity_mwh"),
      8.0 / 0.76, 0.01);
}

TEST(SupportInPlan, BooksTheSupportAsACostLineBelowZero) {
  model::SupportTerms terms;
  terms.certificate_cny_per_mwh = 5.0;
  const result::Plan plan = planned(with_support(windy_park().park, "certificate", terms));
  for (const result::Asset& asset : plan.assets)
    for (const result::CostLine& line : asset.costs)
      if (line.kind == "support") {
        EXPECT_EQ(asset.name, "grid");
        EXPECT_NEAR(line.cny_per_year, -5.0 * 3.0 * year_h, 1.0);
        return;
      }
  ADD_FAILURE() << "no cost line";
}

}  // namespace
}  // namespace sunward::study
