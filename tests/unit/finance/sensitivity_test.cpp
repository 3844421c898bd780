// The owners' net present value when one thing changes, by hand: no tax, no loan.
#include "sunward/finance/sensitivity.hpp"

#include <gtest/gtest.h>

namespace sunward::finance {
namespace {

/// 1000 invested, 500 earned and 100 spent in each of two years, at no discount.
Project two_years() {
  Project project;
  model::FinanceTerms& terms = project.terms;
  terms.vat_frac = terms.capex_vat_frac = terms.om_vat_frac = 0.0;
  terms.income_tax_frac = terms.surtax_frac = terms.equity_discount_frac = 0.0;
  terms.equity_frac = 1.0;
  terms.working_capital_cny_per_kw = terms.residual_frac = 0.0;
  terms.operation_y = terms.depreciation_y = 2;
  terms.loan_tenor_y = 1;
  ProjectAsset asset;
  asset.price = {1000.0, 0.0};
  asset.fixed.cost_cny = 1000.0;
  asset.fixed.lifetime_y = asset.fixed.depreciation_y = 2;
  asset.fixed.residual_frac = 0.0;
  project.assets = {asset};
  project.electricity_sales = {500.0, 0.0};
  project.costs = {{"fixed_om", Chain::generation, {100.0, 0.0}}};
  return project;
}

TEST(Sensitivity, ChangesOneThingAndLeavesTheOthers) {
  const Sensitivity found = sensitivity_of(two_years(), 0.1);
  EXPECT_NEAR(found.npv_cny, -200.0, 1e-9);
  ASSERT_EQ(found.swings.size(), 3U);  // no hydrogen, export, purchase or loan
  EXPECT_EQ(found.swings[0].input, "electricity_price");
  EXPECT_NEAR(found.swings[0].low_npv_cny, -300.0, 1e-9);
  EXPECT_NEAR(found.swings[0].high_npv_cny, -100.0, 1e-9);
  EXPECT_EQ(found.swings[1].input, "investment");
  EXPECT_NEAR(found.swings[1].low_npv_cny, -100.0, 1e-9);
  EXPECT_EQ(found.swings[2].input, "operation");
  EXPECT_NEAR(found.swings[2].high_npv_cny, -220.0, 1e-9);
}

}  // namespace
}  // namespace sunward::finance
