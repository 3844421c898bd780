// What clauses measure, as an amount per step over another amount per step, so that the same
// definition gives the year, a month and an hour. Names and definitions: docs/guide/rules.md.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sunward/rules/operation.hpp"

namespace sunward::rules {

/// value = sum of over / sum of under; without `under` the sum of over itself, per year.
struct Ratio {
  std::vector<double> over;   ///< per hour of the step
  std::vector<double> under;  ///< per hour of the step; empty: an amount per year
};

/// The measure by name, or none: then no plan computes it and the case file must give it.
[[nodiscard]] std::optional<Ratio> ratio_of(std::string_view measure, const Operation& operation,
                                            double electricity_tce_per_mwh);

/// Electricity used in the park [MWh/year], expected: generation + import - export.
[[nodiscard]] double used_mwh(const Operation& operation);

/// A stretch of steps and what each weighs [h/year].
struct Stretch {
  std::size_t first = 0;
  std::size_t end = 0;
  double hours = 1.0;
};

/// Value over stretches together; none when there is nothing to divide by.
[[nodiscard]] std::optional<double> value_over(const Ratio& ratio,
                                               const std::vector<Stretch>& stretches);

}  // namespace sunward::rules
