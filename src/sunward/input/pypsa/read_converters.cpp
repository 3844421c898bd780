// Generators, links, processes, lines and transformers: everything with one flow.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "sunward/input/pypsa/attributes.hpp"
#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

using net::Converter;
using net::Kind;

net::Values scaled(net::Values values, double factor) {
  values.constant *= factor;
  for (double& value : values.by_step) value *= factor;
  return values;
}

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
  converter.ramp_up =
      read_ramp(view, row, "ramp_limit_up", "ramp_limit_start_up", converter.min_pu);
  converter.ramp_down =
      read_ramp(view, row, "ramp_limit_down", "ramp_limit_shut_down", converter.min_pu);
  converter.flow_before = view.number(row, "p_init", free_where_missing);
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

void read_branch(Context& context, View& view, Kind kind, std::size_t row, Converter& converter) {
  converter.asset = read_asset(context, view, kind, row);
  converter.max_pu = view.values(row, "s_max_pu", finite);
  converter.min_pu = negated(converter.max_pu);
  check_order(view, row, "s_max_pu", converter.min_pu, "s_max_pu", converter.max_pu,
              context.network.horizon.n_steps());
  converter.flow_set = constant(net::missing_value);
  converter.ramp_up = converter.ramp_down = constant(net::missing_value);
  converter.ports.push_back({0, read_bus(context, view, row, "bus0"), constant(-1.0)});
  converter.ports.push_back({1, read_bus(context, view, row, "bus1"), constant(1.0)});
  converter.phase_shift_rad = constant(0.0);
}

bool is_alternating(Context& context, Index bus) {
  if (bus < 0) return true;
  View buses = context.view("buses");
  const std::string carrier = buses.word(static_cast<std::size_t>(bus), "carrier");
  return carrier.empty() || carrier == "AC";
}

/// Per unit of the voltage base: x / v_nom^2 (r in direct-current areas).
/// Source: PyPSA, Network.calculate_dependent_values.
Converter read_line(Context& context, View& view, std::size_t row) {
  Converter line;
  read_branch(context, view, Kind::line, row, line);
  line.length = view.invariant(row, "length", finite);
  const Index bus = line.ports[0].bus;
  const bool alternating = is_alternating(context, bus);
  const double ohm = view.invariant(row, alternating ? "x" : "r", finite);
  View buses = context.view("buses");
  const double v_nom =
      bus < 0 ? 1.0 : buses.invariant(static_cast<std::size_t>(bus), "v_nom", not_negative);
  if (v_nom == 0.0) {
    buses.fault(static_cast<std::size_t>(bus), "v_nom", "0", told("network.zero_voltage"));
    return line;
  }
  line.impedance = ohm / (v_nom * v_nom);
  const double angle = view.invariant(row, "v_ang_max", {0.0, infinity, true});
  if (std::isfinite(angle) && alternating && line.impedance > 0.0)
    line.flow_limit = angle * std::numbers::pi / 180.0 / line.impedance;
  return line;
}

/// x / s_nom * tap_ratio, in per unit of 1 MVA. Source as for lines.
Converter read_transformer(Context& context, View& view, std::size_t row) {
  Converter transformer;
  read_branch(context, view, Kind::transformer, row, transformer);
  const bool alternating = is_alternating(context, transformer.ports[0].bus);
  const double x = view.invariant(row, alternating ? "x" : "r", finite);
  const double tap = view.invariant(row, "tap_ratio", finite);
  const double s_nom = view.invariant(row, "s_nom", {0.0, infinity, true});
  if (s_nom == 0.0)
    view.fault(row, "s_nom", "0", told("network.zero_base"));
  else
    transformer.impedance = x / s_nom * tap;
  transformer.phase_shift_rad =
      scaled(view.values(row, "phase_shift", finite), std::numbers::pi / 180.0);
  if (view.invariant(row, "phase_shift_min", finite) <
      view.invariant(row, "phase_shift_max", finite))
    view.fault(row, "phase_shift_max", "", told("network.phase_shift"));
  return transformer;
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
  View lines = context.view("lines");
  for (std::size_t r = 0; r < lines.rows(); ++r) all.push_back(read_line(context, lines, r));
  View transformers = context.view("transformers");
  for (std::size_t r = 0; r < transformers.rows(); ++r)
    all.push_back(read_transformer(context, transformers, r));
}

}  // namespace sunward::input::pypsa::detail
