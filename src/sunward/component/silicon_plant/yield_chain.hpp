// From polysilicon to wafer: what each step of the chain takes and loses, per wafer.
//
//   fresh polysilicon + remelted offcuts ─► charge ─► rod ─► brick ─► wafers + kerf + broken wafers
//
//   brick = A (t + k) rho / y_s      t thickness, k kerf, A area, y_s slicing yield
//   rod = brick / y_b, charge = rod / y_c, remelted = y_r (rod - brick), fresh = charge - remelted
#pragma once

#include "sunward/component/silicon_plant/silicon_plant.hpp"

namespace sunward::component::silicon_plant {

/// Area of the wafer, its corners cut by the circle of the diagonal [cm2].
[[nodiscard]] double wafer_area_cm2(const SiliconPlant& plant);

/// Rated power of one wafer at 1000 W/m2 [W].
[[nodiscard]] double wafer_w(const SiliconPlant& plant);

/// Masses along the chain, per good wafer [g].
struct YieldChain {
  double wafer_g = 0.0;
  double kerf_g = 0.0;    ///< of all cuts, those of broken wafers too
  double broken_g = 0.0;  ///< wafers cut but not good
  double brick_g = 0.0;
  double rod_g = 0.0;
  double charge_g = 0.0;
  double remelted_g = 0.0;       ///< offcuts that return to the crucible
  double offcut_lost_g = 0.0;    ///< offcuts that do not
  double crucible_lost_g = 0.0;  ///< charge that does not become rod
  double fresh_g = 0.0;          ///< polysilicon bought

  /// What enters less what leaves, zero but for rounding [g].
  [[nodiscard]] double imbalance_g() const {
    return fresh_g - wafer_g - kerf_g - broken_g - offcut_lost_g - crucible_lost_g;
  }
};
[[nodiscard]] YieldChain yield_chain(const SiliconPlant& plant);

}  // namespace sunward::component::silicon_plant
