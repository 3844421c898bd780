// Fields that are more than a number: sizes, costs, bus references and profiles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/field.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

/// `capacity_mw = 200` (fixed) or `capacity_mw = { min = 0, max = 1000 }` (sized; max may be left
/// out).
template <class Owner>
struct SizeField {
  SizeRange Owner::*member;
  std::string_view name;
  Unit unit;
  std::string_view meaning;
};
template <class Owner>
constexpr SizeField<Owner> size_field(SizeRange Owner::*member, std::string_view name, Unit unit,
                                      std::string_view meaning) {
  return {member, name, unit, meaning};
}

/// The three units a cost comes in: per unit, and per unit and year.
struct CostUnits {
  Unit capex;
  Unit fixed_om;
};
inline constexpr CostUnits per_kw{unit::cny_per_kw, unit::cny_per_kw_year};
inline constexpr CostUnits per_kwh{unit::cny_per_kwh, unit::cny_per_kwh_year};
inline constexpr CostUnits per_kg{unit::cny_per_kg, unit::cny_per_kg_year};
inline constexpr CostUnits per_kg_per_h{unit::cny_per_kg_per_h, unit::cny_per_kg_per_h_year};

/// Three keys: `<prefix>capex_cny_per_<unit>`, `<prefix>fixed_om_cny_per_<unit>_year` and
/// `<prefix>lifetime_y`. The first is required unless said otherwise.
template <class Owner>
struct CostField {
  Cost Owner::*member;
  std::string_view prefix;  ///< "" or e.g. "power_"
  CostUnits units;
  std::string_view what;  ///< "of wind capacity": completes "Overnight cost ..."
  std::string_view source;
  Presence capex_presence;
};
template <class Owner>
constexpr CostField<Owner> cost_field(Cost Owner::*member, std::string_view prefix, CostUnits units,
                                      std::string_view what, std::string_view source,
                                      Presence capex_presence = required) {
  return {member, prefix, units, what, source, capex_presence};
}

/// The name of a bus of one carrier. May be left out when the park has just one such bus.
template <class Owner>
struct BusField {
  std::string Owner::*member;
  std::string_view name;
  std::string_view carrier;  ///< "electricity" or "hydrogen"
  std::string_view meaning;
};
template <class Owner>
constexpr BusField<Owner> bus_field(std::string Owner::*member, std::string_view name,
                                    std::string_view carrier, std::string_view meaning) {
  return {member, name, carrier, meaning};
}

/// A series from a CSV file: `profile = { file = "x.csv", column = "power", unit = "kW" }`.
/// The values are converted to `unit`; one value per step of the year.
template <class Owner>
struct ProfileField {
  std::vector<double> Owner::*member;
  std::string_view name;
  Unit unit;
  Range range;
  std::string_view when_absent;
  std::string_view meaning;
};
template <class Owner>
constexpr ProfileField<Owner> profile_field(std::vector<double> Owner::*member,
                                            std::string_view name, Unit unit, Range range,
                                            std::string_view when_absent,
                                            std::string_view meaning) {
  return {member, name, unit, range, when_absent, meaning};
}

/// A table of its own below the component's: [assets.NAME.<name>], with the fields of its struct.
template <class Owner, class Member>
struct TableField {
  Member Owner::*member;
  std::string_view name;
  std::string_view when_absent;
  std::string_view meaning;
};
template <class Owner, class Member>
constexpr TableField<Owner, Member> table_field(Member Owner::*member, std::string_view name,
                                                std::string_view when_absent,
                                                std::string_view meaning) {
  return {member, name, when_absent, meaning};
}

/// The three plain fields a CostField stands for; `names` keeps the key names alive.
struct CostKeys {
  std::string capex, fixed_om, lifetime;
};
template <class Owner>
CostKeys cost_keys(const CostField<Owner>& field) {
  const std::string prefix(field.prefix);
  return {prefix + "capex" + std::string(field.units.capex.suffix),
          prefix + "fixed_om" + std::string(field.units.fixed_om.suffix), prefix + "lifetime_y"};
}
inline constexpr Range cost_range = at_least(0.0);
inline constexpr Range lifetime_range = above_up_to(0.0, 100.0);

template <class Owner>
void describe(const SizeField<Owner>& field, const Owner&, std::vector<FieldInfo>& out) {
  FieldInfo info;
  info.name = field.name;
  info.unit = field.unit.symbol;
  info.suffix = field.unit.suffix;
  info.kind = FieldKind::size;
  info.presence = Presence::Kind::required;
  info.range = at_least(0.0);
  info.meaning = field.meaning;
  out.push_back(std::move(info));
}

template <class Owner>
void describe(const CostField<Owner>& field, const Owner& owner, std::vector<FieldInfo>& out) {
  const CostKeys keys = cost_keys(field);
  const Cost& cost = owner.*field.member;
  const std::string what(field.what);
  FieldInfo info;
  info.source = field.source;
  info.name = keys.capex;
  info.unit = field.units.capex.symbol;
  info.suffix = field.units.capex.suffix;
  info.presence = field.capex_presence.kind;
  if (info.presence == Presence::Kind::defaulted)
    info.default_text = sunward::detail::toml_text(cost.capex_cny_per_unit);
  info.range = cost_range;
  info.meaning = "Overnight cost " + what + ".";
  out.push_back(info);
  info.name = keys.fixed_om;
  info.unit = field.units.fixed_om.symbol;
  info.suffix = field.units.fixed_om.suffix;
  info.presence = Presence::Kind::defaulted;
  info.default_text = sunward::detail::toml_text(cost.fixed_om_cny_per_unit_year);
  info.meaning = "Fixed operation and maintenance " + what + ", per year.";
  out.push_back(info);
  info.name = keys.lifetime;
  info.unit = unit::year.symbol;
  info.suffix = unit::year.suffix;
  info.range = lifetime_range;
  info.default_text = sunward::detail::toml_text(cost.lifetime_y);
  info.meaning = "Lifetime over which the cost " + what + " is spread as an annuity.";
  out.push_back(info);
}

template <class Owner>
void describe(const BusField<Owner>& field, const Owner&, std::vector<FieldInfo>& out) {
  FieldInfo info;
  info.name = field.name;
  info.kind = FieldKind::bus;
  info.presence = Presence::Kind::optional;
  info.default_text = std::string("the park's only ").append(field.carrier).append(" bus");
  info.meaning = field.meaning;
  out.push_back(std::move(info));
}

template <class Owner, class Member>
void describe(const TableField<Owner, Member>& field, const Owner& owner,
              std::vector<FieldInfo>& out) {
  FieldInfo info;
  info.name = field.name;
  info.kind = FieldKind::table;
  info.presence = Presence::Kind::optional;
  info.default_text = field.when_absent;
  info.meaning = field.meaning;
  info.keys = describe_table(fields(static_cast<const Member*>(nullptr)), owner.*field.member);
  out.push_back(std::move(info));
}

template <class Owner>
void describe(const ProfileField<Owner>& field, const Owner&, std::vector<FieldInfo>& out) {
  FieldInfo info;
  info.name = field.name;
  info.unit = field.unit.symbol;
  info.suffix = field.unit.suffix;
  info.kind = FieldKind::profile;
  info.presence = Presence::Kind::optional;
  info.range = field.range;
  info.default_text = field.when_absent;
  info.meaning = field.meaning;
  out.push_back(std::move(info));
}

}  // namespace sunward::component
