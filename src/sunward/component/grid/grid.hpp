// Connection to the public grid: limits, prices, demand charge.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

struct Grid {
  std::string bus;
  SizeRange connection_mw;            ///< limits import and export power
  Cost cost;                          ///< of the connection, per kW
  double import_limit_mw = infinity;  ///< besides the connection
  double export_limit_mw = 0.0;       ///< 0: no export
  /// Energy price = base x multiplier(hour of day, month) + adders; or the series when given.
  double import_base_cny_per_mwh = 0.0;
  std::array<std::array<double, 24>, 12> import_multiplier{};  ///< [month][hour]; filled by input
  double import_adders_cny_per_mwh = 0.0;  ///< transmission, levies, line loss; not multiplied
  std::vector<double> import_price_cny_per_mwh;  ///< full price per step of a year; empty: formula
  double export_price_cny_per_mwh = 0.0;
  std::vector<double> export_price_series_cny_per_mwh;  ///< empty: constant
  double demand_charge_cny_per_kw_month = 0.0;          ///< on each month's highest import
  double capacity_charge_cny_per_kw_month = 0.0;        ///< on the connection capacity
  double co2_kg_per_kwh = 0.0;                          ///< of imported energy
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const Grid& grid);

}  // namespace sunward::component
