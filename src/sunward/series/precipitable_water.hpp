// Water in the air above a place, from what is measured at the ground.
#pragma once

namespace sunward::series {

/// Depth [cm] to which all water vapour above would stand, at least 0.1.
/// @param temp_c  of the air, -60 to 60.  @param humidity_frac  relative, 0 to 1.
/// Source: C. Gueymard, Analysis of monthly average atmospheric precipitable water and turbidity in
/// Canada and northern United States, Solar Energy 53 (1994) 57-71,
/// doi:10.1016/S0038-092X(94)90606-8; saturation pressure: C. Gueymard, J. Applied Meteorology 32
/// (1993) 1294-1300. Made for monthly means; single hours scatter.
[[nodiscard]] double precipitable_water_cm(double temp_c, double humidity_frac);

}  // namespace sunward::series
