// What a silicon plant of the park takes per product, as the norms of its industry ask for it.
#pragma once

#include <optional>
#include <string_view>

#include "sunward/model/park.hpp"

namespace sunward::rules {

/// "rod_kwh_per_kg": pulling per kg of squared brick, utilities left out; "wafer_kwh_per_piece":
/// slicing of a wafer, the same. Of several plants the highest; none for other measures and for a
/// park without such a plant. docs/theory/silicon_plant.md says what speaks for this basis.
[[nodiscard]] std::optional<double> silicon_measure(std::string_view measure,
                                                    const model::Park& park);

}  // namespace sunward::rules
