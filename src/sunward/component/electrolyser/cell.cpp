#include "sunward/component/electrolyser/cell.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::electrolyser {
namespace {

constexpr double gas_constant_j_per_mol_k = 8.314;
constexpr double kg_per_h_ma = 1e-3 * 3600.0 * hydrogen_kg_per_mol / (2.0 * faraday_c_per_mol);
constexpr double zero_c_k = 273.15;
constexpr double alkaline_reference_c = 70.0;
constexpr double pem_reference_c = 80.0;

// ---- PEM: NREL H2Integrate -------------------------------------------------------------------

/// Antoine's equation for water [mmHg], as atmospheres.
double pem_vapour_atm(double temp_c) {
  constexpr double mmhg_per_atm = 101325.0 / 133.322;
  return std::pow(10.0, 8.07131 - 1730.63 / (233.426 + temp_c)) / mmhg_per_atm;
}

double pem_reversible_v(double temp_c, double pressure_bar) {
  constexpr double standard_v = 1.229;
  constexpr double bar_per_atm = 1.01325;
  const double gas_atm = pressure_bar / bar_per_atm - pem_vapour_atm(temp_c);
  return standard_v + gas_constant_j_per_mol_k * (temp_c + zero_c_k) / (2.0 * faraday_c_per_mol) *
                          1.5 * std::log(gas_atm);
}

/// Conductivity of the membrane (Springer et al. 1991), its water content linear in temperature.
double pem_conductivity_s_per_cm(double temp_c) {
  const double kelvin = temp_c + zero_c_k;
  const double water = (-2.89556 + 0.016 * kelvin + 1.625) / 0.1875;
  return (0.005139 * water - 0.00326) * std::exp(1268.0 * (1.0 / 303.0 - 1.0 / kelvin));
}

CellLaw pem_cell(const ElectrolyserLaw& law, double temp_c) {
  constexpr double anode_transfer = 2.0, cathode_transfer = 0.5;
  const double thermal_v = gas_constant_j_per_mol_k * (temp_c + zero_c_k) / faraday_c_per_mol;
  return {pem_reversible_v(temp_c, law.pressure_bar),
          thermal_v / anode_transfer,
          thermal_v / cathode_transfer,
          law.anode_exchange_ma_per_cm2,
          law.cathode_exchange_ma_per_cm2,
          law.area_resistance_ohm_cm2 * pem_conductivity_s_per_cm(pem_reference_c) /
              pem_conductivity_s_per_cm(temp_c),
          law.faraday_loss_ma2_per_cm4,
          law.faraday_max_frac};
}

// ---- Alkaline: University of Florence ----------------------------------------------------------

double alkaline_reversible_v(const ElectrolyserLaw& law, double temp_c) {
  const double kelvin = temp_c + zero_c_k;
  const double standard_v = 1.50342 - 9.956e-4 * kelvin + 2.5e-7 * kelvin * kelvin;
  const double lye_bar = lye_vapour_bar(temp_c, lye_mol_per_l(law.lye_frac, temp_c));
  const double activity = lye_bar / vapour_bar(temp_c);
  return standard_v + gas_constant_j_per_mol_k * kelvin / (2.0 * faraday_c_per_mol) *
                          (1.5 * std::log(law.pressure_bar - lye_bar) - std::log(activity));
}

/// Growth of the exchange currents with temperature, on the scale of the source's polynomials.
double anode_growth(double temp_c) {
  return 13.72491 - 0.09055 * temp_c + 0.009055 * temp_c * temp_c;
}
double cathode_growth(double temp_c) { return 30.4 - 0.206 * temp_c + 0.0035 * temp_c * temp_c; }

CellLaw alkaline_cell(const ElectrolyserLaw& law, double temp_c) {
  const double kelvin = temp_c + zero_c_k;
  const double half_thermal_v = gas_constant_j_per_mol_k * kelvin / (2.0 * faraday_c_per_mol);
  // The Faraday numbers are tabulated at 40, 60 and 80 degC, on straight lines.
  const double warmer_k = std::clamp(temp_c, 40.0, 80.0) - alkaline_reference_c;
  return {alkaline_reversible_v(law, temp_c),
          half_thermal_v / (0.0675 + 0.00095 * kelvin),
          half_thermal_v / (0.1175 + 0.00095 * kelvin),
          law.anode_exchange_ma_per_cm2 * anode_growth(temp_c) / anode_growth(alkaline_reference_c),
          law.cathode_exchange_ma_per_cm2 * cathode_growth(temp_c) /
              cathode_growth(alkaline_reference_c),
          law.area_resistance_ohm_cm2 * std::exp(-0.011 * (temp_c - alkaline_reference_c)),
          law.faraday_loss_ma2_per_cm4 + 2.5 * warmer_k,
          law.faraday_max_frac - 0.00025 * warmer_k};
}

}  // namespace

