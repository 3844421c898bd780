// A small random generator whose draws depend on its seed alone, on every platform and compiler.
// Source: D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM Transactions
// on Mathematical Software 47 (2021) 36, doi:10.1145/3460772 (xoshiro256++ seeded by splitmix64).
#pragma once

#include <array>
#include <cstdint>

namespace sunward::series {

/// xoshiro256++. Copyable; not for cryptography.
class Random {
 public:
  /// Streams with different numbers are independent for all practical purposes.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0, std::uint64_t substream = 0);

  [[nodiscard]] std::uint64_t next_bits();
  /// Uniform on the open interval (0, 1), 53 bits.
  [[nodiscard]] double uniform();
  /// Standard normal (Box-Muller; two uniforms per pair).
  [[nodiscard]] double normal();

 private:
  std::array<std::uint64_t, 4> state_{};
  double spare_normal_ = 0.0;
  bool has_spare_ = false;
};

}  // namespace sunward::series
