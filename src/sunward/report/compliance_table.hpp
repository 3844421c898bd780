// Compliance and ledger as the program prints them.
#pragma once

#include <string>
#include <vector>

#include "sunward/rules/compliance.hpp"
#include "sunward/rules/ledger.hpp"

namespace sunward::report {

/// Clauses with value, threshold, margin, price and outcome; what decides those that are missed or
/// only just met; the CO2 accounts.
[[nodiscard]] std::string compliance_table(const rules::Compliance& compliance, Language language);

/// One line: how many clauses are met, failed, not assessable; which stand against the park.
[[nodiscard]] std::string compliance_line(const rules::Compliance& compliance, Language language);

/// What applies first, then what cannot be told, then what does not, each with its reasons.
[[nodiscard]] std::string ledger_table(const std::vector<rules::LedgerItem>& ledger,
                                       Language language);

}  // namespace sunward::report
