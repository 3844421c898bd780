#include "sunward/component/hydrogen_gas.hpp"

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

}  // namespace

double compressibility(double pressure_bar, double temp_c) {
  const double cold = 100.0 / (temp_c + zero_c_k);
  const double mpa = pressure_bar / bar_per_mpa;
  double z = 1.0;
  for (std::size_t i = 0; i < a.size(); ++i) z += a[i] * std::pow(cold, b[i]) * std::pow(mpa, c[i]);
  return z;
}

double density_kg_per_m3(double pressure_bar, double temp_c) {
  return pressure_bar * pa_per_bar * molar_mass_kg_per_mol /
         (compressibility(pressure_bar, temp_c) * gas_constant_j_per_mol_k * (temp_c + zero_c_k));
}

double pressure_bar(double density_kg_per_m3, double temp_c) {
  double low = 0.0, high = highest_bar;
  for (int turn = 0; turn < 60; ++turn) {  // to 2000 bar / 2^60
    const double middle = 0.5 * (low + high);
    (hydrogen::density_kg_per_m3(middle, temp_c) < density_kg_per_m3 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

}  // namespace sunward::component::hydrogen
