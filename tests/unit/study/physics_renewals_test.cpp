// From the years in which a replay renewed cells or membranes to the statements.
#include "sunward/study/physics_renewals.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sunward/finance/accounts.hpp"
#include "sunward/result/renewal.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

/// A battery of 10 MW and 40 MWh whose law renewed something in the given years of twelve.
struct Renewed {
  model::Park park;
  CorrectedPark corrected;
  result::Simulation simulation;
  result::Plan plan;

  Renewed(const std::string& law, const std::string& counted, const std::vector<int>& years,
          double paid_cny = 0.0) {
    testing::SmallPark small({std::vector<double>(24, 0.0)});
    component::Storage storage;
    storage.bus = "ac";
    storage.technology = law == "lithium" ? component::StorageTechnology::lithium
                                          : component::StorageTechnology::vanadium_flow;
    storage.cost_energy.capex_cny_per_unit = 600.0;
    storage.cost_energy.lifetime_y = 12.0;
    small.add("battery", storage);
    park = std::move(small.park);
    corrected.park = park;
    auto& used = std::get<component::Storage>(corrected.park.components[0].spec);
    used.cost_power.fixed_om_cny_per_unit_year += 5.0;
    for (int y = 1; y <= 12; ++y) {
      result::SimulatedAsset table;
      table.name = "battery";
      table.law = law;
      const bool now = std::find(years.begin(), years.end(), y) != years.end();
      table.figures = {{counted, now ? 1.0 : 0.0}, {"replacement_cny", now ? paid_cny : 0.0}};
      result::SimulatedYear year;
      year.number = y;
      year.assets = {table};
      simulation.years.push_back(year);
    }
    plan.status = result::Status::optimal;
    result::Asset asset;
    asset.name = "battery";
    asset.type = "storage";
    asset.capacities = {{"capacity_mw", "MW", 10.0}, {"capacity_mwh", "MWh", 40.0}};
    asset.capex_cny = plan.capex_cny = 24e6;
    asset.costs = {{"fixed_om", 106000.0}};
    plan.assets = {asset};
  }

  finance::Accounts accounts() {
    note_renewals(park, corrected, simulation, plan);
    return finance::evaluate(finance::project_of(plan, park));
  }
};

TEST(Renewals, OfLithiumCellsAreBoughtInTheYearsOfTheReplay) {
  Renewed made("lithium", "cells_replaced", {9});
  const finance::Accounts accounts = made.accounts();
  const result::Asset& asset = made.plan.assets[0];
  ASSERT_EQ(result::renewals_of(asset).size(), 1u);
  EXPECT_EQ(result::renewals_of(asset)[0].years, std::vector<int>{9});
  EXPECT_DOUBLE_EQ(result::figure_of(asset, result::renewals_in_fixed_om), 5.0 * 1000.0 * 10.0);
  const finance::Years& paid = accounts.statement("project_cash_flow").at("replacement");
  EXPECT_NEAR(paid[9], 24e6, 1e-3);  // the ninth year of operation, after one of construction
  EXPECT_NEAR(paid[12], 0.0, 1e-3);  // not at the lifetime of the case file
  // 106 000 less the 50 000 that the plan held for renewals, without tax of 6 %
  EXPECT_NEAR(accounts.statement("total_cost").at("fixed_om")[1], 56000.0 / 1.06, 1e-6);
}

TEST(Renewals, OfCellsThatOutliveTheirLifetimeComeLater) {
  Renewed made("lithium", "cells_replaced", {});
  std::get<component::Storage>(made.park.components[0].spec).cost_energy.lifetime_y = 8.0;
  const finance::Years paid = made.accounts().statement("project_cash_flow").at("replacement");
  EXPECT_EQ(result::renewals_of(made.plan.assets[0])[0].replayed_y, 12);
  EXPECT_NEAR(paid[8], 0.0, 1e-3);
  EXPECT_NEAR(paid[12], 24e6, 1e-3);  // the replay ends with the twelfth year
}

TEST(Renewals, OfMembranesAreBoughtAtTheirOwnPrice) {
  Renewed made("vanadium_flow", "membrane_replacements", {6, 11}, 1.13e6);
  const finance::Accounts accounts = made.accounts();
  const finance::Years& paid = accounts.statement("project_cash_flow").at("replacement");
  EXPECT_NEAR(paid[6], 1.13e6, 1e-6);
  EXPECT_NEAR(paid[11], 1.13e6, 1e-6);
  EXPECT_NEAR(paid[12], 24e6, 1e-3);  // the electrolyte keeps its lifetime
  EXPECT_NEAR(accounts.investment.fixed_cny, 24e6, 1e-6);
}

}  // namespace
}  // namespace sunward::study
