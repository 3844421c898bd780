#include "sunward/component/lithium_battery/lithium_battery.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

void check_cycles(std::vector<Fault>& faults, const LithiumBattery& battery) {
  const auto& depth = battery.cycle_depth_frac;
  if (depth.empty() || depth.size() != battery.cycles_to_80_percent.size()) {
    add_fault(faults, "cycles_to_80_percent",
              static_cast<double>(battery.cycles_to_80_percent.size()), "",
              phrase("range.numbers", {{"count", std::max<std::size_t>(depth.size(), 1)}}),
              told("lithium.cycle_length"));
    return;
  }
  for (std::size_t k = 0; k < depth.size(); ++k) {
    if (depth[k] > (k == 0 ? 0.0 : depth[k - 1])) continue;
    add_fault(faults, "cycle_depth_frac", depth[k], "",
              phrase("range.above", {{"min", figure(k == 0 ? 0.0 : depth[k - 1])}}),
              told("lithium.depth_order"));
    return;
  }
}

}  // namespace

std::vector<Fault> check(const LithiumBattery& battery) {
  std::vector<Fault> faults;
  if (!(battery.soc_min_frac < battery.soc_max_frac)) {
    add_fault(faults, "soc_max_frac", battery.soc_max_frac, "",
              phrase("range.above_soc_min", {{"min", figure(battery.soc_min_frac)}}),
              told("storage.soc_window"));
  }
  if (!(battery.temp_min_c < battery.temp_max_c)) {
    add_fault(
        faults, "temp_max_c", battery.temp_max_c, "degC",
        phrase("range.above_key", {{"key", "temp_min_c"}, {"min", figure(battery.temp_min_c)}}),
        told("lithium.temp_window"));
  }
  check_cycles(faults, battery);
  return faults;
}

namespace lithium_battery {
namespace {

constexpr std::size_t n_points = 11;
using Table = std::array<double, n_points>;

/// Smith et al. 2017, as used in SAM.
constexpr Table nmc_v{3.0000, 3.4679, 3.5394, 3.5950, 3.6453, 3.6876,
                      3.7469, 3.8400, 3.9521, 4.0668, 4.193};
/// Assumption: the usual plateaus of iron phosphate on graphite.
constexpr Table lfp_v{2.80, 3.20, 3.25, 3.28, 3.29, 3.30, 3.31, 3.33, 3.335, 3.34, 3.45};

constexpr double spacing = 1.0 / (n_points - 1);

/// Integral of the voltage up to each point.
constexpr Table integral_of(const Table& volt) {
  Table sum{};
  for (std::size_t k = 1; k < n_points; ++k)
    sum[k] = sum[k - 1] + 0.5 * spacing * (volt[k - 1] + volt[k]);
  return sum;
}
constexpr Table nmc_stored_v = integral_of(nmc_v), lfp_stored_v = integral_of(lfp_v);

const Table& table_of(LithiumChemistry chemistry) {
  return chemistry == LithiumChemistry::nmc ? nmc_v : lfp_v;
}
const Table& stored_of(LithiumChemistry chemistry) {
  return chemistry == LithiumChemistry::nmc ? nmc_stored_v : lfp_stored_v;
}

std::size_t segment_of(double soc_frac) {
  return std::min(static_cast<std::size_t>(soc_frac / spacing), n_points - 2);
}

}  // namespace

LithiumBattery battery_of(LithiumChemistry chemistry) {
  LithiumBattery battery;
  battery.chemistry = chemistry;
  if (chemistry == LithiumChemistry::nmc) battery.resistance_frac_per_c = 0.04;
  return battery;
}

double open_circuit_v(LithiumChemistry chemistry, double soc_frac) {
  const Table& table = table_of(chemistry);
  const double soc = std::clamp(soc_frac, 0.0, 1.0);
  const std::size_t k = segment_of(soc);
  const double share = soc / spacing - static_cast<double>(k);
  return table[k] + share * (table[k + 1] - table[k]);
}

OpenCircuit open_circuit(LithiumChemistry chemistry, double soc_frac) {
  const Table& table = table_of(chemistry);
  const double soc = std::clamp(soc_frac, 0.0, 1.0);
  const std::size_t k = segment_of(soc);
  const double from = static_cast<double>(k) * spacing;
  const double slope = (table[k + 1] - table[k]) / spacing;
  return {table[k] + (soc - from) * slope, slope, from, from + spacing};
}

double stored_v(LithiumChemistry chemistry, double soc_frac) {
  const Table& table = table_of(chemistry);
  const double soc = std::clamp(soc_frac, 0.0, 1.0);
  const std::size_t k = segment_of(soc);
  const double share = soc / spacing - static_cast<double>(k);
  return stored_of(chemistry)[k] +
         share * spacing * (table[k] + 0.5 * share * (table[k + 1] - table[k]));
}

double soc_of_stored(LithiumChemistry chemistry, double stored) {
  double low = 0.0, high = 1.0;
  for (int turn = 0; turn < 52; ++turn) {
    const double middle = 0.5 * (low + high);
    (stored_v(chemistry, middle) < stored ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace lithium_battery
}  // namespace sunward::component
