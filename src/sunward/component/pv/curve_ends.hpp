// Where a module's curve of current over voltage begins and ends.
#pragma once

#include "sunward/component/pv/single_diode.hpp"

namespace sunward::component::pv {

struct CurveEnds {
  double short_current_a = 0.0;
  double open_voltage_v = 0.0;
};

/// Current at no voltage and voltage at no current, to the last digits. Zero without light.
[[nodiscard]] CurveEnds curve_ends(const DiodeState& state);

}  // namespace sunward::component::pv
