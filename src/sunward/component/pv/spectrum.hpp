// How much better or worse a module converts the light of an hour than that of the standard
// spectrum, by the path through the air and the water in it.
//
// Source: M. Lee, A. Panchula, Spectral correction for photovoltaic module performance based on air
// mass and precipitable water, 43rd IEEE Photovoltaic Specialists Conference (2016),
// doi:10.1109/PVSC.2016.7749836.
#pragma once

#include <vector>

namespace sunward::component::pv {

/// Cells whose response was fitted; `none`: all light counts alike.
enum class SpectralResponse { none, mono_silicon, multi_silicon, cdte, cigs, amorphous };

struct Spectrum {
  SpectralResponse cells = SpectralResponse::none;
  /// Water in the air by month, where the weather has neither it nor humidity; 12 or none.
  std::vector<double> precipitable_water_cm;
};

/// Factor on the light that reaches the cells, about 0.9 to 1.1; 1 for `none`.
/// @param air_mass  absolute (times pressure over 1013.25 hPa), held to 0.58 to 10.
/// @param water_cm  precipitable water, held to 0.1 to 8.
[[nodiscard]] double spectral_factor(SpectralResponse cells, double air_mass, double water_cm);

}  // namespace sunward::component::pv
