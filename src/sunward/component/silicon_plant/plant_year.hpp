// What a year of production takes: furnaces, silicon, electricity, water and argon.
//
// The plant closes: furnaces running x mean power x 8760 h = energy per kg x mass, on either basis.
#pragma once

#include "sunward/component/silicon_plant/yield_chain.hpp"

namespace sunward::component::silicon_plant {

inline constexpr double hours_of_year = 8760.0;
inline constexpr double argon_kg_per_nm3 = 1.784;  ///< 39.948 g/mol over 22.39 L/mol, 0 degC, 1 atm

struct PlantYear {
  YieldChain chain;  ///< per wafer
  double wafers = 0.0;
  double wafer_w = 0.0;
  // Silicon [kg]
  double wafer_kg = 0.0;
  double brick_kg = 0.0;
  double rod_kg = 0.0;
  double charge_kg = 0.0;
  double fresh_kg = 0.0;
  double remelted_kg = 0.0;
  // Furnaces
  double runs = 0.0;
  double run_h = 0.0;
  double furnaces_running = 0.0;  ///< mean, not a whole number
  double furnaces_waiting = 0.0;  ///< most that stand ready and wait for their start
  int furnaces_installed = 0;     ///< those, with the availability, rounded up
  double furnace_kw = 0.0;        ///< mean of one running furnace, auxiliaries included
  double rod_kg_per_furnace_day = 0.0;
  // Electricity [MWh]
  double pulling_mwh = 0.0;
  double slicing_mwh = 0.0;
  double utilities_mwh = 0.0;
  double movable_mwh = 0.0;       ///< of pulling: charge and melt, whose start can wait
  double start_mwh = 0.0;         ///< of one furnace: charge and melt
  double chiller_mwh = 0.0;       ///< of utilities
  double kwh_per_kg_rod = 0.0;    ///< pulling
  double kwh_per_kg_brick = 0.0;  ///< pulling
  // Media
  double cooling_water_m3 = 0.0;
  double argon_nm3 = 0.0;        ///< through the furnaces
  double argon_bought_kg = 0.0;  ///< after recovery

  [[nodiscard]] double starts_per_h() const { return runs / hours_of_year; }
  [[nodiscard]] double electricity_mwh() const { return pulling_mwh + slicing_mwh + utilities_mwh; }
  /// All electricity per kg of brick [kWh/kg].
  [[nodiscard]] double all_kwh_per_kg_brick() const {
    return electricity_mwh() * 1000.0 / brick_kg;
  }
  [[nodiscard]] double per_w_g(double g_per_wafer) const { return g_per_wafer / wafer_w; }
};

/// @param plant  sound (see check) and with a target above zero.
[[nodiscard]] PlantYear plant_year(const SiliconPlant& plant);

}  // namespace sunward::component::silicon_plant
