// The periodic terms of the sun's place along equal steps of time, each turned on by one complex
// product where SPA has a cosine; private to series.
#pragma once

#include <cstddef>
#include <vector>

#include "sunward/series/solar_terms.hpp"

namespace sunward::series::detail {

/// What the long series of SPA give at one instant.
struct SeriesSums {
  double longitude_rad = 0.0;  ///< heliocentric, of the earth, not reduced to a circle
  double latitude_rad = 0.0;   ///< heliocentric
  double distance_au = 1.0;
  double nutation_longitude_deg = 0.0;
  double nutation_obliquity_deg = 0.0;
};

/// The five fundamental arguments of the nutation [deg]. Source: SPA 3.4.
struct NutationArguments {
  double x0, x1, x2, x3, x4;
};
[[nodiscard]] NutationArguments nutation_arguments_deg(double jce);
[[nodiscard]] constexpr double nutation_phase_deg(const NutationTerm& term,
                                                  const NutationArguments& x) {
  return term.y0 * x.x0 + term.y1 * x.x1 + term.y2 * x.x2 + term.y3 * x.x3 + term.y4 * x.x4;
}

/// Walks from one instant to another in equal steps. Phases are taken as straight between the ends:
/// what bends in them over 400 days (difference of terrestrial and universal time, square terms of
/// the nutation's arguments) moves the sun by less than 1e-6 degree.
class TermWalk {
 public:
  /// @param from_jce, to_jce  Julian ephemeris centuries since J2000.  @param steps  at least 1.
  TermWalk(double from_jce, double to_jce, int steps);
  /// At the present instant.
  [[nodiscard]] SeriesSums sums() const;
  void step();

 private:
  enum class Target { longitude, latitude, distance };
  /// Terms first ... first + n - 1 (n a multiple of the lanes) times t to a power.
  struct Group {
    Target target;
    int power;
    std::size_t first, n;
  };

  template <class Terms>
  void add_series(Target target, int power, const Terms& terms);
  void add_nutation();
  void add_turning(double phase_rad, double step_rad);
  void pad();

  double from_jce_, step_jce_;
  int steps_, at_ = 0;
  std::vector<Group> groups_;
  std::vector<double> cos_, sin_, turn_cos_, turn_sin_;
  std::vector<double> weight_;         ///< of the planets' terms
  std::vector<double> a_, b_, c_, d_;  ///< of the nutation's
  std::size_t nutation_first_ = 0;
};

}  // namespace sunward::series::detail
