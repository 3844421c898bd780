// The statements as a whole: they balance, and small projects can be followed by hand.
#include "sunward/finance/accounts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sunward/base/error.hpp"
#include "sunward/finance/taxes.hpp"

namespace sunward::finance {
namespace {

ProjectAsset asset(const model::FinanceTerms& terms, double paid_cny, int lifetime_y,
                   Chain chain = Chain::generation) {
  ProjectAsset made;
  const double tax = tax_within(paid_cny, terms.capex_vat_frac);
  made.price = {paid_cny - tax, tax};
  made.chain = chain;
  made.fixed.cost_cny = made.price.net_cny;
  made.fixed.lifetime_y = lifetime_y;
  made.fixed.depreciation_y = terms.depreciation_y;
  made.fixed.residual_frac = terms.residual_frac;
  made.fixed.replacement_cost_cny = terms.replacement_cost_frac * made.price.net_cny;
  return made;
}

Money with_tax(double paid_cny, double rate) {
  const double tax = tax_within(paid_cny, rate);
  return {paid_cny - tax, tax};
}

/// No tax, no loan, no working capital: 1000 invested, 200 earned a year.
Project bare_project() {
  Project project;
  model::FinanceTerms& terms = project.terms;
  terms = {};
  terms.vat_frac = terms.capex_vat_frac = terms.om_vat_frac = 0.0;
  terms.income_tax_frac = terms.surtax_frac = 0.0;
  terms.equity_frac = 1.0;
  terms.working_capital_cny_per_kw = 0.0;
  terms.residual_frac = 0.0;
  terms.operation_y = 10;
  terms.loan_tenor_y = 5;
  terms.depreciation_y = 10;
  project.assets = {asset(terms, 1000.0, 10)};
  project.electricity_sales = {200.0, 0.0};
  return project;
}

double indicator_of(const Accounts& accounts, const std::string& name) {
  for (const result::Indicator& indicator : accounts.indicators)
    if (indicator.name == name) return indicator.value;
  ADD_FAILURE() << "no indicator " << name;
  return NAN;
}

TEST(Accounts, OfABareProjectAreItsTwoNumbers) {
  const Accounts accounts = evaluate(bare_project());
  Years flow(11, 200.0);
  flow[0] = -1000.0;
  EXPECT_EQ(accounts.statement("project_cash_flow").at("net_before_tax"), flow);
  EXPECT_EQ(accounts.statement("equity_cash_flow").at("net"), flow);
  // 1000 = 200 (1 - x^10) / r: the annuity of 5 at 15.0984 % (npf.rate(10, -200, 1000, 0))
  EXPECT_NEAR(indicator_of(accounts, "project_irr_before_tax_frac"), 0.1509841448, 1e-10);
  EXPECT_DOUBLE_EQ(indicator_of(accounts, "project_payback_before_tax_y"), 6.0);
  EXPECT_NEAR(indicator_of(accounts, "return_on_investment_frac"), 0.1, 1e-12);
}

TEST(Accounts, RecoverTheTaxOfTheInvestmentFromTheSales) {
  Project project = bare_project();
  project.terms.vat_frac = project.terms.capex_vat_frac = 0.13;
  project.terms.surtax_frac = 0.1;
  project.assets = {asset(project.terms, 1130.0, 10)};
  project.electricity_sales = with_tax(452.0, 0.13);  // 400 and 52 of tax
  const Accounts accounts = evaluate(project);
  const Statement& vat = accounts.statement("vat");
  EXPECT_NEAR(vat.at("vat_credit")[0], 130.0, 1e-9);
  EXPECT_NEAR(vat.at("vat_paid")[2], 0.0, 1e-9);
  EXPECT_NEAR(vat.at("vat_paid")[3], 3.0 * 52.0 - 130.0, 1e-9);
  EXPECT_NEAR(vat.at("surtax")[4], 5.2, 1e-9);
  const Years& net = accounts.statement("project_cash_flow").at("net_before_tax");
  EXPECT_NEAR(net[0], -1130.0, 1e-9);
  EXPECT_NEAR(net[1], 452.0, 1e-9);
  EXPECT_NEAR(net[4], 400.0 - 5.2, 1e-9);
}

TEST(Accounts, BorrowAndRepayByEqualPrincipal) {
  Project project = bare_project();
  project.terms.equity_frac = 0.2;
  project.terms.loan_rate_frac = 0.05;
  const Accounts accounts = evaluate(project);
  // interest while building = 0.05 x 400 / (1 - 0.025 x 0.8); loan = 0.8 x (1000 + interest)
  const double interest = 20.0 / 0.98;
  const double loan = 0.8 * (1000.0 + interest);
  EXPECT_NEAR(accounts.investment.construction_interest_cny, interest, 1e-9);
  EXPECT_NEAR(accounts.investment.loan_cny, loan, 1e-9);
  EXPECT_NEAR(accounts.investment.equity_cny, 0.2 * (1000.0 + interest), 1e-9);
  const Years& net = accounts.statement("equity_cash_flow").at("net");
  EXPECT_NEAR(net[1], 200.0 - loan / 5.0 - 0.05 * loan, 1e-9);
  EXPECT_NEAR(net[6], 200.0, 1e-9);
  EXPECT_NEAR(indicator_of(accounts, "min_dscr"), 200.0 / (loan / 5.0 + 0.05 * loan), 1e-9);
}

TEST(Accounts, SizeTheLoanToTheCoverRatio) {
  Project project = bare_project();
  project.terms.equity_frac = 0.0;
  project.terms.loan_repayment = model::Repayment::dscr;
  project.terms.dscr_target = 2.0;
  project.terms.loan_rate_frac = 0.1;
  project.terms.income_tax_frac = 0.25;
  const Accounts accounts = evaluate(project);
  const Statement& debt = accounts.statement("debt_service");
  EXPECT_NEAR(indicator_of(accounts, "min_dscr"), 2.0, 1e-9);
  EXPECT_NEAR(indicator_of(accounts, "mean_dscr"), 2.0, 1e-9);
  Years service(5, 0.0);
  for (std::size_t y = 0; y < 5; ++y) service[y] = debt.at("available")[y + 1] / 2.0;
  EXPECT_NEAR(net_present_value(0.1, service), accounts.investment.loan_cny, 1e-6);
  EXPECT_NEAR(debt.at("closing").back(), 0.0, 1e-9);
}

TEST(Accounts, OwnersPutInAtLeastTheirPartWhateverTheCoverAllows) {
  Project project = bare_project();
  project.terms.equity_frac = 0.3;
  project.terms.loan_repayment = model::Repayment::dscr;
  project.terms.dscr_target = 1.01;
  project.terms.loan_rate_frac = 0.01;
  project.electricity_sales = {2000.0, 0.0};
  const Accounts accounts = evaluate(project);
  EXPECT_NEAR(accounts.investment.equity_cny, 0.3 * accounts.investment.total_cny(), 1e-6);
  EXPECT_GT(indicator_of(accounts, "min_dscr"), 1.01);
}

TEST(Accounts, KeepTheDebtReserveAndGiveItBack) {
  Project project = bare_project();
  project.terms.equity_frac = 0.5;
  project.terms.debt_reserve_months = 6.0;
  const Accounts accounts = evaluate(project);
  const Statement& debt = accounts.statement("debt_service");
  const Years& reserve = debt.at("reserve_balance");
  EXPECT_NEAR(reserve[0], 0.5 * debt.at("service")[1], 1e-9);
  EXPECT_NEAR(reserve[5], 0.0, 1e-9);
  EXPECT_NEAR(accounts.investment.debt_reserve_cny, reserve[0], 1e-9);
  const Years& change = accounts.statement("equity_cash_flow").at("reserve_change");
  EXPECT_NEAR(sum(change), -reserve[0], 1e-9);
}

TEST(Accounts, GiveBackWhatAnAssetKeepsOfItsWorth) {
  Project project = bare_project();
  project.assets = {asset(project.terms, 600.0, 10), asset(project.terms, 400.0, 10)};
  project.assets[1].fixed.residual_frac = 0.5;  // an electrolyte
  const Accounts accounts = evaluate(project);
  EXPECT_NEAR(accounts.statement("project_cash_flow").at("residual_value").back(), 200.0, 1e-9);
  EXPECT_NEAR(accounts.statement("total_cost").at("depreciation")[1], 80.0, 1e-9);
}

TEST(Accounts, MakeUpEarlierLossesBeforeTheSurplus) {
  Project project = bare_project();
  project.terms.operation_y = project.terms.depreciation_y = 4;
  project.terms.loan_tenor_y = 1;
  project.assets = {asset(project.terms, 1000.0, 2)};  // 500 a year in the years 1 and 2 ...
  project.assets[0].fixed.replacement_cost_cny = 0.0;  // ... and nothing after them
  project.electricity_sales = {400.0, 0.0};
  const Accounts accounts = evaluate(project);
  // Net profit -100, -100, 400, 400: the third year owes 200 to the losses, then 10 % of 200.
  const Years& surplus = accounts.statement("profit").at("to_surplus");
  EXPECT_NEAR(surplus[2], 0.0, 1e-9);
  EXPECT_NEAR(surplus[3], 20.0, 1e-9);
  EXPECT_NEAR(surplus[4], 40.0, 1e-9);
}

TEST(Accounts, ShowInTheProfitStatementWhatIsDistributedAndWhatIsKept) {
  Project project = bare_project();
  project.terms.payout_frac = 0.5;
  const Accounts accounts = evaluate(project);
  const Statement& profit = accounts.statement("profit");
  // 100 a year: 10 to the surplus, of 90 half is paid out; the next year finds 45.
  EXPECT_NEAR(profit.at("dividends")[1], 45.0, 1e-9);
  EXPECT_NEAR(profit.at("opening_retained")[2], 45.0, 1e-9);
  EXPECT_NEAR(profit.at("distributable")[2], 145.0, 1e-9);
  EXPECT_NEAR(profit.at("retained_profit")[2], 67.5, 1e-9);
}

TEST(Accounts, RefuseALoanThatOutlivesTheOperation) {
  Project project = bare_project();
  project.terms.loan_tenor_y = 11;
  try {
    static_cast<void>(evaluate(project));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().at(0).key, "finance.loan_tenor_y");
  }
}

TEST(Accounts, LevelisedCostIsTheAnnuityWhereNothingElseCounts) {
  Project project = bare_project();
  project.terms.discount_frac = 0.07;
  project.generation_mwh = project.delivered_mwh = 4.0;
  project.costs = {{"fixed_om", Chain::generation, {10.0, 0.0}}};
  const Accounts accounts = evaluate(project);
  const double annuity = 1000.0 * 0.07 / (1.0 - std::pow(1.07, -10.0));
  EXPECT_NEAR(indicator_of(accounts, "lcoe_cny_per_mwh"), (annuity + 10.0) / 4.0, 1e-9);
}

Project random_project(std::mt19937& random) {
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  const auto whole = [&](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
  };
  Project project;
  model::FinanceTerms& terms = project.terms;
  terms.construction_y = whole(1, 4);
  terms.operation_y = whole(1, 30);
  terms.loan_tenor_y = whole(1, terms.operation_y);
  terms.loan_repayment = static_cast<model::Repayment>(whole(0, 2));
  terms.dscr_target = between(1.0, 2.0);
  terms.equity_frac = between(0.0, 1.0);
  terms.loan_rate_frac = between(0.0, 0.12);
  terms.debt_reserve_months = whole(0, 12);
  terms.depreciation_y = whole(1, 30);
  terms.residual_frac = between(0.0, 0.2);
  terms.tax_free_y = whole(0, 4);
  terms.loss_carry_forward_y = whole(0, 10);
  terms.payout_frac = between(0.0, 1.0);
  for (int i = whole(0, 5); i >= 0; --i) {
    project.assets.push_back(asset(terms, between(0.0, 5e8), whole(1, 40)));
    FixedAsset& fixed = project.assets.back().fixed;
    if (whole(0, 1) == 1) fixed.residual_frac = between(0.0, 1.0);
    if (whole(0, 3) > 0) continue;
    fixed.replayed_y = whole(1, 30);
    for (int year = whole(1, 9); year <= fixed.replayed_y; year += whole(1, 9))
      fixed.renewal_years.push_back(year);
  }
  project.renewable_mw = between(0.0, 300.0);
  if (whole(0, 1) == 1) {
    project.supports.loan_rate_less_frac = between(0.0, terms.loan_rate_frac);
    for (SupportIncome& income : project.supports.income) {
      income.quantity = between(0.0, 1e5);
      income.price_cny = between(-10.0, 300.0);
    }
  }
  project.electricity_sales = with_tax(between(0.0, 5e8), terms.vat_frac);
  project.export_sales = with_tax(between(-1e7, 5e7), terms.vat_frac);
  project.costs = {{"purchased_energy", Chain::grid, with_tax(between(0.0, 1e8), terms.vat_frac)},
                   {"fixed_om", Chain::generation, with_tax(between(0.0, 5e7), 0.06)}};
  return project;
}

TEST(Accounts, BalanceToAFenInEveryYearOfAThousandRandomProjects) {
  std::mt19937 random(20251125);
  for (int i = 0; i < 1000; ++i) {
    const Accounts accounts = evaluate(random_project(random));
    const Statement& balance = accounts.statement("balance");
    const Statement& funding = accounts.statement("funding");
    for (std::size_t t = 0; t < balance.at("assets").size(); ++t) {
      ASSERT_NEAR(balance.at("assets")[t], balance.at("liabilities_and_equity")[t], 0.01)
          << "project " << i << " year " << t;
      ASSERT_NEAR(funding.at("uses")[t], funding.at("sources")[t], 0.01) << i << " " << t;
      ASSERT_GE(balance.at("cash")[t], -0.01) << i << " " << t;
    }
    ASSERT_NEAR(balance.at("loan").back(), 0.0, 0.01);
    ASSERT_NEAR(balance.at("fixed_assets").back(), 0.0, 0.01);
  }
}

TEST(Accounts, EquityIsPaidExactlyWhatTheBalanceSays) {
  std::mt19937 random(7);
  for (int i = 0; i < 100; ++i) {
    const Accounts accounts = evaluate(random_project(random));
    const Statement& cash = accounts.statement("cash");
    const double in_and_out =
        sum(cash.at("dividends")) - sum(cash.at("contributions")) + cash.at("closing_cash").back();
    const Years& net = accounts.statement("equity_cash_flow").at("net");
    const double equity = sum(accounts.statement("funding").at("equity"));
    EXPECT_NEAR(sum(net), in_and_out - equity, 0.01) << i;
  }
}

}  // namespace
}  // namespace sunward::finance
