// From the stacks that a replay renewed to plan and statements.
#include <gtest/gtest.h>

#include "sunward/finance/accounts.hpp"
#include "sunward/result/renewal.hpp"
#include "sunward/study/physics_renewals.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

/// A fleet of 10 MW whose replay of twelve years paid for stacks in the sixth and the ninth.
struct Fleet {
  model::Park park;
  CorrectedPark corrected;
  result::Simulation simulation;
  result::Plan plan;

  Fleet() {
    testing::SmallPark small({std::vector<double>(24, 0.0)});
    component::Electrolyser fleet;
    fleet.bus = "ac";
    fleet.hydrogen_bus = "h2";
    fleet.technology = component::ElectrolyserTechnology::alkaline;
    fleet.cost = {2000.0, 70.0, 12.0};
    small.add("fleet", fleet);
    park = std::move(small.park);
    corrected.park = park;
    std::get<component::Electrolyser>(corrected.park.components[0].spec)
        .cost.fixed_om_cny_per_unit_year += 50.0;
    for (int y = 1; y <= 12; ++y) {
      result::SimulatedAsset table;
      table.name = "fleet";
      table.law = "alkaline";
      table.figures = {{"replacement_cny", y == 6 ? 4.52e6 : y == 9 ? 1.13e6 : 0.0}};
      result::SimulatedYear year;
      year.number = y;
      year.assets = {table};
      simulation.years.push_back(year);
    }
    plan.status = result::Status::optimal;
    result::Asset asset;
    asset.name = "fleet";
    asset.type = "electrolyser";
    asset.capacities = {{"capacity_mw", "MW", 10.0}};
    asset.capex_cny = plan.capex_cny = 20e6;
    asset.costs = {{"fixed_om", 1.2e6}};
    plan.assets = {asset};
    note_renewals(park, corrected, simulation, plan);
  }
};

TEST(StackRenewals, KeepTheirYearsAndWhatEachOfThemCost) {
  const Fleet made;
  const auto renewals = result::renewals_of(made.plan.assets[0]);
  ASSERT_EQ(renewals.size(), 1u);
  EXPECT_EQ(renewals[0].part, "stacks");
  EXPECT_EQ(renewals[0].years, (std::vector<int>{6, 9}));
  EXPECT_EQ(renewals[0].paid_cny, (std::vector<double>{4.52e6, 1.13e6}));
}

TEST(StackRenewals, ArePaidInTheirYearsInsteadOfThePlansYearlyHold) {
  const Fleet made;
  const finance::Accounts accounts = finance::evaluate(finance::project_of(made.plan, made.park));
  const finance::Years& paid = accounts.statement("project_cash_flow").at("replacement");
  EXPECT_NEAR(paid[6], 4.52e6, 1e-3);  // after one year of construction
  EXPECT_NEAR(paid[9], 1.13e6, 1e-3);
  EXPECT_NEAR(paid[12], 20e6, 1e-3);  // the plant, with new stacks in it
  EXPECT_NEAR(accounts.investment.fixed_cny, 20e6, 1e-3);
  // 1 200 000 less the 500 000 that the plan held for stacks, without tax of 6 %
  EXPECT_NEAR(accounts.statement("total_cost").at("fixed_om")[1], 700000.0 / 1.06, 1e-6);
}

}  // namespace
}  // namespace sunward::study
