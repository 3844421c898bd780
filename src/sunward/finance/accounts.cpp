#include "sunward/finance/accounts.hpp"

#include "sunward/base/error.hpp"
#include "sunward/finance/ledger.hpp"
#include "sunward/finance/statements.hpp"

namespace sunward::finance {

const Years& Statement::at(const std::string& line_key) const {
  for (const Line& line : lines)
    if (line.key == line_key) return line.values;
  throw InternalError("statement " + key + " has no line " + line_key);
}

const Statement& Accounts::statement(const std::string& key) const {
  for (const Statement& statement : statements)
    if (statement.key == key) return statement;
  throw InternalError("there is no statement " + key);
}

Accounts evaluate(const Project& project) {
  const detail::Ledger ledger = detail::ledger_of(project);
  Accounts accounts;
  accounts.project = project;
  accounts.investment = detail::investment_of(project, ledger);
  accounts.statements = detail::statements_of(project, ledger, accounts.investment);
  accounts.indicators = detail::indicators_of(accounts, ledger);
  return accounts;
}

}  // namespace sunward::finance
