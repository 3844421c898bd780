// A year of a silicon plant in a planned park: what it makes, what that takes, and what its
// electricity costs and emits per kg, per wafer and per kW, hour by hour from the park's own mix.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/component/silicon_plant/norms.hpp"
#include "sunward/component/silicon_plant/outage.hpp"
#include "sunward/component/silicon_plant/plant_year.hpp"
#include "sunward/finance/supply_mix.hpp"

namespace sunward::finance {

/// Electricity with its cost and emissions.
struct ElectricityUse {
  double mwh = 0.0;
  double cny = 0.0;
  double co2_kg = 0.0;
  std::array<double, n_supply_sources> by_source_mwh{};  ///< in the order of supply_sources

  [[nodiscard]] double cny_per_mwh() const { return mwh > 0.0 ? cny / mwh : 0.0; }
  [[nodiscard]] double co2_kg_per_mwh() const { return mwh > 0.0 ? co2_kg / mwh : 0.0; }
};

/// A part of the load that the plan was free to move, against the same part at its mean power.
struct ShiftedLoad {
  std::string_view name;     ///< "slicing", "starts", "chillers"
  double mwh = 0.0;          ///< of the year
  double shifted_mwh = 0.0;  ///< drawn above the mean, which is what was moved to other hours
  /// (mean - power) x price of the bus, summed [CNY/year]. Cost is convex in the load and the price
  /// its slope, so a plan with this part at its mean would cost at least this much more.
  double saving_cny = 0.0;
  std::array<double, 24> by_hour_mw{};  ///< mean power in each hour of the day
};

struct SiliconAccount {
  std::string asset;
  std::string label;
  double target_gw_per_y = 0.0;
  component::silicon_plant::PlantYear year;
  ElectricityUse electricity;             ///< expected over the weather years
  std::array<ElectricityUse, 12> months;  ///< the same by calendar month
  double mean_mw = 0.0;
  double peak_mw = 0.0;              ///< highest step
  double least_mw = 0.0;             ///< lowest step
  double flexible_mwh = 0.0;         ///< slicing the plan was free to move within the day
  std::vector<ShiftedLoad> shifted;  ///< of each part that may move; empty where none may
  component::silicon_plant::OutageLoss outage;
  std::array<component::silicon_plant::NormCheck, 6> norms{};
  double unserved_mwh = 0.0;  ///< slicing not done; the wafers it would have made are counted

  [[nodiscard]] double target_kw() const { return target_gw_per_y * 1e6; }
};

/// What the account is divided by: "kg_rod", "kg_brick", "kg_wafer", "wafer" and "kw", with the
/// year's amount of each.
using ProductAmount = std::pair<std::string_view, double>;
[[nodiscard]] std::array<ProductAmount, 5> product_amounts(const SiliconAccount& account);

/// One account for each silicon plant of the park, in the order of the park. Empty without one.
/// @param plan  optimal, with the values of its flows.
[[nodiscard]] std::vector<SiliconAccount> silicon_accounts(const result::Plan& plan,
                                                           const model::Park& park);

}  // namespace sunward::finance
