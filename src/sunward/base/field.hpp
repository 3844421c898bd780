// Field tables: one constexpr list per parameter struct from which the reader, the range checks,
// the JSON schema and the reference documentation are made. Defaults are those of the struct
// itself.
//
//   constexpr auto fields(const Wind*) {
//     return field_table(
//         field(&Wind::hub_height_m, "hub_height_m", unit::m, defaulted, between(10, 300),
//               "Height of the rotor's centre above ground.", "usual onshore range"), ...);
//   }
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/base/phrase.hpp"
#include "sunward/base/unit.hpp"

namespace sunward {

/// Allowed values of a number, or of every element of a list.
struct Range {
  double min = -infinity;
  double max = infinity;
  bool min_excluded = false;

  /// False for NaN and infinities.
  [[nodiscard]] bool contains(double value) const;
  /// "0 to 1", "at least 0", "above 0", "any number".
  [[nodiscard]] Phrase words() const;
  [[nodiscard]] std::string to_string() const { return words().english(); }
};
constexpr Range between(double min, double max) { return {min, max, false}; }
constexpr Range above_up_to(double min, double max) { return {min, max, true}; }
constexpr Range at_least(double min) { return {min, infinity, false}; }
constexpr Range above(double min) { return {min, infinity, true}; }
inline constexpr Range any_number{};

/// Must a key be there, and what holds when it is not.
struct Presence {
  enum class Kind { required, defaulted, optional };
  Kind kind = Kind::defaulted;
  std::string_view when_absent;  ///< optional only: what leaving it out means, e.g. "no limit"
};
inline constexpr Presence required{Presence::Kind::required, {}};
inline constexpr Presence defaulted{Presence::Kind::defaulted, {}};
constexpr Presence optional_meaning(std::string_view when_absent) {
  return {Presence::Kind::optional, when_absent};
}

/// One plain member: double, int, unsigned 64-bit, bool, string, enum, or a list of these.
/// An enum needs `constexpr auto enum_names(E)` beside it: an array of (value, name) pairs.
template <class Owner, class Member>
struct Field {
  Member Owner::*member;
  std::string_view name;
  Unit unit;
  Presence presence;
  Range range;
  std::string_view meaning;  ///< one sentence
  std::string_view source;   ///< where the default or range comes from; empty for definitions
  std::string_view choices;  ///< text only: allowed words, separated by '|'
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(Member Owner::*member, std::string_view name, Unit unit,
                                     Presence presence, Range range, std::string_view meaning,
                                     std::string_view source = {}) {
  return {member, name, unit, presence, range, meaning, source, {}};
}

/// A text member with a closed list of words.
template <class Owner, class Member>
constexpr Field<Owner, Member> choice_field(Member Owner::*member, std::string_view name,
                                            Presence presence, std::string_view choices,
                                            std::string_view meaning,
                                            std::string_view source = {}) {
  return {member, name, unit::none, presence, any_number, meaning, source, choices};
}

/// A member that no key of this table sets; the sentence says where it comes from.
template <class Owner, class Member>
struct DerivedField {
  Member Owner::*member;
  std::string_view origin;
};

template <class Owner, class Member>
constexpr DerivedField<Owner, Member> derived_field(Member Owner::*member,
                                                    std::string_view origin) {
  return {member, origin};
}

template <class... Fields>
constexpr std::tuple<Fields...> field_table(Fields... list) {
  return {list...};
}

enum class FieldKind {
  number,
  integer,
  boolean,
  text,
  choice,
  numbers,
  texts,
  size,
  bus,
  profile,
  table,
  tables
};

/// A field without its types, for everything that only writes about it.
struct FieldInfo {
  std::string name;
  std::string unit;
  std::string suffix;  ///< the name ends in it
  FieldKind kind = FieldKind::number;
  Presence::Kind presence = Presence::Kind::defaulted;
  std::string default_text;  ///< TOML text of the default; for optional: what absence means
  Range range;
  std::size_t length = 0;  ///< lists of a fixed length
  std::vector<std::string> choices;
  std::string meaning;
  std::string source;
  std::vector<FieldInfo> keys;  ///< of a table with fields of its own
};

namespace detail {
[[nodiscard]] std::vector<std::string> split_choices(std::string_view choices);
[[nodiscard]] std::string toml_text(double value);
[[nodiscard]] std::string toml_text(std::string_view value);
inline std::string toml_text(bool value) { return value ? "true" : "false"; }

template <class List>
std::string toml_list(const List& list) {
  std::string out = "[";
  for (const auto& item : list) {
    if (out.size() > 1) out += ", ";
    out += toml_text(item);
  }
  return out + "]";
}

template <class T>
struct IsArray : std::false_type {};
template <class T, std::size_t n>
struct IsArray<std::array<T, n>> : std::true_type {};

template <class Member>
void describe_value(const Member& value, FieldInfo& info) {
  if constexpr (std::is_same_v<Member, bool>) {
    info.kind = FieldKind::boolean;
    info.default_text = toml_text(value);
  } else if constexpr (std::is_enum_v<Member>) {
    info.kind = FieldKind::choice;
    for (const auto& [enumerator, name] : enum_names(Member{})) {
      info.choices.emplace_back(name);
      if (enumerator == value) info.default_text = toml_text(name);
    }
  } else if constexpr (std::is_integral_v<Member>) {
    info.kind = FieldKind::integer;
    info.default_text = std::to_string(value);
  } else if constexpr (std::is_floating_point_v<Member>) {
    info.kind = FieldKind::number;
    info.default_text = toml_text(value);
  } else if constexpr (std::is_same_v<Member, std::string>) {
    info.kind = info.choices.empty() ? FieldKind::text : FieldKind::choice;
    info.default_text = toml_text(std::string_view(value));
  } else {
    constexpr bool numbers = std::is_arithmetic_v<typename Member::value_type>;
    info.kind = numbers ? FieldKind::numbers : FieldKind::texts;
    if constexpr (IsArray<Member>::value) info.length = value.size();
    info.default_text = toml_list(value);
  }
}
}  // namespace detail

/// Appends what is to be known about the field. `owner` carries the defaults.
template <class Owner, class Member>
void describe(const Field<Owner, Member>& field, const Owner& owner, std::vector<FieldInfo>& out) {
  FieldInfo info;
  info.name = field.name;
  info.unit = field.unit.symbol;
  info.suffix = field.unit.suffix;
  info.presence = field.presence.kind;
  info.range = field.range;
  info.choices = detail::split_choices(field.choices);
  info.meaning = field.meaning;
  info.source = field.source;
  detail::describe_value(owner.*field.member, info);
  if (info.presence == Presence::Kind::required) info.default_text.clear();
  if (info.presence == Presence::Kind::optional) info.default_text = field.presence.when_absent;
  out.push_back(std::move(info));
}

template <class Owner, class Member>
void describe(const DerivedField<Owner, Member>&, const Owner&, std::vector<FieldInfo>&) {}

/// All fields of a table, in its order.
template <class Owner, class... Fields>
std::vector<FieldInfo> describe_table(const std::tuple<Fields...>& table, const Owner& owner) {
  std::vector<FieldInfo> out;
  std::apply([&](const auto&... field) { (describe(field, owner, out), ...); }, table);
  return out;
}

/// All fields of a struct that has a `fields(const T*)`, with a default-made T.
template <class T>
std::vector<FieldInfo> describe_fields() {
  return describe_table(fields(static_cast<const T*>(nullptr)), T{});
}

}  // namespace sunward
