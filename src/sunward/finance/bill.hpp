// The bill of a grid connection, month by month, as its operator would write it: energy by price
// band, what is added to every MWh, and the charges on power.
#pragma once

#include <string>
#include <vector>

#include "sunward/component/grid/grid.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::finance {

/// Energy of one month at one price.
struct BillBand {
  double multiplier = 0.0;  ///< of the base price; 0 with a price series
  double energy_mwh = 0.0;
  double energy_cny = 0.0;  ///< at base x multiplier, without what is added to every MWh
};

struct BillMonth {
  int month = 0;                ///< 0-11
  double hours = 0.0;           ///< of the month inside the axis
  std::vector<BillBand> bands;  ///< highest multiplier first; one band with a price series
  double energy_mwh = 0.0;
  double adders_cny =
      0.0;               ///< transmission, levies, line loss; inside the series when one is given
  double peak_kw = 0.0;  ///< highest mean import of a step
  double demand_cny = 0.0;
  double connection_kw = 0.0;
  double capacity_cny = 0.0;
  double export_mwh = 0.0;
  double export_cny = 0.0;  ///< received

  [[nodiscard]] double energy_cny() const;  ///< of all bands
  /// What is paid for the connection; sales are not part of it.
  [[nodiscard]] double total_cny() const {
    return energy_cny() + adders_cny + demand_cny + capacity_cny;
  }
};

/// The months of one weather year that have steps, in the calendar's order. The demand charge is
/// on the highest mean power of a step; a meter of 15 minutes may see more.
/// @param import_mw, export_mw  one value per step of the axis; export_mw may be empty.
/// @param connection_mw  power the capacity charge is on.
/// @throws InputError when a price series does not fit the axis.
[[nodiscard]] std::vector<BillMonth> bill(const component::Grid& grid, const series::TimeAxis& axis,
                                          const std::vector<double>& import_mw,
                                          const std::vector<double>& export_mw,
                                          double connection_mw);

/// The sum of total_cny.
[[nodiscard]] double total_cny(const std::vector<BillMonth>& months);

}  // namespace sunward::finance
