#include "sunward/component/compressor/compression_energy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace sunward::component::compressor {
namespace {

constexpr double gas_constant_j_per_mol_k = 8.314;
constexpr double molar_mass_kg_per_mol = 2.0158e-3;
constexpr double inlet_temp_k = 298.15;
constexpr double heat_ratio = 1.41;
constexpr double stage_ratio = 2.1;

constexpr std::array<double, 7> table_bar{1.0, 10.0, 50.0, 100.0, 300.0, 500.0, 1000.0};
constexpr std::array<double, 7> table_z{1.0006, 1.0059, 1.0297, 1.0601, 1.1879, 1.3197, 1.6454};

}  // namespace

double hydrogen_compressibility(double pressure_bar) {
  const double pressure = std::clamp(pressure_bar, table_bar.front(), table_bar.back());
  std::size_t k = 1;
  while (k + 1 < table_bar.size() && pressure > table_bar[k]) ++k;
  const double share = (pressure - table_bar[k - 1]) / (table_bar[k] - table_bar[k - 1]);
  return table_z[k - 1] + share * (table_z[k] - table_z[k - 1]);
}

int compression_stages(double inlet_bar, double outlet_bar) {
  if (!(outlet_bar > inlet_bar)) return 0;
  return static_cast<int>(std::ceil(std::log(outlet_bar / inlet_bar) / std::log(stage_ratio)));
}

double motor_efficiency_frac(double shaft_kw) {
  const double x = std::log(std::clamp(shaft_kw, 1.0, 1e4));
  return 0.7617 + x * (0.0311 + x * (0.0061 + x * (-0.0015 + x * 0.00008)));
}

double compression_kwh_per_kg(double inlet_bar, double outlet_bar, double flow_kg_per_h,
                              double isentropic_efficiency_frac) {
  const int n_stages = compression_stages(inlet_bar, outlet_bar);
  if (n_stages == 0) return 0.0;
  const double compressibility =
      0.5 * (hydrogen_compressibility(inlet_bar) + hydrogen_compressibility(outlet_bar));
  const double exponent = (heat_ratio - 1.0) / (heat_ratio * n_stages);
  const double work_j_per_mol = compressibility * gas_constant_j_per_mol_k * inlet_temp_k /
                                exponent * (std::pow(outlet_bar / inlet_bar, exponent) - 1.0) /
                                isentropic_efficiency_frac;
  const double shaft_kwh_per_kg = work_j_per_mol / molar_mass_kg_per_mol / 3.6e6;
  return shaft_kwh_per_kg / motor_efficiency_frac(shaft_kwh_per_kg * flow_kg_per_h);
}

}  // namespace sunward::component::compressor
