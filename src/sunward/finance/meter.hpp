// What a meter has counted by the end of each month; private to finance.
#pragma once

#include <vector>

#include "sunward/finance/bill.hpp"

namespace sunward::finance::detail {

struct BandEnergy {
  std::string name;
  double mwh = 0.0;
  double cny = 0.0;
};

struct MonthMeter {
  int month = 0;
  double hours = 0.0;
  std::vector<BandEnergy> bands;  ///< dearest first; one with a price series
  double import_mwh = 0.0;
  double self_use_mwh = 0.0;
  double peak_kw = 0.0;
  double coincident_kw = 0.0;  ///< import summed over the grid's own peaks in the month
  double export_mwh = 0.0;
  double export_cny = 0.0;
};

/// The months that have steps, in the calendar's order.
[[nodiscard]] std::vector<MonthMeter> read_meter(const component::Grid& grid,
                                                 const Metering& metering);

/// Demand on which the demand charge is due [kW], after ratchet, agreement and excess.
/// @param index  into `months`. A full year repeats for the ratchet of its first months.
/// @param connected_kva  base of the least agreement.
[[nodiscard]] double billed_demand_kw(const component::Grid& grid,
                                      const std::vector<MonthMeter>& months, std::size_t index,
                                      double connected_kva);

}  // namespace sunward::finance::detail
