#include "sunward/component/load/load.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

void check_profile(std::vector<Fault>& faults, std::string_view key, std::string_view unit,
                   const std::vector<double>& profile) {
  const auto bad =
      std::find_if(profile.begin(), profile.end(), [](double value) { return !(value >= 0.0); });
  if (bad == profile.end()) return;
  add_fault(
      faults, key, *bad, unit, "0 or more",
      fmt::format("value {} of the profile is negative or no number", bad - profile.begin() + 1),
      "Demand is counted positive; mend the profile.");
}

}  // namespace

std::vector<Fault> check(const ElectricLoad& load) {
  std::vector<Fault> faults;
  check_profile(faults, "profile_mw", "MW", load.profile_mw);
  if (!load.profile_mw.empty() && load.constant_mw != 0.0) {
    add_fault(faults, "constant_mw", load.constant_mw, "MW", "absent when profile_mw is given",
              "the load has both a constant and a profile", "Keep one of the two.");
  }
  return faults;
}

std::vector<Fault> check(const HydrogenDemand& demand) {
  std::vector<Fault> faults;
  check_profile(faults, "profile_kg_per_h", "kg/h", demand.profile_kg_per_h);
  const bool has_profile = !demand.profile_kg_per_h.empty();
  if (has_profile && demand.mass_kg_per_day != 0.0) {
    add_fault(faults, "mass_kg_per_day", demand.mass_kg_per_day, "kg",
              "absent when profile_kg_per_h is given",
              "the demand has both a daily mass and a profile", "Keep one of the two.");
  }
  if (has_profile && demand.flexible_within_day) {
    add_fault(faults, "flexible_within_day", 1.0, "", "false with a fixed profile",
              "a fixed profile cannot be met at another hour",
              "Give mass_kg_per_day for a flexible demand.");
  }
  if (!has_profile && demand.flexible_within_day && demand.unserved_cny_per_kg < 0.0 &&
      24.0 * demand.max_rate_kg_per_h < demand.mass_kg_per_day) {
    add_fault(faults, "max_rate_kg_per_h", demand.max_rate_kg_per_h, "kg/h",
              fmt::format("at least {:.6g}", demand.mass_kg_per_day / 24.0),
              "the daily mass cannot be taken within 24 h at this rate",
              "Raise the rate, lower the daily mass or price unserved demand.");
  }
  return faults;
}

}  // namespace sunward::component
