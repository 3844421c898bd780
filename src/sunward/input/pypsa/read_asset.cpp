// What all sized components have in common.
#include <cmath>

#include <fmt/format.h>

#include "sunward/input/pypsa/context.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

constexpr Range may_be_infinite{0.0, infinity, true};
constexpr double hours_per_year = 8760.0;  // PyPSA's Network.nyears

/// Length of an investment period in years; a fault when periods differ, as PyPSA demands.
double years_of(const net::Horizon& horizon) {
  double hours = 0.0;
  for (std::size_t t = 0; t < horizon.n_snapshots; ++t)
    if (horizon.period[t] == 0) hours += horizon.objective[t];
  return hours / hours_per_year;
}

bool periods_are_equal(const net::Horizon& horizon) {
  std::vector<double> hours(horizon.n_periods(), 0.0);
  for (std::size_t t = 0; t < horizon.n_snapshots; ++t)
    hours[static_cast<std::size_t>(horizon.period[t])] += horizon.objective[t];
  for (const double h : hours)
    if (std::abs(h - hours[0]) > 1e-9 * hours[0]) return false;
  return true;
}

/// r / (1 - (1 + r)^-n); 1/n at no interest, r without end. Source: PyPSA, pypsa/costs.py, annuity.
double annuity(double rate, double lifetime) {
  if (std::isinf(lifetime)) return std::max(rate, 0.0);
  if (rate == 0.0) return 1.0 / lifetime;
  return rate / (1.0 - std::pow(1.0 + rate, -lifetime));
}

double capital_cost_of(Context& context, View& view, std::size_t row, std::size_t scenario) {
  const double overnight = view.number(row, "overnight_cost", free_where_missing, scenario);
  if (std::isnan(overnight)) return view.number(row, "capital_cost", finite, scenario);
  const double rate = view.number(row, "discount_rate", {-1.0, infinity, false, true}, scenario);
  const double lifetime = view.number(row, "lifetime", may_be_infinite, scenario);
  if (std::isnan(rate)) view.fault(row, "discount_rate", "", told("network.discount_rate"));
  if (lifetime <= 0.0) view.fault(row, "lifetime", plain(lifetime), told("network.lifetime"));
  if (!periods_are_equal(context.network.horizon))
    view.fault(row, "overnight_cost", plain(overnight), told("network.unequal_periods"));
  return overnight * annuity(rate, lifetime) * years_of(context.network.horizon);
}

net::Capacity read_capacity(Context& context, View& view, net::Kind kind, std::size_t row) {
  const std::string nominal = net::nominal_of(kind);
  net::Capacity capacity;
  capacity.extendable = view.flag(row, nominal + "_extendable");
  capacity.nominal = view.invariant(row, nominal, {0.0, infinity, !capacity.extendable});
  capacity.module = view.invariant(row, nominal + "_mod", not_negative);
  if (!capacity.extendable) return capacity;
  const std::vector<double>& probability = context.network.horizon.probability;
  for (std::size_t s = 0; s < probability.size(); ++s) {
    capacity.min = std::max(capacity.min, view.number(row, nominal + "_min", not_negative, s));
    capacity.max = std::min(capacity.max, view.number(row, nominal + "_max", may_be_infinite, s));
    const double capital = capital_cost_of(context, view, row, s);
    const double fom = view.number(row, "fom_cost", free_where_missing, s);
    capacity.capital_cost += probability[s] * capital;
    capacity.cost += probability[s] * (capital + (std::isnan(fom) ? 0.0 : fom));
  }
  const double set = view.invariant(row, nominal + "_set", free_where_missing);
  const double slack = 1e-9 * std::max(1.0, std::abs(capacity.max));
  if (!std::isnan(set)) {
    if (set < capacity.min - slack || set > capacity.max + slack)
      view.fault(row, nominal + "_set", plain(set), told("network.set_range", {{"name", nominal}}));
    capacity.min = capacity.max = set;
  } else if (capacity.min > capacity.max) {
    view.fault(row, nominal + "_min", plain(capacity.min),
               told("network.min_above_max", {{"name", nominal}, {"max", plain(capacity.max)}}));
  }
  return capacity;
}

