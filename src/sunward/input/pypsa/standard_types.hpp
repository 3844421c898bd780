// Standard types: electrical values of lines by length and of transformers by rating.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

struct LineType {
  std::string_view name;
  double r_per_length = 0.0;  ///< Ohm/km
  double x_per_length = 0.0;  ///< Ohm/km
};

struct TransformerType {
  std::string_view name;
  double s_nom = 0.0;        ///< MVA
  double vsc = 0.0;          ///< short-circuit voltage, %
  double vscr = 0.0;         ///< its real part, %
  double phase_shift = 0.0;  ///< degrees
  double tap_neutral = 0.0;
  double tap_step = 0.0;  ///< % of voltage

  /// Impedance per unit of s_nom. Source: PyPSA 1.4, apply_transformer_types.
  [[nodiscard]] double r() const;
  [[nodiscard]] double x() const;
};

/// The type that row `row` of `view` names in its column `type`: of the network's own table, else
/// PyPSA's. Nothing where it names none, or one that does not exist (then a fault).
[[nodiscard]] std::optional<LineType> line_type(Context& context, View& view, std::size_t row);
[[nodiscard]] std::optional<TransformerType> transformer_type(Context& context, View& view,
                                                              std::size_t row);

/// How many systems stand side by side; a fault where there are none.
[[nodiscard]] double parallel_systems(View& view, std::size_t row);

}  // namespace sunward::input::pypsa::detail
