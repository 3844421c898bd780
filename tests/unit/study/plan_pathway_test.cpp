#include "sunward/study/plan_pathway.hpp"

#include <cmath>
#include <cstdlib>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sunward/model/annuity.hpp"
#include "sunward/study/highs.hpp"
#include "support/full_park.hpp"

namespace sunward::study {
namespace {

using testing::SmallPark;

constexpr double kw_per_mw = 1000.0;
constexpr double hours = 8760.0;

/// Ten megawatts of load and a wind farm that always blows, for `cny_per_kw` and `life_y` years.
SmallPark windy(double cny_per_kw, double life_y) {
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, 100.0});
  std::get<component::Wind>(small.park.components.back().spec).cost = {cny_per_kw, 0.0, life_y};
  small.load({10.0, 10.0});
  return small;
}

/// The same park in stages of five years from 2025 on.
model::Pathway staged(const model::Park& park, std::size_t n_stages, double discount_frac) {
  model::Pathway pathway;
  pathway.name = park.name;
  pathway.discount_frac = discount_frac;
  for (std::size_t s = 0; s < n_stages; ++s) {
    pathway.stages.push_back({2025 + 5 * static_cast<int>(s), 5, park});
    pathway.stages.back().park.finance.discount_frac = discount_frac;
  }
  return pathway;
}

result::Pathway optimal(const model::Pathway& pathway) {
  PlanOptions options;
  options.tolerance = 1e-8;
  result::Pathway plan = plan_pathway(pathway, options);
  if (plan.status != result::Status::optimal) throw std::runtime_error(plan.message.english());
  EXPECT_TRUE(plan.certificate.holds);
  return plan;
}

const result::PathwaySize& size_of(const result::Pathway& plan, const std::string& asset) {
  for (const result::PathwaySize& size : plan.sizes)
    if (size.asset == asset) return size;
  throw std::runtime_error("no size of " + asset);
}

double cost_of(const result::PathwayStage& stage, const std::string& name) {
  for (const result::PathwayCost& cost : stage.costs)
    if (cost.name == name) return cost.cny_per_year;
  return NAN;
}

template <class Spec>
Spec& spec_of(model::Park& park, const std::string& name) {
  for (model::Component& component : park.components)
    if (component.name == name) return std::get<Spec>(component.spec);
  throw std::runtime_error("no " + name);
}

TEST(PlanPathway, BuildsAnewWhenALifeHasExpired) {
  const result::Pathway plan = optimal(staged(windy(1000.0, 5.0).park, 2, 0.05));
  const result::PathwaySize& wind = size_of(plan, "wind");
  for (const std::size_t s : {0U, 1U}) {
    EXPECT_NEAR(wind.built[s], 10.0, 1e-4);
    EXPECT_NEAR(wind.in_service[s], 10.0, 1e-4);
  }
  EXPECT_NEAR(wind.retired[1], 10.0, 1e-4);
  // Each investment lives within the pathway and counts in full, paid when its stage begins.
  const double once = 10.0 * kw_per_mw * 1000.0;
  EXPECT_NEAR(plan.total_cny, once * (1.0 + std::pow(1.05, -5)), 1e-6 * once);
  EXPECT_NEAR(plan.stages[1].investment_cny, once, 1e-5 * once);
  EXPECT_EQ(plan.stages[1].residual_cny, 0.0);
}

TEST(PlanPathway, KeepsWhatOutlivesThePathwayAsResidualValue) {
  const result::Pathway plan = optimal(staged(windy(1000.0, 20.0).park, 2, 0.05));
  const result::PathwaySize& wind = size_of(plan, "wind");
  EXPECT_NEAR(wind.built[0], 10.0, 1e-4);
  EXPECT_NEAR(wind.built[1], 0.0, 1e-4);
  EXPECT_NEAR(wind.retired[1], 0.0, 1e-4);
  const double once = 10.0 * kw_per_mw * 1000.0;
  // Ten of the twenty annuities are left in 2035.
  const double left = once * model::annuity_factor(0.05, 20.0) / model::annuity_factor(0.05, 10.0);
  EXPECT_NEAR(plan.stages[0].residual_cny, left, 1e-5 * once);
  EXPECT_NEAR(plan.total_cny, once - left * std::pow(1.05, -10), 1e-6 * once);
}

