// Photovoltaic plant: its parameters. pv/availability.hpp turns weather into its output.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

enum class PvMount { fixed_tilt, single_axis };

struct Pv {
  std::string bus;
  SizeRange capacity_mw;  ///< DC rating at standard test conditions
  Cost cost;              ///< per kW DC
  PvMount mount = PvMount::fixed_tilt;
  double tilt_deg = 35.0;           ///< fixed tilt; for single_axis the axis tilt (0 usual)
  double azimuth_deg = 180.0;       ///< 180 south; for single_axis the axis azimuth
  double max_rotation_deg = 55.0;   ///< single_axis only
  double ground_cover_frac = 0.35;  ///< single_axis backtracking
  double albedo_frac = 0.2;
  double temp_coefficient_per_k = -0.0029;
  double losses_frac = 0.14;  ///< PVWatts system losses
  double dc_ac_ratio = 1.2;
  double inverter_efficiency_frac = 0.96;
  double variable_om_cny_per_mwh = 0.0;
};

/// What the ranges of single fields cannot say: sizes, costs and fields that contradict each other.
/// Keys are relative to the asset; empty when nothing is wrong.
[[nodiscard]] std::vector<Fault> check(const Pv& pv);

}  // namespace sunward::component
