// Pumps of a flow battery: how much to pump, and what it takes.
#pragma once

#include "sunward/component/flow_battery/electrolyte.hpp"

namespace sunward::component::flow_battery {

/// Dynamic viscosity of 1.6 mol/L electrolyte [Pa s]: bilinear in charge and temperature over
/// the measured points (15-35 degC, charged shares 0.15-0.85), held constant beyond them.
/// Source: Fink, dissertation TU Munich 2019, as used in SimSES; which axis is which:
/// docs/theory/flow_battery.md.
[[nodiscard]] double negative_viscosity_pa_s(double soc_frac, double temp_c);
[[nodiscard]] double positive_viscosity_pa_s(double soc_frac, double temp_c);

/// Flow factor control: the flow is flow_factor times the least flow that carries the current with
/// the reactant left, within the limits of the pumps. Per cell area, one side.
struct Pumping {
  double factor_m_per_a_s = 0.0;  ///< flow per current density at a full share of reactant
  double full_m_per_s = 0.0;
  double least_m_per_s = 0.0;
  double resistance_over_efficiency_per_m = 0.0;

  /// @param reactant_frac  least share of what the current consumes: soc or 1 - soc.
  [[nodiscard]] double flow_m_per_s(double current_a_per_m2, double reactant_frac) const;
  /// Electric power per cell area for both sides [W/m2].
  [[nodiscard]] double power_w_per_m2(double flow_m_per_s, double viscosity_sum_pa_s) const {
    return resistance_over_efficiency_per_m * viscosity_sum_pa_s * flow_m_per_s * flow_m_per_s;
  }
};
[[nodiscard]] Pumping make_pumping(const FlowBattery& battery);

}  // namespace sunward::component::flow_battery
