// A year's list of values, one per step, laid on a time axis; the leap day handled in the open.
#pragma once

#include <string_view>
#include <vector>

#include "sunward/series/time_axis.hpp"

namespace sunward::component {

/// Lays a series on the axis.
///  * As many values as the axis has steps: taken as they are.
///  * A whole year of 365 or 366 days at the axis' step length: each step takes the value of the
///  same
///    date and time; 29 February takes 28 February's where the series has none, and is left out
///    where the axis has none. The axis may cover a part of a year or several years.
/// @param key  for the message, e.g. "profile_mw".
/// @throws InputError on any other length, and on a value that is not a finite number.
[[nodiscard]] std::vector<double> values_on_axis(const std::vector<double>& values,
                                                 const series::TimeAxis& axis,
                                                 std::string_view key);

}  // namespace sunward::component
