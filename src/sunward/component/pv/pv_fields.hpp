// Field table of Pv.
#pragma once

#include <array>
#include <utility>

#include "sunward/component/field_types.hpp"
#include "sunward/component/pv/pv.hpp"

namespace sunward::component {

constexpr auto enum_names(PvMount) {
  return std::array<std::pair<PvMount, std::string_view>, 2>{
      {{PvMount::fixed_tilt, "fixed_tilt"}, {PvMount::single_axis, "single_axis"}}};
}

constexpr auto fields(const Pv*) {
  return field_table(
      bus_field(&Pv::bus, "bus", "electricity", "Bus the plant feeds."),
      size_field(&Pv::capacity_mw, "capacity_mw", unit::mw,
                 "Direct-current rating at standard test conditions."),
      cost_field(&Pv::cost, "", per_kw, "of direct-current rating",
                 "China 2800-3500 CNY/kW with balance of plant; operation 40-60 CNY/kW a year "
                 "(assumptions, 2025)"),
      field(&Pv::mount, "mount", unit::none, defaulted, any_number,
            "Fixed tilt, or tracking on one axis."),
      field(&Pv::tilt_deg, "tilt_deg", unit::deg, defaulted, between(0, 90),
            "Tilt of the modules; of the axis when tracking (0 is usual)."),
      field(&Pv::azimuth_deg, "azimuth_deg", unit::deg, defaulted, between(0, 360),
            "Compass direction the modules face, 180 is south; of the axis when tracking."),
      field(&Pv::max_rotation_deg, "max_rotation_deg", unit::deg, defaulted, between(0, 90),
            "Largest rotation of a tracker from the horizontal."),
      field(&Pv::ground_cover_frac, "ground_cover_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Module width over row spacing; used for backtracking."),
      field(&Pv::albedo_frac, "albedo_frac", unit::frac, defaulted, between(0, 1),
            "Part of sunlight the ground reflects.", "0.2 is usual for grass and soil"),
      field(&Pv::temp_coefficient_per_k, "temp_coefficient_per_k", unit::per_k, defaulted,
            between(-0.01, 0), "Change of module power per kelvin of cell temperature.",
            "-0.29 %/K for TOPCon modules (assumption)"),
      field(&Pv::losses_frac, "losses_frac", unit::frac, defaulted, between(0, 0.9),
            "System losses: soiling, mismatch, wiring, availability.", "PVWatts default 14 %"),
      field(&Pv::dc_ac_ratio, "dc_ac_ratio", unit::none, defaulted, between(0.5, 3),
            "Direct-current rating over inverter rating."),
      field(&Pv::inverter_efficiency_frac, "inverter_efficiency_frac", unit::frac, defaulted,
            above_up_to(0.5, 1), "Nominal inverter efficiency.", "PVWatts default 96 %"),
      field(&Pv::variable_om_cny_per_mwh, "variable_om_cny_per_mwh", unit::cny_per_mwh, defaulted,
            at_least(0), "Operation cost per MWh generated."));
}

}  // namespace sunward::component
