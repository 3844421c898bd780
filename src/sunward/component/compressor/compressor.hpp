// Hydrogen compressor between two hydrogen buses.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

struct Compressor {
  std::string bus;         ///< electricity in
  std::string inlet_bus;   ///< low-pressure hydrogen
  std::string outlet_bus;  ///< high-pressure hydrogen
  SizeRange flow_kg_per_h;
  Cost cost;                       ///< per kg/h
  double energy_kwh_per_kg = 1.7;  ///< where pressures are given: what follows from them
  // Instead of the energy; 0: not given.
  double suction_bar = 0.0;           ///< absolute
  double discharge_bar = 0.0;         ///< absolute
  double unit_flow_kg_per_h = 200.0;  ///< of one machine: larger motors are better
  double isentropic_efficiency_frac = 0.88;
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const Compressor& compressor);

namespace compressor {

/// Is the energy to follow from the pressures?
[[nodiscard]] bool follows_law(const Compressor& unit);
/// Electricity per kg of a compressor of which both pressures are given: compression_kwh_per_kg.
[[nodiscard]] double law_kwh_per_kg(const Compressor& unit);

}  // namespace compressor

}  // namespace sunward::component
