// Hydrogen as a real gas: compressibility, density and pressure.
//
//   Z(p, T) = p / (rho R T) = 1 + sum a_i (100 K / T)^b_i (p / 1 MPa)^c_i
//
// Source: E. W. Lemmon, M. L. Huber, J. W. Leachman, Revised standardized equation for hydrogen gas
// densities for fuel consumption applications, J. Res. Natl. Inst. Stand. Technol. 113 (2008) 341,
// doi:10.6028/jres.113.028. Within 0.01 % of the reference equation from 220 to 1000 K up to 70
// MPa, 0.1 % from 200 K up to 200 MPa.
#pragma once

#include <array>

namespace sunward::component::hydrogen {

inline constexpr double molar_mass_kg_per_mol = 2.01588e-3;
inline constexpr double gas_constant_j_per_mol_k = 8.314472;

/// Z over the pressure at one temperature, for many questions.
class Isotherm {
 public:
  /// @param temp_c  -73 to 700.
  explicit Isotherm(double temp_c);
  struct Point {
    double z = 1.0;
    double slope_per_mpa = 0.0;
  };
  /// @param pressure_mpa  absolute, 0 to 200.
  [[nodiscard]] Point at(double pressure_mpa) const;
  /// As the function below. @param near_bar  where the search begins: near the pressure it takes
  /// half the turns; below 0: unknown.
  [[nodiscard]] double pressure_bar(double density_kg_per_m3, double near_bar = -1.0) const;

 private:
  double temp_c_;
  std::array<double, 9> factor_{};  ///< a_i (100 K / T)^b_i
};

/// @param pressure_bar  absolute, 0 to 2000.   @param temp_c  -73 to 700.
[[nodiscard]] double compressibility(double pressure_bar, double temp_c);

/// [kg/m3], for the same ranges; rises with pressure.
[[nodiscard]] double density_kg_per_m3(double pressure_bar, double temp_c);

/// The pressure of a density [bar]; held to 2000.
/// @param density_kg_per_m3  >= 0.
[[nodiscard]] double pressure_bar(double density_kg_per_m3, double temp_c);

}  // namespace sunward::component::hydrogen
