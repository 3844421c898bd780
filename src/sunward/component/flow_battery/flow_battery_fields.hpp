// Field table of FlowBattery: [assets.NAME.flow_battery].
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/component/flow_battery/flow_battery.hpp"

namespace sunward::component {

constexpr auto electrolyte_fields(const FlowBattery*) {
  using F = FlowBattery;
  return field_table(
      field(&F::membrane, "membrane", unit::none, defaulted, any_number,
            "Record of the membrane library: one of data/membranes.toml or of membrane_library."),
      field(&F::membrane_library, "membrane_library", unit::none,
            optional_meaning("the built-in membranes alone"), any_number,
            "File of further membranes, in the form of data/membranes.toml; path relative to the "
            "case file."),
      field(&F::membrane_thickness_um, "membrane_thickness_um", unit::um,
            optional_meaning("the record's"), between(5, 500),
            "Thickness instead of the record's; its conductivity and permeabilities are kept."),
      derived_field(&F::membrane_record, "the membrane library"),
      field(&F::vanadium_mol_per_l, "vanadium_mol_per_l", unit::mol_per_l, defaulted,
            between(0.5, 3), "Vanadium in the electrolyte, each side.", "GfE standard: 1.6"),
      field(&F::proton_mol_per_l, "proton_mol_per_l", unit::mol_per_l, defaulted, between(0.5, 8),
            "Protons at 0 % charge, mean of the two sides.", "Fink 2019: 2.6 at 1.6 mol/L"),
      field(&F::formal_potential_v, "formal_potential_v", unit::volt, defaulted, between(1.1, 1.5),
            "Cell potential at 25 degC and unit quotient of concentrations.", "Fink 2019: 1.325"),
      field(&F::entropy_v_per_k, "entropy_v_per_k", unit::volt_per_k, defaulted,
            between(-0.004, 0.002), "Change of that potential with temperature.",
            "-1.3 to -2.4 mV/K in publications"),
      field(&F::electrolyte_soc_min_frac, "electrolyte_soc_min_frac", unit::frac, defaulted,
            between(0.02, 0.5), "Share of charged vanadium when the storage counts as empty.",
            "75-80 % of the electrolyte is used in practice"),
      field(&F::electrolyte_soc_max_frac, "electrolyte_soc_max_frac", unit::frac, defaulted,
            between(0.5, 0.98), "Share of charged vanadium when the storage counts as full."),
      field(&F::hydrogen_empty_ma_per_cm2, "hydrogen_empty_ma_per_cm2", unit::ma_per_cm2, defaulted,
            between(0, 0.1), "Hydrogen evolution at the negative electrode, discharged.",
            "Schweiss 2016, felt F2"),
      field(&F::hydrogen_full_ma_per_cm2, "hydrogen_full_ma_per_cm2", unit::ma_per_cm2, defaulted,
            between(0, 0.1), "The same, charged; linear between.", "Schweiss 2016, felt F2"),
      field(&F::ion_drift_frac, "ion_drift_frac", unit::frac, defaulted, between(0, 1),
            "Share of the membrane's ohmic voltage drop that drives vanadium ions through it.",
            "field of Nafion's own 11.0 S/m (PNNL) over that of the record's 3.67 S/m"),
      field(&F::ion_entrained_frac, "ion_entrained_frac", unit::frac, defaulted, between(0, 1),
            "Share of the vanadium dissolved in it that water takes along through the membrane.",
            "assumption: 0; with 1 Nafion 115 would have 86 % coulombic efficiency"),
      field(&F::water_drag, "water_drag", unit::none, defaulted, between(0, 6),
            "Water molecules a proton takes along through the membrane.", "2.5-3 (assumption)"),
      field(&F::water_diffusivity_m2_per_s, "water_diffusivity_m2_per_s", unit::m2_per_s, defaulted,
            between(0, 1e-8), "Diffusion of water through the membrane (osmosis).", "assumption"),
      field(
          &F::levelling_frac_per_day, "levelling_frac_per_day", unit::frac_per_day, defaulted,
          between(0, 5),
          "Part of the difference in vanadium between the sides that the overflow line moves back "
          "in a day.",
          "assumption"),
      field(&F::rebalance_at_frac, "rebalance_at_frac", unit::frac, defaulted, between(0.3, 1),
            "Usable charge, of that of the new electrolyte, at which it is rebalanced.",
            "assumption"),
      field(&F::rebalance_downtime_h, "rebalance_downtime_h", unit::hour, defaulted,
            between(0, 1000), "Hours the battery is away for it.", "assumption"));
}

constexpr auto stack_fields(const FlowBattery*) {
  using F = FlowBattery;
  return field_table(
      field(&F::design_current_ma_per_cm2, "design_current_ma_per_cm2", unit::ma_per_cm2, defaulted,
            between(10, 800), "Current density at rated power; sizes the cell area.",
            "16 700 m2 for 25 MW"),
      field(&F::design_voltage_v, "design_voltage_v", unit::volt, defaulted, between(0.9, 1.5),
            "Cell voltage at rated power, discharging; sizes the cell area."),
      field(&F::max_current_ma_per_cm2, "max_current_ma_per_cm2", unit::ma_per_cm2, defaulted,
            between(10, 1000), "Highest current density.", "assumption"),
      field(&F::cell_voltage_min_v, "cell_voltage_min_v", unit::volt, defaulted, between(0.5, 1.4),
            "Discharging stops at this cell voltage.", "assumption; SimSES stacks: 1.2"),
      field(&F::cell_voltage_max_v, "cell_voltage_max_v", unit::volt, defaulted, between(1.4, 1.8),
            "Charging stops at this cell voltage.", "SimSES 5.5 kW stack: 1.6"),
      field(&F::contact_resistance_ohm_cm2, "contact_resistance_ohm_cm2", unit::ohm_cm2, defaulted,
            between(0, 5), "Felts, electrolyte, plates and contacts at 30 degC; not the membrane.",
            "assumption: about 1 ohm cm2 in all"),
      field(&F::positive_rate_m_per_s, "positive_rate_m_per_s", unit::m_per_s, defaulted,
            above_up_to(0, 1e-3), "Rate constant of the positive electrode.", "Kumar, Skoltech"),
      field(&F::negative_rate_m_per_s, "negative_rate_m_per_s", unit::m_per_s, defaulted,
            above_up_to(0, 1e-3), "Rate constant of the negative electrode.", "Kumar, Skoltech"),
      field(&F::felt_area_per_m, "felt_area_per_m", unit::per_m, defaulted, between(1e3, 1e6),
            "Active surface per volume of felt.", "Kumar, Skoltech"),
      field(&F::felt_thickness_mm, "felt_thickness_mm", unit::mm, defaulted, between(0.1, 10),
            "Thickness of a felt in the stack.", "assumption: 4.8-5.5 mm before compression"),
      field(&F::felt_porosity_frac, "felt_porosity_frac", unit::frac, defaulted, between(0.5, 0.98),
            "Share of the felt that holds electrolyte.", "0.86-0.93 in publications"),
      field(&F::cell_area_cm2, "cell_area_cm2", unit::cm2, defaulted, between(10, 20000),
            "Area of one cell.", "SimSES 5.5 kW stack"),
      field(&F::cells_per_stack, "cells_per_stack", unit::none, defaulted, between(1, 500),
            "Cells in series that share manifolds.", "SimSES 5.5 kW stack"),
      field(&F::channel_resistance_ohm, "channel_resistance_ohm", unit::ohm, defaulted,
            above_up_to(0, 1e7), "Electrolyte in the channel from a cell to its manifold.",
            "gives 0.15 A of shunt current; 0.10-0.20 A in SimSES"),
      field(&F::manifold_resistance_ohm, "manifold_resistance_ohm", unit::ohm, defaulted,
            above_up_to(0, 1e5), "Electrolyte in the manifold from one cell to the next.",
            "0.05 ohm m over 6 mm by 3 cm2 (assumption)"),
      field(&F::resistance_growth_frac_per_year, "resistance_growth_frac_per_year",
            unit::frac_per_year, defaulted, between(0, 0.2),
            "Permanent growth of the stack's ohmic resistance.", "0.005-0.02 (assumption)"));
}

constexpr auto plant_fields(const FlowBattery*) {
  using F = FlowBattery;
  return field_table(
      field(&F::flow_factor, "flow_factor", unit::none, defaulted, between(1.5, 30),
            "Flow over the least flow that carries the current.", "SimSES: 6; best 5-8"),
      field(&F::full_flow_at_frac, "full_flow_at_frac", unit::frac, defaulted, between(0.05, 0.5),
            "Pumps reach full speed at the design current when this share of reactant is left.",
            "assumption"),
      field(&F::flow_min_frac, "flow_min_frac", unit::frac, defaulted, between(0.01, 1),
            "Lowest flow while running, of the full flow.", "assumption"),
      field(&F::hydraulic_resistance_per_m, "hydraulic_resistance_per_m", unit::per_m, defaulted,
            between(0, 1e14), "Pressure drop over viscosity and flow per cell area.",
            "SimSES 5.5 kW stack: 4.67e10 /m3 x 8.64 m2"),
      field(&F::pump_efficiency_frac, "pump_efficiency_frac", unit::frac, defaulted,
            above_up_to(0, 1), "Hydraulic over electric power.", "PNNL"),
      field(&F::electrolyte_temp_min_c, "electrolyte_temp_min_c", unit::celsius, defaulted,
            between(-5, 30), "Below it V2+ and VO2+ salts fall out.", "10-40 degC window"),
      field(&F::electrolyte_temp_max_c, "electrolyte_temp_max_c", unit::celsius, defaulted,
            between(20, 60), "Above it V2O5 falls out.", "10-40 degC window"),
      field(&F::temp_margin_k, "temp_margin_k", unit::kelvin, defaulted, between(0, 10),
            "Heating and cooling hold this distance to the window.", "assumption"),
      field(&F::heat_loss_w_per_m3_k, "heat_loss_w_per_m3_k", unit::w_per_m3_k, defaulted,
            between(0, 50), "Heat lost to the air per volume of electrolyte.",
            "insulated tanks, 1.5 m2/m3 at 0.7 W/(m2 K) (assumption)"),
      field(&F::cooling_cop, "cooling_cop", unit::none, defaulted, between(1, 100),
            "Heat removed per electricity of dry coolers.", "assumption"),
      field(
          &F::cooler_approach_k, "cooler_approach_k", unit::kelvin, defaulted, between(0, 30),
          "Dry coolers cool to this distance above the air; where the air is warmer, chillers do.",
          "assumption"),
      field(&F::chiller_cop, "chiller_cop", unit::none, defaulted, between(1, 20),
            "Heat removed per electricity of chillers.", "air-cooled, about 3 (assumption)"),
      field(&F::converter_efficiency_frac, "converter_efficiency_frac", unit::frac, defaulted,
            between(0.8, 1), "Converter and transformer, one way.", "0.975 (assumption)"),
      field(&F::standby_frac, "standby_frac", unit::frac, defaulted, between(0, 0.05),
            "Control and transformer at rest, of rated power.", "assumption"),
      field(&F::min_load_frac, "min_load_frac", unit::frac, defaulted, between(0, 0.2),
            "The stacks rest below this power, of rated power.", "assumption"));
}

constexpr auto fields(const FlowBattery* table) {
  return std::tuple_cat(electrolyte_fields(table), stack_fields(table), plant_fields(table));
}

}  // namespace sunward::component
