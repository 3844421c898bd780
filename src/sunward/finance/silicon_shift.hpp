// What the plan moved of a silicon plant's load; private to finance.
#pragma once

#include "sunward/finance/silicon_account.hpp"

namespace sunward::finance::detail {

/// Values of an asset's flow, or null.
[[nodiscard]] const std::vector<double>* values_of(const result::Plan& plan,
                                                   const std::string& asset,
                                                   std::string_view quantity);

/// One entry for each part of the load that the plan was free to move.
[[nodiscard]] std::vector<ShiftedLoad> shifted_loads(const std::string& asset,
                                                     const std::string& bus,
                                                     const result::Plan& plan,
                                                     const SupplyMix& mix);

}  // namespace sunward::finance::detail
