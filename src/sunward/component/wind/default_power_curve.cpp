#include "sunward/component/wind/default_power_curve.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/component/atmosphere.hpp"

namespace sunward::component::wind {
namespace {

/// Power of the rotor in steady wind, without cut-out.
double steady_power_pu(const TurbineClass& turbine, double speed_m_per_s) {
  const double catch_factor = 0.5 * reference_air_density_kg_per_m3 * turbine.power_coefficient /
                              turbine.specific_power_w_per_m2;
  const double cube = speed_m_per_s * speed_m_per_s * speed_m_per_s;
  const double idle = turbine.cut_in_m_per_s * turbine.cut_in_m_per_s * turbine.cut_in_m_per_s;
  return std::clamp(catch_factor * (cube - idle), 0.0, 1.0);
}

/// Mean over a Gaussian of speeds, by the midpoint rule over four standard deviations each way.
double turbulent_power_pu(const TurbineClass& turbine, double mean_m_per_s) {
  const double sigma = turbine.turbulence_intensity_frac * mean_m_per_s;
  if (sigma == 0.0) return steady_power_pu(turbine, mean_m_per_s);
  constexpr int n_cells = 400;
  constexpr double reach = 4.0;
  double sum = 0.0;
  double weights = 0.0;
  for (int cell = 0; cell < n_cells; ++cell) {
    const double x = reach * (2.0 * (cell + 0.5) / n_cells - 1.0);
    const double weight = std::exp(-0.5 * x * x);
    sum += weight * steady_power_pu(turbine, mean_m_per_s + sigma * x);
    weights += weight;
  }
  return sum / weights;
}

}  // namespace

CurvePoints power_curve_of(const TurbineClass& turbine) {
  constexpr double step_m_per_s = 0.25;
  const auto n_steps = static_cast<int>(std::floor(turbine.cut_out_m_per_s / step_m_per_s + 1e-9));
  CurvePoints curve;
  for (int k = 0; k <= n_steps; ++k) {
    const double speed = step_m_per_s * k;
    const bool runs = speed >= turbine.cut_in_m_per_s;
    // The last thousandth of the Gaussian tail is rounded away, so that the curve reaches its
    // rating.
    const double power = runs ? turbulent_power_pu(turbine, speed) : 0.0;
    curve.speed_m_per_s.push_back(speed);
    curve.power_pu.push_back(power > 0.999 ? 1.0 : power);
  }
  return curve;
}

CurvePoints default_power_curve() { return power_curve_of(TurbineClass{}); }

}  // namespace sunward::component::wind
