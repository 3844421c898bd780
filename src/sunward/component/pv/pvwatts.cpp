#include "sunward/component/pv/pvwatts.hpp"

#include <algorithm>

namespace sunward::component::pv {

double pvwatts_dc(double rating, double effective_w_per_m2, double cell_temp_c,
                  double temp_coefficient_per_k) {
  const double power =
      rating * effective_w_per_m2 * 1e-3 * (1.0 + temp_coefficient_per_k * (cell_temp_c - 25.0));
  return std::max(power, 0.0);
}

double pvwatts_inverter_unclipped(double dc_power, double dc_limit,
                                  double nominal_efficiency_frac) {
  constexpr double reference_efficiency = 0.9637;
  if (dc_power <= 0.0) return 0.0;
  const double load = dc_power / dc_limit;
  // efficiency(load) * dc_power with load multiplied in, so that no division by a small load
  // remains
  const double ac_power = nominal_efficiency_frac * (1.0 / reference_efficiency) * dc_limit *
                          (-0.0162 * load * load + 0.9858 * load - 0.0059);
  return std::max(ac_power, 0.0);
}

double pvwatts_inverter(double dc_power, double dc_limit, double nominal_efficiency_frac) {
  return std::min(pvwatts_inverter_unclipped(dc_power, dc_limit, nominal_efficiency_frac),
                  nominal_efficiency_frac * dc_limit);
}

double total_loss_frac(const SystemLosses& losses) {
  const double kept = (1.0 - losses.soiling_frac) * (1.0 - losses.shading_frac) *
                      (1.0 - losses.snow_frac) * (1.0 - losses.mismatch_frac) *
                      (1.0 - losses.wiring_frac) * (1.0 - losses.connections_frac) *
                      (1.0 - losses.light_induced_frac) * (1.0 - losses.nameplate_frac) *
                      (1.0 - losses.availability_frac);
  return 1.0 - kept;
}

}  // namespace sunward::component::pv
