// Shunt currents: the electrolyte in channels and manifolds connects cells of different potential.
#pragma once

namespace sunward::component::flow_battery {

inline constexpr double nominal_cell_v = 1.4;  ///< open-circuit voltage near half charge

/// One stack: n_cells in series, each connected by a channel to four manifolds (in and out, two
/// sides) with a piece of manifold between neighbours.
struct ShuntLadder {
  int n_cells = 1;            ///< >= 1
  double cell_v = 0.0;        ///< voltage of one cell [V]
  double channel_ohm = 0.0;   ///< > 0
  double manifold_ohm = 0.0;  ///< > 0, from one cell to the next
};

/// Loss current of the mean cell [A], all four manifolds together. The ladder's equations are
/// solved exactly: the potential drop along channel x (counted from the middle) is b sinh(lambda x)
/// with 2 cosh(lambda) - 2 = manifold / channel. Derivation: docs/theory/flow_battery.md.
[[nodiscard]] double mean_shunt_current_a(const ShuntLadder& ladder);

}  // namespace sunward::component::flow_battery
