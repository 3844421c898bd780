// A vessel of hydrogen: mass and pressure by the real-gas equation, and the cushion that stays.
#pragma once

namespace sunward::component::hydrogen_tank {

/// Part of the full content that stays when a tank is emptied to its lowest pressure, at one
/// temperature. @param min_bar, max_bar  absolute, 0 <= min < max <= 2000.   @param temp_c  -60 to
/// 100.
[[nodiscard]] double cushion_frac(double min_bar, double max_bar, double temp_c);

/// A rigid vessel. Its walls keep the gas at the temperature given with each question.
class GasStore {
 public:
  /// The vessel that holds mass_kg at a pressure and temperature. @param mass_kg, max_bar  > 0.
  GasStore(double mass_kg, double max_bar, double temp_c);

  [[nodiscard]] double volume_m3() const { return volume_m3_; }
  /// @param pressure_bar  absolute, 0 to 2000.
  [[nodiscard]] double mass_kg(double pressure_bar, double temp_c) const;
  /// @param mass_kg  >= 0.
  [[nodiscard]] double pressure_bar(double mass_kg, double temp_c) const;

 private:
  double volume_m3_;
};

}  // namespace sunward::component::hydrogen_tank
