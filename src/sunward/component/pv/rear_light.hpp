// Light on the rear of bifacial modules in long rows, all view factors in two dimensions.
//
// Rows of slant width L at distance P (L/P is the ground cover) that stretch without end both ways.
// View factors by crossed strings (H. C. Hottel): mean over the row and over the ground between two
// rows, in closed form. Light on the ground is its mean between two rows: beam on the part that no
// row shades, sky through the gap. The height of the rows does not enter such means.
// Sources: B. Marion et al., A Practical Irradiance Model for Bifacial PV Modules, NREL/CP-5J00-
// 67847 (2017); M. A. Mikofski et al., Bifacial Performance Modeling in Large Arrays, 46th IEEE
// PVSC (2019), doi:10.1109/PVSC40753.2019.8980572.
#pragma once

#include "sunward/component/pv/geometry.hpp"
#include "sunward/component/pv/transposition.hpp"

namespace sunward::component::pv {

/// The rear side and what its light meets.
struct Rear {
  double bifaciality_frac = 0.0;  ///< power of the rear over that of the front under equal light
  double loss_frac = 0.1;         ///< shade of racks and mismatch along the module
};

/// Means seen by rows of one tilt, each 0 to 1.
struct RowViews {
  double rear_to_sky = 0.0;
  double rear_to_ground = 0.0;
  double ground_to_sky = 1.0;
};
/// @param cos_tilt  of the front, 0 to 1.  @param ground_cover_frac  above 0 to 1.
[[nodiscard]] RowViews row_views(double cos_tilt, double ground_cover_frac);

/// Irradiance on the rear by where it comes from [W/m2], each >= 0.
struct RearIrradiance {
  double beam = 0.0;  ///< with the light from around the sun, on the part that no row shades
  double sky = 0.0;
  double ground = 0.0;
};
/// The sky is that of Hay and Davies: light from around the sun counts as beam, the rest is even.
/// @param normal  of the front.  @param sun  above the horizon or sky.dni_w_per_m2 = 0.
[[nodiscard]] RearIrradiance rear_irradiance(const SkyState& sky, const Direction& sun,
                                             const Direction& normal, double ground_cover_frac,
                                             double albedo_frac);

}  // namespace sunward::component::pv
