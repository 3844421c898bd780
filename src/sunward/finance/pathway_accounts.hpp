// The statements of one investor who owns a pathway from its first stage to its end. Definitions:
// docs/theory/pathway.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/accounts.hpp"
#include "sunward/finance/pathway_project.hpp"

namespace sunward::finance {

/// What one stage takes to build, and where it comes from [CNY].
struct StageInvestment {
  int year = 0;  ///< in which the stage begins; it is paid for in the years before
  double fixed_cny = 0.0;
  double input_vat_cny = 0.0;
  double construction_interest_cny = 0.0;
  double loan_cny = 0.0;
  double equity_cny = 0.0;  ///< without working capital
  int tenor_y = 0;          ///< of the loan: as asked for, or to the end of the pathway
};

struct PathwayAccounts {
  PathwayProject project;
  std::vector<int> years;  ///< calendar years of the lines: construction first, then operation
  std::vector<StageInvestment> investments;  ///< of the stages that build
  /// funding, total_cost, vat, profit, project_cash_flow, equity_cash_flow, debt_service, balance.
  /// Lines are those of Accounts.
  std::vector<Statement> statements;
  /// As in Accounts; values that do not exist are NaN.
  std::vector<result::Indicator> indicators;

  [[nodiscard]] const Statement& statement(const std::string& key) const;
};

/// Each stage is paid for in the construction_y years before it begins, with a loan of its own that
/// is repaid from its first year on. What stands at the end is worth its book value.
[[nodiscard]] PathwayAccounts evaluate(const PathwayProject& project);

}  // namespace sunward::finance
