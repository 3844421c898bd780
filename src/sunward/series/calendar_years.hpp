// A weather of many years taken apart, so that each year can be a scenario of its own.
#pragma once

#include <vector>

#include "sunward/series/weather.hpp"

namespace sunward::series {

/// The whole calendar years of a weather, in order, each with its own axis and its year added to
/// the name ("Datong 2007"); notes are kept. Days before the first and after the last whole year
/// are dropped. A weather of one year or less, or one that skips a leap day, comes back as it is.
[[nodiscard]] std::vector<Weather> split_calendar_years(const Weather& weather);

}  // namespace sunward::series
