// A tariff: built-in and own tariff files, and the keys of [tariff] that are lists of tables
// (bands, tiers) or dates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/component/grid/grid.hpp"
#include "sunward/input/section.hpp"

namespace sunward::input {

/// A tariff file built into the program (data/tariffs/*.toml).
struct TariffPreset {
  std::string_view name;
  std::string_view meaning;
  std::string_view text;  ///< the file; empty for "flat"
};
[[nodiscard]] const std::vector<TariffPreset>& tariff_presets();

/// What reading the prices of a grid from one or more layers of a tariff has found so far.
struct TariffReading {
  component::Grid prices;
  std::string in_force_on;  ///< bands out of force on this date are left out
  bool names_a_price = false;
  bool left_out = false;  ///< some band is out of force
};

/// Reads `preset` and `file` and, one over the other, the tariff files they name; then the section
/// itself. Bands of a later layer are laid over those of an earlier one; all other keys replace.
/// bands = [ { name = "peak", hours = ["08-11", "16:30-23"], months = [7, 8], days = ["weekdays"],
///             dates = ["10-01"], from = "2022-01-01", until = "2026-01-01", multiplier = 1.6 } ]
/// Hours are local standard time, the second excluded; "22-06" passes midnight on the same date.
[[nodiscard]] TariffReading read_tariff(Section& section);

}  // namespace sunward::input
