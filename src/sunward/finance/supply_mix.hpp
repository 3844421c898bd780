// What the electricity of a bus costs and emits hour by hour, from the sources that feed it then.
//
// Every consumer of a step takes of every source in proportion. What a source costs:
//   wind, sun   its yearly cost (annuity, operation) spread over the energy it gave; no emissions
//   thermal     its yearly cost as wind's, the fuel of each MWh; its emission factor
//   grid        the step's price with what is paid per MWh; connection, demand and capacity charges
//               spread over all import; the grid's emission factor
//   storage     what its content cost and emitted when it was charged, as one well-mixed pool, and
//               its own yearly cost spread over its discharge. Losses are paid by what comes out.
// A storage that charges and discharges in one step counts with the difference; its auxiliary power
// is part of what it is charged with. Sales, unserved demand and a CO2 price are not counted.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::finance {

inline constexpr std::array<std::string_view, 5> supply_sources{"wind", "pv", "storage", "grid",
                                                                "thermal"};
inline constexpr std::size_t n_supply_sources = supply_sources.size();

/// One weather year in the line of all steps.
struct SupplyYear {
  const result::ScenarioYear* year = nullptr;
  std::size_t first = 0;
  std::size_t end = 0;
  double weight = 1.0;          ///< probability
  double hours_per_step = 1.0;  ///< hours of a year one step stands for
};

struct SupplyMix {
  std::vector<SupplyYear> years;
  std::array<std::vector<double>, n_supply_sources> power_mw;  ///< into the bus, by source
  std::vector<double> cny_per_mwh;                             ///< of the step's mix
  std::vector<double> co2_kg_per_mwh;
  /// Yearly cost of sources that gave nothing: nobody's [CNY/year].
  double unused_cny_per_year = 0.0;

  [[nodiscard]] double total_mw(std::size_t n) const {
    double sum = 0.0;
    for (const auto& source : power_mw) sum += source[n];
    return sum;
  }
  /// Expected yearly sum of value x hours.
  [[nodiscard]] double yearly(const std::vector<double>& values) const;
};

/// @param plan  optimal, with the values of its flows.
/// @param bus  an electricity bus of the park.
/// Cost: O(steps x storages), a few passes.
[[nodiscard]] SupplyMix supply_mix(const result::Plan& plan, const model::Park& park,
                                   const std::string& bus);

}  // namespace sunward::finance
