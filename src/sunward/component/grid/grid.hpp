// Connection to the public grid: limits, prices, and what its bill is made of.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/component/grid/time_of_use.hpp"

namespace sunward::component {

/// What the power part of a two-part tariff is charged on.
enum class PowerCharge {
  both,      ///< the demand charge and the capacity charge, as given
  demand,    ///< the month's highest import
  capacity,  ///< the contracted capacity
  cheaper    ///< demand or capacity, whichever costs less; found from the year's bills
};
constexpr auto enum_names(PowerCharge) {
  return std::array{std::pair<PowerCharge, std::string_view>{PowerCharge::both, "both"},
                    std::pair<PowerCharge, std::string_view>{PowerCharge::demand, "demand"},
                    std::pair<PowerCharge, std::string_view>{PowerCharge::capacity, "capacity"},
                    std::pair<PowerCharge, std::string_view>{PowerCharge::cheaper, "cheaper"}};
}

/// How transmission is charged.
enum class NetworkCharge {
  two_part,                ///< per MWh imported, beside the power charge
  two_part_with_self_use,  ///< per MWh imported or self-generated and used
  /// On capacity alone: price per kWh x mean load factor x 730 h x connected capacity, each month;
  /// nothing per MWh. Source: NDRC price notice 1192 of 2025 for direct green supply.
  single_capacity,
  cheaper  ///< of the last two, over the year
};
constexpr auto enum_names(NetworkCharge) {
  using N = NetworkCharge;
  return std::array{
      std::pair<N, std::string_view>{N::two_part, "two_part"},
      std::pair<N, std::string_view>{N::two_part_with_self_use, "two_part_with_self_use"},
      std::pair<N, std::string_view>{N::single_capacity, "single_capacity"},
      std::pair<N, std::string_view>{N::cheaper, "cheaper"}};
}

/// A block of a month's import: what lies above the block before and up to the limit.
struct PriceTier {
  double up_to_mwh = infinity;   ///< of the month; the last one has no end
  double add_cny_per_mwh = 0.0;  ///< to the energy price
};

struct Grid {
  std::string bus;
  SizeRange connection_mw;            ///< limits import and export power
  Cost cost;                          ///< of the connection, per kW
  double import_limit_mw = infinity;  ///< besides the connection
  double export_limit_mw = 0.0;       ///< 0: no export
  /// Energy price = base x multiplier of the band that holds + adders; or the series when given.
  double import_base_cny_per_mwh = 0.0;
  TimeOfUse time_of_use;
  double import_adders_cny_per_mwh = 0.0;  ///< what is not listed below; not multiplied
  /// Price per step of a year, in place of base x multiplier + adders; empty: the formula.
  std::vector<double> import_price_cny_per_mwh;
  // Per MWh, besides either; a line each on the bill
  double transmission_cny_per_mwh = 0.0;
  double line_loss_cny_per_mwh = 0.0;
  double system_operation_cny_per_mwh = 0.0;
  double levies_cny_per_mwh = 0.0;
  std::vector<PriceTier> tiers;  ///< rising limits; empty: none
  double export_price_cny_per_mwh = 0.0;
  std::vector<double> export_price_series_cny_per_mwh;  ///< empty: constant
  double demand_charge_cny_per_kw_month = 0.0;          ///< on each month's highest import
  double capacity_charge_cny_per_kw_month = 0.0;        ///< on the connected capacity
  double fixed_charge_cny_per_month = 0.0;
  PowerCharge power_charge = PowerCharge::both;
  NetworkCharge network_charge = NetworkCharge::two_part;
  int choice_months = 3;               ///< months for which demand or capacity is chosen
  double connected_kva = -1.0;         ///< of capacity charges; negative: power of the connection
  double mean_load_factor_frac = 0.0;  ///< of the single capacity charge
  // Details of the demand charge
  double contract_demand_kw = 0.0;  ///< 0: none agreed, the month's highest import counts
  double contract_tolerance_frac = 0.05;
  double contract_excess_factor = 2.0;
  double contract_min_frac = 0.4;
  double demand_discount_frac = 0.0;
  double demand_discount_kwh_per_kva = 260.0;
  double demand_ratchet_frac = 0.0;
  int demand_ratchet_months = 11;
  /// The grid's own peaks: the mean import at these moments costs the charge. Empty: none.
  std::vector<CivilMoment> coincident_peaks;
  double coincident_charge_cny_per_kw_year = 0.0;
  double co2_kg_per_kwh = 0.0;  ///< of imported energy
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const Grid& grid);

}  // namespace sunward::component
