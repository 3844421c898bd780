#include "sunward/component/pv/curve_ends.hpp"

#include <cmath>

namespace sunward::component::pv {

CurveEnds curve_ends(const DiodeState& s) {
  if (!(s.light_current_a > 0.0)) return {};
  const double most_v =
      s.modified_ideality_v * std::log1p(s.light_current_a / s.saturation_current_a);
  const auto current_a = [&](double junction_v) {
    return s.light_current_a -
           s.saturation_current_a * std::expm1(junction_v / s.modified_ideality_v) -
           junction_v / s.shunt_resistance_ohm;
  };
  // On the junction voltage x the current falls; it is 0 when open, x / resistance when short.
  const auto root = [&](double per_ohm) {
    double low = 0.0, high = most_v;
    for (int turn = 0; turn < 100 && low < high; ++turn) {
      const double middle = 0.5 * (low + high);
      (current_a(middle) > middle * per_ohm ? low : high) = middle;
    }
    return 0.5 * (low + high);
  };
  const double open_v = root(0.0);
  if (!(s.series_resistance_ohm > 0.0)) return {s.light_current_a, open_v};
  return {root(1.0 / s.series_resistance_ohm) / s.series_resistance_ohm, open_v};
}

}  // namespace sunward::component::pv
