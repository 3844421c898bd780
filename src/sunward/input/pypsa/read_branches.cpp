// Lines and transformers: what carries a flow that the voltage law decides.
#include <cmath>
#include <numbers>

#include "sunward/input/pypsa/context.hpp"
#include "sunward/input/pypsa/standard_types.hpp"

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

/// A standard type goes before x and r, as in PyPSA.
double ohm_of(Context& context, View& view, std::size_t row, const char* attribute) {
  const auto type = line_type(context, view, row);
  if (!type) return view.invariant(row, attribute, finite);
  const double per_length = attribute[0] == 'x' ? type->x_per_length : type->r_per_length;
  return per_length * view.invariant(row, "length", finite) / parallel_systems(view, row);
}

/// Per unit of the voltage base: x / v_nom^2 (r in direct-current areas).
/// Source: PyPSA, Network.calculate_dependent_values.
Converter read_line(Context& context, View& view, std::size_t row) {
  Converter line;
  read_branch(context, view, Kind::line, row, line);
  line.length = view.invariant(row, "length", finite);
  const Index bus = line.ports[0].bus;
  const bool alternating = is_alternating(context, bus);
  const double ohm = ohm_of(context, view, row, alternating ? "x" : "r");
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

/// What the voltage law asks of a transformer.
struct Windings {
  double impedance = 0.0;  ///< per unit of s_nom
  double s_nom = 0.0;
  double tap_ratio = 1.0;
  net::Values phase_shift_deg;
};

Windings given_windings(View& view, std::size_t row, bool alternating) {
  Windings windings;
  windings.impedance = view.invariant(row, alternating ? "x" : "r", finite);
  windings.s_nom = view.invariant(row, "s_nom", {0.0, infinity, true});
  windings.tap_ratio = view.invariant(row, "tap_ratio", finite);
  windings.phase_shift_deg = view.values(row, "phase_shift", finite);
  return windings;
}

/// A standard type goes before what stands beside it. A given capacity must be the type's: PyPSA
/// would limit the flow by the one and take the impedance of the other.
Windings typed_windings(View& view, std::size_t row, bool alternating, const TransformerType& type,
                        net::Capacity& capacity) {
  Windings windings;
  windings.impedance = (alternating ? type.x() : type.r()) / parallel_systems(view, row);
  windings.s_nom = type.s_nom;
  const double tap = view.invariant(row, "tap_position", finite);
  windings.tap_ratio = 1.0 + (tap - type.tap_neutral) * type.tap_step / 100.0;
  windings.phase_shift_deg = constant(type.phase_shift);
  if (capacity.extendable)
    capacity.nominal = type.s_nom;
  else if (capacity.nominal != type.s_nom)
    view.fault(row, "s_nom", plain(capacity.nominal),
               told("network.type_rating", {{"rating", plain(type.s_nom)}}));
  return windings;
}

/// x / s_nom * tap_ratio, in per unit of 1 MVA. Source as for lines.
Converter read_transformer(Context& context, View& view, std::size_t row) {
  Converter transformer;
  read_branch(context, view, Kind::transformer, row, transformer);
  const bool alternating = is_alternating(context, transformer.ports[0].bus);
  const auto type = transformer_type(context, view, row);
  const Windings windings =
      type ? typed_windings(view, row, alternating, *type, transformer.asset.capacity)
           : given_windings(view, row, alternating);
  if (windings.s_nom == 0.0)
    view.fault(row, "s_nom", "0", told("network.zero_base"));
  else
    transformer.impedance = windings.impedance / windings.s_nom * windings.tap_ratio;
  transformer.phase_shift_rad = scaled(windings.phase_shift_deg, std::numbers::pi / 180.0);
  if (view.invariant(row, "phase_shift_min", finite) <
      view.invariant(row, "phase_shift_max", finite))
    view.fault(row, "phase_shift_max", "", told("network.phase_shift"));
  return transformer;
}

}  // namespace

void read_branches(Context& context) {
  std::vector<Converter>& all = context.network.converters;
  View lines = context.view("lines");
  for (std::size_t r = 0; r < lines.rows(); ++r) all.push_back(read_line(context, lines, r));
  View transformers = context.view("transformers");
  for (std::size_t r = 0; r < transformers.rows(); ++r)
    all.push_back(read_transformer(context, transformers, r));
}

}  // namespace sunward::input::pypsa::detail
