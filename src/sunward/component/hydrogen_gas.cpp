#include "sunward/component/hydrogen_gas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "sunward/base/index.hpp"

namespace sunward::component::hydrogen {
namespace {

constexpr std::array<double, 9> a{0.05888460,   -0.06136111,   -0.002650473,
                                  0.002731125,  0.001802374,   -0.001150707,
                                  0.9588528e-4, -0.1109040e-6, 0.1264403e-9};
constexpr std::array<double, 9> b{1.325, 1.87, 2.5, 2.8, 2.938, 3.14, 3.37, 3.75, 4.0};
constexpr std::array<double, 9> c{1.0, 1.0, 2.0, 2.0, 2.42, 2.63, 3.0, 4.0, 5.0};

constexpr double zero_c_k = 273.15;
constexpr double pa_per_bar = 1e5;
constexpr double bar_per_mpa = 10.0;
constexpr double highest_bar = 2000.0;
/// A step of Newton's method this small leaves some 1e-13 bar: Z bends by less than 1e-6 per bar2.
constexpr double last_step_bar = 1e-4;

}  // namespace

Isotherm::Isotherm(double temp_c) : temp_c_(temp_c) {
  const double cold = 100.0 / (temp_c + zero_c_k);
  for (std::size_t i = 0; i < a.size(); ++i) factor_[i] = a[i] * std::pow(cold, b[i]);
}

/// The exponents c are written out: a simulation asks for the pressure of a tank in every step.
Isotherm::Point Isotherm::at(double mpa) const {
  const auto& k = factor_;
  const double low = k[0] + k[1], square = k[2] + k[3];
  const double log_mpa = mpa > 0.0 ? std::log(mpa) : -infinity;
  const double one = k[4] * std::exp((c[4] - 1.0) * log_mpa);
  const double other = k[5] * std::exp((c[5] - 1.0) * log_mpa);
  return {
      1.0 + mpa * (low + mpa * (square + mpa * (k[6] + mpa * (k[7] + mpa * k[8]))) + one + other),
      low + mpa * (2.0 * square + mpa * (3.0 * k[6] + mpa * (4.0 * k[7] + mpa * 5.0 * k[8]))) +
          c[4] * one + c[5] * other};
}

/// Newton's method on p - r Z(p) = 0, r the pressure of the same density as an ideal gas: concave
/// in p, so that it comes near from below without a step too far.
double Isotherm::pressure_bar(double density_kg_per_m3, double near_bar) const {
  const double ideal_bar = density_kg_per_m3 / molar_mass_kg_per_mol * gas_constant_j_per_mol_k *
                           (temp_c_ + zero_c_k) / pa_per_bar;
  double bar = std::min(near_bar >= 0.0 ? near_bar : ideal_bar, highest_bar);
  for (int turn = 0; turn < 60; ++turn) {
    const Point point = at(bar / bar_per_mpa);
    const double miss_bar = bar - ideal_bar * point.z;
    const double slope = 1.0 - ideal_bar * point.slope_per_mpa / bar_per_mpa;
    if (slope <= 0.0)  // denser than any pressure makes it, or begun too high
      return near_bar >= 0.0 ? pressure_bar(density_kg_per_m3) : highest_bar;
    const double next_bar = std::clamp(bar - miss_bar / slope, 0.0, highest_bar);
    const bool done = std::abs(next_bar - bar) <= last_step_bar;
    bar = next_bar;
    if (done) break;
  }
  return bar;
}

double compressibility(double pressure_bar, double temp_c) {
  return Isotherm(temp_c).at(pressure_bar / bar_per_mpa).z;
}

double density_kg_per_m3(double pressure_bar, double temp_c) {
  return pressure_bar * pa_per_bar * molar_mass_kg_per_mol /
         (compressibility(pressure_bar, temp_c) * gas_constant_j_per_mol_k * (temp_c + zero_c_k));
}

double pressure_bar(double density_kg_per_m3, double temp_c) {
  return Isotherm(temp_c).pressure_bar(density_kg_per_m3);
}

}  // namespace sunward::component::hydrogen
