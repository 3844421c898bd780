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
  Cost cost;  ///< per kg/h
  double energy_kwh_per_kg = 1.7;
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const Compressor& compressor);

}  // namespace sunward::component
