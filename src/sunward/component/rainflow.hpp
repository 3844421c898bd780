// Rainflow counting of a signal that arrives value by value: how often it swung, and how far.
//
// The three-point rule of ASTM E1049-85 (2017), section 5.4.4. A swing Y is closed as soon as the
// swing X after it is at least as wide: a full cycle, or half of one while Y still holds the very
// first turning point. Open swings are half cycles once asked for. Memory: the open turning points.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace sunward::component {

struct RainflowCycle {
  double range = 0.0;  ///< of the signal, > 0
  double mean = 0.0;
  double number = 0.0;  ///< 1 or 0.5
};

class RainflowCounter {
 public:
  /// Takes the next value of the signal and gives the cycles it closes, oldest first, to `closed`.
  /// Values between two turning points change nothing. NaN is not allowed.
  template <class Take>
  void push(double value, const Take& closed);
  /// The same, appended to a list (not cleared).
  void push(double value, std::vector<RainflowCycle>& closed) {
    push(value, [&](const RainflowCycle& cycle) { closed.push_back(cycle); });
  }

  /// What the count would add if the signal ended here: the last value becomes a turning point, and
  /// every swing still open is half a cycle.
  [[nodiscard]] std::vector<RainflowCycle> remainder() const;

  void clear();

 private:
  template <class Take>
  void turn(double point, const Take& closed);
  [[nodiscard]] static RainflowCycle swing(double from, double to, double number) {
    return {std::abs(to - from), 0.5 * (from + to), number};
  }

  std::vector<double> points_;  ///< turning points of open swings
  double last_ = 0.0;           ///< the newest value, a turning point once the signal goes back
  std::size_t n_values_ = 0;    ///< 0, 1, or 2 for more
  double direction_ = 0.0;      ///< of the last change; 0 before the first
};

template <class Take>
void RainflowCounter::turn(double point, const Take& closed) {
  // Swings that differ by less count as equal: a battery that cycles between the same two states of
  // charge every day must not depend on rounding.
  constexpr double equal_frac = 1e-9;
  points_.push_back(point);
  while (points_.size() >= 3) {
    const std::size_t n = points_.size();
    const double newest = std::abs(points_[n - 1] - points_[n - 2]);
    const double before = std::abs(points_[n - 2] - points_[n - 3]);
    if (newest < before * (1.0 - equal_frac)) return;
    if (n == 3) {
      closed(swing(points_[0], points_[1], 0.5));
      points_.erase(points_.begin());
      return;
    }
    closed(swing(points_[n - 3], points_[n - 2], 1.0));
    points_.erase(points_.end() - 3, points_.end() - 1);
  }
}

template <class Take>
void RainflowCounter::push(double value, const Take& closed) {
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

}  // namespace sunward::component
