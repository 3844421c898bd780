// A plan for the owners against the same park planned with every size fixed in turn.
#include <gtest/gtest.h>

#include <cmath>

#include "sunward/finance/project.hpp"
#include "sunward/input/case_variants.hpp"
#include "sunward/model/annuity.hpp"
#include "sunward/study/equity/plan_for_equity.hpp"
#include "sunward/study/equity/repriced_park.hpp"
#include "sunward/study/equity/worth.hpp"

namespace sunward::study::equity {
namespace {

/// Wind and grid for a flat load; borrowed money is cheap, so the owners want more wind than the
/// annuities at 10 % do.
const std::string wind_case = R"(name = "wind and grid"
[site]
latitude_deg = 39.5
longitude_deg = 112.3
elevation_m = 1350
[time]
step_minutes = 180
[weather]
source = "synthetic"
[buses.main]
[assets.wind]
type = "wind"
capacity_mw = { min = 0, max = 200 }
capex_cny_per_kw = 5000
fixed_om_cny_per_kw_year = 90
[loads.plant]
type = "electric"
constant_mw = 20
[grid]
connection_mw = 30
capex_cny_per_kw = 600
export_limit_mw = 0
[tariff]
import_base_cny_per_mwh = 400
demand_charge_cny_per_kw_month = 36
[finance]
discount_frac = 0.10
equity_discount_frac = 0.08
loan_rate_frac = 0.035
)";

input::CaseVariants variants(const std::string& text = wind_case) {
  return input::CaseVariants(text, ".", {});
}

double wind_mw(const result::Plan& plan) {
  for (const result::Asset& asset : plan.assets)
    if (asset.name == "wind") return asset.capacities.front().value;
  return -1.0;
}

/// Net present value of the owners with the wind farm at one size, at the prices of the record.
double npv_at(const input::CaseVariants& cases, double mw, const result::EquityRecord& record) {
  model::Park park = cases.park();
  std::get<component::Wind>(park.components.at(0).spec).capacity_mw = {mw, mw};
  const result::Plan fixed = plan(park, {});
  EXPECT_EQ(fixed.status, result::Status::optimal);
  park.finance.electricity_price_cny_per_mwh = record.electricity_price_cny_per_mwh;
  park.finance.hydrogen_price_cny_per_kg = record.hydrogen_price_cny_per_kg;
  return equity_npv_cny(finance::project_of(fixed, park), record.discount_frac);
}

TEST(PlanForEquity, IsAsGoodAsTheBestOfAllSizesTriedInTurn) {
  const input::CaseVariants cases = variants();
  const EquityPlan found = plan_for_equity(cases.park(), {}, {});
  ASSERT_TRUE(found.record.agreed);
  double best_mw = 0.0, best_npv = -1e300;
  for (double mw = 0.0; mw <= 60.0; mw += 1.0) {
    const double npv = npv_at(cases, mw, found.record);
    if (npv > best_npv) {
      best_npv = npv;
      best_mw = mw;
    }
  }
  const double own = npv_at(cases, wind_mw(found.plan), found.record);
  EXPECT_GE(own, best_npv - 1e-4 * found.record.equity_cny);
  EXPECT_NEAR(wind_mw(found.plan), best_mw, 1.0);
}

TEST(PlanForEquity, DiffersFromTheLeastCostWhereTheOwnersPayLessForMoney) {
  const input::CaseVariants cases = variants();
  const EquityPlan found = plan_for_equity(cases.park(), {}, {});
  const result::Plan least = plan(cases.park(), {});
  EXPECT_GT(wind_mw(found.plan), wind_mw(least) + 2.0);
  EXPECT_GT(found.record.rounds.back().equity_npv_cny, found.record.rounds.front().equity_npv_cny);
}

TEST(PlanForEquity, GivesItsCostsInTheParksOwnPrices) {
  const input::CaseVariants cases = variants();
  const EquityPlan found = plan_for_equity(cases.park(), {}, {});
  EXPECT_NEAR(found.plan.assets.at(0).capex_cny, wind_mw(found.plan) * 5e6,
              1e-6 * found.plan.assets.at(0).capex_cny);
}

TEST(PlanForEquity, SaysAtWhichPriceTheOwnersGetTheirHurdle) {
  const input::CaseVariants cases = variants();
  model::ObjectiveTerms objective;
  objective.hurdle_irr_frac = 0.12;
  const EquityPlan found = plan_for_equity(cases.park(), objective, {});
  model::Park park = cases.park();
  park.finance.electricity_price_cny_per_mwh = found.record.least_price_cny_per_mwh;
  const double npv = equity_npv_cny(finance::project_of(found.plan, park), 0.12);
  EXPECT_NEAR(npv, 0.0, 1e-6 * found.record.equity_cny);
}

// Without tax and debt, with one year of construction and lives equal to the operation, money is
// worth to the owners what annuities say: an investment costs what its annuity paid every year
// does.
TEST(Worth, IsThatOfAnnuitiesWhereThereIsNoTaxAndNoDebt) {
  std::string text = wind_case;
  text += R"(construction_y = 1
operation_y = 20
equity_frac = 1
working_capital_cny_per_kw = 0
vat_frac = 0
capex_vat_frac = 0
om_vat_frac = 0
surtax_frac = 0
income_tax_frac = 0
residual_frac = 0
electricity_price_cny_per_mwh = 900
)";
  text.replace(text.find("equity_discount_frac = 0.08"), 27, "equity_discount_frac = 0.10");
  const input::CaseVariants cases = variants(text);
  const result::Plan made = plan(cases.park(), {});
  const Worth worth = worth_of(finance::project_of(made, cases.park()), cases.park(), 0.10);
  // The investment falls at the end of the construction, a year before the first year's costs.
  const double annuity = model::annuity_factor(0.10, 20);
  EXPECT_NEAR(worth.size.front().per_capex / worth.purchase, annuity, 1e-9);
  EXPECT_NEAR(worth.om, worth.purchase, 1e-9);
  EXPECT_NEAR(worth.sale, -worth.purchase, 1e-9);
  const model::Park same = repriced(cases.park(), worth);
  EXPECT_NEAR(std::get<component::Wind>(same.components.at(0).spec).cost.capex_cny_per_unit, 5000.0,
              1e-5);
}

}  // namespace
}  // namespace sunward::study::equity
