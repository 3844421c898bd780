// Electricity bills for machines.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/plan_bill.hpp"

namespace sunward::report {

/// Text of bill.json: every connection, weather year, month and line. All amounts include
/// value-added tax; "net_cny" is without.
[[nodiscard]] std::string bill_json(const std::string& park,
                                    const std::vector<finance::GridBill>& bills, double vat_frac);

}  // namespace sunward::report
