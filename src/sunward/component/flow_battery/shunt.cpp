#include "sunward/component/flow_battery/shunt.hpp"

#include <cmath>

namespace sunward::component::flow_battery {

namespace {
constexpr double manifolds = 4.0;
}

double mean_shunt_current_a(const ShuntLadder& ladder) {
  const int n = ladder.n_cells;
  if (n < 2) return 0.0;
  const double lambda = std::acosh(1.0 + 0.5 * ladder.manifold_ohm / ladder.channel_ohm);
  // Between cells k and k + 1 a manifold carries (v / r) (1 - cosh(lambda m) / cosh(lambda n / 2)),
  // m = k - n / 2; that current bypasses the stack there, so the cells beside it supply it.
  double sum = 0.0;
  for (int k = 1; k < n; ++k)
    sum += 1.0 - std::cosh(lambda * (k - 0.5 * n)) / std::cosh(0.5 * lambda * n);
  return manifolds * ladder.cell_v / ladder.manifold_ohm * sum / n;
}

}  // namespace sunward::component::flow_battery
