// Unit commitment of generators, links and processes, and what of it PyPSA builds in a way nobody
// means.
#include <algorithm>
#include <cmath>

#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

/// A number of snapshots. PyPSA keeps these whole.
Index read_count(View& view, std::size_t row, const char* attribute) {
  constexpr double most = 1e6;  // snapshots; beyond any horizon, within an Index
  const double count = view.invariant(row, attribute, {0.0, most});
  if (count != std::floor(count))
    view.fault(row, attribute, plain(count), told("network.not_whole"));
  return static_cast<Index>(count);
}

double largest(const net::Values& values) {
  return values.by_step.empty() ? values.constant
                                : *std::max_element(values.by_step.begin(), values.by_step.end());
}

double smallest(const net::Values& values) {
  return values.by_step.empty() ? values.constant
                                : *std::min_element(values.by_step.begin(), values.by_step.end());
}

bool has_ramp(const net::Converter& converter, const net::Commitment& commitment) {
  const auto given = [](const net::Values& values) {
    return values.by_step.empty() ? !std::isnan(values.constant)
                                  : std::any_of(values.by_step.begin(), values.by_step.end(),
                                                [](double v) { return !std::isnan(v); });
  };
  return given(converter.ramp_up) || given(converter.ramp_down) ||
         !std::isnan(commitment.ramp_start_up) || !std::isnan(commitment.ramp_shut_down);
}

/// Number of modules of a given capacity; a fault where it is no whole number, as in PyPSA.
void check_given_modules(View& view, std::size_t row, const net::Capacity& capacity,
                         bool has_ramp) {
  const double modules = capacity.nominal / capacity.module;
  if (std::abs(modules - std::round(modules)) > 1e-6)  // PyPSA's own slack
    view.fault(row, "p_nom", plain(capacity.nominal),
               told("network.no_multiple", {{"module", plain(capacity.module)}}));
  if (modules > 1.0 + 1e-6 && has_ramp)
    view.fault(row, "p_nom_mod", plain(capacity.module), told("network.ramp_of_modules"));
}

void check_commitment(View& view, std::size_t row, const net::Converter& converter,
                      const net::Commitment& commitment) {
  const net::Capacity& capacity = converter.asset.capacity;
  const bool in_modules = capacity.module > 0.0;
  if (!capacity.extendable && std::isinf(capacity.nominal))
    view.fault(row, "p_nom", plain(capacity.nominal), told("network.commit_unlimited"));
  if (in_modules && !capacity.extendable)
    check_given_modules(view, row, capacity, has_ramp(converter, commitment));
  if (in_modules && commitment.min_down_time > 0)
    view.fault(row, "min_down_time", std::to_string(commitment.min_down_time),
               told("network.down_time_of_modules"));
  if (capacity.extendable && !in_modules && smallest(converter.min_pu) < 0.0)
    view.fault(row, "p_min_pu", plain(smallest(converter.min_pu)),
               told("network.commit_both_ways"));
}

constexpr Range anything{-infinity, infinity, true, true};  // faults are told elsewhere

/// Largest sum of all loads in a snapshot, as PyPSA takes it: over all scenarios together.
double peak_load(Context& context) {
  View loads = context.view("loads");
  const std::size_t n_snapshots = context.network.horizon.n_snapshots;
  std::vector<double> sum(n_snapshots, 0.0);
  for (std::size_t r = 0; r < loads.rows(); ++r) {
    const net::Values power = loads.values(r, "p_set", anything);
    for (std::size_t n = 0; n < context.network.horizon.n_steps(); ++n)
      if (std::isfinite(power.at(n))) sum[n % n_snapshots] += power.at(n);
  }
  double most = 0.0;
  for (const double power : sum) most = std::max(most, std::abs(power));
  return most;
}

/// A flow no unit of the network reaches, for limits that a unit at rest does not know: PyPSA's own
/// number, so that both programs bound capacities without a maximum alike. Source: PyPSA 1.4,
/// Components.get_committable_big_m_values.
double unreached_capacity(Context& context, View& view) {
  double most = peak_load(context);
  for (std::size_t r = 0; r < view.rows(); ++r)
    for (const char* attribute : {"p_nom", "p_nom_max"}) {
      const double value = view.number(r, attribute, anything);
      if (std::isfinite(value)) most = std::max(most, value);
    }
  return most > 0.0 ? 10.0 * most : 1e6;  // both PyPSA's
}

}  // namespace

void read_commitment(Context& context, View& view, std::size_t row, net::Converter& converter) {
  if (!view.flag(row, "committable")) return;
  net::Commitment commitment;
  commitment.module = converter.asset.capacity.module;
  commitment.start_up_cost = view.values(row, "start_up_cost", finite);
  commitment.shut_down_cost = view.values(row, "shut_down_cost", finite);
  commitment.stand_by_cost = view.values(row, "stand_by_cost", finite);
  commitment.min_up_time = read_count(view, row, "min_up_time");
  commitment.min_down_time = read_count(view, row, "min_down_time");
  commitment.up_time_before = read_count(view, row, "up_time_before");
  commitment.down_time_before = read_count(view, row, "down_time_before");
  constexpr Range limit{0.0, infinity, false, true};
  commitment.ramp_start_up = view.invariant(row, "ramp_limit_start_up", limit);
  commitment.ramp_shut_down = view.invariant(row, "ramp_limit_shut_down", limit);
  converter.ramp_up = view.values(row, "ramp_limit_up", limit);
  converter.ramp_down = view.values(row, "ramp_limit_down", limit);
  const net::Capacity& capacity = converter.asset.capacity;
  const bool has_limit = std::isfinite(capacity.max) && capacity.max > 0.0;
  if (capacity.extendable && commitment.module == 0.0)
    commitment.unreached =
        (has_limit ? capacity.max : unreached_capacity(context, view)) * largest(converter.max_pu);
  check_commitment(view, row, converter, commitment);
  converter.commitment = std::move(commitment);
}

void check_committed_periods(Context& context) {
  const net::Network& network = context.network;
  const bool anew = std::any_of(network.storages.begin(), network.storages.end(),
                                [](const net::Storage& storage) { return storage.per_period; });
  if (!anew || network.horizon.n_periods() < 2) return;
  for (const net::Converter& converter : network.converters) {
    if (!converter.commitment) continue;
    View view = context.view(net::list_of(converter.asset.kind));
    view.fault(static_cast<std::size_t>(converter.asset.row), "committable", "True",
               told("network.commit_periods"));
  }
}

}  // namespace sunward::input::pypsa::detail
