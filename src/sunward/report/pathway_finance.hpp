// The statements of a pathway as text: finance.json, statements.xlsx and what is printed.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/finance/pathway_accounts.hpp"

namespace sunward::report {

/// The text of finance.json of a pathway. Values that do not exist are null.
/// Field by field: docs/reference/results.md.
[[nodiscard]] std::string pathway_finance_json(const finance::PathwayAccounts& accounts);

/// What each stage takes, the indicators, and every year's money.
[[nodiscard]] std::string pathway_finance_table(const finance::PathwayAccounts& accounts,
                                                Language language);

/// Writes the workbook to `path` (not atomically: give it AtomicFile::temporary_path()): a sheet
/// of indicators, IRR and NPV as formulas, one of what is built, and one per statement.
/// @throws InputError when the file cannot be written.
void write_pathway_statements(const finance::PathwayAccounts& accounts, Language language,
                              const std::string& path);

}  // namespace sunward::report
