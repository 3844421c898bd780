#include "sunward/report/pypsa/overlay.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sunward::report::detail {

namespace net = model::network;

namespace {

/// Adds `item`, in the place of one that `is_same`.
template <class List, class Test>
void put(List& list, const typename List::value_type& item, Test is_same) {
  const auto found = std::find_if(list.begin(), list.end(), is_same);
  if (found != list.end())
    *found = item;
  else
    list.push_back(item);
}

}  // namespace

net::Tables overlay(const net::Tables& read, const result::NetworkPlan& plan) {
  net::Tables tables = read;
  for (const net::Table& result : plan.results) {
    const auto table = std::find_if(tables.tables.begin(), tables.tables.end(),
                                    [&](const net::Table& t) { return t.list == result.list; });
    if (table == tables.tables.end()) continue;
    for (const net::Column& column : result.columns)
      put(table->columns, column, [&](const net::Column& c) { return c.name == column.name; });
    for (const net::Series& series : result.series)
      put(table->series, series,
          [&](const net::Series& s) { return s.attribute == series.attribute; });
  }
  const auto attribute = [&](const std::string& name, const std::string& value) {
    put(tables.attributes, {name, value}, [&](const auto& a) { return a.first == name; });
  };
  if (tables.attribute("pypsa_version").empty()) attribute("pypsa_version", "1.0.0");
  attribute("_multi_invest", tables.periods.empty() ? "0" : "1");
  attribute("_objective", plain(plan.objective));
  attribute("_objective_constant", plain(plan.objective_constant));
  return tables;
}

std::string plain(double value) { return fmt::format("{}", value); }

}  // namespace sunward::report::detail
