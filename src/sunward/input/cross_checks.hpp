// Checks between fields while some fields are unsound, so that one run tells everything.
//
// An unsound field leaves its default in the struct, and a check that looks at it would judge a
// number the user never gave. So the check is also run on probes: copies in which the unsound
// fields hold the lowest and the highest they may, and lists the lengths of the other lists. What
// is wrong with every probe is wrong whatever the unsound fields become, and is told.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/field_types.hpp"
#include "sunward/input/read_context.hpp"

namespace sunward::input {

/// Keys below a section (its path taken off) that have a fault since fault number `first`.
[[nodiscard]] std::vector<std::string> unsound_keys(const ReadContext& context, std::size_t first,
                                                    const std::string& path);
/// Is a key among them, or a part of it (the min of a size)?
[[nodiscard]] bool is_unsound(const std::vector<std::string>& unsound, const std::string& key);

namespace detail {

/// What a probe puts in place of unsound values.
struct Probe {
  bool highest = false;
  std::size_t length = 0;  ///< of unsound lists; 0: as they are
};

inline double limit_of(const Range& range, bool highest) {
  constexpr double beyond = 1e9;  // any quantity of a park, as in the reader
  const double inside = range.min_excluded ? 1e-9 : 0.0;
  return highest ? std::min(range.max, beyond) : std::max(range.min, -beyond) + inside;
}

/// Fields without a range (buses, profiles, costs, which no check compares) stay as they are.
template <class AnyField, class Owner>
void put_probe(const AnyField&, const std::string&, const std::vector<std::string>&, const Probe&,
               Owner&) {}

template <class Owner, class Member>
void put_probe(const Field<Owner, Member>& field, const std::string& prefix,
               const std::vector<std::string>& unsound, const Probe& probe, Owner& owner) {
  if (!is_unsound(unsound, prefix + std::string(field.name))) return;
  Member& value = owner.*field.member;
  if constexpr (std::is_same_v<Member, double>) {
    value = limit_of(field.range, probe.highest);
  } else if constexpr (std::is_same_v<Member, std::vector<double>>) {
    if (probe.length == 0) return;
    const double low = limit_of(field.range, false), high = limit_of(field.range, true);
    value.resize(probe.length);
    for (std::size_t k = 0; k < value.size(); ++k)
      value[k] = low + (high - low) * static_cast<double>(k + 1) /
                           static_cast<double>(std::max<std::size_t>(1, value.size()));
  }
}

template <class Owner>
void put_probe(const component::SizeField<Owner>& field, const std::string& prefix,
               const std::vector<std::string>& unsound, const Probe& probe, Owner& owner) {
  if (!is_unsound(unsound, prefix + std::string(field.name))) return;
  owner.*field.member =
      probe.highest ? component::SizeRange{0.0, infinity} : component::SizeRange{0.0, 0.0};
}

template <class Owner>
void probe_struct(const std::string& prefix, const std::vector<std::string>& unsound,
                  const Probe& probe, Owner& owner);

template <class Owner, class Member>
void put_probe(const component::TableField<Owner, Member>& field, const std::string& prefix,
               const std::vector<std::string>& unsound, const Probe& probe, Owner& owner) {
  probe_struct(prefix + std::string(field.name) + ".", unsound, probe, owner.*field.member);
}

template <class Owner>
void probe_struct(const std::string& prefix, const std::vector<std::string>& unsound,
                  const Probe& probe, Owner& owner) {
  std::apply([&](const auto&... field) { (put_probe(field, prefix, unsound, probe, owner), ...); },
             fields(static_cast<const Owner*>(nullptr)));
}

}  // namespace detail

/// The faults of check(spec) that no unsound field has a part in; all of them when all is sound.
/// @param unsound  keys relative to the spec's own section.
template <class Spec>
std::vector<Fault> faults_of_sound_fields(const Spec& spec,
                                          const std::vector<std::string>& unsound) {
  std::vector<Fault> faults = check(spec);
  if (unsound.empty()) return faults;
  constexpr std::size_t longest_list = 12;
  const auto drop_unless = [&](const auto& keeps) {
    faults.erase(std::remove_if(faults.begin(), faults.end(),
                                [&](const Fault& fault) { return !keeps(fault); }),
                 faults.end());
  };
  drop_unless([&](const Fault& fault) { return !is_unsound(unsound, fault.key); });
  for (std::size_t k = 0; !faults.empty() && k < 2 + longest_list; ++k) {
    Spec probed = spec;
    detail::probe_struct("", unsound, {k % 2 == 1, k < 2 ? 0 : k - 1}, probed);
    const std::vector<Fault> found = check(probed);
    drop_unless([&](const Fault& fault) {
      return std::any_of(found.begin(), found.end(), [&](const Fault& other) {
        return other.key == fault.key && other.message == fault.message;
      });
    });
  }
  return faults;
}

}  // namespace sunward::input
