// The plan of a pathway and the statements made of it tell the same story.
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"
#include "sunward/finance/pathway_accounts.hpp"
#include "sunward/study/plan_pathway.hpp"
#include "support/full_park.hpp"

namespace sunward::study {
namespace {

using testing::SmallPark;

/// Ten megawatts of load, wind for `life_y` years, a grid; owners who pay no tax and borrow
/// nothing.
model::Pathway untaxed(double life_y, double discount_frac) {
  SmallPark small({{1.0, 0.4}});
  small.wind({0.0, 100.0});
  std::get<component::Wind>(small.park.components.back().spec).cost = {1500.0, 30.0, life_y};
  small.load({10.0, 10.0});
  small.grid({100.0, 100.0}, {300.0, 500.0});
  model::FinanceTerms& terms = small.park.finance;
  terms.vat_frac = terms.capex_vat_frac = terms.om_vat_frac = 0.0;
  terms.income_tax_frac = terms.surtax_frac = terms.residual_frac = 0.0;
  terms.equity_frac = 1.0;
  terms.working_capital_cny_per_kw = 0.0;
  terms.electricity_price_cny_per_mwh = 0.0;
  terms.discount_frac = discount_frac;
  model::Pathway pathway;
  pathway.discount_frac = discount_frac;
  for (const int year : {2025, 2030, 2035}) {
    pathway.stages.push_back({year, 5, small.park});
    auto& spec = std::get<component::Wind>(pathway.stages.back().park.components[0].spec);
    spec.cost.capex_cny_per_unit *= 1.0 - 0.04 * (year - 2025);
  }
  return pathway;
}

result::Pathway optimal(const model::Pathway& pathway) {
  PlanOptions options;
  options.tolerance = 1e-8;
  result::Pathway plan = plan_pathway(pathway, options);
  if (plan.status != result::Status::optimal) throw std::runtime_error(plan.message.english());
  return plan;
}

TEST(PathwayFinance, OfAnUntaxedOwnerIsWorthWhatThePlanCosts) {
  // Each stage's wind lives as long as its stage: nothing is left to be valued at the end.
  const model::Pathway pathway = untaxed(5.0, 0.06);
  const result::Pathway plan = optimal(pathway);
  const auto accounts = finance::evaluate(finance::pathway_project_of(plan, pathway));
  // The statements count from the end of the year of construction, the plan from its start: one
  // year between them.
  const double worth = finance::net_present_value(
      0.06, accounts.statement("project_cash_flow").at("net_before_tax"));
  EXPECT_GT(plan.stages[2].investment_cny, 1e6);
  EXPECT_NEAR(-worth * 1.06, plan.total_cny, 1e-6 * plan.total_cny);
}

TEST(PathwayFinance, ListsWhatEachStageBuildsWithItsYearsOfService) {
  const model::Pathway pathway = untaxed(12.0, 0.06);
  const result::Pathway plan = optimal(pathway);
  const finance::PathwayProject project = finance::pathway_project_of(plan, pathway);
  double invested = 0.0;
  for (const finance::Vintage& vintage : project.vintages) {
    invested += vintage.asset.price.paid_cny();
    EXPECT_EQ(vintage.service_y, 15 - 5 * static_cast<int>(vintage.stage));
  }
  double planned = 0.0;
  for (const result::PathwayStage& stage : plan.stages) planned += stage.investment_cny;
  EXPECT_NEAR(invested, planned, 1e-4 * planned);
}

TEST(PathwayFinance, RefusesALoanSizedByCover) {
  model::Pathway pathway = untaxed(5.0, 0.06);
  const result::Pathway plan = optimal(pathway);
  for (model::PathwayStage& stage : pathway.stages)
    stage.park.finance.loan_repayment = model::Repayment::dscr;
  EXPECT_THROW((void)finance::pathway_project_of(plan, pathway), InputError);
}

}  // namespace
}  // namespace sunward::study
