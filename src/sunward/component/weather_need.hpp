// Does a weather carry the series that a law needs?
#pragma once

#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::component {

/// Appends a fault naming the weather's source when `values` is empty. A series of a wrong length
/// is a bug of the reader: throws InternalError.
/// @param column  e.g. "temp_c".  @param purpose  what it is for, in a sentence.
void need_series(std::vector<Fault>& faults, const series::Weather& weather,
                 const std::vector<double>& values, std::string_view column, const Phrase& purpose);

}  // namespace sunward::component
