// Flow batteries for tests.
#pragma once

#include "sunward/component/flow_battery/flow_battery.hpp"

namespace sunward::test {

/// Nafion 115 with the permeabilities most zero-dimensional models use.
inline component::Membrane nafion_115() {
  component::Membrane membrane;
  membrane.label = "Nafion 115";
  membrane.thickness_um = 127.0;
  membrane.conductivity_s_per_m = 3.67;
  membrane.v2_permeability_m2_per_s = 8.768e-12;
  membrane.v3_permeability_m2_per_s = 3.222e-12;
  membrane.v4_permeability_m2_per_s = 6.825e-12;
  membrane.v5_permeability_m2_per_s = 5.897e-12;
  membrane.price_cny_per_m2 = 1690.0;
  membrane.life_h = 60000.0;
  return membrane;
}

inline component::FlowBattery nafion_battery() {
  component::FlowBattery battery;
  battery.membrane = "nafion_115";
  battery.membrane_record = nafion_115();
  return battery;
}

}  // namespace sunward::test
