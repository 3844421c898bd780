// Weather on another step length, and filling of gaps: means are kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sunward/series/weather.hpp"

namespace sunward::series {

/// Interval means on a longer step: plain averages of `ratio` values (size divisible by ratio).
[[nodiscard]] std::vector<double> coarsen(const std::vector<double>& values, int ratio);

/// Interval means on a shorter step: a limited linear course within each old interval that keeps
/// its mean exactly and stays between the neighbouring means (van Leer's monotonised central
/// slope).
[[nodiscard]] std::vector<double> refine(const std::vector<double>& values, int ratio);

/// The weather on step_minutes (5 to 180, dividing 1440). Steps that do not divide one another go
/// through their greatest common divisor. Finer GHI and DHI follow the sun's height inside the old
/// interval, DNI stays constant while the sun is up; every old interval keeps its mean. Throws
/// InternalError on another step, or when the weather is no whole number of new steps.
[[nodiscard]] Weather resample(const Weather& weather, int step_minutes);

/// A run of missing (NaN) values.
struct Gap {
  Index first = 0;
  Index steps = 0;
};
[[nodiscard]] std::vector<Gap> find_gaps(const std::vector<double>& values);

/// Fills runs of at most max_steps NaN linearly between their neighbours (constant at the ends).
/// Longer runs stay. Returns the runs that stay.
std::vector<Gap> fill_gaps(std::vector<double>& values, Index max_steps);

/// As fill_gaps for an irradiance: interpolates the ratio to cos_zenith (same size, interval means)
/// between the nearest daylight neighbours, so that a filled noon is not a straight line; 0 at
/// night.
std::vector<Gap> fill_irradiance_gaps(std::vector<double>& values,
                                      const std::vector<double>& cos_zenith, Index max_steps);

}  // namespace sunward::series
