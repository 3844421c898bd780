// Series for the page: 16-bit numbers in base64, thinned to a size a browser opens at once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report::detail {

/// value = offset + scale * level; level 65535 means missing. Error at most scale / 2, that is the
/// range of the series over 131,068.
struct Quantised {
  double offset = 0.0;
  double scale = 0.0;
  std::vector<std::uint16_t> levels;
};
inline constexpr std::uint16_t missing_level = 65535;

[[nodiscard]] Quantised quantise(const std::vector<double>& values);

/// Means over blocks of `stride` values; a last, shorter block is averaged over what it has.
[[nodiscard]] std::vector<double> block_means(const double* values, std::size_t n,
                                              std::size_t stride);

/// RFC 4648 base64 with padding of the levels as little-endian bytes.
[[nodiscard]] std::string base64(const std::vector<std::uint16_t>& levels);

/// How many steps of each year go into one embedded value: 1 as long as `max_full_values` lasts.
[[nodiscard]] std::vector<std::size_t> strides(const result::Plan& plan,
                                               std::size_t max_full_values);

/// [{year, stride, minutes, series: [{offset, scale, data}]}] in the order of plan.flows; empty
/// when the plan has no series.
[[nodiscard]] Json series_tree(const result::Plan& plan, std::size_t max_full_values);

}  // namespace sunward::report::detail
