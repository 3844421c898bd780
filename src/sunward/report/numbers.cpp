#include "sunward/report/numbers.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sunward::report::detail {

namespace {

bool is_share(const std::string& unit) { return unit == "frac" || unit == "1"; }

/// CNY is 元 in Chinese text; other units are international.
std::string local_unit(std::string unit, Language language) {
  const std::size_t at = unit.find("CNY");
  if (language == Language::zh && at != std::string::npos) unit.replace(at, 3, "元");
  return unit;
}

}  // namespace

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return "-";
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  std::size_t end = text.find('.');
  if (end == std::string::npos) end = text.size();
  while (end > first + 3) text.insert(end -= 3, 1, ',');
  return text;
}

std::string figures(double value) {
  const double size = std::abs(value);
  constexpr double crumb = 5e-4;  // would print as 0.000
  if (size < crumb) return "0";
  return fixed(value, size >= 1000.0 ? 0 : size >= 10.0 ? 1 : size >= 1.0 ? 2 : 3);
}

std::string compact(double value) {
  std::string text = figures(value);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string scientific(double value) {
  return std::isfinite(value) ? fmt::format("{:.1e}", value) : "-";
}

std::string money_number(double cny, Language language) {
  return language == Language::zh ? fixed(cny / 1e4, 1) : fixed(cny / 1e6, 2);
}

std::string money(double cny, Language language) {
  const double size = std::abs(cny);
  if (language == Language::zh)
    return size >= 1e4 ? figures(cny / 1e4) + " 万元" : figures(cny) + " 元";
  if (size >= 1e6) return "CNY " + figures(cny / 1e6) + " million";
  return "CNY " + fixed(cny, size < 10.0 ? 2 : 0);
}

std::string with_unit(double value, const std::string& unit, Language language, bool trim) {
  if (is_share(unit)) return fixed(100.0 * value, 1) + " %";
  const std::string suffix = "/year";
  const bool yearly = unit.ends_with(suffix);
  std::string base = yearly ? unit.substr(0, unit.size() - suffix.size()) : unit;
  const std::string per_year = yearly ? text(language, "unit.per_year") : "";
  if (base == "CNY") return money(value, language) + per_year;
  if (base == "CNY/MWh" && language == Language::zh) return fixed(value / 1000.0, 3) + " 元/kWh";
  if (yearly && (base == "MWh" || base == "kg")) {
    value /= 1000.0;
    base = base == "kg" ? "t" : "GWh";
  }
  return (trim ? compact(value) : figures(value)) + " " + local_unit(base, language) + per_year;
}

}  // namespace sunward::report::detail
