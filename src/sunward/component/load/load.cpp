#include "sunward/component/load/load.hpp"

#include <algorithm>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

void check_profile(std::vector<Fault>& faults, std::string_view key, std::string_view unit,
                   const std::vector<double>& profile) {
  const auto bad =
      std::find_if(profile.begin(), profile.end(), [](double value) { return !(value >= 0.0); });
  if (bad == profile.end()) return;
  add_fault(faults, key, *bad, unit, phrase("range.from_0"),
            told("load.profile", {{"number", bad - profile.begin() + 1}}));
}

}  // namespace

std::vector<Fault> check(const ElectricLoad& load) {
  std::vector<Fault> faults;
  check_profile(faults, "profile_mw", "MW", load.profile_mw);
  if (!load.profile_mw.empty() && load.constant_mw != 0.0) {
    add_fault(faults, "constant_mw", load.constant_mw, "MW",
              phrase("range.absent_with", {{"key", "profile_mw"}}),
              told("load.constant_and_profile"));
  }
  return faults;
}

std::vector<Fault> check(const HydrogenDemand& demand) {
  std::vector<Fault> faults;
  check_profile(faults, "profile_kg_per_h", "kg/h", demand.profile_kg_per_h);
  const bool has_profile = !demand.profile_kg_per_h.empty();
  if (has_profile && demand.mass_kg_per_day != 0.0) {
    add_fault(faults, "mass_kg_per_day", demand.mass_kg_per_day, "kg",
              phrase("range.absent_with", {{"key", "profile_kg_per_h"}}),
              told("load.mass_and_profile"));
  }
  if (has_profile && demand.flexible_within_day) {
    add_fault(faults, "flexible_within_day", 1.0, "", phrase("range.false_with_profile"),
              told("load.flexible_profile"));
  }
  if (!has_profile && demand.flexible_within_day && demand.unserved_cny_per_kg < 0.0 &&
      24.0 * demand.max_rate_kg_per_h < demand.mass_kg_per_day) {
    add_fault(faults, "max_rate_kg_per_h", demand.max_rate_kg_per_h, "kg/h",
              phrase("range.at_least", {{"min", figure(demand.mass_kg_per_day / 24.0)}}),
              told("load.rate"));
  }
  return faults;
}

}  // namespace sunward::component
