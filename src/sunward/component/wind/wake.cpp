#include "sunward/component/wind/wake.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "sunward/component/atmosphere.hpp"
#include "sunward/component/wind/availability.hpp"

namespace sunward::component::wind {

namespace {

constexpr double radians_per_deg = std::numbers::pi / 180.0;
constexpr double speed_step_m_per_s = 0.5;
constexpr double highest_speed_m_per_s = 40.0;
constexpr int n_directions = 72;
constexpr double degrees_of_circle = 360.0;

/// A turbine in the wind's own frame.
struct Placed {
  std::size_t turbine = 0;
  double down_m = 0.0;  ///< distance downwind
  double side_m = 0.0;
};

/// Turbines from the most upwind to the most downwind one.
std::vector<Placed> in_wind(const Wind& wind, double from_deg) {
  const double east = -std::sin(from_deg * radians_per_deg);  // of the unit vector downwind
  const double north = -std::cos(from_deg * radians_per_deg);
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < wind.layout_x_m.size(); ++i) {
    const double x = wind.layout_x_m[i];
    const double y = wind.layout_y_m[i];
    placed.push_back({i, x * east + y * north, x * north - y * east});
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const Placed& a, const Placed& b) { return a.down_m < b.down_m; });
  return placed;
}

/// What the wakes of one wind direction share at every speed: which rotors stand in which wake, and
/// how much of the deficit behind the rotor is left there.
class Shading {
 public:
  Shading(const Wind& wind, const Thrust& thrust, double from_deg)
      : wind_(&wind), thrust_(&thrust), placed_(in_wind(wind, from_deg)) {
    begins_.reserve(placed_.size() + 1);
    for (std::size_t p = 0; p < placed_.size(); ++p) {
      begins_.push_back(parts_.size());
      for (std::size_t q = p + 1; q < placed_.size(); ++q)
        if (const double part = part_of(placed_[p], placed_[q]); part > 0.0)
          parts_.push_back({q, part});
    }
    begins_.push_back(parts_.size());
  }

  /// Speeds over the free one, by turbine.
  void speeds_frac(double speed_m_per_s, std::vector<double>& speeds) {
    const bool strongest = wind_->wake_sum == WakeSum::strongest;
    squares_.assign(placed_.size(), 0.0);
    speeds.resize(placed_.size());
    for (std::size_t p = 0; p < placed_.size(); ++p) {
      const double seen = std::max(0.0, 1.0 - std::sqrt(squares_[p]));
      speeds[placed_[p].turbine] = seen;
      const double behind = 1.0 - std::sqrt(1.0 - (*thrust_)(seen * speed_m_per_s));
      for (std::size_t k = begins_[p]; k < begins_[p + 1]; ++k) {
        double& square = squares_[parts_[k].down];
        const double deficit = behind * parts_[k].part;
        if (!strongest) {
          square += deficit * deficit;
        } else {
          const double of_free = 1.0 - seen * (1.0 - deficit);
          square = std::max(square, of_free * of_free);
        }
      }
    }
  }

 private:
  struct Part {
    std::size_t down;  ///< the shaded turbine's place in the wind's order
    double part;
  };

  /// (r / (r + k x))^2 x overlap: 0 for most pairs.
  [[nodiscard]] double part_of(const Placed& up, const Placed& at) const {
    const double distance_m = at.down_m - up.down_m;
    if (distance_m <= 0.0) return 0.0;
    const double radius_m = 0.5 * wind_->rotor_diameter_m;
    const double wake_m = radius_m + wind_->wake_decay * distance_m;
    const double covered = overlap_frac(radius_m, wake_m, std::abs(at.side_m - up.side_m));
    return radius_m * radius_m / (wake_m * wake_m) * covered;
  }

  const Wind* wind_;
  const Thrust* thrust_;
  std::vector<Placed> placed_;
  std::vector<Part> parts_;
  std::vector<std::size_t> begins_;
  std::vector<double> squares_;
};

/// Weight of each direction of the fine circle, sum 1. Each sector is spread over its directions.
std::vector<double> fine_rose(const std::vector<double>& rose) {
  std::vector<double> fine(n_directions, 1.0 / n_directions);
  if (rose.empty()) return fine;
  const double sum = std::accumulate(rose.begin(), rose.end(), 0.0);
  const auto sector_of = [&](int direction) {
    const double sectors =
        static_cast<double>(direction) / n_directions * static_cast<double>(rose.size());
    return static_cast<std::size_t>(std::floor(sectors + 0.5)) % rose.size();
  };
  std::vector<double> members(rose.size(), 0.0);
  for (int d = 0; d < n_directions; ++d) members[sector_of(d)] += 1.0;
  for (int d = 0; d < n_directions; ++d)
    fine[static_cast<std::size_t>(d)] = rose[sector_of(d)] / members[sector_of(d)] / sum;
  return fine;
}

}  // namespace

