#include "sunward/component/silicon_plant/norms.hpp"

namespace sunward::component::silicon_plant {

std::array<NormCheck, 6> norm_checks(const SiliconPlant& plant, const PlantYear& year) {
  const double all = 1.0 + plant.utilities_frac;
  const auto rod = [](std::string_view name, double value) {
    return NormCheck{name, "kWh/kg", value, rod_limit_existing_kwh_per_kg,
                     rod_limit_new_kwh_per_kg};
  };
  const auto wafer = [](std::string_view name, double value) {
    return NormCheck{name, "kWh", value, wafer_limit_existing_kwh, wafer_limit_new_kwh};
  };
  return {
      rod("rod_brick", year.kwh_per_kg_brick), rod("rod_brick_all", all * year.kwh_per_kg_brick),
      rod("rod_rod", year.kwh_per_kg_rod),     rod("rod_rod_all", all * year.kwh_per_kg_rod),
      wafer("wafer", plant.wafer_kwh),         wafer("wafer_all", all * plant.wafer_kwh)};
}

}  // namespace sunward::component::silicon_plant
