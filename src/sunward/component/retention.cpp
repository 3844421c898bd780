#include "sunward/component/retention.hpp"

#include <cmath>

namespace sunward::component {

double retention_frac(double loss_frac_per_h, double step_h) {
  if (loss_frac_per_h == 0.0) return 1.0;
  return std::exp(step_h * std::log1p(-loss_frac_per_h));
}

}  // namespace sunward::component