double default_thrust(double speed) {
  constexpr double c = 3.5;
  constexpr double most = 0.9;
  if (speed <= 0.5 * c) return 0.0;
  return std::clamp(c * (2.0 * speed - c) / (speed * speed), 0.0, most);
}

double thrust_of_power(double c) {
  if (!(c > 0.0)) return 0.0;
  return std::max(0.0, -1.453989e-2 + c * (1.473506 + c * (-2.330823 + c * 3.885123)));
}

Thrust::Thrust(const Wind& wind) : constant_(wind.thrust_coefficient) {
  if (!wind.thrust_curve.empty()) {
    curve_.emplace(wind.curve_speed_m_per_s, wind.thrust_curve);
  } else if (constant_ < 0.0 && wind.turbine_rating_mw > 0.0 && !wind.curve_speed_m_per_s.empty()) {
    curve_.emplace(curve_of(wind));
    const double swept_m2 = 0.25 * std::numbers::pi * wind.rotor_diameter_m * wind.rotor_diameter_m;
    swept_m2_per_w_ = swept_m2 / (1e6 * wind.turbine_rating_mw);
  }
}

double Thrust::operator()(double speed_m_per_s) const {
  constexpr double most = 0.999;
  if (!curve_) return constant_ >= 0.0 ? constant_ : default_thrust(speed_m_per_s);
  const double value = curve_->power_pu(speed_m_per_s);
  if (swept_m2_per_w_ == 0.0) return std::clamp(value, 0.0, most);
  if (!(value > 0.0)) return 0.0;
  const double cube = speed_m_per_s * speed_m_per_s * speed_m_per_s;
  const double flow = 0.5 * reference_air_density_kg_per_m3 * cube * swept_m2_per_w_;
  return std::min(thrust_of_power(value / flow), most);
}

double overlap_frac(double rotor_m, double wake_m, double apart_m) {
  if (apart_m >= rotor_m + wake_m) return 0.0;
  if (apart_m <= std::abs(wake_m - rotor_m))
    return wake_m >= rotor_m ? 1.0 : wake_m * wake_m / (rotor_m * rotor_m);
  // The lens of two circles: two sectors less the kite between the centres and the crossings.
  const double r2 = rotor_m * rotor_m, w2 = wake_m * wake_m, a2 = apart_m * apart_m;
  const double at_rotor = std::acos((a2 + r2 - w2) / (2.0 * apart_m * rotor_m));
  const double at_wake = std::acos((a2 + w2 - r2) / (2.0 * apart_m * wake_m));
  const double lens = r2 * at_rotor + w2 * at_wake - apart_m * rotor_m * std::sin(at_rotor);
  return lens / (std::numbers::pi * r2);
}

std::vector<double> waked_speeds_frac(const Wind& wind, double speed_m_per_s, double from_deg) {
  std::vector<double> speeds;
  const Thrust thrust(wind);
  Shading(wind, thrust, from_deg).speeds_frac(speed_m_per_s, speeds);
  return speeds;
}

FarmEfficiency::FarmEfficiency(const Wind& wind, const std::function<double(double)>& power) {
  if (wind.layout_x_m.size() < 2) return;
  const auto n_speeds = static_cast<std::size_t>(highest_speed_m_per_s / speed_step_m_per_s) + 1;
  const std::vector<double> weights = fine_rose(wind.rose_frac);
  const Thrust thrust(wind);
  std::vector<double> free(n_speeds), speeds;
  for (std::size_t i = 0; i < n_speeds; ++i)
    free[i] = power(speed_step_m_per_s * static_cast<double>(i));
  efficiency_.assign(n_speeds, 0.0);
  for (int d = 0; d < n_directions; ++d) {
    const double weight = weights[static_cast<std::size_t>(d)];
    if (weight == 0.0) continue;
    Shading shading(wind, thrust, d * degrees_of_circle / n_directions);
    for (std::size_t i = 0; i < n_speeds; ++i) {
      if (!(free[i] > 0.0)) continue;
      const double speed = speed_step_m_per_s * static_cast<double>(i);
      shading.speeds_frac(speed, speeds);
      double sum = 0.0;
      for (const double frac : speeds) sum += power(frac * speed);
      efficiency_[i] += weight * sum / static_cast<double>(speeds.size()) / free[i];
    }
  }
  for (std::size_t i = 0; i < n_speeds; ++i)
    if (!(free[i] > 0.0)) efficiency_[i] = 1.0;
}

double FarmEfficiency::at(double speed_m_per_s) const {
  if (efficiency_.empty()) return 1.0;
  const double place = std::clamp(speed_m_per_s, 0.0, highest_speed_m_per_s) / speed_step_m_per_s;
  const auto below = std::min(static_cast<std::size_t>(place), efficiency_.size() - 2);
  const double part = place - static_cast<double>(below);
  return (1.0 - part) * efficiency_[below] + part * efficiency_[below + 1];
}

}  // namespace sunward::component::wind
