// What makes a storage a vanadium flow battery: the parameters of its cells, stacks, pumps and
// tanks. Sizes (MW of stacks, MWh of electrolyte) are the storage's own.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/flow_battery/membrane.hpp"

namespace sunward::component {

struct FlowBattery {
  std::string membrane = "pfsa_50";    ///< record of the membrane library
  std::string membrane_library;        ///< file of further records; empty: the built-in ones alone
  double membrane_thickness_um = 0.0;  ///< instead of the record's; 0: as the record says
  Membrane membrane_record;            ///< what that record says; filled by input

  // Electrolyte
  double vanadium_mol_per_l = 1.6;
  double proton_mol_per_l = 2.6;          ///< at 0 % charge, mean of the two sides
  double formal_potential_v = 1.325;      ///< of the cell at 25 degC
  double entropy_v_per_k = -0.0013;       ///< change of the cell's potential with temperature
  double electrolyte_soc_min_frac = 0.1;  ///< the nameplate energy lies between these two
  double electrolyte_soc_max_frac = 0.9;

  // Cell and stack
  double design_current_ma_per_cm2 = 120.0;
  double design_voltage_v = 1.25;
  double max_current_ma_per_cm2 = 200.0;
  double cell_voltage_min_v = 1.0;
  double cell_voltage_max_v = 1.6;
  double contact_resistance_ohm_cm2 = 0.5;
  double positive_rate_m_per_s = 6.8e-7;
  double negative_rate_m_per_s = 1.7e-7;
  double felt_area_per_m = 1.62e4;
  double felt_thickness_mm = 4.0;
  double felt_porosity_frac = 0.9;
  double cell_area_cm2 = 2160.0;
  int cells_per_stack = 40;
  double channel_resistance_ohm = 5000.0;
  double manifold_resistance_ohm = 1.0;

  // Pumps
  double flow_factor = 6.0;
  double full_flow_at_frac = 0.35;
  double flow_min_frac = 0.1;
  double hydraulic_resistance_per_m = 4.03e11;
  double pump_efficiency_frac = 0.67;

  // Slow processes
  double hydrogen_empty_ma_per_cm2 = 0.00164;
  double hydrogen_full_ma_per_cm2 = 0.0039;
  double ion_drift_frac = 0.33;
  double ion_entrained_frac = 0.0;
  double water_drag = 2.5;
  double water_diffusivity_m2_per_s = 5e-10;
  double resistance_growth_frac_per_year = 0.01;
  double levelling_frac_per_day = 0.2;
  double rebalance_at_frac = 0.9;
  double rebalance_downtime_h = 48.0;

  // Heat and converter
  double electrolyte_temp_min_c = 10.0;
  double electrolyte_temp_max_c = 40.0;
  double temp_margin_k = 2.0;
  double heat_loss_w_per_m3_k = 1.0;
  double cooling_cop = 30.0;
  double cooler_approach_k = 5.0;
  double chiller_cop = 3.0;
  double converter_efficiency_frac = 0.975;
  double standby_frac = 0.001;
  double min_load_frac = 0.01;
};

/// What the ranges of single fields cannot say. Keys are relative to the table; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const FlowBattery& battery);

}  // namespace sunward::component
