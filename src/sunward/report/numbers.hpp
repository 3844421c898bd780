// Numbers, money and units as people write them, in two languages; private to report.
#pragma once

#include <string>

#include "sunward/base/text.hpp"

namespace sunward::report::detail {

/// Fixed decimals with a thousands separator: 12,345.6; "-" when not finite.
[[nodiscard]] std::string fixed(double value, int decimals);
/// About four figures: 12,346  1,234  123.4  12.3  1.23  0.123; "0" below 0.0005.
[[nodiscard]] std::string figures(double value);
/// The same without zeros at the end: 200, 0.35.
[[nodiscard]] std::string compact(double value);
/// 4.2e-07; "-" when not finite.
[[nodiscard]] std::string scientific(double value);

/// Large money without its unit: million CNY in English, 万元 in Chinese.
[[nodiscard]] std::string money_number(double cny, Language language);
/// Money inside a sentence, CNY or the large unit by size.
[[nodiscard]] std::string money(double cny, Language language);
/// A value with its unit; shares ("frac", "1") in percent, energy of a year in GWh, CNY as 元.
/// `trim` drops zeros at the end, for limits people chose.
[[nodiscard]] std::string with_unit(double value, const std::string& unit, Language language,
                                    bool trim = false);

}  // namespace sunward::report::detail