TEST(PlanPathway, BuildsInTheStageInWhichItIsCheapEnough) {
  // Half the price in 2030 beats building in 2025 for both: the grid serves the first stage.
  SmallPark small = windy(4000.0, 5.0);
  small.grid({100.0, 100.0}, {80.0, 80.0});
  model::Pathway pathway = staged(small.park, 2, 0.05);
  spec_of<component::Wind>(pathway.stages[1].park, "wind").cost.capex_cny_per_unit = 1000.0;
  const result::Pathway plan = optimal(pathway);
  EXPECT_NEAR(size_of(plan, "wind").built[0], 0.0, 1e-4);
  EXPECT_NEAR(size_of(plan, "wind").built[1], 10.0, 1e-4);
  EXPECT_NEAR(cost_of(plan.stages[0], "energy_purchase"), 10.0 * hours * 80.0, 1.0);
}

TEST(PlanPathway, BuildsAheadWhenOneStageMayAddOnlySoMuch) {
  SmallPark small = windy(1000.0, 20.0);
  small.grid({100.0, 100.0}, {1000.0, 1000.0});
  model::Pathway pathway = staged(small.park, 2, 0.0);
  model::PathwayPart part;
  part.name = "wind";
  part.max_build = {{"capacity_mw", 4.0}};
  pathway.parts = {part};
  const result::Pathway plan = optimal(pathway);
  EXPECT_NEAR(size_of(plan, "wind").in_service[0], 4.0, 1e-4);
  EXPECT_NEAR(size_of(plan, "wind").in_service[1], 8.0, 1e-4);
}

/// A coal station of 10 MW that stands already: 0.5 t/MWh at 100 CNY/t, beside a grid at 500.
SmallPark coal(double fixed_om_cny_per_kw_year = 0.0) {
  SmallPark small({{1.0, 1.0}});
  component::ThermalPlant plant;
  plant.bus = "ac";
  plant.capacity_mw = {0.0, 100.0};
  plant.cost = {1e6, fixed_om_cny_per_kw_year, 30.0};
  plant.fuel_kg_per_kwh = 0.5;
  plant.fuel_price_cny_per_t = 100.0;
  plant.co2_kg_per_kwh = 1.0;
  plant.availability_frac = 1.0;
  small.add("coal", plant);
  small.load({10.0, 10.0});
  small.grid({100.0, 100.0}, {500.0, 500.0});
  return small;
}

model::Pathway with_existing_coal(const SmallPark& small, double discount_frac) {
  model::Pathway pathway = staged(small.park, 2, discount_frac);
  model::PathwayPart part;
  part.name = "coal";
  part.existing = {{"capacity_mw", 10.0}};
  pathway.parts = {part};
  return pathway;
}

TEST(PlanPathway, BurnsEarlyWhatRunsOutAndPricesWhatIsLeft) {
  model::Pathway pathway = with_existing_coal(coal(), 0.05);
  model::PathwaySupply mine;
  mine.name = "mine";
  mine.assets = {"coal"};
  mine.supply_t_per_year = 10.0 * hours * 0.5;  // all the station can burn
  mine.reserve_y = 6.0;
  pathway.supplies = {mine};
  const result::Pathway plan = optimal(pathway);
  ASSERT_EQ(plan.supplies.size(), 1U);
  const result::PathwaySupply& supply = plan.supplies[0];
  // Saving 450 CNY/MWh today beats saving it later: five years of the first stage, one of five
  // after.
  EXPECT_NEAR(supply.burnt_t_per_year[0], 43800.0, 0.1);
  EXPECT_NEAR(supply.burnt_t_per_year[1], 43800.0 / 5.0, 0.1);
  EXPECT_NEAR(supply.left_t[0], 43800.0, 0.5);
  EXPECT_NEAR(supply.left_t[1], 0.0, 0.5);
  // One more tonne would save 2 MWh of grid power, less its price, in the second stage; seen from
  // the first, that is discounted by five years.
  const double rent = 500.0 / 0.5 - 100.0;
  EXPECT_NEAR(supply.rent_cny_per_t[1], rent, 1e-3);
  EXPECT_NEAR(supply.rent_cny_per_t[0], rent * std::pow(1.05, -5), 1e-3);
  EXPECT_NEAR(cost_of(plan.stages[0], "fuel"), 43800.0 * 100.0, 10.0);
}

