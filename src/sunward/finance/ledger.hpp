// The numbers behind the statements, before they are laid out; private to finance.
#pragma once

#include <map>
#include <string>

#include "sunward/finance/fixed_assets.hpp"
#include "sunward/finance/loan.hpp"
#include "sunward/finance/project.hpp"
#include "sunward/finance/taxes.hpp"

namespace sunward::finance::detail {

/// What a year earns and costs before any financing. Years of construction and operation.
struct Trade {
  Years electricity_sales_cny, hydrogen_sales_cny, export_sales_cny, revenue_cny;  ///< without tax
  std::map<std::string, Years> support_cny;  ///< by kind, without tax; every kind has an entry
  std::map<std::string, Years> cost_cny;     ///< by kind, without tax; every kind has an entry
  Years operating_cost_cny;
  Years output_vat_cny, operation_vat_cny, investment_vat_cny;
  ValueAddedTax vat;
  Years surtax_cny;
  Years fixed_investment_cny;  ///< with tax
  Years replacement_cny;       ///< with tax
  Years ebitda_cny;
};

/// Loan, depreciation and income tax, which depend on each other. Years of construction and
/// operation, except `funding` (construction).
struct Financing {
  ConstructionFunding funding;
  Repayments loan;
  Years working_interest_cny;
  AssetYears assets;  ///< construction interest included
  Years profit_cny;   ///< before income tax
  IncomeTax tax;
};

struct Ledger {
  Trade trade;
  AssetYears assets;       ///< without construction interest, for the project's own cash flow
  IncomeTax adjusted_tax;  ///< on profit before interest
  Financing financing;
  double working_capital_cny = 0.0;
  double working_loan_cny = 0.0;
  Years reserve_cny;  ///< balance of the debt reserve at the end of each year
};

/// @throws InputError when the loan outlives the operation.
[[nodiscard]] Ledger ledger_of(const Project& project);

/// Interest of the long loan: that of [finance], less what a green loan takes off.
[[nodiscard]] inline double long_loan_rate(const Project& project) {
  return project.terms.loan_rate_frac - project.supports.loan_rate_less_frac;
}

[[nodiscard]] Trade trade_of(const Project& project, const AssetYears& assets);

/// The same value in every year of operation, nothing before.
[[nodiscard]] Years in_operation(const model::FinanceTerms& terms, double value);
/// `operation` with the years of construction, empty, before it.
[[nodiscard]] Years after_construction(const model::FinanceTerms& terms, const Years& operation);
/// The years of operation of a series that has both.
[[nodiscard]] Years operation_of(const model::FinanceTerms& terms, const Years& all);

/// Term by term: a + factor b.
[[nodiscard]] Years plus(Years a, const Years& b, double factor = 1.0);
[[nodiscard]] Years minus(Years a, const Years& b);

}  // namespace sunward::finance::detail
