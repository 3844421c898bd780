#include "sunward/component/hydrogen_tank/gas_store.hpp"

#include "sunward/base/error.hpp"
#include "sunward/component/hydrogen_gas.hpp"

namespace sunward::component::hydrogen_tank {

double cushion_frac(double min_bar, double max_bar, double temp_c) {
  SUNWARD_CHECK(min_bar >= 0.0 && min_bar < max_bar, "a tank is emptied to less than full");
  return hydrogen::density_kg_per_m3(min_bar, temp_c) /
         hydrogen::density_kg_per_m3(max_bar, temp_c);
}

GasStore::GasStore(double mass_kg, double max_bar, double temp_c)
    : volume_m3_(mass_kg / hydrogen::density_kg_per_m3(max_bar, temp_c)) {
  SUNWARD_CHECK(mass_kg > 0.0 && max_bar > 0.0, "a vessel holds something at some pressure");
}

double GasStore::mass_kg(double pressure_bar, double temp_c) const {
  return volume_m3_ * hydrogen::density_kg_per_m3(pressure_bar, temp_c);
}

double GasStore::pressure_bar(double mass_kg, double temp_c) const {
  return hydrogen::pressure_bar(mass_kg / volume_m3_, temp_c);
}

}  // namespace sunward::component::hydrogen_tank