TEST(PlanPathway, LeavesAReserveThatOutlastsThePathwayWithoutRent) {
  model::Pathway pathway = with_existing_coal(coal(), 0.05);
  model::PathwaySupply mine;
  mine.name = "mine";
  mine.assets = {"coal"};
  mine.supply_t_per_year = 10.0 * hours * 0.5;
  mine.reserve_y = 20.0;
  pathway.supplies = {mine};
  const result::Pathway plan = optimal(pathway);
  EXPECT_NEAR(plan.supplies[0].left_t[1], 10.0 * 43800.0, 1.0);
  EXPECT_NEAR(plan.supplies[0].rent_cny_per_t[0], 0.0, 1e-3);
}

TEST(PlanPathway, TakesDownWhatIsNotWorthItsUpkeep) {
  // Coal costs 50 + upkeep 1000 CNY/kW a year = 114 CNY/MWh; with CO2 at 500 CNY/t the grid is
  // cheaper in the second stage, and what is taken down does not come back.
  model::Pathway pathway = with_existing_coal(coal(1000.0), 0.05);
  pathway.stages[1].park.rules.co2_price_cny_per_t = 500.0;
  const result::Pathway plan = optimal(pathway);
  const result::PathwaySize& station = size_of(plan, "coal");
  EXPECT_NEAR(station.in_service[0], 10.0, 1e-3);
  EXPECT_NEAR(station.in_service[1], 0.0, 1e-3);
  EXPECT_NEAR(station.retired[1], 10.0, 1e-3);
  EXPECT_NEAR(cost_of(plan.stages[0], "fixed_om"), 1e7, 100.0);
  EXPECT_NEAR(cost_of(plan.stages[1], "fixed_om"), 0.0, 100.0);
}

TEST(PlanPathway, ServesALoadOnlyInItsStages) {
  SmallPark small = windy(1000.0, 20.0);
  model::Pathway pathway = staged(small.park, 2, 0.0);
  component::ElectricLoad second;
  second.bus = "ac";
  second.constant_mw = 5.0;
  pathway.stages[1].park.components.push_back({"second_phase", "", second});
  const result::Pathway plan = optimal(pathway);
  EXPECT_NEAR(size_of(plan, "wind").in_service[0], 10.0, 1e-4);
  EXPECT_NEAR(size_of(plan, "wind").in_service[1], 15.0, 1e-4);
}

TEST(PlanPathway, PlansAStorageThatIsThereInSomeStagesOnly) {
  // Wind blows every other hour; the storage of the second stage spares the unserved load.
  SmallPark small({{1.0, 0.0}});
  small.wind({0.0, 100.0}, 1.0);
  small.load({10.0, 10.0}, 2000.0);
  model::Pathway pathway = staged(small.park, 2, 0.0);
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = {0.0, 100.0};
  storage.energy_mwh = {0.0, 100.0};
  storage.cost_power = storage.cost_energy = {1000.0, 0.0, 5.0};
  storage.charge_efficiency_frac = storage.discharge_efficiency_frac = 0.9;
  pathway.stages[1].park.components.push_back({"battery", "", storage});
  const result::Pathway plan = optimal(pathway);
  EXPECT_NEAR(cost_of(plan.stages[0], "unserved"), 5.0 * hours * 2000.0, 10.0);
  EXPECT_NEAR(cost_of(plan.stages[1], "unserved"), 0.0, 10.0);
  EXPECT_EQ(size_of(plan, "battery").in_service[0], 0.0);
  EXPECT_NEAR(size_of(plan, "battery").in_service[1], 10.0 / 0.81, 1e-3) << "its charging power";
}

TEST(PlanPathway, OfOneStageIsThePlanOfItsPark) {
  model::Park park = testing::full_park(48);
  PlanOptions options;
  options.tolerance = 1e-8;
  const result::Plan alone = plan(park, options);
  model::Pathway pathway = staged(park, 1, park.finance.discount_frac);
  const result::Pathway staged_plan = plan_pathway(pathway, options);
  ASSERT_EQ(staged_plan.status, result::Status::optimal) << staged_plan.message;
  // Five years alike; sizes that stand from the start cost what they do without stages.
  EXPECT_NEAR(staged_plan.stages[0].cost_cny_per_year(), alone.objective_cny_per_year,
              2e-6 * std::abs(alone.objective_cny_per_year));
}

