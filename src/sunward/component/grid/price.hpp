// Energy prices step by step, and the part of the bill that dispatch and sizes can influence.
#pragma once

#include <vector>

#include "sunward/component/grid/grid.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::component {

inline constexpr double hours_per_month = 730.0;  ///< of capacity charges; 8760 / 12

/// What an optimiser sees of a tariff besides the energy price and what is convex in the month's
/// peaks and energy (formulation/component/grid_charges). The discount of busy months is left to
/// the bill.
struct OptimiserCharges {
  double adders_cny_per_mwh = 0.0;    ///< on top of base x multiplier or of the series
  double self_use_cny_per_mwh = 0.0;  ///< on own generation less export as well
  double demand_cny_per_kw_month = 0.0;
  double capacity_cny_per_kw_month = 0.0;  ///< on the connection; 0 when connected_kva is given
  double standing_capacity_cny_per_month = 0.0;  ///< on a given connected_kva
  double fixed_cny_per_month = 0.0;
};

/// "cheaper" stands for demand, and for the single capacity charge (study/charge_choice plans the
/// other form too).
[[nodiscard]] OptimiserCharges optimiser_charges(const Grid& grid);

/// The single capacity charge per kVA and month: price per kWh x mean load factor x 730 h.
[[nodiscard]] double single_capacity_cny_per_kva_month(const Grid& grid);

/// Energy price in a band [CNY/MWh], nothing added. @param band  index, or -1 for none.
[[nodiscard]] double band_price(const Grid& grid, int band);

/// Price of imported energy [CNY/MWh], one value per step, with the adders an optimiser sees. A
/// step that spans several bands takes their time-weighted mean.
/// @throws InputError when the series fits neither the axis nor a year (see values_on_axis).
[[nodiscard]] std::vector<double> import_price(const Grid& grid, const series::TimeAxis& axis);

/// What a MWh imported in each step adds to the coincident-peak charge [CNY/MWh]: the charge of a
/// kW over the number of peaks, where the step holds one. Empty: there is no such charge.
[[nodiscard]] std::vector<double> coincident_price(const Grid& grid, const series::TimeAxis& axis);

/// How many of the listed peaks fall into each step; those that fall into none cost nothing.
[[nodiscard]] std::vector<int> coincident_steps(const Grid& grid, const series::TimeAxis& axis);

/// Price paid for exported energy [CNY/MWh], one value per step. @throws InputError as
/// import_price.
[[nodiscard]] std::vector<double> export_price(const Grid& grid, const series::TimeAxis& axis);

}  // namespace sunward::component
