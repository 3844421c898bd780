// Parts that laws wear out, among the yearly figures of a plan's assets: they are written and read
// back with the plan.
#pragma once

#include <string>
#include <vector>

#include "sunward/result/plan.hpp"

namespace sunward::result {

/// A part that is renewed when a law wears it out, as a replay found it.
struct Renewal {
  std::string part;        ///< "cells": what the size in MWh bought; "membranes"; "stacks"
  std::vector<int> years;  ///< of operation, ascending, 1 the first: renewed at the end of these
  double price_cny = 0.0;  ///< of one renewal, tax included; of stacks the dearest year's
  /// By year, of stacks, which units renew one by one; else empty: each price_cny.
  std::vector<double> paid_cny{};
  int replayed_y = 0;  ///< years of operation that were replayed
};

/// Puts it among the figures: "cells_renewed_1_y" and so on, "cells_renewal_cny",
/// "cells_replayed_y"; what years cost differently as "stacks_renewed_1_cny" and so on.
void add_renewal(const Renewal& renewal, Asset& asset);

/// What add_renewal put there; nothing for a plan made without physics.
[[nodiscard]] std::vector<Renewal> renewals_of(const Asset& asset);

/// Figure of an asset: what its fixed_om holds for renewals [CNY/year].
inline constexpr const char* renewals_in_fixed_om = "renewals_in_fixed_om_cny";

/// A figure by name; 0 when the asset has none.
[[nodiscard]] double figure_of(const Asset& asset, const std::string& name);

}  // namespace sunward::result
