// Field table of LithiumBattery.
#pragma once

#include <tuple>

#include "sunward/base/field.hpp"
#include "sunward/component/lithium_battery/lithium_battery.hpp"

namespace sunward::component {

constexpr auto cell_fields(const LithiumBattery*) {
  using B = LithiumBattery;
  return field_table(
      field(&B::chemistry, "chemistry", unit::none, defaulted, any_number,
            "Iron phosphate or nickel manganese cobalt."),
      field(&B::resistance_frac_per_c, "resistance_frac_per_c", unit::none,
            optional_meaning("lfp 0.05, nmc 0.04"), between(0, 0.5),
            "Voltage drop at the current that empties the cell in an hour, at 25 degC, new.",
            "assumption"),
      field(&B::resistance_energy_j_per_mol, "resistance_energy_j_per_mol", unit::j_per_mol,
            defaulted, between(0, 80000), "Arrhenius energy of the resistance.", "assumption"),
      field(&B::resistance_growth_per_loss, "resistance_growth_per_loss", unit::none, defaulted,
            between(0, 20), "Growth of the resistance over the loss of capacity.", "assumption"),
      field(&B::self_discharge_frac_per_day, "self_discharge_frac_per_day", unit::frac_per_day,
            defaulted, between(0, 0.1), "Charge lost at rest.", "2 % a month (assumption)"),
      field(&B::soc_min_frac, "soc_min_frac", unit::frac, defaulted, between(0, 1),
            "Lowest state of charge.", "assumption"),
      field(&B::soc_max_frac, "soc_max_frac", unit::frac, defaulted, between(0, 1),
            "Highest state of charge.", "assumption"));
}

constexpr auto container_fields(const LithiumBattery*) {
  using B = LithiumBattery;
  return field_table(
      field(&B::converter_efficiency_frac, "converter_efficiency_frac", unit::frac, defaulted,
            above_up_to(0, 1), "Converter and transformer, one way.",
            "assumption; 85-88 % at the bus, Chinese practice"),
      field(&B::standby_frac, "standby_frac", unit::frac, defaulted, between(0, 0.1),
            "Control and converter at all times, of the rated power.", "assumption"),
      field(&B::temp_min_c, "temp_min_c", unit::celsius, defaulted, between(-30, 40),
            "Heating keeps the cells above it.", "assumption"),
      field(&B::temp_max_c, "temp_max_c", unit::celsius, defaulted, between(0, 60),
            "Cooling keeps the cells below it.", "assumption"),
      field(&B::heat_capacity_frac_per_k, "heat_capacity_frac_per_k", unit::per_k, defaulted,
            above_up_to(0, 0.1), "Heat held per kelvin and nameplate energy.",
            "6 kg/kWh at 1 kJ/(kg K) (assumption)"),
      field(&B::heat_loss_frac_per_h_k, "heat_loss_frac_per_h_k", unit::none, defaulted,
            between(0, 1e-3), "Heat lost to the air per kelvin and nameplate energy.",
            "container of 3 MWh, 60 m2, 0.2 W/(m2 K) (assumption)"),
      field(&B::cooling_cop, "cooling_cop", unit::none, defaulted, between(0.5, 50),
            "Heat removed per electricity.", "assumption"));
}

constexpr auto ageing_fields(const LithiumBattery*) {
  using B = LithiumBattery;
  return field_table(
      field(&B::end_of_life_frac, "end_of_life_frac", unit::frac, defaulted, between(0.1, 0.99),
            "Capacity, of that when new, at which the cells are replaced.", "0.7-0.8 (assumption)"),
      field(&B::calendar_offset_frac, "calendar_offset_frac", unit::frac, defaulted,
            between(0.9, 1.2), "Iron phosphate: capacity before any calendar loss.", "SAM 1.02"),
      field(&B::calendar_rate_frac, "calendar_rate_frac", unit::frac, defaulted, between(0, 0.1),
            "Iron phosphate: calendar loss after a day at 23 degC, full.", "SAM 2.66e-3"),
      field(&B::calendar_temp_k, "calendar_temp_k", unit::kelvin, defaulted, between(0, 30000),
            "Iron phosphate: growth of that rate with temperature.", "SAM 7280"),
      field(&B::calendar_soc_k, "calendar_soc_k", unit::kelvin, defaulted, between(0, 10000),
            "Iron phosphate: growth of that rate with the state of charge.", "SAM 930"),
      field(&B::cycle_depth_frac, "cycle_depth_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Iron phosphate: depths of cycles, increasing.", "SAM's example"),
      field(&B::cycles_to_80_percent, "cycles_to_80_percent", unit::none, defaulted,
            above_up_to(0, 1e7), "Iron phosphate: cycles of each depth down to 80 % capacity.",
            "6000-8000 at 80 % (assumption)"),
      field(
          &B::rest_as_if_full, "rest_as_if_full", unit::none, defaulted, any_number,
          "Nickel manganese cobalt: on days without a cycle the anode has the potential of a full "
          "cell less the day's depth, as in SAM; false takes the mean state of charge."));
}

constexpr auto fields(const LithiumBattery* table) {
  return std::tuple_cat(cell_fields(table), container_fields(table), ageing_fields(table));
}

}  // namespace sunward::component
