#include "sunward/input/pypsa/standard_types.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sunward/input/pypsa/standard_type_table.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input::pypsa::detail {

namespace {

/// Row of a type in the network's own table; -1 where it has none of this name.
Index own_row(const Context& context, const char* list, const std::string& name) {
  const model::network::Table* table = context.tables().table(list);
  if (table == nullptr) return -1;
  const auto found = std::find(table->names.begin(), table->names.end(), name);
  return found == table->names.end() ? -1 : static_cast<Index>(found - table->names.begin());
}

template <class Types>
auto find_type(const Types& types, const std::string& name) {
  return std::find_if(std::begin(types), std::end(types),
                      [&](const auto& type) { return type.name == name; });
}

template <class Types>
void refuse_type(Context& context, View& view, std::size_t row, const std::string& name,
                 const char* list, const Types& types) {
  std::vector<std::string> names;
  for (const auto& type : types) names.emplace_back(type.name);
  if (const auto* table = context.tables().table(list))
    names.insert(names.end(), table->names.begin(), table->names.end());
  FaultWords words = told("network.type_unknown", {{"list", list}});
  words.remedy = did_you_mean(name, names);
  view.fault(row, "type", "\"" + name + "\"", std::move(words));
}

constexpr Range percent{0.0, 100.0};

}  // namespace

double TransformerType::r() const { return vscr / 100.0; }

double TransformerType::x() const {
  return std::sqrt(std::max(0.0, std::pow(vsc / 100.0, 2) - r() * r()));
}

std::optional<LineType> line_type(Context& context, View& view, std::size_t row) {
  const std::string name = view.invariant_text(row, "type");
  if (name.empty()) return std::nullopt;
  if (const Index own = own_row(context, "line_types", name); own >= 0) {
    View types = context.view("line_types");
    const auto at = static_cast<std::size_t>(own);
    return LineType{"", types.invariant(at, "r_per_length", not_negative),
                    types.invariant(at, "x_per_length", finite)};
  }
  const auto* found = find_type(standard_line_types, name);
  if (found != std::end(standard_line_types)) return *found;
  refuse_type(context, view, row, name, "line_types", standard_line_types);
  return std::nullopt;
}

std::optional<TransformerType> transformer_type(Context& context, View& view, std::size_t row) {
  const std::string name = view.invariant_text(row, "type");
  if (name.empty()) return std::nullopt;
  if (const Index own = own_row(context, "transformer_types", name); own >= 0) {
    View types = context.view("transformer_types");
    const auto at = static_cast<std::size_t>(own);
    const TransformerType type{"",
                               types.invariant(at, "s_nom", not_negative),
                               types.invariant(at, "vsc", percent),
                               types.invariant(at, "vscr", percent),
                               types.invariant(at, "phase_shift", finite),
                               types.invariant(at, "tap_neutral", finite),
                               types.invariant(at, "tap_step", finite)};
    if (type.vscr > type.vsc)
      types.fault(at, "vscr", plain(type.vscr), told("network.vscr", {{"vsc", plain(type.vsc)}}));
    return type;
  }
  const auto* found = find_type(standard_transformer_types, name);
  if (found != std::end(standard_transformer_types)) return *found;
  refuse_type(context, view, row, name, "transformer_types", standard_transformer_types);
  return std::nullopt;
}

double parallel_systems(View& view, std::size_t row) {
  const double count = view.invariant(row, "num_parallel", finite);
  if (count > 0.0) return count;
  view.fault(row, "num_parallel", plain(count), told("network.no_parallel"));
  return 1.0;
}

}  // namespace sunward::input::pypsa::detail