TEST(PlanPathway, SaysWhichStageHasNoPlan) {
  SmallPark small = windy(1000.0, 20.0);
  model::Pathway pathway = staged(small.park, 2, 0.0);
  spec_of<component::Wind>(pathway.stages[1].park, "wind").capacity_mw.max = 5.0;
  const result::Pathway plan = plan_pathway(pathway);
  EXPECT_EQ(plan.status, result::Status::infeasible);
  EXPECT_NE(plan.message.english().find("2030"), std::string::npos) << plan.message;
}

TEST(PlanPathway, SaysWhenOnlyTheTiesLeaveNoPlan) {
  model::Pathway pathway = staged(windy(1000.0, 20.0).park, 2, 0.0);
  model::PathwayPart part;
  part.name = "wind";
  part.max_build = {{"capacity_mw", 4.0}};
  pathway.parts = {part};
  const result::Pathway plan = plan_pathway(pathway);
  EXPECT_EQ(plan.status, result::Status::infeasible);
  EXPECT_NE(plan.message.english().find("ties"), std::string::npos) << plan.message;
}

/// Every technology in three stages of 48 hours and two weather years, numbers at random.
model::Pathway random_pathway(unsigned seed) {
  std::mt19937 draw(seed);
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(draw);
  };
  model::Park park = testing::full_park(48);
  component::ThermalPlant plant;
  plant.bus = "ac";
  plant.capacity_mw = {0.0, 60.0};
  plant.cost = {between(3000.0, 6000.0), 100.0, between(12.0, 30.0)};
  plant.fuel_kg_per_kwh = between(0.3, 0.6);
  plant.fuel_price_cny_per_t = between(200.0, 600.0);
  plant.co2_kg_per_kwh = between(0.7, 1.1);
  plant.min_output_frac = between(0.0, 0.3);
  park.components.push_back({"coal", "", plant});
  model::Pathway pathway = staged(park, 3, between(0.0, 0.1));
  for (std::size_t s = 0; s < pathway.stages.size(); ++s) {
    model::Park& stage = pathway.stages[s].park;
    spec_of<component::ElectricLoad>(stage, "plant").constant_mw = between(20.0, 45.0);
    spec_of<component::Wind>(stage, "wind").cost.capex_cny_per_unit *= between(0.6, 1.2);
    stage.rules.co2_price_cny_per_t = between(0.0, 300.0);
    stage.rules.co2_cap_t_per_year = -1.0;
    stage.rules.min_green_share_frac = s == 0 ? -1.0 : between(0.2, 0.5);
  }
  std::erase_if(pathway.stages[0].park.components, [](const model::Component& component) {
    return component.name == "vrfb" || component.name == "lab";
  });
  model::PathwayPart part;
  part.name = "coal";
  part.existing = {{"capacity_mw", between(10.0, 40.0)}};
  part.until = 2030;
  pathway.parts = {part};
  model::PathwaySupply mine;
  mine.name = "mine";
  mine.assets = {"coal"};
  mine.supply_t_per_year = between(4e4, 1.5e5);
  mine.reserve_y = between(4.0, 12.0);
  mine.declines_from = 2030;
  mine.ends = 2042;
  pathway.supplies = {mine};
  return pathway;
}

TEST(PlanPathway, OfEveryTechnologyAgreesWithHighs) {
  const char* library = std::getenv("SUNWARD_HIGHS_LIBRARY");
  PlanOptions options;
  options.highs_library = library == nullptr ? "" : library;
  if (!highs_is_available(options.highs_library)) GTEST_SKIP() << "HiGHS is not installed";
  options.tolerance = 1e-8;
  options.check_highs = true;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    const result::Pathway plan = plan_pathway(random_pathway(seed), options);
    ASSERT_EQ(plan.status, result::Status::optimal) << "seed " << seed << ": " << plan.message;
    EXPECT_LT(plan.check.relative_difference, 1e-6) << "seed " << seed;
  }
}

}  // namespace
}  // namespace sunward::study
