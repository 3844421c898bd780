// What a power failure costs that lasts longer than a melt can bear.
//
//   per furnace with a melt:  melt x price x (1 - worth of a frozen one) + half a crucible
//                             + margin x kg of rod that would have grown until the next rod does
//
// It falls due at once, whether the failure lasts ten minutes or an hour; so the value of a MWh not
// served is higher the shorter the failure.
#pragma once

#include "sunward/component/silicon_plant/silicon_plant.hpp"

namespace sunward::component::silicon_plant {

struct OutageLoss {
  // Of one furnace
  double melt_kg = 0.0;      ///< in the crucible, mean over the time there is a melt
  double silicon_cny = 0.0;  ///< melt less what it is still worth
  double crucible_cny = 0.0;
  double restart_h = 0.0;  ///< from the failure until the next rod's body grows
  double margin_cny = 0.0;
  [[nodiscard]] double furnace_cny() const { return silicon_cny + crucible_cny + margin_cny; }
  // Of the plant
  double with_melt_frac = 0.0;  ///< running furnaces that hold a melt at any moment
  double furnaces = 0.0;        ///< that lose their melt
  double pulling_mw = 0.0;      ///< mean, what must not fail
  double backup_mwh = 0.0;      ///< pulling over the ride-through: what an emergency supply bridges
  [[nodiscard]] double plant_cny() const { return furnaces * furnace_cny(); }
  /// Value of a MWh of pulling not served in a failure of `hours` that freezes the melts
  /// [CNY/MWh]; 0 without pulling.
  [[nodiscard]] double cny_per_mwh(double hours) const {
    return pulling_mw > 0.0 ? plant_cny() / (pulling_mw * hours) : 0.0;
  }
};

/// @param plant  sound (see check) and with a target above zero.
[[nodiscard]] OutageLoss outage_loss(const SiliconPlant& plant);

}  // namespace sunward::component::silicon_plant
