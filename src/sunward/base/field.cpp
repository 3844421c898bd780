#include "sunward/base/field.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sunward {

bool Range::contains(double value) const {
  return std::isfinite(value) && value <= max && (min_excluded ? value > min : value >= min);
}

Phrase Range::words() const {
  const bool below = min > -infinity;
  const bool beyond = max < infinity;
  const PhraseValues ends = {{"min", fmt::format("{}", min)}, {"max", fmt::format("{}", max)}};
  if (!below && !beyond) return phrase("range.any");
  if (!below) return phrase("range.at_most", ends);
  if (!beyond) return phrase(min_excluded ? "range.above" : "range.at_least", ends);
  return phrase(min_excluded ? "range.above_at_most" : "range.between", ends);
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
