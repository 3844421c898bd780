// Generators, links and processes: everything with one flow that is chosen.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/input/pypsa/attributes.hpp"
#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

using net::Converter;
using net::Kind;

net::Values constant(double value) { return {value, {}}; }

bool is_negative_somewhere(const net::Values& values) {
  return values.constant < 0.0 || std::any_of(values.by_step.begin(), values.by_step.end(),
                                              [](double v) { return v < 0.0; });
}

/// A start-up limit alone makes PyPSA bound the ramp by the whole capacity, which only binds where
/// the flow may change its sign.
net::Values read_ramp(View& view, std::size_t row, std::string_view limit,
                      std::string_view at_start, const net::Values& min_pu) {
  net::Values ramp = view.values(row, limit, {0.0, infinity, false, true});
  const bool implied = !std::isnan(view.number(row, at_start, free_where_missing));
  if (!implied || !is_negative_somewhere(min_pu)) return ramp;
  if (std::isnan(ramp.constant)) ramp.constant = 1.0;
  for (double& value : ramp.by_step)
    if (std::isnan(value)) value = 1.0;
  return ramp;
}

void read_dispatch(Context& context, View& view, std::size_t row, Converter& converter) {
  converter.min_pu = view.values(row, "p_min_pu", finite);
  converter.max_pu = view.values(row, "p_max_pu", finite);
  check_order(view, row, "p_min_pu", converter.min_pu, "p_max_pu", converter.max_pu,
              context.network.horizon.n_steps());
  converter.marginal_cost = view.values(row, "marginal_cost", finite);
  converter.flow_set = read_set_point(context, view, row, "p_set");
  converter.flow_before = view.number(row, "p_init", free_where_missing);
  read_commitment(context, view, row, converter);
  if (converter.commitment) return;
  converter.ramp_up =
      read_ramp(view, row, "ramp_limit_up", "ramp_limit_start_up", converter.min_pu);
  converter.ramp_down =
      read_ramp(view, row, "ramp_limit_down", "ramp_limit_shut_down", converter.min_pu);
}

Converter read_generator(Context& context, View& view, std::size_t row) {
  Converter converter;
  converter.asset = read_asset(context, view, Kind::generator, row);
  read_dispatch(context, view, row, converter);
  converter.ports.push_back(
      {0, read_bus(context, view, row, "bus"), view.values(row, "sign", finite)});
  converter.efficiency = view.values(row, "efficiency", finite);
  converter.sum_min = view.invariant(row, "e_sum_min", {-infinity, infinity, true});
  converter.sum_max = view.invariant(row, "e_sum_max", {-infinity, infinity, true});
  if (converter.sum_min > converter.sum_max)
    view.fault(row, "e_sum_min", plain(converter.sum_min), told("network.sum_order"));
  return converter;
}

/// The ports a link or process has: those whose bus is named.
std::vector<int> ports_of(const View& view, const net::Table& table, std::size_t row) {
  std::vector<int> ports;
  for (const net::Column& column : table.columns) {
    const Numbered numbered = split_number(column.name);
    if (numbered.name == "bus" && numbered.number >= 0 &&
        (numbered.number < 2 || !view.word(row, column.name).empty()))
      ports.push_back(numbered.number);
  }
  std::sort(ports.begin(), ports.end());
  return ports;
}

Converter read_link(Context& context, View& view, Kind kind, std::size_t row) {
  Converter converter;
  converter.asset = read_asset(context, view, kind, row);
  read_dispatch(context, view, row, converter);
  converter.length = kind == Kind::link ? view.invariant(row, "length", finite) : 0.0;
  const net::Table* table = context.tables().table(net::list_of(kind));
  for (const int port : ports_of(view, *table, row)) {
    net::Port reached;
    reached.number = port;
    reached.bus = read_bus(context, view, row, fmt::format("bus{}", port));
    if (kind == Kind::process)
      reached.rate = view.values(row, fmt::format("rate{}", port), finite);
    else if (port == 0)
      reached.rate = constant(-1.0);
    else
      reached.rate = view.values(
          row, port == 1 ? std::string("efficiency") : fmt::format("efficiency{}", port), finite);
    converter.ports.push_back(std::move(reached));
  }
  if (converter.ports.size() < 2) view.fault(row, "bus0", "", told("network.two_buses"));
  return converter;
}

}  // namespace

void read_converters(Context& context) {
  std::vector<Converter>& all = context.network.converters;
  View generators = context.view("generators");
  for (std::size_t r = 0; r < generators.rows(); ++r)
    all.push_back(read_generator(context, generators, r));
  for (const Kind kind : {Kind::link, Kind::process}) {
    View view = context.view(net::list_of(kind));
    for (std::size_t r = 0; r < view.rows(); ++r) all.push_back(read_link(context, view, kind, r));
  }
  read_branches(context);
}

}  // namespace sunward::input::pypsa::detail
