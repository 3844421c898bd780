#include "sunward/model/network/tables.hpp"

#include <algorithm>

namespace sunward::model::network {

namespace {

template <class List, class Member>
const typename List::value_type* find(const List& list, Member member, std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const auto& item) { return item.*member == name; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Column* Table::column(std::string_view name) const {
  return find(columns, &Column::name, name);
}

const Series* Table::find_series(std::string_view attribute) const {
  return find(series, &Series::attribute, attribute);
}

const Table* Tables::table(std::string_view list) const { return find(tables, &Table::list, list); }

std::string Tables::attribute(std::string_view name) const {
  const auto* found = find(attributes, &std::pair<std::string, std::string>::first, name);
  return found == nullptr ? std::string() : found->second;
}

}  // namespace sunward::model::network
