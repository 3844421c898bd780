// What a network may hold that Sunward does not build: refused by name, never ignored.
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "sunward/input/pypsa/attributes.hpp"
#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

bool differs(const Attribute& attribute, double value) {
  return !std::isnan(value) && value != attribute.standard;
}

/// The rows in which a column departs from its default.
std::set<std::string> rows_that_differ(const net::Table& table, const net::Column& column,
                                       const Attribute& attribute) {
  std::set<std::string> names;
  const std::size_t rows = table.names.size();
  for (std::size_t i = 0; i < column.texts.size(); ++i)
    if (!column.texts[i].empty()) names.insert(table.names[i % rows]);
  for (std::size_t i = 0; i < column.numbers.size(); ++i)
    if (differs(attribute, column.numbers[i])) names.insert(table.names[i % rows]);
  return names;
}

std::set<std::string> names_that_differ(const net::Series& series, const Attribute& attribute) {
  std::set<std::string> names;
  for (std::size_t k = 0; k < series.names.size(); ++k)
    for (const double value : series.values[k])
      if (differs(attribute, value)) names.insert(series.names[k]);
  return names;
}

std::string listed(const std::set<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string text;
  std::size_t n = 0;
  for (const std::string& name : names) {
    if (n == most) return text + fmt::format(" and {} more", names.size() - most);
    text += (n++ == 0 ? "" : ", ") + name;
  }
  return text;
}

FaultWords words_of(std::string_view attribute) {
  if (attribute == "maintainable") return told("network.maintainable");
  if (attribute == "marginal_cost_quadratic") return told("network.quadratic");
  if (attribute.starts_with("delay")) return told("network.delay");
  if (attribute == "v_ang_max") return told("network.angle_limit");
  return told("network.not_built");
}

void refuse(Context& context, const net::Table& table, std::string_view attribute,
            const std::set<std::string>& names) {
  if (names.empty()) return;
  context.faults.add(table.file, fmt::format("{}.{}", table.list, attribute), listed(names),
                     words_of(attribute));
}

bool is_nominal_limit(const net::Table& table, const std::string& column) {
  return table.list == "buses" &&
         (column.starts_with("nom_min_") || column.starts_with("nom_max_"));
}

void check_columns(Context& context, const net::Table& table, std::set<std::string>& unknown) {
  for (const net::Column& column : table.columns) {
    const Attribute* known = find_attribute(table.list, column.name);
    if (known != nullptr && known->treatment == Treatment::refused)
      refuse(context, table, column.name, rows_that_differ(table, column, *known));
    if (is_nominal_limit(table, column.name))
      refuse(context, table, column.name, {table.names.begin(), table.names.end()});
    else if (known == nullptr)
      unknown.insert(table.list + "." + column.name);
  }
}

void check_series(Context& context, const net::Table& table, std::set<std::string>& unknown) {
  for (const net::Series& series : table.series) {
    if (series.attribute.ends_with("-pw")) {
      context.faults.add(table.file, table.list + "." + series.attribute, "",
                         told("network.piecewise"));
      continue;
    }
    const Attribute* known = find_attribute(table.list, series.attribute);
    if (known == nullptr)
      unknown.insert(table.list + "." + series.attribute);
    else if (known->treatment == Treatment::refused)
      refuse(context, table, series.attribute, names_that_differ(series, *known));
    if (known != nullptr && known->treatment == Treatment::used &&
        !may_vary(table.list, series.attribute))
      context.faults.add(table.file, fmt::format("{}.{}", table.list, series.attribute), "",
                         told("network.static_series"));
    const std::set<std::string> rows(table.names.begin(), table.names.end());
    for (const std::string& name : series.names)
      if (known != nullptr && known->treatment == Treatment::used && !rows.contains(name))
        context.faults.add(table.file, fmt::format("{}.{}", table.list, series.attribute), name,
                           told("network.orphan_series"));
  }
}

void check_risk(Context& context) {
  const net::Tables& tables = context.tables();
  for (const auto& [name, value] : tables.attributes)
    if (name.find("risk_preference") != std::string::npos && !value.empty() && value != "None")
      context.faults.add(tables.source, name, value, told("network.risk"));
}

/// Outcomes of an earlier optimisation; a plan lays its own over the tables.
void drop_results(net::Tables& tables) {
  std::erase_if(tables.tables,
                [](const net::Table& table) { return table.list == "sub_networks"; });
  for (net::Table& table : tables.tables) {
    const auto is_result = [&](std::string_view name) {
      const Attribute* known = find_attribute(table.list, name);
      const bool of_port = known == nullptr && split_number(name).name == "p";
      return of_port || name.starts_with("mu_") ||
             (known != nullptr && known->treatment == Treatment::result);
    };
    std::erase_if(table.columns, [&](const net::Column& c) { return is_result(c.name); });
    std::erase_if(table.series, [&](const net::Series& s) { return is_result(s.attribute); });
  }
  std::erase_if(tables.attributes, [](const auto& attribute) {
    return attribute.first.find("objective") != std::string::npos;
  });
}

}  // namespace

void refuse_unsupported(Context& context) {
  drop_results(context.network.tables);
  std::set<std::string> unknown;
  for (const net::Table& table : context.tables().tables) {
    if (attributes_of(table.list).empty()) continue;  // shapes, shunts: no role
    check_columns(context, table, unknown);
    check_series(context, table, unknown);
  }
  check_risk(context);
  if (unknown.empty()) return;
  std::string names;
  for (const std::string& name : unknown) names += (names.empty() ? "" : ", ") + name;
  context.network.notes.push_back(phrase("network.unknown_columns", {{"names", names}}));
}

}  // namespace sunward::input::pypsa::detail
