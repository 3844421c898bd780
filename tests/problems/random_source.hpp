// Random numbers that are the same on every machine and standard library.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::problems {

class RandomSource {
 public:
  explicit RandomSource(std::uint64_t seed) : engine_(seed) {}

  /// In [0, 1).
  double fraction() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * fraction(); }
  /// 10^u with u even between the logarithms of the ends.
  double decades(double low, double high) {
    return std::pow(10.0, between(std::log10(low), std::log10(high)));
  }
  /// A whole number from low to high, both included.
  Index whole(Index low, Index high) {
    return low + static_cast<Index>(fraction() * static_cast<double>(high - low + 1));
  }
  bool chance(double probability) { return fraction() < probability; }
  template <typename Item>
  const Item& pick(const std::vector<Item>& items) {
    return items[static_cast<std::size_t>(whole(0, static_cast<Index>(items.size()) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace sunward::problems
