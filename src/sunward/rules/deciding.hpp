// Which months and hours decide a clause: those that count most against its threshold.
#pragma once

#include <string>
#include <vector>

#include "sunward/model/regulation.hpp"
#include "sunward/rules/measure.hpp"

namespace sunward::rules {

struct Month {
  int month = 0;  ///< 0-11
  /// Of the month alone: the share, or the amount per year that falls into it.
  double value = 0.0;
  /// What the month adds to the margin, in the unit of `over` a year: below zero it counts against.
  double margin = 0.0;
};

struct Hour {
  std::string year;   ///< weather year
  std::string start;  ///< "2025-01-31T13:00", local standard time
  double margin = 0.0;
};

struct Deciding {
  std::vector<Month> months;  ///< all months there are, the one that counts most against it first
  double against_h = 0.0;     ///< hours a year that count against it
  double half_h = 0.0;        ///< the fewest of them that make up half of what counts against it
  std::vector<Hour> hours;    ///< the worst of them, at most `most_hours`
};
inline constexpr std::size_t most_hours = 5;

/// @param threshold  of the clause; an amount per year is spread evenly over the hours.
/// Cost: O(steps log steps).
[[nodiscard]] Deciding deciding(const Ratio& ratio, const Operation& operation,
                                const std::vector<Stretch>& stretches, model::Comparison comparison,
                                double threshold);

}  // namespace sunward::rules
