// What is bought with an amount of money: for those who ask what one more yuan would do.
#pragma once

#include "sunward/finance/asset_costs.hpp"
#include "sunward/finance/project.hpp"

namespace sunward::finance {

/// What is bought when a component's size of this cost is. @param type  of the component.
/// @param paid_cny  tax included; may be negative, for differences.
[[nodiscard]] ProjectAsset project_asset(const std::string& name, const std::string& type,
                                         const SizedCost& sized, double paid_cny,
                                         const model::FinanceTerms& terms);

/// An amount that includes tax at the rate, taken apart.
[[nodiscard]] Money with_tax_inside(double paid_cny, double rate_frac);

}  // namespace sunward::finance
