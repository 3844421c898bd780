// Lowest and highest of a series, several values at once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "sunward/base/index.hpp"

namespace sunward::simulation {

struct Extremes {
  double lowest = infinity;
  double highest = -infinity;
};

/// Four lanes that know nothing of each other: the compiler keeps them in vector registers, which
/// it must not do with one running minimum.
[[nodiscard]] inline Extremes extremes(std::span<const double> values) {
  constexpr std::size_t lanes = 4;
  std::array<double, lanes> lowest, highest;
  lowest.fill(infinity);
  highest.fill(-infinity);
  std::size_t n = 0;
  for (; n + lanes <= values.size(); n += lanes) {
    for (std::size_t k = 0; k < lanes; ++k) {
      const double value = values[n + k];
      lowest[k] = value < lowest[k] ? value : lowest[k];
      highest[k] = value > highest[k] ? value : highest[k];
    }
  }
  Extremes found{*std::min_element(lowest.begin(), lowest.end()),
                 *std::max_element(highest.begin(), highest.end())};
  for (; n < values.size(); ++n) {
    found.lowest = std::min(found.lowest, values[n]);
    found.highest = std::max(found.highest, values[n]);
  }
  return found;
}

}  // namespace sunward::simulation
