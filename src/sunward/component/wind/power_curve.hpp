// Power curve of a turbine or farm: power per unit of rating over wind speed at hub height.
//
// Symbols: v wind speed [m/s], rho air density [kg/m3], rho0 = 1.225 kg/m3 the curve's density.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace sunward::component::wind {

/// How a curve given at rho0 is read at another density.
enum class DensityCorrection {
  none,
  /// v_normal = v (rho / rho0)^(1/3) at every speed: IEC 61400-12-1 for pitch-controlled turbines.
  iec,
  /// Each point of the curve moves to v (rho0 / rho)^e, e = 1/3 up to 7.5 m/s, 2/3 from 12.5 m/s,
  /// linear between: below rated power the turbine catches less, towards rated it needs
  /// disproportionately more wind. Source: L. Svenningsen, Power Curve Air Density Correction and
  /// Other Power Curve Options in WindPRO, EMD International (2010); the form that windpowerlib
  /// uses.
  by_speed,
};

constexpr auto enum_names(DensityCorrection) {
  using D = DensityCorrection;
  return std::array{std::pair<D, std::string_view>{D::by_speed, "by_speed"},
                    std::pair<D, std::string_view>{D::iec, "iec"},
                    std::pair<D, std::string_view>{D::none, "none"}};
}

/// Electric power [W] of a rotor of a diameter [m] in wind: 1/2 rho pi/4 D^2 v^3 Cp.
[[nodiscard]] double rotor_power_w(double diameter_m, double density_kg_per_m3,
                                   double speed_m_per_s, double power_coefficient);

/// A curve, linear between its points, zero below the first and above the last point. The last
/// speed is the cut-out: it is a setting of the controller and does not move with the density.
class PowerCurve {
 public:
  /// @param speed_m_per_s  strictly increasing, at least 2 points, first >= 0.
  /// @param power_pu       as many values, of rated power.
  /// @throws InternalError when the sizes or the order are wrong (see faults_of_curve).
  PowerCurve(std::vector<double> speed_m_per_s, std::vector<double> power_pu);

  /// Power at the curve's own density.
  [[nodiscard]] double power_pu(double speed_m_per_s) const;

  /// Power at another density, > 0.
  [[nodiscard]] double power_pu(double speed_m_per_s, double density_kg_per_m3,
                                DensityCorrection correction) const;

  [[nodiscard]] double cut_out_m_per_s() const { return speed_.back(); }

 private:
  [[nodiscard]] std::size_t segment_of(double speed) const;
  [[nodiscard]] double power_by_speed(double speed, double density_kg_per_m3) const;

  std::vector<double> speed_;
  std::vector<double> power_;
  std::vector<double> exponent_;        ///< e of each point
  std::vector<std::uint16_t> segment_;  ///< segment in which each cell of a fine even grid starts
  double cells_per_m_per_s_ = 0.0;
};

}  // namespace sunward::component::wind
