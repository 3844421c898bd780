// Rainflow counting of a signal that arrives value by value: how often it swung, and how far.
//
// The three-point rule of ASTM E1049-85 (2017), section 5.4.4. A swing Y is closed as soon as the
// swing X after it is at least as wide: a full cycle, or half of one while Y still holds the very
// first turning point. Open swings are half cycles once asked for. Memory: the open turning points.
#pragma once

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
  /// Takes the next value of the signal and appends the cycles it closes to `closed` (not cleared).
  /// Values between two turning points change nothing. NaN is not allowed.
  void push(double value, std::vector<RainflowCycle>& closed);

  /// What the count would add if the signal ended here: the last value becomes a turning point, and
  /// every swing still open is half a cycle.
  [[nodiscard]] std::vector<RainflowCycle> remainder() const;

  void clear();

 private:
  void turn(double point, std::vector<RainflowCycle>& closed);

  std::vector<double> points_;  ///< turning points of open swings
  double last_ = 0.0;           ///< the newest value, a turning point once the signal goes back
  std::size_t n_values_ = 0;    ///< 0, 1, or 2 for more
  double direction_ = 0.0;      ///< of the last change; 0 before the first
};

}  // namespace sunward::component
