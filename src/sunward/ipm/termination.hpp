// When the iterate is good enough to be certified: cheap relative measures inside the loop, by the
// definitions of lp/certificate.hpp, which has the last word.
#pragma once

#include "sunward/ipm/engine.hpp"

namespace sunward::ipm {

/// Denominators of the relative residuals, from the unscaled program.
class Yardstick {
 public:
  explicit Yardstick(const lp::Problem& problem);

  [[nodiscard]] double primal(const Measure& m) const;
  [[nodiscard]] double dual(const Measure& m) const;
  [[nodiscard]] static double gap(const Measure& m);
  /// Largest of the three.
  [[nodiscard]] double worst(const Measure& m) const;

 private:
  double step_side_ = 1.0, step_cost_ = 1.0, shared_cost_ = 1.0;
};

}  // namespace sunward::ipm
