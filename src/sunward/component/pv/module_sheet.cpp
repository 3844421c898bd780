#include "sunward/component/pv/module_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sunward/component/fault.hpp"
#include "sunward/component/pv/sheet_check.hpp"

namespace sunward::component::pv {
namespace {

constexpr double rated_w_per_m2 = 1000.0, rated_c = 25.0;
constexpr double thermal_v = 8.617333262145e-5 * 298.15;  // CODATA 2018, at 25 degC
constexpr double no_shunt_ohm = 1e7;
constexpr int most_turns = 100;  // to the last digits of a double, of any search below

/// Of the five parameters, those that a current-voltage curve at 25 degC shows.
struct Curve {
  double series_ohm = 0.0, light_a = 0.0, saturation_a = 0.0, shunt_s = 0.0;
  double slope = 0.0;  ///< of the power at the sheet's best point, scaled
};

/// The curve through the sheet's three points at an ideality and a series resistance: linear in
/// light current, saturation current (counted at the open voltage) and shunt.
Curve through_points(const ModuleSheet& s, double ideality_v, double series_ohm) {
  const double junction_v = s.best_voltage_v + s.best_current_a * series_ohm;
  const double short_v = s.short_current_a * series_ohm;
  const auto diode = [&](double v) { return std::exp((v - s.open_voltage_v) / ideality_v); };
  const double at_best = diode(junction_v);
  const double a11 = 1.0 - diode(short_v), a12 = s.open_voltage_v - short_v;
  const double a21 = 1.0 - at_best, a22 = s.open_voltage_v - junction_v;
  const double determinant = a11 * a22 - a12 * a21;
  const double open_a = (s.short_current_a * a22 - a12 * s.best_current_a) / determinant;
  Curve curve;
  curve.series_ohm = series_ohm;
  curve.shunt_s = (a11 * s.best_current_a - a21 * s.short_current_a) / determinant;
  curve.saturation_a = open_a * diode(0.0);
  curve.light_a = open_a - curve.saturation_a + s.open_voltage_v * curve.shunt_s;
  const double conductance = open_a * at_best / ideality_v + curve.shunt_s;
  curve.slope = conductance * (s.best_voltage_v - s.best_current_a * series_ohm) - s.best_current_a;
  return curve;
}

/// The root of a continuous function that changes its sign once in between, by false position with
/// halved weights (the Illinois method).
template <class Function>
double crossing(double low, double high, const Function& function) {
  constexpr double settled_frac = 1e-14;
  double at_low = function(low), at_high = function(high), x = low;
  const double settled = settled_frac * (high - low);
  for (int turn = 0, side = 0; turn < most_turns; ++turn) {
    const double last = x;
    x = low + (high - low) * at_low / (at_low - at_high);
    const double here = function(x);
    if (here == 0.0 || std::abs(x - last) <= settled) break;
    if ((here > 0.0) == (at_high > 0.0)) {
      high = x;
      at_high = here;
      if (side == 1) at_low *= 0.5;
      side = 1;
    } else {
      low = x;
      at_low = here;
      if (side == -1) at_high *= 0.5;
      side = -1;
    }
  }
  return x;
}

/// The end of a stretch in which something holds that holds at `inside` and not at `outside`.
template <class Holds>
double end_of(double inside, double outside, const Holds& holds) {
  constexpr double near_enough = 1e-9;
  while (outside - inside > near_enough) {
    const double middle = 0.5 * (inside + outside);
    (holds(middle) ? inside : outside) = middle;
  }
  return inside;
}

/// The three points, and the greatest power at the best one. Nothing where that asks for a negative
/// resistance.
std::optional<Curve> exact_curve(const ModuleSheet& s, double ideality_v) {
  constexpr double nearly = 1.0 - 1e-9;  // of the resistance that would take all voltage
  const double most_ohm = nearly * (s.open_voltage_v - s.best_voltage_v) / s.best_current_a;
  const auto slope = [&](double ohm) { return through_points(s, ideality_v, ohm).slope; };
  const double at_none = slope(0.0), at_most = slope(most_ohm);
  if (!std::isfinite(at_none) || !std::isfinite(at_most) || (at_none > 0.0) == (at_most > 0.0))
    return std::nullopt;
  const Curve curve = through_points(s, ideality_v, crossing(0.0, most_ohm, slope));
  if (!(curve.shunt_s >= 0.0 && curve.saturation_a > 0.0)) return std::nullopt;
  return curve;
}

MaximumPower best_of(const Curve& curve, double ideality_v) {
  const double shunt_ohm = std::min(no_shunt_ohm, 1.0 / curve.shunt_s);
  return maximum_power(
      {curve.light_a, curve.saturation_a, curve.series_ohm, shunt_ohm, ideality_v});
}

/// No shunt; both ends of the curve and the greatest power, wherever it lies.
std::optional<Curve> shuntless_curve(const ModuleSheet& s, double ideality_v) {
  const auto with = [&](double ohm) {
    const double away_v = s.open_voltage_v - s.short_current_a * ohm;
    const double open_a = s.short_current_a / (1.0 - std::exp(-away_v / ideality_v));
    const double saturation_a = open_a * std::exp(-s.open_voltage_v / ideality_v);
    return Curve{ohm, open_a - saturation_a, saturation_a, 0.0, 0.0};
  };
  const double wanted_w = s.best_voltage_v * s.best_current_a;
  const auto excess = [&](double ohm) { return best_of(with(ohm), ideality_v).power_w - wanted_w; };
  constexpr double beyond = 1.5;
  const double most_ohm = beyond * (s.open_voltage_v - s.best_voltage_v) / s.best_current_a;
  if (!(excess(0.0) > 0.0) || !(excess(most_ohm) < 0.0)) return std::nullopt;
  return with(crossing(0.0, most_ohm, excess));
}

DiodeModule module_of(const ModuleSheet& s, const Curve& curve, double ideality_v) {
  DiodeModule module;
  module.light_current_a = curve.light_a;
  module.saturation_current_a = curve.saturation_a;
  module.series_resistance_ohm = curve.series_ohm;
  module.shunt_resistance_ohm = std::min(no_shunt_ohm, 1.0 / curve.shunt_s);
  module.modified_ideality_v = ideality_v;
  module.short_circuit_a_per_k = s.short_current_frac_per_k * s.short_current_a;
  module.adjust_frac = 0.0;
  return module;
}

/// The x that lets the open voltage change by beta (1 + x) while the light current changes by
/// alpha (1 - x).
double adjustment(const ModuleSheet& s, const DiodeModule& module) {
  // Over the span that each source takes: 5 K with the power's coefficient, else 2 K.
  const double warmer_k = s.power_frac_per_k < 0.0 ? 5.0 : 2.0;
  constexpr double scale = 2.0;
  const double beta_v_per_k = s.open_voltage_frac_per_k * s.open_voltage_v;
  const DiodeState warm = at_conditions(module, rated_w_per_m2, rated_c + warmer_k);
  const auto current_a = [&](double x) {
    const double volt = s.open_voltage_v + beta_v_per_k * (1.0 + x) * warmer_k;
    return warm.light_current_a - module.short_circuit_a_per_k * x * warmer_k -
           warm.saturation_current_a * std::expm1(volt / warm.modified_ideality_v) -
           volt / warm.shunt_resistance_ohm;
  };
  return crossing(-scale, scale, current_a);
}

/// What one ideality makes of the sheet, and how far that is from the condition left.
struct Trial {
  DiodeModule module;
  double miss = 0.0;
};

template <class MakeCurve>
std::optional<Trial> trial(const ModuleSheet& s, double ideality, const MakeCurve& make_curve) {
  const double ideality_v = ideality * thermal_v * s.cells_in_series;
  const std::optional<Curve> curve = make_curve(s, ideality_v);
  if (!curve) return std::nullopt;
  Trial result{module_of(s, *curve, ideality_v), 0.0};
  const double x = adjustment(s, result.module);
  if (s.power_frac_per_k < 0.0) {
    result.module.adjust_frac = x;
    result.miss = power_coefficient_per_k(result.module) - s.power_frac_per_k;
  } else {
    result.miss = x;
  }
  return result;
}

struct Found {
  std::optional<double> ideality;
  double end = 0.0;  ///< beyond it there was no curve
};

/// Looks upwards for the ideality at which nothing is missed.
template <class MakeCurve>
Found find_ideality(const ModuleSheet& s, double from, const MakeCurve& make_curve) {
  constexpr double step = 0.05, most = 6.0;
  const auto miss = [&](double n) {
    const std::optional<Trial> here = trial(s, n, make_curve);
    return here ? here->miss : 0.0;
  };
  std::optional<double> last_miss;
  double last = from;
  for (double n = from; n <= most; n += step) {
    const std::optional<Trial> here = trial(s, n, make_curve);
    if (!here && last_miss) {
      const double end =
          end_of(last, n, [&](double at) { return trial(s, at, make_curve).has_value(); });
      if ((miss(end) > 0.0) != (*last_miss > 0.0)) return {crossing(last, end, miss), end};
      return {std::nullopt, end};
    }
    if (here && last_miss && (here->miss > 0.0) != (*last_miss > 0.0))
      return {crossing(last, n, miss), n};
    if (here) last_miss = here->miss;
    last = n;
  }
  return {std::nullopt, last_miss ? last : from};
}

void refuse(const ModuleSheet& s, SheetFit& fit) {
  add_fault(fit.faults, "open_voltage_frac_per_k", s.open_voltage_frac_per_k, "1/K", {},
            told("pv.sheet_no_diode"));
}

}  // namespace

double power_coefficient_per_k(const DiodeModule& module) {
  constexpr double cold_c = -10.0, hot_c = 50.0;
  const auto power_w = [&](double cell_c) {
    return maximum_power(at_conditions(module, rated_w_per_m2, cell_c)).power_w;
  };
  return (power_w(hot_c) - power_w(cold_c)) / ((hot_c - cold_c) * power_w(rated_c));
}

SheetFit fit_module(const ModuleSheet& s) {
  constexpr double least_ideality = 0.3, most_voltage_miss_frac = 0.05, most_adjustment = 1.0;
  SheetFit fit;
  fit.faults = check_sheet(s);
  if (!fit.faults.empty()) return fit;
  std::optional<Trial> best;
  const Found found = find_ideality(s, least_ideality, exact_curve);
  if (found.ideality) {
    fit.ideality = *found.ideality;
    best = trial(s, fit.ideality, exact_curve);
  } else if (const Found again = find_ideality(s, found.end, shuntless_curve); again.ideality) {
    fit.ideality = *again.ideality;
    best = trial(s, fit.ideality, shuntless_curve);
  }
  if (!best || std::abs(best->module.adjust_frac) > most_adjustment) {
    refuse(s, fit);
    return fit;
  }
  fit.module = best->module;
  const MaximumPower point = maximum_power(at_conditions(fit.module, rated_w_per_m2, rated_c));
  fit.voltage_miss_frac = found.ideality ? 0.0 : point.voltage_v / s.best_voltage_v - 1.0;
  if (std::abs(fit.voltage_miss_frac) > most_voltage_miss_frac)
    add_fault(fit.faults, "best_voltage_v", s.best_voltage_v, "V", figure(point.voltage_v),
              told("pv.sheet_voltage",
                   {{"miss", figure(std::round(1e3 * fit.voltage_miss_frac) / 10.0)}}));
  return fit;
}

}  // namespace sunward::component::pv
