// Reads one table of the case file into a struct by the struct's field table.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <type_traits>

#include "sunward/component/field_types.hpp"
#include "sunward/input/profile.hpp"
#include "sunward/input/section.hpp"

namespace sunward::input {

/// Name of the bus under `name`, checked to exist with the carrier; the only bus of the carrier
/// when the key is missing. On a fault `bus` stays as it is.
void read_bus(Section& section, std::string_view name, std::string_view carrier, std::string& bus);

template <class Owner, class Member>
KeySpec key_spec(const Field<Owner, Member>& field) {
  return {field.name, field.unit, field.range, field.presence,
          sunward::detail::split_choices(field.choices)};
}

template <class Owner, class Member>
void read_field(Section& section, const Field<Owner, Member>& field, Owner& owner) {
  Member& value = owner.*field.member;
  KeySpec key = key_spec(field);
  if constexpr (std::is_enum_v<Member>) {
    std::string word;
    for (const auto& [enumerator, name] : enum_names(Member{})) key.choices.emplace_back(name);
    if (!section.read(key, word)) return;
    for (const auto& [enumerator, name] : enum_names(Member{}))
      if (name == word) value = enumerator;
  } else if constexpr (std::is_integral_v<Member> && !std::is_same_v<Member, bool>) {
    std::int64_t number = 0;
    if (section.read(key, number)) value = static_cast<Member>(number);
  } else if constexpr (sunward::detail::IsArray<Member>::value) {
    std::vector<double> list;
    if (!section.read(key, list)) return;
    if (list.size() == value.size()) {
      std::copy(list.begin(), list.end(), value.begin());
    } else {
      section.fault(field.name, std::string(field.unit.symbol),
                    phrase("range.numbers", {{"count", value.size()}}),
                    told("list_length", {{"count", list.size()}, {"wanted", value.size()}}));
    }
  } else {
    section.read(key, value);
  }
}

template <class Owner, class Member>
void read_field(Section&, const DerivedField<Owner, Member>&, Owner&) {}

template <class Owner>
void read_field(Section& section, const component::SizeField<Owner>& field, Owner& owner) {
  section.read({field.name, field.unit, at_least(0.0), required, {}}, owner.*field.member);
}

template <class Owner>
void read_field(Section& section, const component::CostField<Owner>& field, Owner& owner) {
  const component::CostKeys keys = component::cost_keys(field);
  component::Cost& cost = owner.*field.member;
  section.read({keys.capex, field.units.capex, component::cost_range, field.capex_presence, {}},
               cost.capex_cny_per_unit);
  section.read({keys.fixed_om, field.units.fixed_om, component::cost_range, defaulted, {}},
               cost.fixed_om_cny_per_unit_year);
  section.read({keys.lifetime, unit::year, component::lifetime_range, defaulted, {}},
               cost.lifetime_y);
}

template <class Owner>
void read_field(Section& section, const component::BusField<Owner>& field, Owner& owner) {
  read_bus(section, field.name, field.carrier, owner.*field.member);
}

template <class Owner>
void read_field(Section& section, const component::ProfileField<Owner>& field, Owner& owner) {
  std::vector<double> values = read_profile(section, field.name, field.unit, field.range);
  if (!values.empty()) owner.*field.member = std::move(values);
}

/// Declared first: the fields of a table may themselves be tables.
template <class Owner>
void read_struct(Section& section, Owner& owner);

template <class Owner, class Member>
void read_field(Section& section, const component::TableField<Owner, Member>& field, Owner& owner) {
  Section below = section.subsection(field.name);
  if (below.table() == nullptr) return;
  read_struct(below, owner.*field.member);
  below.report_unknown_keys();
  section.count_faults_of(below);
}

/// Reads every field of a table. Unknown keys are not reported yet: the caller may know more.
template <class Owner, class... Fields>
void read_table(Section& section, const std::tuple<Fields...>& table, Owner& owner) {
  std::apply([&](const auto&... field) { (read_field(section, field, owner), ...); }, table);
}

template <class Owner>
void read_struct(Section& section, Owner& owner) {
  read_table(section, fields(static_cast<const Owner*>(nullptr)), owner);
}

}  // namespace sunward::input
