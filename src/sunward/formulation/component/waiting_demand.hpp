// A demand that arises evenly and may wait: what waits is bounded, so nothing waits longer than a
// window.
#pragma once

#include <string>

#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

struct WaitingDemand {
  double mean_mw = 0.0;   ///< arises at every step, above 0
  double window_h = 0.0;  ///< first come, first served, nothing waits longer; above 0
  double max_mw = infinity;
  std::string max_key;           ///< key of the case file that set max_mw
  std::string served_column;     ///< "chiller_mw"
  std::string waiting_quantity;  ///< of column and flow, "chiller_waiting_mwh"
  std::string row;               ///< name of the dynamics row
};

/// waiting(n) = waiting(prev) + dt (mean - served), 0 <= waiting <= mean window_h, cyclic over the
/// year: what is served is in the end what arose. One row, two columns; the waiting is reported.
/// @return the column of what is served [MW].
Index contribute_waiting_demand(const WaitingDemand& demand, Builder& builder);

}  // namespace sunward::formulation
