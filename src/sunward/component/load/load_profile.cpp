#include "sunward/component/load/load_profile.hpp"

#include "sunward/component/axis_values.hpp"

namespace sunward::component {

std::vector<double> load_profile(const ElectricLoad& load, const series::TimeAxis& axis) {
  if (!load.profile_mw.empty()) return values_on_axis(load.profile_mw, axis, "profile_mw");
  return std::vector<double>(static_cast<std::size_t>(axis.n_steps), load.constant_mw);
}

std::vector<double> hydrogen_profile(const HydrogenDemand& demand, const series::TimeAxis& axis) {
  if (!demand.profile_kg_per_h.empty()) {
    return values_on_axis(demand.profile_kg_per_h, axis, "profile_kg_per_h");
  }
  return std::vector<double>(static_cast<std::size_t>(axis.n_steps), demand.mass_kg_per_day / 24.0);
}

}  // namespace sunward::component
