#include "sunward/rules/measure.hpp"

#include <algorithm>
#include <functional>

namespace sunward::rules {

namespace {

using StepValue = std::function<double(const Operation&, std::size_t)>;

double own(const Operation& o, std::size_t n) { return o.generation_mw[n] - o.export_mw[n]; }
double used(const Operation& o, std::size_t n) {
  return own(o, n) + o.import_mw[n] + o.thermal_mw[n];
}
double available(const Operation& o, std::size_t n) { return o.available_mw[n]; }
double exported(const Operation& o, std::size_t n) { return o.export_mw[n]; }
double co2(const Operation& o, std::size_t n) { return o.co2_t_per_h[n]; }
double electrolyser(const Operation& o, std::size_t n) { return o.electrolyser_mw[n]; }
double hydrogen(const Operation& o, std::size_t n) { return o.hydrogen_kg_per_h[n]; }

/// Own wind and sun of the hour go to the electrolysers first; what a storage gives does not count.
/// Less than nothing where a storage exports: only so can a linear program hold the same measure.
double matched_first(const Operation& o, std::size_t n) {
  return std::min(own(o, n), o.electrolyser_mw[n]);
}

/// CO2 of what is not so matched, as if all of it came from the grid [kg/h].
double unmatched_co2_kg(const Operation& o, std::size_t n) {
  constexpr double kg_per_t = 1000.0;
  return (o.electrolyser_mw[n] - matched_first(o, n)) * o.grid_co2_t_per_mwh * kg_per_t;
}

/// Part of the hour's fresh supply that is own wind and sun.
double green_part(const Operation& o, std::size_t n) {
  const double supply = used(o, n);
  return supply > 0.0 ? std::clamp(own(o, n) / supply, 0.0, 1.0) : 1.0;
}

/// The electrolysers get the same mix as every other consumer of the hour.
double matched_pro_rata(const Operation& o, std::size_t n) {
  return o.electrolyser_mw[n] * green_part(o, n);
}

/// CO2 of the import in the electrolysers' part of the mix [kg/h].
double hydrogen_co2_kg(const Operation& o, std::size_t n) {
  constexpr double kg_per_t = 1000.0;
  if (o.import_mw[n] <= 0.0) return 0.0;
  const double t_per_mwh = o.import_t_per_h[n] / o.import_mw[n];
  return o.electrolyser_mw[n] * (1.0 - green_part(o, n)) * t_per_mwh * kg_per_t;
}

struct Definition {
  std::string_view name;
  StepValue over;
  StepValue under;  ///< empty: an amount per year
};

const std::vector<Definition>& definitions() {
  static const std::vector<Definition> list = {
      {"self_use_frac", own, available},
      {"green_share_frac", own, used},
      {"export_frac", exported, available},
      {"own_use_mwh_per_year", own, {}},
      {"export_mwh_per_year", exported, {}},
      {"co2_t_per_year", co2, {}},
      {"co2_t_per_mwh", co2, used},
      {"hydrogen_matched_frac", matched_first, electrolyser},
      {"hydrogen_own_power_frac", own, electrolyser},
      {"hydrogen_matched_pro_rata_frac", matched_pro_rata, electrolyser},
      {"hydrogen_co2_kg_per_kg", hydrogen_co2_kg, hydrogen},
      {"hydrogen_co2_own_first_kg_per_kg", unmatched_co2_kg, hydrogen}};
  return list;
}

std::vector<double> series(const StepValue& value, const Operation& operation) {
  std::vector<double> out;
  if (!value) return out;
  out.resize(operation.n_steps());
  for (std::size_t n = 0; n < out.size(); ++n) out[n] = value(operation, n);
  return out;
}

}  // namespace

std::optional<Ratio> ratio_of(std::string_view measure, const Operation& operation,
                              double electricity_tce_per_mwh) {
  for (const Definition& definition : definitions())
    if (definition.name == measure)
      return Ratio{series(definition.over, operation), series(definition.under, operation)};
  if (measure != "co2_t_per_tce") return std::nullopt;
  Ratio ratio{series(co2, operation), series(used, operation)};
  for (double& energy : ratio.under) energy *= electricity_tce_per_mwh;
  return ratio;
}

double used_mwh(const Operation& operation) {
  double sum = 0.0;
  for (const YearSpan& year : operation.years)
    for (std::size_t n = year.first; n < year.end; ++n)
      sum += year.weight * year.hours_per_step * used(operation, n);
  return sum;
}

std::optional<double> value_over(const Ratio& ratio, const std::vector<Stretch>& stretches) {
  double over = 0.0, under = 0.0;
  for (const Stretch& stretch : stretches) {
    for (std::size_t n = stretch.first; n < stretch.end; ++n) {
      over += stretch.hours * ratio.over[n];
      if (!ratio.under.empty()) under += stretch.hours * ratio.under[n];
    }
  }
  if (ratio.under.empty()) return over;
  if (under <= 0.0) return std::nullopt;
  return over / under;
}

}  // namespace sunward::rules
