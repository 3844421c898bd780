#include "sunward/series/sun_sky.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "sunward/series/sun_walk.hpp"

namespace sunward::series {

namespace {
constexpr double pi = std::numbers::pi;
constexpr double rad_per_deg = pi / 180.0;
constexpr double deg_per_rad = 180.0 / pi;

/// Refraction [rad] at a true elevation above -1 deg; `level` and `up` are its cosine and sine. As
/// detail::refraction_deg, with the tangent of the small angle that is added as a series: it stays
/// under 0.043 rad.
double refraction_rad(double up, double level, const detail::Observer& observer) {
  const double elevation_deg = std::asin(std::min(up, 1.0)) * deg_per_rad;
  const double added = 10.3 * rad_per_deg / (elevation_deg + 5.11);
  const double square = added * added;
  const double tangent = added * (1.0 + square * (1.0 / 3.0 + square * (2.0 / 15.0)));
  return observer.refraction_factor * rad_per_deg * (level - up * tangent) / (up + level * tangent);
}

/// Raises directions by the refraction: a turn by less than 0.02 rad towards the zenith. With q =
/// sin(turn)/level all of it is polynomial; q is read from a table by a cubic, to 1e-9. The table
/// runs over v = 1/(up + 0.12), in which q is nearly straight: it is steepest at the horizon.
class Refraction {
 public:
  explicit Refraction(const detail::Observer& observer) : observer_(observer) {
    for (std::size_t i = 0; i < table_.size(); ++i)
      table_[i] = ratio(1.0 / (lowest_v + step * static_cast<double>(i)) - shift);
  }

  void raise(SunStep& sun) const {
    if (!(sun.up > sin_lowest)) return;
    const double q = sun.up < highest_up ? read(sun.up) : ratio(std::min(sun.up, 1.0));
    const double level_squared = std::max(0.0, 1.0 - sun.up * sun.up);
    const double half_square = 0.5 * level_squared * q * q;
    const double cosine = 1.0 - half_square * (1.0 + 0.5 * half_square);
    const double shrink = cosine - sun.up * q;
    sun.east *= shrink;
    sun.north *= shrink;
    sun.up = sun.up * cosine + level_squared * q;
  }

 private:
  static constexpr double sin_lowest = -0.014543315936696236;  ///< -0.8333 deg, SPA 3.14.2
  static constexpr double highest_up = 0.88;  ///< nearer to the zenith q is not smooth
  static constexpr double shift = 0.12;
  static constexpr std::size_t n_steps = 320;
  static constexpr double lowest_v = 0.91;  ///< a step beyond highest_up
  static constexpr double step = 0.0275;    ///< to a step beyond sin_lowest

  /// Without the condition on the height.
  [[nodiscard]] double ratio(double up) const {
    const double level = std::sqrt(1.0 - up * up);
    if (level < 1e-9) return 0.0;
    return std::sin(refraction_rad(up, level, observer_)) / level;
  }

  [[nodiscard]] double read(double up) const {
    const double place = (1.0 / (up + shift) - lowest_v) * (1.0 / step);
    const auto left = static_cast<std::size_t>(place);
    const double s = place - static_cast<double>(left);
    const double* p = &table_[left - 1];
    return p[1] + s * (p[2] - p[0] * (1.0 / 3.0) - p[1] * 0.5 - p[3] * (1.0 / 6.0) +
                       s * (0.5 * (p[0] + p[2]) - p[1] +
                            s * ((p[3] - p[0]) * (1.0 / 6.0) + 0.5 * (p[1] - p[2]))));
  }

  detail::Observer observer_;
  std::array<double, n_steps> table_;
};

/// Local mean sidereal time of any step as cosine and sine: one evaluation per block of steps,
/// turned on within it by a table.
class Sidereal {
 public:
  Sidereal(double step_minutes, double longitude_rad) : longitude_rad_(longitude_rad) {
    for (std::size_t j = 0; j < block; ++j) {
      const double angle = sidereal_rad_per_minute * step_minutes * static_cast<double>(j);
      turns_[j] = {std::cos(angle), std::sin(angle)};
    }
  }

