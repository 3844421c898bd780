// What becomes of every attribute of a PyPSA component: the one list behind the reader, the
// refusals and docs/guide/pypsa.md (a test compares them).
// Source: PyPSA 1.4, pypsa/data/component_attrs/*.csv (names, types, defaults), MIT licence.
#pragma once

#include <limits>
#include <span>
#include <string_view>

#include "sunward/model/network/tables.hpp"

namespace sunward::input::pypsa {

enum class Treatment {
  used,     ///< part of the optimisation
  kept,     ///< means nothing to a linear optimisation; written back unread
  result,   ///< an outcome; replaced by Sunward's own
  refused,  ///< would change the optimum in a way that is not built: any other value than the
            ///< default is a fault
};

struct Attribute {
  std::string_view name;
  model::network::ValueType type;
  double standard;  ///< default of numbers and flags; NaN: none
  Treatment treatment;
};

/// The attributes of a list ("generators"); empty for a list without a role in the optimisation.
[[nodiscard]] std::span<const Attribute> attributes_of(std::string_view list);

/// All lists of PyPSA, in its order of reading.
[[nodiscard]] std::span<const std::string_view> known_lists();

/// The attribute of this name, nullptr when the list has none. Numbers of further ports
/// ("efficiency3", "bus2") stand for the attribute without number of links, and for the one of
/// port 1 of processes.
[[nodiscard]] const Attribute* find_attribute(std::string_view list, std::string_view name);

/// Whether PyPSA lets an attribute vary in time; of generators also the sign, whose series it
/// obeys.
[[nodiscard]] bool may_vary(std::string_view list, std::string_view name);

/// "efficiency" and 3 of "efficiency3"; -1 without number.
struct Numbered {
  std::string_view name;
  int number = -1;
};
[[nodiscard]] Numbered split_number(std::string_view name);

}  // namespace sunward::input::pypsa
