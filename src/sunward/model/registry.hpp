// The kinds of component: in which section of the case file they stand and what they are called.
// Adding a technology: one line in for_each_kind and one in the variant of park.hpp.
#pragma once

#include <string_view>

#include "sunward/model/park.hpp"

namespace sunward::model {

/// One kind. `type` is the word of the case file, `name` the one of results and message keys.
template <class Spec>
struct Kind {
  using spec = Spec;
  std::string_view section;  ///< "assets", "loads" or "grid"
  std::string_view type;     ///< value of the key `type`; empty in [grid]
  std::string_view name;     ///< e.g. "electric_load"; row "asset.<name>" of the message table
  std::string_view meaning;
};

/// Calls visit(Kind<Spec>) for every kind, in the order of Component::spec.
template <class Visitor>
constexpr void for_each_kind(Visitor&& visit) {
  using namespace component;
  visit(Kind<Wind>{"assets", "wind", "wind", "A wind farm."});
  visit(Kind<Pv>{"assets", "pv", "pv", "A photovoltaic plant."});
  visit(Kind<Storage>{"assets", "storage", "storage",
                      "Electric storage with power and energy sized apart."});
  visit(Kind<Electrolyser>{"assets", "electrolyser", "electrolyser",
                           "An electrolyser with a part-load curve."});
  visit(Kind<Compressor>{"assets", "compressor", "compressor",
                         "A compressor between two hydrogen buses."});
  visit(Kind<HydrogenTank>{"assets", "hydrogen_tank", "hydrogen_tank", "A hydrogen tank."});
  visit(Kind<HydrogenMarket>{"assets", "hydrogen_market", "hydrogen_market",
                             "Hydrogen sold to or bought from outside the park."});
  visit(Kind<ThermalPlant>{"assets", "thermal_plant", "thermal_plant",
                           "A power station that burns a fuel."});
  visit(Kind<Grid>{"grid", "", "grid", "A connection to the public grid."});
  visit(Kind<ElectricLoad>{"loads", "electric", "electric_load", "A demand for electricity."});
  visit(Kind<HydrogenDemand>{"loads", "hydrogen", "hydrogen_demand",
                             "A demand for hydrogen, fixed or flexible within each day."});
  visit(Kind<SiliconPlant>{"loads", "silicon_plant", "silicon_plant",
                           "A plant that pulls silicon rods and slices them into wafers."});
}

/// The kind's name of a component, e.g. "electric_load".
[[nodiscard]] std::string_view kind_name(const Component& component);

}  // namespace sunward::model
