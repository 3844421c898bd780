#include "sunward/component/rainflow.hpp"

namespace sunward::component {
std::vector<RainflowCycle> RainflowCounter::remainder() const {
  RainflowCounter rest = *this;
  std::vector<RainflowCycle> cycles;
  if (n_values_ < 2) return cycles;
  rest.turn(last_, [&](const RainflowCycle& cycle) { cycles.push_back(cycle); });
  for (std::size_t k = 1; k < rest.points_.size(); ++k)
    cycles.push_back(swing(rest.points_[k - 1], rest.points_[k], 0.5));
  return cycles;
}

void RainflowCounter::clear() { *this = RainflowCounter{}; }

}  // namespace sunward::component