std::vector<unsigned char> read_activity(Context& context, View& view, std::size_t row) {
  const net::Horizon& horizon = context.network.horizon;
  const bool on = view.flag(row, "active");
  std::vector<unsigned char> active(horizon.n_periods(), on ? 1 : 0);
  if (!horizon.multi_invest || !on) return active;
  const double built = view.invariant(row, "build_year", finite);
  const double lifetime = view.invariant(row, "lifetime", may_be_infinite);
  for (std::size_t p = 0; p < active.size(); ++p) {
    const double period = context.tables().periods[p];
    active[p] = built <= period && period < built + lifetime ? 1 : 0;
  }
  return active;
}

/// What has no carrier of its own has that of its (first) bus, where PyPSA completes it: in
/// Network.calculate_dependent_values, before any global constraint is made.
std::string carrier_of(Context& context, const View& view, net::Kind kind, std::size_t row,
                       std::size_t scenario) {
  std::string carrier = view.word(row, "carrier", scenario);
  const bool completed =
      kind == net::Kind::line || kind == net::Kind::link || kind == net::Kind::store;
  if (!carrier.empty() || !completed) return carrier;
  const auto bus =
      context.bus_index.find(view.word(row, kind == net::Kind::store ? "bus" : "bus0"));
  if (bus == context.bus_index.end()) return carrier;
  carrier = context.view("buses").word(static_cast<std::size_t>(bus->second), "carrier");
  return carrier.empty() ? "AC" : carrier;  // PyPSA's default of buses
}

}  // namespace

Index read_bus(Context& context, View& view, std::size_t row, std::string_view attribute) {
  const std::string name = view.invariant_text(row, attribute);
  const auto found = context.bus_index.find(name);
  if (found != context.bus_index.end()) return found->second;
  std::vector<std::string> names = context.network.buses;
  if (names.size() > 50) names.clear();
  FaultWords words = name.empty() ? told("network.bus_missing") : told("network.bus_unknown");
  if (!names.empty()) words.remedy = did_you_mean(name, names);
  view.fault(row, attribute, "\"" + name + "\"", std::move(words));
  return -1;
}

net::Asset read_asset(Context& context, View& view, net::Kind kind, std::size_t row) {
  net::Asset asset;
  asset.kind = kind;
  asset.row = static_cast<Index>(row);
  asset.name = view.name(row);
  for (std::size_t s = 0; s < context.network.horizon.n_scenarios; ++s)
    asset.carriers.push_back(carrier_of(context, view, kind, row, s));
  asset.active = read_activity(context, view, row);
  asset.capacity = read_capacity(context, view, kind, row);
  return asset;
}

net::Values negated(net::Values values) {
  values.constant = -values.constant;
  for (double& value : values.by_step) value = -value;
  return values;
}

net::Values read_set_point(Context& context, View& view, std::size_t row,
                           std::string_view attribute) {
  net::Values values = view.values(row, attribute, free_where_missing);
  if (!context.before_1_0 || !values.by_step.empty()) return values;
  if (!std::isnan(values.constant) && values.constant != 0.0)
    view.fault(row, attribute, plain(values.constant), told("network.old_set_point"));
  values.constant = net::missing_value;
  return values;
}

void check_order(View& view, std::size_t row, std::string_view lower_name, const net::Values& lower,
                 std::string_view upper_name, const net::Values& upper, std::size_t n_steps) {
  const bool constant = lower.by_step.empty() && upper.by_step.empty();
  for (std::size_t n = 0; n < (constant ? 1 : n_steps); ++n) {
    if (!(lower.at(n) > upper.at(n))) continue;
    view.fault(row, lower_name, plain(lower.at(n)),
               constant ? told("network.above", {{"name", upper_name}, {"max", plain(upper.at(n))}})
                        : told("network.above_at", {{"name", upper_name},
                                                    {"max", plain(upper.at(n))},
                                                    {"when", view.step_label(n)}}));
    return;
  }
}

}  // namespace sunward::input::pypsa::detail
