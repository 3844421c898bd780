// A power station that burns a fuel: its parameters. Its law is a constant heat rate.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

/// Figures are per kWh sent out, net of the station's own use. Output moves freely between its
/// limits: starts, ramps and a heat rate that rises at part load are not modelled.
struct ThermalPlant {
  std::string bus;
  SizeRange capacity_mw;
  Cost cost;                     ///< per kW
  double fuel_kg_per_kwh = 0.0;  ///< kg/kWh is t/MWh as well
  double fuel_price_cny_per_t = 0.0;
  double co2_kg_per_kwh = 0.0;
  double variable_om_cny_per_mwh = 0.0;  ///< water, limestone, ash; not the fuel
  double availability_frac = 0.9;
  double min_output_frac = 0.0;  ///< of the capacity, at every hour
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const ThermalPlant& plant);

}  // namespace sunward::component
