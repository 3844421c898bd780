#include "sunward/series/sun_track.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "sunward/series/solar_position.hpp"
#include "sunward/series/solar_terms.hpp"

namespace sunward::series {

namespace {
constexpr double pi = std::numbers::pi;
constexpr double rad_per_deg = pi / 180.0;
constexpr double node_minutes = 2880.0;
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
  const double x0 = 297.85036 + jce * (445267.111480 + jce * (-0.0019142 + jce / 189474.0));
  const double x1 = 357.52772 + jce * (35999.050340 + jce * (-0.0001603 - jce / 300000.0));
  const double x2 = 134.96298 + jce * (477198.867398 + jce * (0.0086972 + jce / 56250.0));
  const double x3 = 93.27191 + jce * (483202.017538 + jce * (-0.0036825 + jce / 327270.0));
  const double x4 = 125.04452 + jce * (-1934.136261 + jce * (0.0020708 + jce / 450000.0));
  Nutation sum{0.0, 0.0};
  for (const auto& term : detail::nutation_terms) {
    const double argument_rad =
        rad_per_deg * (term.y0 * x0 + term.y1 * x1 + term.y2 * x2 + term.y3 * x3 + term.y4 * x4);
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

double mean_sidereal_rad(double julian_day) {
  const double days = julian_day - julian_day_2000;
  const double jc = days / 36525.0;
  const double deg =
      280.46061837 + 360.98564736629 * days + jc * jc * (0.000387933 - jc / 38710000.0);
  return (deg - 360.0 * std::floor(deg / 360.0)) * rad_per_deg;
}

struct ApparentPlace {
  double right_ascension_rad, declination_rad, distance_au, equation_of_equinoxes_rad;
};

// SPA 3.2 to 3.7, 3.9, 3.10: everything that needs terrestrial time only.
ApparentPlace apparent_place(double julian_ephemeris_day) {
  const double jce = (julian_ephemeris_day - julian_day_2000) / 36525.0;
  const double jme = jce / 10.0;
  ApparentPlace place{};
  place.distance_au = heliocentric_distance_au(jme);
  const double latitude = -heliocentric_latitude_rad(jme);
  const Nutation nut = nutation(jce);
  const double obliquity = (mean_obliquity_deg(jme) + nut.obliquity_deg) * rad_per_deg;
  const double aberration_deg = -20.4898 / (3600.0 * place.distance_au);
  const double longitude =
      heliocentric_longitude_rad(jme) + pi + (nut.longitude_deg + aberration_deg) * rad_per_deg;
  place.right_ascension_rad = std::atan2(
      std::sin(longitude) * std::cos(obliquity) - std::tan(latitude) * std::sin(obliquity),
      std::cos(longitude));
  place.declination_rad = std::asin(std::sin(latitude) * std::cos(obliquity) +
                                    std::cos(latitude) * std::sin(obliquity) * std::sin(longitude));
  place.equation_of_equinoxes_rad = nut.longitude_deg * rad_per_deg * std::cos(obliquity);
  return place;
}

double julian_day_of(double utc_minutes) { return julian_day_1970 + utc_minutes / minutes_per_day; }

double default_delta_t(double utc_minutes) {
  return delta_t_seconds(1970.0 + utc_minutes / (365.2425 * minutes_per_day));
}
}  // namespace

GeocentricSun geocentric_sun(double utc_minutes_since_1970, double delta_t_s) {
  const double jd = julian_day_of(utc_minutes_since_1970);
  const double delta_t = delta_t_s < 0.0 ? default_delta_t(utc_minutes_since_1970) : delta_t_s;
  const ApparentPlace place = apparent_place(jd + delta_t / 86400.0);
  return {place.right_ascension_rad, place.declination_rad, place.distance_au,
          mean_sidereal_rad(jd) + place.equation_of_equinoxes_rad};
}

SunTrack::SunTrack(double first_utc_minutes, double last_utc_minutes)
    : first_node_minutes_(std::floor(first_utc_minutes / node_minutes) * node_minutes -
                          node_minutes) {
  const auto n_nodes = static_cast<std::size_t>(
      std::ceil((last_utc_minutes - first_node_minutes_) / node_minutes) + 3.0);
  nodes_.reserve(n_nodes);
  for (std::size_t i = 0; i < n_nodes; ++i) {
    const double minutes = first_node_minutes_ + node_minutes * static_cast<double>(i);
    const ApparentPlace place =
        apparent_place(julian_day_of(minutes) + default_delta_t(minutes) / 86400.0);
    double right_ascension = place.right_ascension_rad;
    if (i > 0) {
      while (right_ascension < nodes_.back().right_ascension_rad) right_ascension += 2.0 * pi;
    }
    nodes_.push_back({right_ascension, place.declination_rad, place.distance_au,
                      place.equation_of_equinoxes_rad});
  }
}

GeocentricSun SunTrack::at(double utc_minutes) const {
  const double position = (utc_minutes - first_node_minutes_) / node_minutes;
  const auto last = static_cast<double>(nodes_.size()) - 3.0;
  const double left = std::clamp(std::floor(position), 1.0, last);
  const double s = position - left;
  const Node* node = nodes_.data() + static_cast<std::size_t>(left) - 1;
  const double w0 = -s * (s - 1.0) * (s - 2.0) / 6.0;
  const double w1 = (s + 1.0) * (s - 1.0) * (s - 2.0) / 2.0;
  const double w2 = -(s + 1.0) * s * (s - 2.0) / 2.0;
  const double w3 = (s + 1.0) * s * (s - 1.0) / 6.0;
  const auto blend = [&](double Node::*member) {
    return w0 * node[0].*member + w1 * node[1].*member + w2 * node[2].*member +
           w3 * node[3].*member;
  };
  return {blend(&Node::right_ascension_rad), blend(&Node::declination_rad),
          blend(&Node::distance_au),
          mean_sidereal_rad(julian_day_of(utc_minutes)) + blend(&Node::equation_of_equinoxes_rad)};
}

}  // namespace sunward::series
