// What the readers of the tables share; private to input/pypsa.
#pragma once

#include <map>
#include <string>

#include "sunward/input/pypsa/view.hpp"
#include "sunward/model/network/network.hpp"

namespace sunward::input::pypsa::detail {

struct Context {
  model::network::Network& network;
  Faults& faults;
  std::map<std::string, Index, std::less<>> bus_index;
  std::map<std::string, std::size_t, std::less<>> carrier_row;
  bool before_1_0 = false;  ///< the file was written by PyPSA 0.x

  [[nodiscard]] const model::network::Tables& tables() const { return network.tables; }
  [[nodiscard]] View view(std::string_view list) { return {network.tables, list, faults}; }
};

/// Snapshots, weightings, periods and scenarios.
void read_horizon(Context& context);
/// Lists everything that would be ignored although it matters, and notes what does not.
void refuse_unsupported(Context& context);

/// The bus an attribute names; -1 and a fault when there is none.
[[nodiscard]] Index read_bus(Context& context, View& view, std::size_t row,
                             std::string_view attribute);
/// Name, carrier, activity and capacity of a component.
[[nodiscard]] model::network::Asset read_asset(Context& context, View& view,
                                               model::network::Kind kind, std::size_t row);
/// -values, step by step.
[[nodiscard]] model::network::Values negated(model::network::Values values);
/// A set point: NaN where the flow is free.
[[nodiscard]] model::network::Values read_set_point(Context& context, View& view, std::size_t row,
                                                    std::string_view attribute);
/// A fault where `lower` is above `upper` at some step.
void check_order(View& view, std::size_t row, std::string_view lower_name,
                 const model::network::Values& lower, std::string_view upper_name,
                 const model::network::Values& upper, std::size_t n_steps);

/// Unit commitment, where the component has it; replaces its ramp limits by those as given.
void read_commitment(Context& context, View& view, std::size_t row,
                     model::network::Converter& converter);
/// A fault for each such unit beside storages that start anew in every period: the status of a unit
/// carries over, and a network has one kind of horizon.
void check_committed_periods(Context& context);
void read_converters(Context& context);
/// Lines and transformers; the last part of read_converters.
void read_branches(Context& context);
void read_storages(Context& context);
void read_loads(Context& context);
void read_constraints(Context& context);
/// The independent closed paths of lines and transformers. Needs the converters.
void find_cycles(Context& context);
/// Faults in what only shows when the parts come together.
void check_whole(Context& context);

}  // namespace sunward::input::pypsa::detail
