// Field table of Pv.
#pragma once

#include <array>
#include <utility>

#include "sunward/component/field_types.hpp"
#include "sunward/component/pv/part_fields.hpp"
#include "sunward/component/pv/pv.hpp"
#include "sunward/component/pv/sheet_fields.hpp"

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
            "Module width over row spacing; for backtracking and the light on the rear."),
      field(&Pv::albedo_frac, "albedo_frac", unit::frac, defaulted, between(0, 1),
            "Part of sunlight the ground reflects.", "0.2 is usual for grass and soil"),
      field(&Pv::transposition, "transposition", unit::none, defaulted, any_number,
            "How the sky's light is spread."),
      field(&Pv::incidence_modifier, "incidence_modifier", unit::none, defaulted, any_number,
            "What the glass lets through at an angle."),
      table_field(&Pv::spectrum, "spectrum", "all light counts alike",
                  "How the colour of the light changes the module's current."),
      field(&Pv::soiling_frac, "soiling_frac", unit::frac,
            optional_meaning("no soiling beside losses_frac"), between(0, 0.9),
            "Light lost to dirt, one number per month; losses_frac then without its 2 %."),
      table_field(&Pv::snow, "snow", "no snow on the modules", "Snow on the modules."),
      table_field(&Pv::rear, "rear", "one-sided modules", "The rear of two-sided modules."),
      field(&Pv::cell_temperature, "cell_temperature", unit::none, defaulted, any_number,
            "How warm the cells get."),
      table_field(&Pv::heat, "heat", "the law's own numbers", "Numbers of that law."),
      field(&Pv::module_model, "module_model", unit::none, defaulted, any_number,
            "From light to direct current: in proportion, or by the five-parameter equation with "
            "its parameters given or found from the data sheet."),
      field(&Pv::temp_coefficient_per_k, "temp_coefficient_per_k", unit::per_k, defaulted,
            between(-0.01, 0),
            "Change of module power per kelvin of cell temperature; pvwatts modules.",
            "-0.29 %/K for TOPCon modules (assumption)"),
      table_field(&Pv::diode, "diode", "a 370 W module of 2018",
                  "The module's five parameters; single_diode modules."),
      table_field(&Pv::sheet, "sheet", "no data sheet",
                  "The module's data sheet; data_sheet modules."),
      field(&Pv::losses_frac, "losses_frac", unit::frac, defaulted, between(0, 0.9),
            "System losses: soiling, mismatch, wiring, availability.", "PVWatts default 14 %"),
      field(&Pv::dc_ac_ratio, "dc_ac_ratio", unit::none, defaulted, between(0.5, 3),
            "Direct-current rating over inverter rating."),
      field(&Pv::inverter_model, "inverter_model", unit::none, defaulted, any_number,
            "From direct to alternating current: PVWatts' part-load curve, or Sandia's."),
      field(&Pv::inverter_efficiency_frac, "inverter_efficiency_frac", unit::frac, defaulted,
            above_up_to(0.5, 1), "Nominal inverter efficiency; pvwatts inverters.",
            "PVWatts default 96 %"),
      table_field(&Pv::sandia, "sandia", "a 1.56 MW unit",
                  "The inverter's measured curve; sandia inverters."),
      field(&Pv::first_year_ageing_frac, "first_year_ageing_frac", unit::frac, defaulted,
            between(0, 0.5), "Part of the rating lost in the first year.",
            "warranties: TOPCon 0.01, PERC 0.02"),
      field(&Pv::ageing_frac_per_year, "ageing_frac_per_year", unit::frac_per_year, defaulted,
            between(0, 0.1),
            "Part of the rating lost in every later year; the plan counts on the "
            "mean of the lifetime.",
            "warranties: TOPCon 0.004, PERC 0.0055"),
      field(&Pv::variable_om_cny_per_mwh, "variable_om_cny_per_mwh", unit::cny_per_mwh, defaulted,
            at_least(0), "Operation cost per MWh generated."));
}

}  // namespace sunward::component
