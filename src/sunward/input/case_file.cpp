#include "sunward/input/case_file.hpp"

#include <string_view>

#include "sunward/input/section.hpp"

namespace sunward::input {

namespace {

constexpr int deepest_base = 8;

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

std::string syntax_message(const toml::parse_error& error) {
  std::string message = "the file is not valid TOML: ";
  message += error.description();
  if (!message.ends_with('.')) message += '.';
  return message;
}

}  // namespace

std::optional<toml::table> parse_case(const std::string& text, const std::string& shown,
                                      ReadContext& context) {
  try {
    return toml::parse(text, shown);
  } catch (const toml::parse_error& error) {
    Fault fault;
    fault.file = shown;
    fault.line = static_cast<int>(error.source().begin.line);
    fault.message = syntax_message(error);
    fault.remedy = "Correct this line; the rest of the file was not looked at.";
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
      top.fault("base", "", "at most 8 files deep", "the chain of base files does not end.",
                "Let no file name itself, directly or by way of others.");
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
