#include "sunward/component/wind/power_curve.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <utility>

#include "sunward/base/error.hpp"
#include "sunward/component/atmosphere.hpp"

namespace sunward::component::wind {
namespace {

/// Cells of the even grid that finds a segment.
constexpr std::size_t n_cells = 1024;

double density_exponent(double speed_m_per_s) {
  constexpr double low_speed = 7.5, high_speed = 12.5, low = 1.0 / 3.0, high = 2.0 / 3.0;
  const double share = (speed_m_per_s - low_speed) / (high_speed - low_speed);
  return low + (high - low) * std::clamp(share, 0.0, 1.0);
}

}  // namespace

double rotor_power_w(double diameter_m, double density_kg_per_m3, double speed_m_per_s,
                     double power_coefficient) {
  const double swept_m2 = 0.25 * std::numbers::pi * diameter_m * diameter_m;
  const double cube = speed_m_per_s * speed_m_per_s * speed_m_per_s;
  return 0.5 * density_kg_per_m3 * swept_m2 * cube * power_coefficient;
}

PowerCurve::PowerCurve(std::vector<double> speed_m_per_s, std::vector<double> power_pu)
    : speed_(std::move(speed_m_per_s)), power_(std::move(power_pu)) {
  SUNWARD_CHECK(speed_.size() >= 2 && speed_.size() == power_.size(),
                "a power curve needs two or more points, each with a speed and a power");
  SUNWARD_CHECK(speed_.size() < std::numeric_limits<std::uint16_t>::max(),
                "a power curve of more than 65,534 points");
  SUNWARD_CHECK(speed_.front() >= 0.0 && std::adjacent_find(speed_.begin(), speed_.end(),
                                                            std::greater_equal<>()) == speed_.end(),
                "the speeds of a power curve are not increasing from zero or more");
  for (const double speed : speed_) exponent_.push_back(density_exponent(speed));
  cells_per_m_per_s_ = static_cast<double>(n_cells) / (speed_.back() - speed_.front());
  std::size_t k = 0;
  for (std::size_t cell = 0; cell <= n_cells; ++cell) {
    const double speed = speed_.front() + static_cast<double>(cell) / cells_per_m_per_s_;
    while (k + 2 < speed_.size() && speed_[k + 1] <= speed) ++k;
    segment_.push_back(static_cast<std::uint16_t>(k));
  }
}

std::size_t PowerCurve::segment_of(double speed) const {
  // Written so that no number (NaN) finds the first segment and stays no number.
  const double offset = (speed - speed_.front()) * cells_per_m_per_s_;
  const double cell = offset > 0.0 ? std::min(offset, static_cast<double>(n_cells)) : 0.0;
  std::size_t k = segment_[static_cast<std::size_t>(cell)];
  while (k + 2 < speed_.size() && speed_[k + 1] <= speed) ++k;
  while (k > 0 && speed_[k] > speed) --k;
  return k;
}

double PowerCurve::power_pu(double speed_m_per_s) const {
  if (!(speed_m_per_s >= speed_.front()) || speed_m_per_s > speed_.back()) return 0.0;
  const std::size_t k = segment_of(speed_m_per_s);
  const double share = (speed_m_per_s - speed_[k]) / (speed_[k + 1] - speed_[k]);
  return power_[k] + share * (power_[k + 1] - power_[k]);
}

double PowerCurve::power_pu(double speed_m_per_s, double density_kg_per_m3,
                            DensityCorrection correction) const {
  if (!(speed_m_per_s <= speed_.back())) return 0.0;
  switch (correction) {
    case DensityCorrection::none:
      return power_pu(speed_m_per_s);
    case DensityCorrection::iec: {
      const double normal =
          speed_m_per_s * std::cbrt(density_kg_per_m3 / reference_air_density_kg_per_m3);
      return power_pu(std::min(normal, speed_.back()));
    }
    case DensityCorrection::by_speed:
      return power_by_speed(speed_m_per_s, density_kg_per_m3);
  }
  return 0.0;
}

double PowerCurve::power_by_speed(double speed, double density_kg_per_m3) const {
  const double log_ratio = std::log(reference_air_density_kg_per_m3 / density_kg_per_m3);
  const auto moved = [&](std::size_t k) { return speed_[k] * std::exp(log_ratio * exponent_[k]); };
  // A guess of the standard speed names the segment; neighbours are tried until it holds.
  std::size_t k = segment_of(speed * std::exp(-log_ratio * density_exponent(speed)));
  double left = moved(k);
  double right = moved(k + 1);
  while (speed < left && k > 0) {
    right = left;
    left = moved(--k);
  }
  while (speed >= right && k + 2 < speed_.size()) {
    left = right;
    right = moved(++k + 1);
  }
  if (speed < left) return 0.0;
  // Denser air moves the curve's end below the cut-out: hold the last power up to it.
  const double share = std::min((speed - left) / (right - left), 1.0);
  return power_[k] + share * (power_[k + 1] - power_[k]);
}

}  // namespace sunward::component::wind
