#include "sunward/component/hydrogen_gas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

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

/// Z over the pressure at one temperature. The exponents c are written out: a simulation asks for
/// the pressure of a tank in every step.
class Isotherm {
 public:
  explicit Isotherm(double temp_c) {
    const double cold = 100.0 / (temp_c + zero_c_k);
    for (std::size_t i = 0; i < a.size(); ++i) k_[i] = a[i] * std::pow(cold, b[i]);
  }
  struct Point {
    double z = 1.0;
    double slope_per_mpa = 0.0;
  };
  [[nodiscard]] Point at(double mpa) const {
    const double low = k_[0] + k_[1], square = k_[2] + k_[3];
    const double one = k_[4] * std::pow(mpa, c[4] - 1.0), other = k_[5] * std::pow(mpa, c[5] - 1.0);
    return {
        1.0 + mpa * (low + mpa * (square + mpa * (k_[6] + mpa * (k_[7] + mpa * k_[8]))) + one +
                     other),
        low + mpa * (2.0 * square + mpa * (3.0 * k_[6] + mpa * (4.0 * k_[7] + mpa * 5.0 * k_[8]))) +
            c[4] * one + c[5] * other};
  }

 private:
  std::array<double, 9> k_{};
};

}  // namespace

double compressibility(double pressure_bar, double temp_c) {
  return Isotherm(temp_c).at(pressure_bar / bar_per_mpa).z;
}

double density_kg_per_m3(double pressure_bar, double temp_c) {
  return pressure_bar * pa_per_bar * molar_mass_kg_per_mol /
         (compressibility(pressure_bar, temp_c) * gas_constant_j_per_mol_k * (temp_c + zero_c_k));
}

/// Newton's method on p - r Z(p) = 0, r the pressure of the same density as an ideal gas: concave
/// in p, so that it comes near from below without a step too far.
double pressure_bar(double density_kg_per_m3, double temp_c) {
  const Isotherm isotherm(temp_c);
  const double ideal_bar = density_kg_per_m3 / molar_mass_kg_per_mol * gas_constant_j_per_mol_k *
                           (temp_c + zero_c_k) / pa_per_bar;
  double bar = std::min(ideal_bar, highest_bar);
  for (int turn = 0; turn < 60; ++turn) {
    const Isotherm::Point point = isotherm.at(bar / bar_per_mpa);
    const double miss_bar = bar - ideal_bar * point.z;
    const double slope = 1.0 - ideal_bar * point.slope_per_mpa / bar_per_mpa;
    if (slope <= 0.0) return highest_bar;  // denser than any pressure makes it
    const double next_bar = std::clamp(bar - miss_bar / slope, 0.0, highest_bar);
    const bool done = std::abs(next_bar - bar) <= 1e-13 * highest_bar;
    bar = next_bar;
    if (done) break;
  }
  return bar;
}

}  // namespace sunward::component::hydrogen
