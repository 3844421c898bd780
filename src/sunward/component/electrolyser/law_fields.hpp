// Field table of ElectrolyserLaw: [assets.NAME.law]. Defaults that differ by technology are stated
// in words; electrolyser::law_of holds them and a test compares.
#pragma once

#include <tuple>

#include "sunward/base/field.hpp"
#include "sunward/component/electrolyser/law.hpp"

namespace sunward::component {

constexpr auto cell_fields(const ElectrolyserLaw*) {
  using L = ElectrolyserLaw;
  return field_table(
      derived_field(&L::technology, "the electrolyser's own key"),
      field(&L::operating_temp_c, "operating_temp_c", unit::celsius,
            optional_meaning("alkaline 70, pem 80"), between(40, 95),
            "Temperature of the stack while it runs.", "University of Florence 70, H2Integrate 80"),
      field(
          &L::pressure_bar, "pressure_bar", unit::bar, optional_meaning("alkaline 16, pem 1.01325"),
          between(1, 200), "Pressure of both gases in the reversible voltage, absolute.",
          "Chinese 1000 m3/h set 1.6 MPa (assumption); H2Integrate's kinetics are stated at 1 atm"),
      field(&L::full_current_ma_per_cm2, "full_current_ma_per_cm2", unit::ma_per_cm2,
            optional_meaning("alkaline 800, pem 2000"), between(50, 10000),
            "Current density of a new stack at full load.",
            "University of Florence 800, H2Integrate 2000"),
      field(&L::anode_exchange_ma_per_cm2, "anode_exchange_ma_per_cm2", unit::ma_per_cm2,
            optional_meaning("alkaline 5.1756, pem 0.0004"), above_up_to(0, 1000),
            "Exchange current of the anode at 70 (alkaline) or 80 degC (pem).",
            "University of Florence, read as A/m2; H2Integrate"),
      field(&L::cathode_exchange_ma_per_cm2, "cathode_exchange_ma_per_cm2", unit::ma_per_cm2,
            optional_meaning("alkaline 3.313, pem 4"), above_up_to(0, 1000),
            "Exchange current of the cathode at 70 or 80 degC.",
            "University of Florence, read as A/m2; H2Integrate"),
      field(&L::area_resistance_ohm_cm2, "area_resistance_ohm_cm2", unit::ohm_cm2,
            optional_meaning("alkaline 0.171315, pem 0.0363933"), between(0, 5),
            "Resistance of the cell at 70 or 80 degC.",
            "0.37 exp(-0.011 T) (Henao); 77 um of Nafion (H2Integrate)"),
      field(&L::faraday_loss_ma2_per_cm4, "faraday_loss_ma2_per_cm4", unit::ma2_per_cm4,
            optional_meaning("alkaline 225, pem 250"), between(0, 1e6),
            "f1 of the current efficiency f2 i2/(f1 + i2) at 70 or 80 degC.",
            "doi:10.3390/en13184792; H2Integrate"),
      field(&L::faraday_max_frac, "faraday_max_frac", unit::frac,
            optional_meaning("alkaline 0.9825, pem 0.9909"), between(0.5, 1), "f2 of the same.",
            "doi:10.3390/en13184792; H2Integrate"),
      field(&L::lye_frac, "lye_frac", unit::frac, defaulted, between(0.05, 0.45),
            "Potassium hydroxide in the lye, by mass; alkaline only.", "University of Florence"));
}

constexpr auto balance_fields(const ElectrolyserLaw*) {
  using L = ElectrolyserLaw;
  return field_table(
      field(&L::unit_power_mw, "unit_power_mw", unit::mw, optional_meaning("alkaline 5, pem 1"),
            above_up_to(0, 1000), "Largest unit of the fleet, alternating current.",
            "Chinese 1000 m3/h set 5 MW; H2Integrate 1 MW"),
      field(&L::rectifier_efficiency_frac, "rectifier_efficiency_frac", unit::frac,
            optional_meaning("alkaline 0.955, pem 0.97"), between(0.5, 1),
            "Transformer and rectifier.", "assumption"),
      field(&L::base_load_frac, "base_load_frac", unit::frac,
            optional_meaning("alkaline 0.03, pem 0.02"), between(0, 0.5),
            "Pumps, cooling and control whatever the load, of the rating.",
            "assumption; puts the best load of pem between 0.2 and 0.4"),
      field(&L::auxiliary_frac, "auxiliary_frac", unit::frac,
            optional_meaning("alkaline 0.08, pem 0.026"), between(0, 1),
            "Purification and cooling in proportion to the stack's power.",
            "so that full load takes 55.6 (5.0 kWh/m3) and 55.0 kWh/kg (US DOE 2022)"),
      field(&L::heat_loss_frac, "heat_loss_frac", unit::frac,
            optional_meaning("alkaline 0.02, pem 0.01"), above_up_to(0, 0.2),
            "Heat lost to air of 20 degC at operating temperature, of the rating.", "assumption"),
      field(&L::cooling_time_h, "cooling_time_h", unit::hour,
            optional_meaning("alkaline 12, pem 4"), above_up_to(0, 1000),
            "Time constant of a unit that is off.", "assumption"),
      field(&L::water_kg_per_kg, "water_kg_per_kg", unit::kg_per_kg, defaulted, between(8.9, 100),
            "Pure water per hydrogen; 8.94 go into it.", "H2Integrate"),
      field(&L::sharing, "sharing", unit::none, defaulted, any_number,
            "How units share a power: all alike, one after the other, or as makes most hydrogen."));
}

constexpr auto operation_fields(const ElectrolyserLaw*) {
  using L = ElectrolyserLaw;
  return field_table(
      field(&L::min_load_frac, "min_load_frac", unit::frac,
            optional_meaning("alkaline 0.2, pem 0.1"), between(0.01, 0.9),
            "Lowest load of a unit that runs, of its rating.",
            "alkaline 0.15-0.4 (assumption), pem H2Integrate"),
      field(&L::cold_start_minutes, "cold_start_minutes", unit::minute,
            optional_meaning("alkaline 45, pem 10"), between(0, 1440),
            "Start from air temperature.", "alkaline 30-60, pem 5-20 (assumption); H2Integrate 10"),
      field(&L::hot_start_minutes, "hot_start_minutes", unit::minute,
            optional_meaning("alkaline 3, pem 0.5"), between(0, 1440),
            "Start at operating temperature.", "alkaline below 5, pem seconds (assumption)"),
      field(&L::standby_frac, "standby_frac", unit::frac,
            optional_meaning("alkaline 0.05, pem 0.02"), between(0, 0.5),
            "Drawn while kept warm, of the rating.",
            "alkaline 0.03-0.08, pem 0.01-0.03 (assumption)"),
      field(&L::standby_h, "standby_h", unit::hour, defaulted, between(0, 10000),
            "Time it is kept warm before it cools.", "assumption"),
      field(&L::off_frac, "off_frac", unit::frac, defaulted, between(0, 0.1),
            "Drawn while off, of the rating.", "assumption"));
}

constexpr auto ageing_fields(const ElectrolyserLaw*) {
  using L = ElectrolyserLaw;
  return field_table(
      field(&L::end_of_life_loss_frac, "end_of_life_loss_frac", unit::frac, defaulted,
            above_up_to(0, 1), "Rise of the cell voltage at which stacks are replaced.",
            "H2Integrate"),
      field(&L::stack_life_h, "stack_life_h", unit::hour,
            optional_meaning("alkaline 60000, pem 80000"), above_up_to(0, 1e6),
            "Hours at full load to that rise, without stops.",
            "US DOE 2022 alkaline 60 000; H2Integrate 80 000"),
      field(&L::stop_wear_mv, "stop_wear_mv", unit::millivolt,
            optional_meaning("alkaline 0.0178, pem 0.1478"), between(0, 100),
            "Rise of the cell voltage per stop.",
            "pem H2Integrate; alkaline: 10 000 stops to the end of life (assumption, 0-0.31)"),
      field(&L::fatigue_wear_frac, "fatigue_wear_frac", unit::frac, defaulted, between(0, 1e-2),
            "Rise of the cell voltage per volt of swings.", "H2Integrate, for PEM"),
      field(&L::stack_replacement_frac, "stack_replacement_frac", unit::frac, defaulted,
            between(0, 1),
            "Price of a unit's new stacks, of its investment; 0 where variable operation pays for "
            "them.",
            "0.35-0.45 (assumption); BNEF 2022: stack 0.33 of an installed Chinese alkaline "
            "system; US DOE 2022: 0.5 alkaline, 0.45 pem, not installed"),
      field(&L::age_frac, "age_frac", unit::frac, defaulted, between(0, 1),
            "Age of the stacks whose curve the plan takes: 0 new, 1 at the end of life."));
}

constexpr auto fields(const ElectrolyserLaw* table) {
  return std::tuple_cat(cell_fields(table), balance_fields(table), operation_fields(table),
                        ageing_fields(table));
}

}  // namespace sunward::component
