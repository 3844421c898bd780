// The bills of a plan's grid connections, and how far the optimiser's own costs are from them.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/bill.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::finance {

/// Expected over the weather years [CNY per year].
struct BillComparison {
  double optimiser_energy_cny = 0.0;  ///< with everything per MWh
  double optimiser_power_cny = 0.0;   ///< demand and capacity charges
  double bill_energy_cny = 0.0;       ///< energy, tiers and everything per MWh
  double bill_power_cny = 0.0;        ///< demand, capacity and fixed charges

  [[nodiscard]] double optimiser_cny() const { return optimiser_energy_cny + optimiser_power_cny; }
  [[nodiscard]] double bill_cny() const { return bill_energy_cny + bill_power_cny; }
  [[nodiscard]] double difference_cny() const { return bill_cny() - optimiser_cny(); }
};

struct GridBill {
  std::string grid;   ///< name of the connection
  std::string label;  ///< as people see it
  std::vector<YearBill> years;
  BillComparison comparison;
};

/// One per grid connection. Self-use is own generation less all exports; with several connections
/// every one of them is billed for all of it where it is billed at all.
/// @param plan  optimal, its flows with values.
/// @throws InputError when plan and park do not belong together.
[[nodiscard]] std::vector<GridBill> bills_of(const result::Plan& plan, const model::Park& park);

}  // namespace sunward::finance
