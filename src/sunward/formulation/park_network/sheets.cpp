#include "sunward/formulation/park_network/sheets.hpp"

#include <algorithm>
#include <set>

#include "sunward/base/error.hpp"
#include "sunward/base/index.hpp"

namespace sunward::formulation::park_network {

namespace net = model::network;

namespace {

/// Defaults that are not 0. Source: PyPSA 1.4, pypsa/data/component_attrs (a test compares what
/// PyPSA makes of the files).
double standard_of(const std::string& attribute) {
  static const std::set<std::string> ones = {
      "p_max_pu", "e_max_pu",  "efficiency",       "efficiency2",
      "sign",     "max_hours", "efficiency_store", "efficiency_dispatch"};
  if (ones.contains(attribute)) return 1.0;
  return attribute.ends_with("_nom_max") ? infinity : 0.0;
}

bool is_flag(const std::string& attribute) {
  return attribute.ends_with("_extendable") || attribute == "e_cyclic";
}

net::Table table_of(const std::string& list, const std::vector<Row>& rows) {
  net::Table table;
  table.list = list;
  std::set<std::string> texts, numbers;
  std::set<std::string> varying;
  for (const Row& row : rows) {
    table.names.push_back(row.name);
    for (const auto& [attribute, text] : row.texts) texts.insert(attribute);
    for (const auto& [attribute, number] : row.numbers) numbers.insert(attribute);
    for (const auto& [attribute, values] : row.series) varying.insert(attribute);
  }
  for (const std::string& attribute : texts) {
    net::Column column{attribute, net::ValueType::text, {}, {}};
    for (const Row& row : rows) {
      const auto found = row.texts.find(attribute);
      column.texts.push_back(found == row.texts.end() ? std::string() : found->second);
    }
    table.columns.push_back(std::move(column));
  }
  for (const std::string& attribute : numbers) {
    net::Column column{
        attribute, is_flag(attribute) ? net::ValueType::flag : net::ValueType::number, {}, {}};
    for (const Row& row : rows) {
      const auto found = row.numbers.find(attribute);
      column.numbers.push_back(found == row.numbers.end() ? standard_of(attribute) : found->second);
    }
    table.columns.push_back(std::move(column));
  }
  for (const std::string& attribute : varying) {
    net::Series series{attribute, {}, {}};
    for (const Row& row : rows)
      if (const auto found = row.series.find(attribute); found != row.series.end()) {
        series.names.push_back(row.name);
        series.values.push_back(found->second);
      }
    table.series.push_back(std::move(series));
  }
  return table;
}

}  // namespace

const std::vector<Row>* Sheets::rows(std::string_view list) const {
  const auto found =
      std::find_if(lists_.begin(), lists_.end(), [&](const auto& l) { return l.first == list; });
  return found == lists_.end() ? nullptr : &found->second;
}

bool Sheets::has(std::string_view list, const std::string& name) const {
  const std::vector<Row>* all = rows(list);
  return all != nullptr &&
         std::any_of(all->begin(), all->end(), [&](const Row& row) { return row.name == name; });
}

Row& Sheets::row(std::string_view list, const std::string& name) {
  for (auto& [known, all] : lists_)
    if (known == list)
      for (Row& row : all)
        if (row.name == name) return row;
  throw InternalError("no row of this name: " + name);
}

std::string Sheets::unused(std::string_view list, std::string wanted) const {
  while (has(list, wanted)) wanted += '_';
  return wanted;
}

Row& Sheets::add(std::string_view list, Row row) {
  SUNWARD_CHECK(!has(list, row.name), "two rows of one name: " + row.name);
  auto found =
      std::find_if(lists_.begin(), lists_.end(), [&](const auto& l) { return l.first == list; });
  if (found == lists_.end()) {
    lists_.emplace_back(std::string(list), std::vector<Row>{});
    found = lists_.end() - 1;
  }
  found->second.push_back(std::move(row));
  return found->second.back();
}

Row& Sheets::carrier(const std::string& name) {
  for (Row& row : lists_[1].second)
    if (row.name == name) return row;
  return add("carriers", Row{name, {}, {}, {}});
}

std::vector<net::Table> Sheets::tables() const {
  std::vector<net::Table> tables;
  for (const auto& [list, all] : lists_)
    if (!all.empty()) tables.push_back(table_of(list, all));
  return tables;
}

}  // namespace sunward::formulation::park_network
