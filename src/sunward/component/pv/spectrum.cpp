#include "sunward/component/pv/spectrum.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sunward::component::pv {
namespace {

using Coefficients = std::array<double, 6>;

// Lee and Panchula 2016; CIGS and amorphous silicon as First Solar later gave them to pvlib.
Coefficients coefficients_of(SpectralResponse cells) {
  switch (cells) {
    case SpectralResponse::mono_silicon:
      return {0.85914, -0.020880, -0.0058853, 0.12029, 0.026814, -0.0017810};
    case SpectralResponse::multi_silicon:
      return {0.84090, -0.027539, -0.0079224, 0.13570, 0.038024, -0.0021218};
    case SpectralResponse::cdte:
      return {0.86273, -0.038948, -0.012506, 0.098871, 0.084658, -0.0042948};
    case SpectralResponse::cigs:
      return {0.85252, -0.022314, -0.0047216, 0.13666, 0.013342, -0.0008945};
    case SpectralResponse::amorphous:
      return {1.12094, -0.047620, -0.0083627, -0.10443, 0.098382, -0.0033818};
    case SpectralResponse::none:
      break;
  }
  return {1.0, 0.0, 0.0, 0.0, 0.0, 0.0};
}

}  // namespace

double spectral_factor(SpectralResponse cells, double air_mass, double water_cm) {
  constexpr double least_mass = 0.58, most_mass = 10.0, least_cm = 0.1, most_cm = 8.0;
  const Coefficients c = coefficients_of(cells);
  const double mass = std::clamp(air_mass, least_mass, most_mass);
  const double water = std::clamp(water_cm, least_cm, most_cm);
  const double root = std::sqrt(water);
  return c[0] + c[1] * mass + c[2] * water + c[3] * std::sqrt(mass) + c[4] * root +
         c[5] * mass / root;
}

}  // namespace sunward::component::pv
