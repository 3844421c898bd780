#include "sunward/input/case_file.hpp"

#include <string_view>

#include "sunward/input/section.hpp"

namespace sunward::input {

namespace {

constexpr int deepest_base = 8;
/// The parser descends once per part of a dotted key; a case file needs three.
constexpr int most_key_parts = 64;

/// Lays `over` upon `under`; both keep the places their values came from.
void lay_over(toml::table& under, toml::table&& over) {
  for (auto&& [key, node] : over) {
    toml::node* below = under.get(key.str());
    toml::table* sub = node.as_table();
    if (below != nullptr && below->is_table() && sub != nullptr && !sub->is_inline()) {
      lay_over(*below->as_table(), std::move(*sub));
    } else {
      under.insert_or_assign(key, std::move(node));
    }
  }
}

/// The line of the first key with more parts than a parser should be asked to follow, or 0. Dots
/// inside quotes on one line do not count.
int line_of_endless_key(const std::string& text) {
  int line = 1;
  int parts = 0;
  char quote = '\0';
  for (const char c : text) {
    if (c == '\n') {
      ++line;
      parts = 0;
      quote = '\0';
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '.') {
      if (++parts > most_key_parts) return line;
    } else if (c == ',' || c == '=' || c == '[' || c == ']' || c == '{' || c == '}') {
      parts = 0;
    }
  }
  return 0;
}

FaultWords words_of(const toml::parse_error& error) {
  std::string detail(error.description());
  if (detail.find("utf-8") != std::string::npos) return told("not_utf8");
  if (detail.ends_with('.')) detail.pop_back();
  return told("toml", {{"detail", std::move(detail)}});
}

}  // namespace

std::optional<toml::table> parse_case(const std::string& text, const std::string& shown,
                                      ReadContext& context) {
  Fault fault;
  fault.file = shown;
  fault.line = line_of_endless_key(text);
  if (fault.line > 0) {
    fault.tell(told("toml_too_deep"));
    context.faults.push_back(std::move(fault));
    return std::nullopt;
  }
  try {
    return toml::parse(text, shown);
  } catch (const toml::parse_error& error) {
    fault.line = static_cast<int>(error.source().begin.line);
    fault.tell(words_of(error));
    context.faults.push_back(std::move(fault));
    return std::nullopt;
  }
}

void lay_over_base(toml::table& table, ReadContext& context) {
  for (int depth = 0; table.contains("base"); ++depth) {
    Section top(&table, "", context);
    std::string path;
    const bool named = top.read({"base", unit::none, any_number, defaulted, {}}, path);
    if (named && depth == deepest_base)
      top.fault("base", "", phrase("range.base_depth", {{"files", deepest_base}}),
                told("base_chain"));
    const Fault where = top.place("base");
    table.erase("base");
    if (!named || depth == deepest_base) continue;
    const auto bytes = context.read_input(path, where);
    auto under = bytes ? parse_case(*bytes, path, context) : std::nullopt;
    if (!under) continue;
    lay_over(*under, std::move(table));
    table = std::move(*under);
  }
}

}  // namespace sunward::input
