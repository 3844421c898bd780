// One scalar between bounds, with its multipliers and step: a size, or the activity of a shared
// row.
#pragma once

#include <algorithm>
#include <cmath>

#include "sunward/base/index.hpp"

namespace sunward::ipm {

/// x in [lower, upper], kept strictly inside; zl, zu >= 0 multipliers; tl, tu targets of the
/// products.
struct Bounded {
  double lower = -infinity, upper = infinity;
  double x = 0.0, zl = 0.0, zu = 0.0;
  double dx = 0.0, dzl = 0.0, dzu = 0.0;
  double tl = 0.0, tu = 0.0;

  [[nodiscard]] bool has_lower() const { return lower > -1e20; }
  [[nodiscard]] bool has_upper() const { return upper < 1e20; }
  [[nodiscard]] int pairs() const { return has_lower() + has_upper(); }

  [[nodiscard]] double curvature() const {
    double h = 0.0;
    if (has_lower()) h += zl / (x - lower);
    if (has_upper()) h += zu / (upper - x);
    return h;
  }

  /// sum of target / slack with sign: what the bounds' targets push x by.
  [[nodiscard]] double push(double mu_target, bool with_targets) const {
    double q = 0.0;
    if (!with_targets) return q;
    if (has_lower()) q += (mu_target + tl) / (x - lower);
    if (has_upper()) q -= (mu_target + tu) / (upper - x);
    return q;
  }

  /// Sets the multiplier steps that belong to dx.
  void finish_step(double mu_target, bool with_targets) {
    if (has_lower()) dzl = ((with_targets ? mu_target + tl : 0.0) - zl * dx) / (x - lower) - zl;
    if (has_upper()) dzu = ((with_targets ? mu_target + tu : 0.0) + zu * dx) / (upper - x) - zu;
  }

  void set_second_order_targets() {
    tl = -dx * dzl;
    tu = dx * dzu;
  }

  [[nodiscard]] double complementarity() const {
    double sum = 0.0;
    if (has_lower()) sum += zl * (x - lower);
    if (has_upper()) sum += zu * (upper - x);
    return sum;
  }

  [[nodiscard]] double ratio_primal() const {
    double r = 0.0;
    if (has_lower()) r = std::max(r, -dx / (x - lower));
    if (has_upper()) r = std::max(r, dx / (upper - x));
    return r;
  }
  [[nodiscard]] double ratio_dual() const {
    double r = 0.0;
    if (has_lower()) r = std::max(r, -dzl / zl);
    if (has_upper()) r = std::max(r, -dzu / zu);
    return r;
  }

  void advance(double alpha_primal, double alpha_dual) {
    x += alpha_primal * dx;
    if (has_lower()) zl += alpha_dual * dzl;
    if (has_upper()) zu += alpha_dual * dzu;
  }
};

}  // namespace sunward::ipm
