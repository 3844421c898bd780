// What a technology needs to report its asset: its sizes and the yearly sums of its flows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/formulation/variable_map.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::formulation {

/// A size below this [MW, MWh, kg, kg/h] is not built: an interior point never gives a plain zero.
inline constexpr double negligible_capacity = 1e-3;

/// Every flow of a program evaluated at a solution.
struct FlowValues {
  std::vector<std::vector<double>> by_step;  ///< [flow][n], in the flow's unit
  std::vector<std::vector<double>>
      yearly;                    ///< [flow][scenario]: sum over the scenario's year [unit h]
  std::vector<double> expected;  ///< [flow]: the same, expected over the scenarios
};

class AssetReader {
 public:
  AssetReader(const VariableMap& map, const FlowValues& values, Index component,
              result::Asset& asset)
      : map_(map), values_(values), component_(component), asset_(asset) {}

  /// Expected yearly sum of this asset's flow [unit x h]; 0 when the asset has no such flow.
  [[nodiscard]] double yearly(std::string_view quantity) const;
  /// Highest value of the flow over all steps; 0 when there is none.
  [[nodiscard]] double highest(std::string_view quantity) const;
  /// The flow's values, or null.
  [[nodiscard]] const std::vector<double>* values(std::string_view quantity) const;
  /// Expected yearly sum of a function of two flows at the same step (0 when one is missing).
  [[nodiscard]] double yearly_minimum(std::string_view first, std::string_view second) const;
  /// Expected yearly sum of the positive (sign +1) or negative (sign -1) part of a flow, as a
  /// positive number.
  [[nodiscard]] double yearly_part(std::string_view quantity, int sign) const;
  /// The size chosen or given, by its name in results; 0 when the asset has none.
  [[nodiscard]] double capacity(std::string_view quantity) const;

  void figure(std::string name, double value) {
    asset_.figures.emplace_back(std::move(name), value);
  }
  /// Full-load hours and capacity factor of `energy` over `capacity`; nothing where nothing is
  /// built.
  void use_of_capacity(double energy, double capacity);

 private:
  [[nodiscard]] Index find(std::string_view quantity) const;

  const VariableMap& map_;
  const FlowValues& values_;
  Index component_;
  result::Asset& asset_;
};

}  // namespace sunward::formulation
