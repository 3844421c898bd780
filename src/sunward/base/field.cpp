#include "sunward/base/field.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sunward {

bool Range::contains(double value) const {
  return std::isfinite(value) && value <= max && (min_excluded ? value > min : value >= min);
}

std::string Range::to_string() const {
  const bool below = min > -infinity;
  const bool beyond = max < infinity;
  if (!below && !beyond) return "any number";
  if (!below) return fmt::format("at most {}", max);
  const char* lower = min_excluded ? "above " : (beyond ? "" : "at least ");
  if (!beyond) return fmt::format("{}{}", lower, min);
  return fmt::format("{}{}{}{}", lower, min, min_excluded ? ", at most " : " to ", max);
}

namespace detail {

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> out;
  while (!choices.empty()) {
    const std::string_view word = choices.substr(0, choices.find('|'));
    out.emplace_back(word);
    choices.remove_prefix(std::min(choices.size(), word.size() + 1));
  }
  return out;
}

std::string toml_text(double value) {
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return fmt::format("{}", value);
}

std::string toml_text(std::string_view value) {
  std::string out(1, '"');
  out.append(value).append(1, '"');
  return out;
}

}  // namespace detail
}  // namespace sunward
