// compliance.json: the clauses of a plan, the CO2 accounts and the ledger, in both languages.
#pragma once

#include <string>
#include <vector>

#include "sunward/rules/compliance.hpp"
#include "sunward/rules/ledger.hpp"

namespace sunward::report {

/// Layout: docs/reference/results.md.
[[nodiscard]] std::string compliance_json(const rules::Compliance& compliance,
                                          const std::vector<rules::LedgerItem>& ledger);

/// The ledger alone, before there is a plan.
[[nodiscard]] std::string ledger_json(const std::string& park,
                                      const std::vector<rules::LedgerItem>& ledger);

}  // namespace sunward::report
