#include "sunward/series/sun_track.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "sunward/series/solar_position.hpp"
#include "sunward/series/sun_terms.hpp"

namespace sunward::series {

namespace {
constexpr double pi = std::numbers::pi;
constexpr double rad_per_deg = pi / 180.0;
constexpr std::size_t nodes_per_walk = 200;  ///< 400 days
constexpr double minutes_per_day = 1440.0;
constexpr double julian_day_1970 = 2440587.5;
constexpr double julian_day_2000 = 2451545.0;

double sum_terms(std::span<const detail::PeriodicTerm> terms, double t) {
  double sum = 0.0;
  for (const auto& term : terms) sum += term.a * std::cos(term.b + term.c * t);
  return sum;
}

double heliocentric_longitude_rad(double t) {
  using namespace detail;
  const double series[] = {sum_terms(l0_terms, t), sum_terms(l1_terms, t), sum_terms(l2_terms, t),
                           sum_terms(l3_terms, t), sum_terms(l4_terms, t), sum_terms(l5_terms, t)};
  double sum = 0.0;
  for (int power = 5; power >= 0; --power) sum = sum * t + series[power];
  return sum * 1e-8;
}

double heliocentric_latitude_rad(double t) {
  return (sum_terms(detail::b0_terms, t) + t * sum_terms(detail::b1_terms, t)) * 1e-8;
}

double heliocentric_distance_au(double t) {
  using namespace detail;
  const double series[] = {sum_terms(r0_terms, t), sum_terms(r1_terms, t), sum_terms(r2_terms, t),
                           sum_terms(r3_terms, t), sum_terms(r4_terms, t)};
  double sum = 0.0;
  for (int power = 4; power >= 0; --power) sum = sum * t + series[power];
  return sum * 1e-8;
}

struct Nutation {
  double longitude_deg, obliquity_deg;
};

Nutation nutation(double jce) {
  const detail::NutationArguments arguments = detail::nutation_arguments_deg(jce);
  Nutation sum{0.0, 0.0};
  for (const auto& term : detail::nutation_terms) {
    const double argument_rad = rad_per_deg * detail::nutation_phase_deg(term, arguments);
    sum.longitude_deg += (term.a + term.b * jce) * std::sin(argument_rad);
    sum.obliquity_deg += (term.c + term.d * jce) * std::cos(argument_rad);
  }
  sum.longitude_deg /= 36000000.0;
  sum.obliquity_deg /= 36000000.0;
  return sum;
}

double mean_obliquity_deg(double jme) {
  constexpr double coefficients[] = {2.45,   5.79,    27.87, 7.12,     -39.05,   -249.67,
                                     -51.38, 1999.25, -1.55, -4680.93, 84381.448};
  double sum = 0.0;
  for (const double coefficient : coefficients) sum = sum * (jme / 10.0) + coefficient;
  return sum / 3600.0;
}

struct ApparentPlace {
  double right_ascension_rad, declination_rad, distance_au, equation_of_equinoxes_rad;
};

double centuries_of(double julian_day) { return (julian_day - julian_day_2000) / 36525.0; }

/// The series summed term by term, for one instant.
detail::SeriesSums sums_at(double jce) {
  const Nutation nut = nutation(jce);
  return {heliocentric_longitude_rad(jce / 10.0), heliocentric_latitude_rad(jce / 10.0),
          heliocentric_distance_au(jce / 10.0), nut.longitude_deg, nut.obliquity_deg};
}

// SPA 3.3, 3.5 to 3.7, 3.9, 3.10: from the series to the apparent place.
ApparentPlace apparent_place(const detail::SeriesSums& sums, double jce) {
  ApparentPlace place{};
  place.distance_au = sums.distance_au;
  const double latitude = -sums.latitude_rad;
  const double obliquity =
      (mean_obliquity_deg(jce / 10.0) + sums.nutation_obliquity_deg) * rad_per_deg;
  const double aberration_deg = -20.4898 / (3600.0 * place.distance_au);
  const double longitude =
      sums.longitude_rad + pi + (sums.nutation_longitude_deg + aberration_deg) * rad_per_deg;
  place.right_ascension_rad = std::atan2(
      std::sin(longitude) * std::cos(obliquity) - std::tan(latitude) * std::sin(obliquity),
      std::cos(longitude));
  place.declination_rad = std::asin(std::sin(latitude) * std::cos(obliquity) +
                                    std::cos(latitude) * std::sin(obliquity) * std::sin(longitude));
  place.equation_of_equinoxes_rad = sums.nutation_longitude_deg * rad_per_deg * std::cos(obliquity);
  return place;
}

double julian_day_of(double utc_minutes) { return julian_day_1970 + utc_minutes / minutes_per_day; }

double default_delta_t(double utc_minutes) {
  return delta_t_seconds(1970.0 + utc_minutes / (365.2425 * minutes_per_day));
}
double ephemeris_centuries(double utc_minutes) {
  return centuries_of(julian_day_of(utc_minutes) + default_delta_t(utc_minutes) / 86400.0);
}

/// The direction seen from the mean equinox: right ascension less the equation of the equinoxes.
SunVector vector_of(const ApparentPlace& place) {
  const double angle = place.right_ascension_rad - place.equation_of_equinoxes_rad;
  const double level = std::cos(place.declination_rad);
  return {level * std::cos(angle), level * std::sin(angle), std::sin(place.declination_rad),
          place.distance_au};
}
}  // namespace

double mean_sidereal_rad(double utc_minutes_since_1970) {
  // Not by way of the Julian day, whose last digit is 40 microseconds.
  const double days =
      utc_minutes_since_1970 / minutes_per_day + (julian_day_1970 - julian_day_2000);
  const double jc = days / 36525.0;
  const double deg =
      280.46061837 + 360.98564736629 * days + jc * jc * (0.000387933 - jc / 38710000.0);
  return (deg - 360.0 * std::floor(deg / 360.0)) * rad_per_deg;
}

GeocentricSun geocentric_sun(double utc_minutes_since_1970, double delta_t_s) {
  const double jd = julian_day_of(utc_minutes_since_1970);
  const double delta_t = delta_t_s < 0.0 ? default_delta_t(utc_minutes_since_1970) : delta_t_s;
  const double jce = centuries_of(jd + delta_t / 86400.0);
  const ApparentPlace place = apparent_place(sums_at(jce), jce);
  return {place.right_ascension_rad, place.declination_rad, place.distance_au,
          mean_sidereal_rad(utc_minutes_since_1970) + place.equation_of_equinoxes_rad};
}

SunTrack::SunTrack(double first_utc_minutes, double last_utc_minutes)
    : first_node_minutes_(std::floor(first_utc_minutes / node_minutes) * node_minutes -
                          node_minutes) {
  const auto n_nodes = static_cast<std::size_t>(
      std::ceil((last_utc_minutes - first_node_minutes_) / node_minutes) + 3.0);
  nodes_.reserve(n_nodes);
  while (nodes_.size() < n_nodes) add_nodes(std::min(n_nodes - nodes_.size(), nodes_per_walk));
}

void SunTrack::add_nodes(std::size_t n_nodes) {
  const double first = first_node_minutes_ + node_minutes * static_cast<double>(nodes_.size());
  const int steps = std::max(1, static_cast<int>(n_nodes) - 1);
  const double from = ephemeris_centuries(first);
  const double to = ephemeris_centuries(first + node_minutes * steps);
  detail::TermWalk walk(from, to, steps);
  for (std::size_t i = 0; i < n_nodes; ++i) {
    const double jce = from + (to - from) / steps * static_cast<double>(i);
    nodes_.push_back(vector_of(apparent_place(walk.sums(), jce)));
    walk.step();
  }
}

SunTrack::Piece::Piece(const SunTrack& track, double utc_minutes) {
  const double position = (utc_minutes - track.first_node_minutes_) / node_minutes;
  const double left =
      std::clamp(std::floor(position), 1.0, static_cast<double>(track.nodes_.size()) - 3.0);
  begin_minutes_ = track.first_node_minutes_ + node_minutes * left;
  const SunVector* node = track.nodes_.data() + static_cast<std::size_t>(left) - 1;
  for (double SunVector::*member :
       {&SunVector::x, &SunVector::y, &SunVector::z, &SunVector::distance_au}) {
    const double p0 = node[0].*member, p1 = node[1].*member, p2 = node[2].*member,
                 p3 = node[3].*member;
    // Lagrange's polynomial through -1, 0, 1, 2, by powers.
    power_[0].*member = p1;
    power_[1].*member = p2 - p0 / 3.0 - p1 / 2.0 - p3 / 6.0;
    power_[2].*member = (p0 + p2) / 2.0 - p1;
    power_[3].*member = (p3 - p0) / 6.0 + (p1 - p2) / 2.0;
  }
}

}  // namespace sunward::series
