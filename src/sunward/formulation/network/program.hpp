// The linear (or mixed-integer) program of a network and what its columns and rows mean.
#pragma once

#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/lp/integrality.hpp"
#include "sunward/lp/problem.hpp"
#include "sunward/model/network/network.hpp"

namespace sunward::formulation::network {

/// One variable of a component with its limits. Limits by a capacity are rows, others bounds.
struct Limited {
  Index column = -1;     ///< step column; -1: there is none
  Index lower_row = -1;  ///< step rows of the capacity; -1: the limit is a bound. The same row
                         ///< twice: the flow is the capacity's at every step
  Index upper_row = -1;
  Index set_row = -1;   ///< step row of a set point given at some steps only
  bool is_set = false;  ///< the bounds are the set point
};

/// Step columns of a unit that starts and stops; -1: it does not.
struct CommitmentMap {
  Index status = -1;
  Index start_up = -1;
  Index shut_down = -1;
};

struct ConverterMap {
  Limited flow;
  Index capacity = -1;  ///< shared column; -1: given
  Index ramp_up = -1;   ///< step rows
  Index ramp_down = -1;
  CommitmentMap commitment;
};

struct StorageMap {
  Limited content;
  Limited power;      ///< store: net power into the bus; no column: told by the content
  Limited charge;     ///< storage unit
  Limited discharge;  ///< storage unit
  Index spill = -1;
  Index balance = -1;  ///< step row of the content; -1: in the balance of the bus
  Index power_set = -1;
  Index capacity = -1;
};

struct Program {
  lp::Problem problem;
  lp::Integrality integrality;  ///< what of it must be whole; empty: a linear program
  std::vector<ConverterMap> converters;
  std::vector<StorageMap> storages;
  std::vector<Index> bus_rows;                      ///< step rows; -1: nothing is connected
  std::vector<std::vector<Index>> constraint_rows;  ///< shared rows per scenario; empty: no terms
  /// Cost of the capacities that exist already and may be extended; part of the program's
  /// objective, not of PyPSA's.
  double existing_cost = 0.0;
};

/// The program of PyPSA's n.optimize() for this network.
/// Throws InputError where a given capacity contradicts a set point.
/// Source: PyPSA 1.4, pypsa/optimization (MIT licence); J. Hoersch et al. 2018,
/// doi:10.1016/j.epsr.2020.106908 (voltage law); T. Brown, J. Hoersch, D. Schlachtberger, PyPSA:
/// Python for Power System Analysis, J. Open Res. Software 6 (2018), doi:10.5334/jors.188.
[[nodiscard]] Program build(const model::network::Network& network);

}  // namespace sunward::formulation::network
