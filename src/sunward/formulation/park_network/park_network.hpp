// A park as a PyPSA network that has the same optimum (docs/guide/pypsa.md says part by part how).
#pragma once

#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/model/network/tables.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

struct ParkNetwork {
  model::network::Tables tables;  ///< as report::write_network_tables writes them
  std::vector<Fault> left_out;    ///< what the network does not hold although the park does
};

/// The network whose optimisation has the objective of the park's plan [CNY per year] and its
/// sizes. Units: MW and MWh at electricity buses, kg/h and kg at hydrogen buses, CNY.
/// @param park  checked by input, with one weather year.
/// @param leave_out  false: what PyPSA cannot express is an InputError that lists all of it;
///        true: it is left out and listed in `left_out`. More than one weather year is always one.
/// Cost: O(steps * series).
[[nodiscard]] ParkNetwork network_of(const model::Park& park, bool leave_out = false);

}  // namespace sunward::formulation
