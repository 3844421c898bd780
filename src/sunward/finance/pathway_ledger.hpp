// The numbers behind the statements of a pathway, before they are laid out; private to finance.
#pragma once

#include <map>
#include <string>

#include "sunward/finance/ledger.hpp"
#include "sunward/finance/pathway_accounts.hpp"

namespace sunward::finance::detail {

/// One value per year of PathwayAccounts::years.
struct PathwayLedger {
  std::size_t n_years = 0;
  std::size_t construction = 0;  ///< years before the first stage
  Years electricity_sales_cny, hydrogen_sales_cny, export_sales_cny, revenue_cny;
  std::map<std::string, Years> support_cny, cost_cny;
  Years operating_cost_cny, surtax_cny, ebitda_cny;
  Years output_vat_cny, operation_vat_cny, investment_vat_cny;
  ValueAddedTax vat;
  Years fixed_investment_cny, replacement_cny;  ///< with tax
  Years construction_interest_cny, equity_cny, drawn_cny;
  Years principal_cny, loan_interest_cny, owed_cny;
  Years under_construction_cny;  ///< without deductible tax
  Years working_capital_cny;     ///< tied up at the end of the year
  Years working_interest_cny, reserve_cny;
  Years depreciation_cny, disposal_cny, book_cny;  ///< equipment
  /// The same of construction interest, which is part of what is depreciated.
  Years interest_depreciation_cny, interest_disposal_cny, interest_book_cny;
  Years profit_cny;  ///< before income tax
  IncomeTax tax, adjusted_tax;
  std::vector<StageInvestment> investments;
};

[[nodiscard]] PathwayLedger ledger_of(const PathwayProject& project);

[[nodiscard]] std::vector<Statement> statements_of(const PathwayProject& project,
                                                   const PathwayLedger& ledger);

}  // namespace sunward::finance::detail
