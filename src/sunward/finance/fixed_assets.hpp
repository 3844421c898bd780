// Fixed assets over the years: depreciation, replacements, book values.
//
// Straight line from the first year of operation. What reaches its lifetime, or is worn out by the
// laws of a replay, before the operation ends is replaced at the end of that year, sold at its book
// value and depreciated anew. At the end of the operation everything is worth its book value.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/finance/cash_flow.hpp"

namespace sunward::finance {

/// Something bought, without value-added tax.
struct FixedAsset {
  std::string name;
  double cost_cny = 0.0;
  int lifetime_y = 20;      ///< >= 1; whole years
  int depreciation_y = 20;  ///< >= 1; at most lifetime_y counts
  double residual_frac = 0.0;
  double replacement_cost_cny = 0.0;
  /// Years of operation, ascending, at whose end a law has worn it out: they take the place of the
  /// lifetime for as long as was replayed. After that its lifetime counts from the last of them.
  std::vector<int> renewal_years;
  int replayed_y = 0;  ///< 0: lifetime alone
  /// Bought part by part, each written off to nothing over depreciation_y, in place of one purchase
  /// that is replaced: at the end of which year, and for how much.
  std::vector<std::pair<int, double>> parts_bought{};
};

/// By year of operation, the first at index 0.
struct AssetYears {
  Years depreciation_cny;
  Years replacement_cny;  ///< paid for new equipment, without tax
  Years disposal_cny;     ///< received for what was replaced, and for everything in the last year
  Years book_value_cny;   ///< at the end of the year, before the final disposal
};

/// @param operation_y  years of operation, >= 1.
[[nodiscard]] AssetYears asset_years(const FixedAsset& asset, int operation_y);

/// The sum over several assets.
[[nodiscard]] AssetYears asset_years(const std::vector<FixedAsset>& assets, int operation_y);

}  // namespace sunward::finance
