// statements.xlsx: the statements as a workbook with live formulas. What is on which sheet:
// docs/reference/results.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/finance/accounts.hpp"
#include "sunward/finance/plan_bill.hpp"

namespace sunward::report {

/// Writes the workbook to `path` (not atomically: give it AtomicFile::temporary_path()). Every
/// formula carries our own value, for viewers that do not compute.
/// @param bills  a sheet each for the first weather year; may be empty.
/// @param date  "2026-03-01", printed at the head of every page; may be empty.
/// @throws InputError when the file cannot be written.
void write_statements_xlsx(const finance::Accounts& accounts, Language language,
                           const std::string& path,
                           const std::vector<finance::GridBill>& bills = {},
                           const std::string& date = {});

}  // namespace sunward::report
