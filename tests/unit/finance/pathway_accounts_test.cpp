// The statements of a pathway: those of a plain project where there is one stage, and books that
// balance where there are several.
#include "sunward/finance/pathway_accounts.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunward/finance/taxes.hpp"

namespace sunward::finance {
namespace {

Money with_tax(double paid_cny, double rate) {
  const double tax = tax_within(paid_cny, rate);
  return {paid_cny - tax, tax};
}

ProjectAsset asset(const model::FinanceTerms& terms, double paid_cny, int lifetime_y) {
  ProjectAsset made;
  made.price = with_tax(paid_cny, terms.capex_vat_frac);
  made.fixed.cost_cny = made.price.net_cny;
  made.fixed.lifetime_y = lifetime_y;
  made.fixed.depreciation_y = terms.depreciation_y;
  made.fixed.residual_frac = terms.residual_frac;
  made.fixed.replacement_cost_cny = terms.replacement_cost_frac * made.price.net_cny;
  return made;
}

/// Sells for `sales`, pays `cost` a year; both with tax. Every kind of term is in use.
Project year_of(double sales_cny, double cost_cny, double renewable_mw) {
  Project project;
  model::FinanceTerms& terms = project.terms;
  terms.construction_y = 2;
  terms.operation_y = 20;
  terms.loan_tenor_y = 12;
  terms.equity_frac = 0.3;
  terms.loan_rate_frac = 0.05;
  terms.depreciation_y = 15;
  terms.loan_repayment = model::Repayment::equal_instalment;
  project.electricity_sales = with_tax(sales_cny, terms.vat_frac);
  project.costs = {{"fixed_om", Chain::generation, with_tax(cost_cny, terms.om_vat_frac)},
                   {"co2", Chain::grid, {0.2 * cost_cny, 0.0}}};
  project.renewable_mw = renewable_mw;
  return project;
}

Vintage vintage(std::size_t stage, const ProjectAsset& asset, int service_y) {
  Vintage made;
  made.stage = stage;
  made.asset = asset;
  made.service_y = service_y;
  return made;
}

/// Three stages; the second loan is cut short by the end of the pathway, the battery is replaced
/// within its service.
PathwayProject three_stages() {
  PathwayProject project;
  project.stages = {{2025, 5, year_of(2.4e8, 2e7, 100.0)},
                    {2030, 5, year_of(3.4e8, 3e7, 160.0)},
                    {2035, 10, year_of(4.0e8, 3e7, 140.0)}};
  project.terms = project.stages.front().project.terms;
  project.terms.debt_reserve_months = 6.0;
  const model::FinanceTerms& terms = project.terms;
  project.vintages = {vintage(0, asset(terms, 9e8, 25), 20), vintage(0, asset(terms, 1e8, 8), 10),
                      vintage(1, asset(terms, 5e8, 20), 15), vintage(2, asset(terms, 2e8, 7), 10)};
  return project;
}

TEST(PathwayAccounts, OfOneStageAreThoseOfAPlainProject) {
  Project plain = year_of(3e8, 2e7, 100.0);
  plain.assets = {asset(plain.terms, 9e8, 25), asset(plain.terms, 1e8, 8)};
  PathwayProject staged;
  staged.stages = {{2025, 20, year_of(3e8, 2e7, 100.0)}};
  staged.terms = plain.terms;
  for (const ProjectAsset& part : plain.assets) staged.vintages.push_back(vintage(0, part, 20));
  const Accounts one = evaluate(plain);
  const PathwayAccounts other = evaluate(staged);
  const std::pair<const char*, const char*> lines[] = {{"funding", "construction_interest"},
                                                       {"funding", "equity"},
                                                       {"vat", "vat_paid"},
                                                       {"total_cost", "depreciation"},
                                                       {"profit", "net_profit"},
                                                       {"project_cash_flow", "net_before_tax"},
                                                       {"debt_service", "closing"},
                                                       {"debt_service", "dscr_ratio"},
                                                       {"equity_cash_flow", "net"},
                                                       {"project_cash_flow", "net_after_tax"}};
  for (const auto& [statement, line] : lines) {
    const Years& expected = one.statement(statement).at(line);
    const Years& found = other.statement(statement).at(line);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t t = 0; t < found.size(); ++t)
      EXPECT_NEAR(found[t], expected[t], 1e-3) << statement << "." << line << " in " << t;
  }
}

TEST(PathwayAccounts, BalanceInEveryYear) {
  const PathwayAccounts accounts = evaluate(three_stages());
  const Statement& balance = accounts.statement("balance");
  for (std::size_t t = 0; t < accounts.years.size(); ++t)
    EXPECT_NEAR(balance.at("assets")[t], balance.at("liabilities_and_equity")[t], 1.0)
        << accounts.years[t];
  // Everything is sold and repaid; only deductible tax that found no sale is left.
  EXPECT_NEAR(balance.at("assets").back(), balance.at("vat_credit").back(), 1.0);
  EXPECT_NEAR(balance.at("loan").back(), 0.0, 1e-3);
}

TEST(PathwayAccounts, PayForAStageInTheYearsBeforeItBegins) {
  const PathwayAccounts accounts = evaluate(three_stages());
  EXPECT_EQ(accounts.years.front(), 2023);
  EXPECT_EQ(accounts.years.back(), 2044);
  const Years& invested = accounts.statement("funding").at("fixed_investment");
  const std::vector<std::pair<int, double>> expected = {{2023, 5e8},   {2024, 5e8}, {2028, 2.5e8},
                                                        {2029, 2.5e8}, {2033, 1e8}, {2034, 1e8}};
  double sum_cny = 0.0;
  for (const auto& [year, cny] : expected) {
    EXPECT_NEAR(invested[static_cast<std::size_t>(year - 2023)], cny, 1e-3) << year;
    sum_cny += cny;
  }
  EXPECT_NEAR(sum(invested), sum_cny, 1e-2);
}

TEST(PathwayAccounts, RepayALateLoanByTheEnd) {
  const PathwayAccounts accounts = evaluate(three_stages());
  ASSERT_EQ(accounts.investments.size(), 3U);
  EXPECT_EQ(accounts.investments[0].tenor_y, 12);
  EXPECT_EQ(accounts.investments[1].tenor_y, 12);
  EXPECT_EQ(accounts.investments[2].tenor_y, 10);
}

TEST(PathwayAccounts, DrawAsMuchAsIsRepaid) {
  const PathwayAccounts accounts = evaluate(three_stages());
  const Statement& debt = accounts.statement("debt_service");
  EXPECT_NEAR(sum(debt.at("drawn")), sum(debt.at("principal")), 1e-2);
  for (std::size_t t = 0; t < accounts.years.size(); ++t)
    EXPECT_NEAR(debt.at("opening")[t] + debt.at("drawn")[t] - debt.at("principal")[t],
                debt.at("closing")[t], 1e-3)
        << accounts.years[t];
}

}  // namespace
}  // namespace sunward::finance
