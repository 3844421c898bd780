#include "sunward/component/rainflow.hpp"

#include <cmath>

namespace sunward::component {
namespace {

/// Swings that differ by less count as equal: a battery that cycles between the same two states of
/// charge every day must not depend on rounding.
constexpr double equal_frac = 1e-9;

RainflowCycle swing(double from, double to, double number) {
  return {std::abs(to - from), 0.5 * (from + to), number};
}

}  // namespace

void RainflowCounter::turn(double point, std::vector<RainflowCycle>& closed) {
  points_.push_back(point);
  while (points_.size() >= 3) {
    const std::size_t n = points_.size();
    const double newest = std::abs(points_[n - 1] - points_[n - 2]);
    const double before = std::abs(points_[n - 2] - points_[n - 3]);
    if (newest < before * (1.0 - equal_frac)) return;
    if (n == 3) {
      closed.push_back(swing(points_[0], points_[1], 0.5));
      points_.erase(points_.begin());
      return;
    }
    closed.push_back(swing(points_[n - 3], points_[n - 2], 1.0));
    points_.erase(points_.end() - 3, points_.end() - 1);
  }
}

void RainflowCounter::push(double value, std::vector<RainflowCycle>& closed) {
  if (n_values_ == 0) {
    points_.push_back(value);
    n_values_ = 1;
  } else if (value != last_) {
    const double change = value - last_;
    if (n_values_ > 1 && change * direction_ < 0.0) turn(last_, closed);
    direction_ = change;
    n_values_ = 2;
  }
  last_ = value;
}

std::vector<RainflowCycle> RainflowCounter::remainder() const {
  RainflowCounter rest = *this;
  std::vector<RainflowCycle> cycles;
  if (n_values_ < 2) return cycles;
  rest.turn(last_, cycles);
  for (std::size_t k = 1; k < rest.points_.size(); ++k)
    cycles.push_back(swing(rest.points_[k - 1], rest.points_[k], 0.5));
  return cycles;
}

void RainflowCounter::clear() { *this = RainflowCounter{}; }

}  // namespace sunward::component