  struct Turn {
    double cosine = 1.0, sine = 0.0;
  };
  /// @param minutes  of the step, UTC since 1970.
  [[nodiscard]] Turn at(Index step, double minutes, double step_minutes) {
    const auto within = static_cast<std::size_t>(step % block);
    const double begin = minutes - step_minutes * static_cast<double>(within);
    if (begin != begin_minutes_) {
      begin_minutes_ = begin;
      const double angle = mean_sidereal_rad(begin) + longitude_rad_;
      begin_ = {std::cos(angle), std::sin(angle)};
    }
    const Turn& turn = turns_[within];
    return {begin_.cosine * turn.cosine - begin_.sine * turn.sine,
            begin_.sine * turn.cosine + begin_.cosine * turn.sine};
  }

 private:
  static constexpr Index block = 64;
  double longitude_rad_;
  double begin_minutes_ = -1e300;
  Turn begin_;
  std::array<Turn, block> turns_;
};
}  // namespace

struct SunWalk::State {
  SunTrack track;
  SunTrack::Piece piece;
  detail::UtcClock clock;
  detail::Observer observer;
  Refraction refraction;
  double step_minutes;
  Sidereal sidereal;
  double half_width, cos_half, sin_half, mean_factor;

  State(const TimeAxis& axis, const Location& location)
      : track(detail::track_of(axis)),
        clock(axis),
        observer(location, {}),
        refraction(observer),
        step_minutes(axis.step_minutes),
        sidereal(step_minutes, observer.longitude_rad),
        half_width(pi * axis.step_minutes / 1440.0),
        cos_half(std::cos(half_width)),
        sin_half(std::sin(half_width)),
        mean_factor(sin_half / half_width) {}

  /// Mean of max(cos zenith, 0). m, w and z: geocentric direction to the meridian, west, the pole.
  [[nodiscard]] double mean_cos(double m, double w, double z) const {
    const double a = observer.sin_latitude * z;
    const double lowest = cos_half * m - sin_half * std::abs(w);
    // An interval away from sunrise and sunset has the mean of its cosine in closed form, unless
    // midnight is in it.
    if (a + observer.cos_latitude * lowest > 0.0 && (m > 0.0 || std::abs(w) > sin_half))
      return a + observer.cos_latitude * m * mean_factor;
    const double level = std::sqrt(m * m + w * w);  // cosine of the declination
    return detail::mean_cos_of_interval(a, observer.cos_latitude * level, std::atan2(w, m),
                                        half_width);
  }
};

SunWalk::SunWalk(const TimeAxis& axis, const Location& location)
    : state_(std::make_unique<State>(axis, location)) {}
SunWalk::SunWalk(SunWalk&&) noexcept = default;
SunWalk& SunWalk::operator=(SunWalk&&) noexcept = default;
SunWalk::~SunWalk() = default;

SunStep SunWalk::at(Index step) {
  State& s = *state_;
  const double minutes = s.clock.at(step) + 0.5 * s.step_minutes;
  if (!s.piece.holds(minutes)) s.piece = SunTrack::Piece(s.track, minutes);
  const SunVector sun = s.piece.at(minutes);
  const auto time = s.sidereal.at(step, minutes, s.step_minutes);
  const double m = sun.x * time.cosine + sun.y * time.sine;
  const double w = sun.x * time.sine - sun.y * time.cosine;
  const double nearness = 1.0 / sun.distance_au;
  SunStep seen = detail::seen_from(s.observer, {m, w, sun.z, nearness});
  s.refraction.raise(seen);
  seen.mean_cos_zenith = s.mean_cos(m, w, sun.z);
  seen.extraterrestrial_normal_w_per_m2 = solar_constant_w_per_m2 * nearness * nearness;
  return seen;
}

}  // namespace sunward::series
