#include "sunward/study/fleet_correction.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sunward/component/electrolyser/unit.hpp"
#include "sunward/study/physics_correction.hpp"
#include "sunward/study/series_mean.hpp"

namespace sunward::study {

namespace {

constexpr double kwh_per_mwh = 1000.0;
constexpr double running_frac = 0.2;  ///< of rated power: below it starts and rests hide the curve
constexpr double most_trim = 0.02;    ///< a round

double sum(const std::vector<double>& series) {
  double total = 0.0;
  for (const double value : series) total += value;
  return total;
}

/// The ratio below which half of the weight lies.
double weighted_median(std::vector<std::pair<double, double>> ratio_and_weight) {
  std::sort(ratio_and_weight.begin(), ratio_and_weight.end());
  double whole = 0.0, below = 0.0;
  for (const auto& [ratio, weight] : ratio_and_weight) whole += weight;
  for (const auto& [ratio, weight] : ratio_and_weight) {
    below += weight;
    if (below >= 0.5 * whole) return ratio;
  }
  return 1.0;
}

/// Worn stacks at full load make what the mean ones make at this load, in nearly all years.
double reach_frac(const component::Electrolyser& spec,
                  const component::electrolyser::HydrogenEnvelope& roof, double mean_ratio) {
  constexpr double reference_air_c = 20.0;
  const component::electrolyser::Unit unit(spec.law, 1.0);
  const auto ratio = [&](double growth_v) {
    const auto at_full = unit.at_power(1.0, growth_v, reference_air_c);
    return 1.0 / roof_load_frac(roof, at_full.hydrogen_kg_per_h);
  };
  return reliable_frac({{mean_ratio / ratio(unit.worn_growth_v()), mean_ratio / ratio(0.0)}});
}

/// No step gives energy back; the sum stays where it is above zero.
void lift(std::vector<double>& series) {
  const double whole = std::max(0.0, sum(series));
  for (double& value : series) value = std::max(0.0, value);
  const double lifted = sum(series);
  if (lifted > 0.0)
    for (double& value : series) value *= whole / lifted;
}

}  // namespace

double roof_load_frac(const component::electrolyser::HydrogenEnvelope& roof,
                      double kg_per_h_per_mw) {
  double load = 0.0;
  for (const component::electrolyser::Segment& segment : roof.segments)
    if (segment.slope_kg_per_mwh > 0.0)
      load = std::max(
          load, (kg_per_h_per_mw - segment.intercept_kg_per_h_per_mw) / segment.slope_kg_per_mwh);
  return load;
}

FoundAsset found_fleet(const result::FleetTrace& trace, const component::Electrolyser& spec,
                       double power_mw, double energy_ratio, const FoundAsset& before,
                       double step_h) {
  FoundAsset found = before;
  found.type = "electrolyser";
  const double kg_h = sum(trace.made_kg_per_h);
  if (kg_h <= 1.0) return found;
  found.kwh_per_kg = kwh_per_mwh * sum(trace.used_mw) / kg_h;
  const auto roof =
      component::electrolyser::envelope_of(spec, component::electrolyser::envelope_tolerance_frac);
  std::vector<double> curve_mw;
  std::vector<std::pair<double, double>> ratios;
  for (std::size_t n = 0; n < trace.used_mw.size(); ++n) {
    const double load = roof_load_frac(roof, trace.made_kg_per_h[n] / power_mw);
    curve_mw.push_back(load * power_mw);
    if (load > running_frac) ratios.emplace_back(trace.used_mw[n] / curve_mw[n], curve_mw[n]);
  }
  const double median = ratios.empty() ? 1.0 : weighted_median(std::move(ratios));
  std::vector<double> beside_mw(trace.used_mw.size());
  for (std::size_t n = 0; n < beside_mw.size(); ++n)
    beside_mw[n] = trace.used_mw[n] - median * curve_mw[n];
  beside_mw = smoothed(beside_mw, step_h);
  lift(beside_mw);
  found.trim_energy *= std::clamp(energy_ratio, 1.0 - most_trim, 1.0 + most_trim);
  found.scale_energy = median * found.trim_energy;
  found.reach_frac = reach_frac(spec, roof, median);
  found.drain_mw = damped(before.drain_mw, beside_mw, power_mw);
  return found;
}

}  // namespace sunward::study
