// Integer and infinity conventions shared by every folder.
#pragma once

#include <cstdint>
#include <limits>

namespace sunward {

/// Signed 32-bit index used in kernels and plain data. Counts of steps times columns use
/// std::size_t.
using Index = std::int32_t;

inline constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace sunward
