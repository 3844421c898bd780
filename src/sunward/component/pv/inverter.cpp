#include "sunward/component/pv/inverter.hpp"

#include <algorithm>

namespace sunward::component::pv {

double sandia_inverter_unclipped_w(const SandiaInverter& inverter, double dc_w,
                                   double dc_voltage_v) {
  const double off_v = dc_voltage_v - inverter.dc_voltage_v;
  const double full_w = inverter.dc_rating_w * (1.0 + inverter.c1_per_v * off_v);
  const double start_w = inverter.start_w * (1.0 + inverter.c2_per_v * off_v);
  const double bend = inverter.c0_per_w * (1.0 + inverter.c3_per_v * off_v);
  const double span_w = full_w - start_w;
  const double above_w = dc_w - start_w;
  if (!(above_w > 0.0) || !(span_w > 0.0)) return 0.0;
  const double ac_w =
      (inverter.ac_rating_w / span_w - bend * span_w) * above_w + bend * above_w * above_w;
  return std::clamp(ac_w, 0.0, dc_w);
}

}  // namespace sunward::component::pv