double lye_mol_per_l(double lye_frac, double temp_c) {
  constexpr double koh_g_per_mol = 56.105;
  const double percent = 100.0 * lye_frac;
  return percent *
         (183.1221 - 0.56845 * (temp_c + zero_c_k) + 984.5679 * std::exp(percent / 115.96277)) /
         (100.0 * koh_g_per_mol);
}

double vapour_bar(double temp_c) {
  const double kelvin = temp_c + zero_c_k;
  return std::pow(kelvin, -3.4159) * std::exp(37.043 - 6275.7 / kelvin);
}

double lye_vapour_bar(double temp_c, double lye_mol_per_l) {
  const double kelvin = temp_c + zero_c_k;
  return std::pow(kelvin, -3.498) * std::exp(37.93 - 6426.32 / kelvin) *
         std::exp(0.016214 - 0.13802 * lye_mol_per_l + 0.19330 * std::sqrt(lye_mol_per_l));
}

CellLaw make_cell_law(const ElectrolyserLaw& law, double temp_c) {
  return law.technology == ElectrolyserTechnology::pem ? pem_cell(law, temp_c)
                                                       : alkaline_cell(law, temp_c);
}

CellLaw::Point CellLaw::at(double current_ma_per_cm2) const {
  const double anode = current_ma_per_cm2 / (2.0 * anode_exchange_ma_per_cm2);
  const double cathode = current_ma_per_cm2 / (2.0 * cathode_exchange_ma_per_cm2);
  const double anode_root = std::sqrt(anode * anode + 1.0);
  const double cathode_root = std::sqrt(cathode * cathode + 1.0);
  const double ohmic_v = 1e-3 * resistance_ohm_cm2;
  // asinh of what is not negative; the library's, sound for all, takes twice the time.
  return {reversible_v + anode_slope_v * std::log(anode + anode_root) +
              cathode_slope_v * std::log(cathode + cathode_root) + ohmic_v * current_ma_per_cm2,
          anode_slope_v / (2.0 * anode_exchange_ma_per_cm2 * anode_root) +
              cathode_slope_v / (2.0 * cathode_exchange_ma_per_cm2 * cathode_root) + ohmic_v};
}

double CellLaw::faraday_frac(double current_ma_per_cm2) const {
  const double square = current_ma_per_cm2 * current_ma_per_cm2;
  return faraday_max_frac * square / (faraday_loss_ma2_per_cm4 + square);
}

double CellLaw::hydrogen_kg_per_h_cm2(double current_ma_per_cm2) const {
  return kg_per_h_ma * faraday_frac(current_ma_per_cm2) * current_ma_per_cm2;
}

double CellLaw::hydrogen_slope(double current_ma_per_cm2) const {
  const double square = current_ma_per_cm2 * current_ma_per_cm2;
  const double sum = faraday_loss_ma2_per_cm4 + square;
  return kg_per_h_ma * faraday_max_frac * square * (3.0 * faraday_loss_ma2_per_cm4 + square) /
         (sum * sum);
}

}  // namespace sunward::component::electrolyser
