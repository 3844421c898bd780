// Series on the axis made whole: gaps, zone phases, instants.
#pragma once

#include <vector>

#include "sunward/input/weather/placement.hpp"
#include "sunward/series/solar_position.hpp"

namespace sunward::input::weather_format {

/// Values of one quantity on the axis; NaN where no row gave one.
[[nodiscard]] std::vector<double> spread_rows(const RawWeather& raw, Quantity quantity,
                                              const Placement& placement);

/// Fills gaps up to max_gap_h with a note; longer ones are faults naming first and last hour.
void fill(const QuantityInfo& info, const series::TimeAxis& axis, double max_gap_h,
          const std::vector<double>& mean_cos_zenith, std::vector<double>& values,
          std::vector<Phrase>& notes, FaultList& faults);

/// Means of rows that begin phase_frac into each step, as means of the steps: weighted neighbours.
[[nodiscard]] std::vector<double> shift_means(const std::vector<double>& values, double phase_frac,
                                              bool cyclic);

/// Means of the steps from readings `instant_frac` of a step after each row's step (0 to 2 and
/// more): the linear course through the readings, integrated over each step.
[[nodiscard]] std::vector<double> means_of_instants(const std::vector<double>& values,
                                                    double instant_frac, bool cyclic);

/// As means_of_instants for irradiance: the ratio to the sun's height at the reading is followed,
/// and multiplied by the mean height (the beam: by whether the sun is up).
[[nodiscard]] std::vector<double> means_of_light_instants(
    const std::vector<double>& values, bool is_beam, const series::TimeAxis& axis,
    const series::Location& location, double instant_frac, bool cyclic,
    const std::vector<double>& mean_cos_zenith);

/// cos zenith at the fraction of each step (may lie beyond 0 to 1), not below 0.
[[nodiscard]] std::vector<double> cos_zenith_at(const series::TimeAxis& axis,
                                                const series::Location& location, double at_frac);

}  // namespace sunward::input::weather_format
