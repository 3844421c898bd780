#include "sunward/model/annuity.hpp"

#include <cmath>

namespace sunward::model {

double annuity_factor(double discount_frac, double lifetime_y) {
  if (discount_frac == 0.0) return 1.0 / lifetime_y;
  return discount_frac / -std::expm1(-lifetime_y * std::log1p(discount_frac));
}

}  // namespace sunward::model
