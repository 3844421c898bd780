// Levelised costs: the present value of what a product costs over the present value of its amount.
#pragma once

#include "sunward/finance/ledger.hpp"

namespace sunward::finance::detail {

/// Without value-added tax and income tax; at the terms' discount rate, in constant prices.
struct LevelisedCosts {
  double generation_cny_per_mwh = 0.0;   ///< wind and sun, per MWh generated
  double electricity_cny_per_mwh = 0.0;  ///< net of exports, per MWh to loads and converters
  double storage_cny_per_mwh = 0.0;      ///< charged at the cost of generation, per MWh discharged
  double hydrogen_cny_per_kg = 0.0;      ///< with electricity at its levelised cost, per kg
};

/// 0 where there is no such product.
[[nodiscard]] LevelisedCosts levelised_costs(const Project& project);

}  // namespace sunward::finance::detail
