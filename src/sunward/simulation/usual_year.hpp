// What a plan says of a usual year, that an operator knows without knowing the weather to come.
#pragma once

#include <array>
#include <vector>

#include "sunward/simulation/bus.hpp"
#include "sunward/simulation/plan_keeper.hpp"

namespace sunward::simulation {

/// Means over the weather years of the plan.
struct UsualYear {
  std::vector<double> coming_mwh;  ///< wind and sun available from a step to the end of the year
  /// Highest import of each month, by bus [MW].
  std::vector<std::array<double, 12>> peak_mw;
  /// Price of power in the hours of export, by bus: less than what the export brings where a rule
  /// limits its yearly share. Infinite where the plan says nothing.
  std::vector<double> export_worth_cny_per_mwh;
};
/// @param prices  of power as the plan values it, by bus; empty: not known.
[[nodiscard]] UsualYear usual_year_of(const std::vector<Bus>& buses,
                                      const std::vector<Series>& prices, const Calendar& calendar);

}  // namespace sunward::simulation
