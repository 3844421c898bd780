// Field tables of a module's data sheet and of its response to the spectrum.
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/pv/part_fields.hpp"

namespace sunward::component::pv {

constexpr auto enum_names(CellKind) {
  return Names<CellKind, 4>{{{CellKind::silicon, "silicon"},
                             {CellKind::cdte, "cdte"},
                             {CellKind::cigs, "cigs"},
                             {CellKind::amorphous, "amorphous"}}};
}
constexpr auto enum_names(SpectralResponse) {
  using R = SpectralResponse;
  return Names<R, 6>{{{R::none, "none"},
                      {R::mono_silicon, "mono_silicon"},
                      {R::multi_silicon, "multi_silicon"},
                      {R::cdte, "cdte"},
                      {R::cigs, "cigs"},
                      {R::amorphous, "amorphous"}}};
}

constexpr auto fields(const Spectrum*) {
  return field_table(
      field(&Spectrum::cells, "cells", unit::none, defaulted, any_number,
            "Cells whose response to colour is taken; with water in the air from the weather "
            "(precipitable_water, or humidity and temperature) or from the months below.",
            "Lee and Panchula 2016; TOPCon, PERC and heterojunction cells count as mono_silicon"),
      field(&Spectrum::precipitable_water_cm, "precipitable_water_cm", unit::cm,
            optional_meaning("the weather must know it"), above_up_to(0, 10),
            "Water in the air as liquid, one number per month; only where the weather has none.",
            "0.3 in a dry winter to 4 in a wet summer"));
}

constexpr auto fields(const ModuleSheet*) {
  return field_table(
      field(&ModuleSheet::open_voltage_v, "open_voltage_v", unit::volt, required,
            above_up_to(0, 2000), "Voltage at open circuit (Voc)."),
      field(&ModuleSheet::short_current_a, "short_current_a", unit::ampere, required,
            above_up_to(0, 100), "Current at short circuit (Isc)."),
      field(&ModuleSheet::best_voltage_v, "best_voltage_v", unit::volt, required,
            above_up_to(0, 2000), "Voltage at maximum power (Vmp)."),
      field(&ModuleSheet::best_current_a, "best_current_a", unit::ampere, required,
            above_up_to(0, 100), "Current at maximum power (Imp)."),
      field(&ModuleSheet::max_power_w, "max_power_w", unit::w,
            optional_meaning("the product of voltage and current"), above_up_to(0, 5000),
            "Maximum power (Pmax); held against best_voltage_v times best_current_a."),
      field(&ModuleSheet::cells_in_series, "cells_in_series", unit::none, required,
            between(1, 1000),
            "Cells one after the other: a module of 144 half cells in two strings has 72."),
      field(&ModuleSheet::cells, "cells", unit::none, defaulted, any_number,
            "Kind of the cells; says what voltage a cell may have."),
      field(&ModuleSheet::short_current_frac_per_k, "short_current_frac_per_k", unit::per_k,
            defaulted, between(-0.005, 0.005),
            "Change of the short-circuit current per kelvin; +0.045 %/K is 0.00045.",
            "0.0004 to 0.0006 for silicon"),
      field(&ModuleSheet::open_voltage_frac_per_k, "open_voltage_frac_per_k", unit::per_k, required,
            between(-0.02, 0),
            "Change of the open-circuit voltage per kelvin; -0.25 %/K is -0.0025."),
      field(&ModuleSheet::power_frac_per_k, "power_frac_per_k", unit::per_k,
            optional_meaning("follows from the other two (De Soto 2006)"), between(-0.02, 0),
            "Change of the maximum power per kelvin; -0.29 %/K is -0.0029."));
}

}  // namespace sunward::component::pv
