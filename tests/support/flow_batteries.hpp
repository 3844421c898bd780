// Flow batteries for tests.
#pragma once

#include "sunward/component/flow_battery/flow_battery.hpp"

namespace sunward::test {

/// Nafion 115 as in data/membranes.toml.
inline component::Membrane nafion_115() {
  component::Membrane membrane;
  membrane.label = "Nafion 115";
  membrane.thickness_um = 127.0;
  membrane.conductivity_s_per_m = 3.67;
  membrane.v2_permeability_m2_per_s = 3.960e-12;
  membrane.v3_permeability_m2_per_s = 7.514e-12;
  membrane.v4_permeability_m2_per_s = 6.335e-12;
  membrane.v5_permeability_m2_per_s = 1.482e-12;
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
