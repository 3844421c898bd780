// Storage units (power and energy in a fixed ratio) and stores (energy alone), and loads.
#include <cmath>

#include <fmt/format.h>

#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

using net::Kind;
using net::Start;
using net::Storage;

constexpr Range share{0.0, 1.0};

/// What precedes the first snapshot. With investment periods the flag "per period" decides first.
void read_start(Context& context, View& view, std::size_t row, const std::string& cyclic,
                const std::string& initial, Storage& storage) {
  storage.start = view.flag(row, cyclic) ? Start::cyclic : Start::given;
  storage.initial = view.invariant(row, initial, finite);
  if (!context.network.horizon.multi_invest) return;
  if (view.flag(row, cyclic + "_per_period")) {
    storage.start = Start::cyclic;
    storage.per_period = true;
  } else if (view.flag(row, initial + "_per_period")) {
    storage.start = Start::given;
    storage.per_period = true;
  }
}

void must_not_be_negative(View& view, std::size_t row, const char* attribute,
                          const net::Values& values, std::size_t n_steps) {
  check_order(view, row, attribute, {0.0, {}}, attribute, values, n_steps);
}

Storage read_unit(Context& context, View& view, std::size_t row) {
  const std::size_t n_steps = context.network.horizon.n_steps();
  Storage unit;
  unit.asset = read_asset(context, view, Kind::storage_unit, row);
  unit.bus = read_bus(context, view, row, "bus");
  unit.sign = view.invariant(row, "sign", finite);
  unit.two_way = true;
  unit.discharge_max_pu = view.values(row, "p_max_pu", finite);
  unit.charge_max_pu = negated(view.values(row, "p_min_pu", finite));
  must_not_be_negative(view, row, "p_max_pu", unit.discharge_max_pu, n_steps);
  must_not_be_negative(view, row, "p_min_pu", unit.charge_max_pu, n_steps);
  unit.content_min_pu = {0.0, {}};
  unit.content_max_pu = {view.invariant(row, "max_hours", not_negative), {}};
  unit.standing_loss = view.values(row, "standing_loss", share);
  unit.charge_efficiency = view.values(row, "efficiency_store", not_negative);
  unit.discharge_efficiency = view.values(row, "efficiency_dispatch", {1e-12, infinity});
  unit.inflow = view.values(row, "inflow", finite);
  unit.marginal_cost = view.values(row, "marginal_cost", finite);
  unit.storage_cost = view.values(row, "marginal_cost_storage", finite);
  unit.spill_cost = view.values(row, "spill_cost", finite);
  unit.power_set = read_set_point(context, view, row, "p_set");
  unit.charge_set = read_set_point(context, view, row, "p_store_set");
  unit.discharge_set = read_set_point(context, view, row, "p_dispatch_set");
  unit.content_set = read_set_point(context, view, row, "state_of_charge_set");
  read_start(context, view, row, "cyclic_state_of_charge", "state_of_charge_initial", unit);
  return unit;
}

Storage read_store(Context& context, View& view, std::size_t row) {
  Storage store;
  store.asset = read_asset(context, view, Kind::store, row);
  store.bus = read_bus(context, view, row, "bus");
  store.sign = view.invariant(row, "sign", finite);
  store.content_min_pu = view.values(row, "e_min_pu", finite);
  store.content_max_pu = view.values(row, "e_max_pu", finite);
  check_order(view, row, "e_min_pu", store.content_min_pu, "e_max_pu", store.content_max_pu,
              context.network.horizon.n_steps());
  store.standing_loss = view.values(row, "standing_loss", share);
  store.marginal_cost = view.values(row, "marginal_cost", finite);
  store.storage_cost = view.values(row, "marginal_cost_storage", finite);
  store.power_set = read_set_point(context, view, row, "p_set");
  store.content_set = read_set_point(context, view, row, "e_set");
  store.charge_set = store.discharge_set = {net::missing_value, {}};
  read_start(context, view, row, "e_cyclic", "e_initial", store);
  return store;
}

}  // namespace

void read_storages(Context& context) {
  View units = context.view("storage_units");
  for (std::size_t r = 0; r < units.rows(); ++r)
    context.network.storages.push_back(read_unit(context, units, r));
  View stores = context.view("stores");
  for (std::size_t r = 0; r < stores.rows(); ++r)
    context.network.storages.push_back(read_store(context, stores, r));
}

void read_loads(Context& context) {
  View view = context.view("loads");
  for (std::size_t r = 0; r < view.rows(); ++r) {
    net::Load load;
    load.name = view.name(r);
    load.bus = read_bus(context, view, r, "bus");
    load.power = view.values(r, "p_set", finite);
    load.sign = view.invariant(r, "sign", finite);
    load.active = view.flag(r, "active");
    context.network.loads.push_back(std::move(load));
  }
}

}  // namespace sunward::input::pypsa::detail
