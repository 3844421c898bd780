// The sizes of a component with their costs, read off the field tables.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/unit.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/model/park.hpp"

namespace sunward::input {

struct ComponentSize {
  std::string key;  ///< of the case file, "power_mw"
  Unit unit;
  component::SizeRange range;
  component::Cost cost;
};

/// In the order of the field table; empty for loads and markets.
[[nodiscard]] std::vector<ComponentSize> sizes_of(const model::Component& component);

}  // namespace sunward::input
