// Time-of-use multipliers: named presets and the user's own bands of hours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/component/grid/price.hpp"
#include "sunward/input/section.hpp"

namespace sunward::input {

using Multipliers = component::MultiplierTable;  ///< [month][hour]

/// A preset of the table below: its name and what it is.
struct TariffPreset {
  std::string_view name;
  std::string_view meaning;
};
[[nodiscard]] const std::vector<TariffPreset>& tariff_presets();
/// The multipliers of a preset; all 1 for "flat". InternalError for a name not in tariff_presets().
[[nodiscard]] Multipliers preset_multipliers(std::string_view name);

/// Reads `preset` and `bands` of a tariff. Bands are laid over the preset in their order:
/// bands = [ { hours = ["08-11", "17-23"], months = [7, 8], multiplier = 1.6 }, ... ]
/// Hours are "from-to" in whole hours of local standard time, to excluded; "22-06" passes midnight.
[[nodiscard]] Multipliers read_multipliers(Section& section);

}  // namespace sunward::input
