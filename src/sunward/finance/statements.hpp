// Lays the ledger out as statements; private to finance.
#pragma once

#include "sunward/finance/accounts.hpp"
#include "sunward/finance/ledger.hpp"

namespace sunward::finance::detail {

[[nodiscard]] Investment investment_of(const Project& project, const Ledger& ledger);
[[nodiscard]] std::vector<Statement> statements_of(const Project& project, const Ledger& ledger,
                                                   const Investment& investment);
/// Needs project, investment and statements of `accounts`.
[[nodiscard]] std::vector<result::Indicator> indicators_of(const Accounts& accounts,
                                                           const Ledger& ledger);

}  // namespace sunward::finance::detail
