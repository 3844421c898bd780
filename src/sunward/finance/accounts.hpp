// The statements of a project and its key figures. Definitions: docs/theory/finance.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/project.hpp"

namespace sunward::finance {

/// One line of a statement, one value per year: construction first, then operation. In CNY unless
/// the key ends in "_frac" or "_ratio". Text: row "finance.line.<key>" of the message table.
struct Line {
  std::string key;
  Years values;
  bool total = false;  ///< a sum or a result, set apart in print
};

struct Statement {
  std::string key;  ///< row "finance.statement.<key>" of the message table
  std::vector<Line> lines;

  /// @throws InternalError when there is no such line.
  [[nodiscard]] const Years& at(const std::string& line_key) const;
};

/// What it takes to build, and where it comes from [CNY].
struct Investment {
  double fixed_cny = 0.0;      ///< all equipment with its tax
  double input_vat_cny = 0.0;  ///< the deductible tax in it
  double construction_interest_cny = 0.0;
  double working_capital_cny = 0.0;
  double debt_reserve_cny = 0.0;
  double equity_cny = 0.0;
  double loan_cny = 0.0;
  double working_capital_loan_cny = 0.0;

  [[nodiscard]] double total_cny() const {
    return fixed_cny + construction_interest_cny + working_capital_cny + debt_reserve_cny;
  }
};

struct Accounts {
  Project project;
  Investment investment;
  /// funding, total_cost, vat, profit, project_cash_flow, equity_cash_flow, debt_service, cash,
  /// balance: in this order.
  std::vector<Statement> statements;
  /// Values that do not exist (an internal rate of return of a flow without change of sign) are
  /// NaN.
  std::vector<result::Indicator> indicators;

  [[nodiscard]] int n_years() const {
    return project.terms.construction_y + project.terms.operation_y;
  }
  [[nodiscard]] const Statement& statement(const std::string& key) const;
};

/// All statements and indicators of a project. @throws InputError when the loan outlives the
/// operation.
[[nodiscard]] Accounts evaluate(const Project& project);

}  // namespace sunward::finance
