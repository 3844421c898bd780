// What a storage takes in or gives up for power at the bus, as straight stretches: the form in
// which a linear program can hold a law.
//
//   content          charging: the least concave roof over the law's points
//      |     __--o   discharging: the greatest convex floor under them
//      |  _o         A program fills the cheapest stretch first, so neither needs integers. Where
//      the | o           law bends the other way (pumps and leaks at little power) the line through
//      the
//      |/            origin is kinder than the law; by how much is stated.
//      +-------- power over rated
#pragma once

#include <vector>

namespace sunward::component {

/// MWh of content per MWh at the bus over a part of the rated power.
struct ConversionStretch {
  double width_frac = 0.0;       ///< of the rated power, > 0
  double content_per_bus = 1.0;  ///< charging: put in, at most 1; discharging: taken out
};

/// The law at one power: content moved per hour, both over the rated power.
struct ConversionPoint {
  double load_frac = 0.0;
  double content_frac = 0.0;
};

/// Stretches and how far they stand from the points they came from.
struct ConversionCurve {
  std::vector<ConversionStretch> stretches;
  double max_error_frac = 0.0;       ///< greatest |stretches - law| / law of the points
  double max_error_load_frac = 0.0;  ///< where
  double mean_error_frac = 0.0;      ///< mean over the points
};

/// The roof (charging) or floor (discharging) of points with rising loads, the last at 1. Corners
/// that matter by less than `tolerance_frac` of the content are left out.
[[nodiscard]] ConversionCurve conversion_curve(const std::vector<ConversionPoint>& points,
                                               bool charging, double tolerance_frac = 1e-3);

/// Content moved per hour over the rated power at a load (0 to the sum of the widths).
[[nodiscard]] double content_frac(const std::vector<ConversionStretch>& stretches,
                                  double load_frac);

}  // namespace sunward::component
