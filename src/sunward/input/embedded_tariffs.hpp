// The tariff files built into the program: data/tariffs/*.toml.
#pragma once

#include <string_view>

namespace sunward::input::detail {

[[nodiscard]] std::string_view tariff_shanxi_2022();
[[nodiscard]] std::string_view tariff_shanxi_2022_super_peak();
[[nodiscard]] std::string_view tariff_shanxi_direct_trade();

}  // namespace sunward::input::detail
