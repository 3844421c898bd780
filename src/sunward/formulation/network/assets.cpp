// What converters, storages and loads contribute to the program.
#include <algorithm>
#include <cmath>

#include "sunward/formulation/network/builder.hpp"

namespace sunward::formulation::network {

namespace net = model::network;

namespace {

bool any_given(const net::Values& values) {
  return values.by_step.empty() ? !std::isnan(values.constant)
                                : std::any_of(values.by_step.begin(), values.by_step.end(),
                                              [](double v) { return !std::isnan(v); });
}

/// A limit of the step from one snapshot to the next: direction * (flow - flow before) <= limit.
/// Not at the first snapshot of a period; at the very first only when the flow before is known.
Index add_ramp(Builder& b, const net::Converter& converter, const ConverterMap& map,
               const net::Values& limit, double direction, const char* name) {
  if (!any_given(limit)) return -1;
  const net::Asset& asset = converter.asset;
  const bool knows_before = !std::isnan(converter.flow_before);
  const auto applies = [&](std::size_t n) {
    return !std::isnan(limit.at(n)) && b.active(asset, n) &&
           (!b.opens_period(n) || (b.snapshot(n) == 0 && knows_before));
  };
  const auto has_before = [&](std::size_t n) { return applies(n) && !b.opens_period(n); };
  const lp::Coefficient on = b.make([&](std::size_t n) { return applies(n) ? 1.0 : 0.0; });
  const lp::Coefficient lag = b.make([&](std::size_t n) { return has_before(n) ? 1.0 : 0.0; });
  const double nominal = map.capacity >= 0 ? 0.0 : asset.capacity.nominal;
  const lp::Coefficient side = b.make([&](std::size_t n) {
    if (!applies(n)) return 1.0;  // an empty row with room, so that it never binds
    const double before = b.opens_period(n) ? direction * converter.flow_before : 0.0;
    return limit.at(n) * nominal + before;
  });
  const Index row = b.row(asset.name + name, -infinity, side);
  b.entry(row, map.flow.column, 0, b.pool().product(on, direction));
  b.entry(row, map.flow.column, 1, b.pool().product(lag, -direction));
  if (map.capacity >= 0)
    b.border(row, map.capacity,
             b.make([&](std::size_t n) { return applies(n) ? -limit.at(n) : 0.0; }));
  return row;
}

/// Weighted energy of a generator over the horizon of each scenario.
void add_energy_sum(Builder& b, const net::Converter& converter, Index flow) {
  if (std::isinf(converter.sum_min) && std::isinf(converter.sum_max)) return;
  const Builder::Totals totals = b.totals(converter.asset.name + ".e_sum");
  for (const Index row : totals.rows) b.set_sides(row, converter.sum_min, converter.sum_max);
  b.aggregate(totals, flow, b.make([&](std::size_t n) {
    return b.active(converter.asset, n) ? b.time().generators[b.snapshot(n)] : 0.0;
  }));
}

lp::Coefficient weighted(Builder& b, const net::Values& values, const lp::Coefficient& factor) {
  return b.pool().product(b.by_step(values), factor);
}

/// 1 at the steps whose content before is the given initial one.
lp::Coefficient first_steps(Builder& b, const net::Storage& storage) {
  if (storage.start == net::Start::cyclic) return 0.0;
  return b.make([&](std::size_t n) {
    const bool first = storage.per_period ? b.opens_period(n) : b.snapshot(n) == 0;
    return first ? 1.0 : 0.0;
  });
}

void set_boundary(Builder& b, const net::Storage& storage, Index content) {
  b.program().problem.step_columns[static_cast<std::size_t>(content)].boundary =
      storage.start == net::Start::cyclic ? lp::Boundary::cyclic : lp::Boundary::given;
}

/// Of the content before, what is left after the step; 0 where a given content stands instead.
double kept_frac(const Builder& b, const net::Storage& storage, bool is_first, std::size_t n) {
  return is_first || !b.active(storage.asset, n)
             ? 0.0
             : std::pow(1.0 - storage.standing_loss.at(n), b.time().stores[b.snapshot(n)]);
}

/// -content + keep * content before + gains = -inflow - initial, as PyPSA writes it.
Index add_balance(Builder& b, const net::Storage& storage, const StorageMap& map) {
  CoefficientPool& pool = b.pool();
  const net::Asset& asset = storage.asset;
  const lp::Coefficient on = b.mask(asset);
  const lp::Coefficient hours = pool.product(b.store_hours(), on);
  const lp::Coefficient first = pool.product(first_steps(b, storage), on);
  const lp::Coefficient side = pool.sum(pool.product(weighted(b, storage.inflow, hours), -1.0),
                                        pool.product(first, -storage.initial));
  const Index row = b.row(asset.name + ".energy_balance", side, side);
  const Index content = map.content.column;
  set_boundary(b, storage, content);
  b.entry(row, content, 0, pool.product(on, -1.0));
  b.entry(row, content, 1, b.make([&](std::size_t n) {
    return kept_frac(b, storage, pool.value(first, n) != 0.0, n);
  }));
  if (!storage.two_way) {
    b.entry(row, map.power.column, 0, pool.product(hours, -1.0));
    return row;
  }
  b.entry(row, map.charge.column, 0, weighted(b, storage.charge_efficiency, hours));
  b.entry(row, map.discharge.column, 0, b.make([&](std::size_t n) {
    return -pool.value(hours, n) / storage.discharge_efficiency.at(n);
  }));
  if (map.spill >= 0) b.entry(row, map.spill, 0, pool.product(hours, -1.0));
  return row;
}

void add_spill(Builder& b, const net::Storage& storage, StorageMap& map) {
  const lp::Coefficient most =
      b.make([&](std::size_t n) { return std::max(storage.inflow.at(n), 0.0); });
  if (most.scale == 0.0) return;
  map.spill = b.column(storage.asset.name + ".spill", 0.0, 0.0);
  b.program().problem.step_columns[static_cast<std::size_t>(map.spill)].upper = most;
  b.add_cost(map.spill, weighted(b, storage.spill_cost, b.mask(storage.asset)));
}

void add_unit(Builder& b, const net::Storage& unit, StorageMap& map) {
  const net::Asset& asset = unit.asset;
  const net::Values none{0.0, {}};
  map.discharge = b.limited({asset.name + ".p_dispatch", &asset, map.capacity, none,
                             unit.discharge_max_pu, unit.discharge_set});
  map.charge = b.limited(
      {asset.name + ".p_store", &asset, map.capacity, none, unit.charge_max_pu, unit.charge_set});
  add_spill(b, unit, map);
  const lp::Coefficient on = b.mask(asset);
  b.inject(unit.bus, map.discharge.column, b.pool().product(on, unit.sign));
  b.inject(unit.bus, map.charge.column, b.pool().product(on, -unit.sign));
  b.add_cost(map.discharge.column, weighted(b, unit.marginal_cost, on));
  if (!any_given(unit.power_set)) return;
  const auto given = [&](std::size_t n) { return !std::isnan(unit.power_set.at(n)); };
  const lp::Coefficient side =
      b.make([&](std::size_t n) { return given(n) ? unit.power_set.at(n) : 0.0; });
  const lp::Coefficient where = b.make([&](std::size_t n) { return given(n) ? 1.0 : 0.0; });
  map.power_set = b.row(asset.name + ".p_set", side, side);
  b.entry(map.power_set, map.discharge.column, 0, where);
  b.entry(map.power_set, map.charge.column, 0, b.pool().product(where, -1.0));
}

/// Whether nothing but the content says what a store's power is: then it needs no column.
bool follows_content(const Builder& b, const net::Storage& store) {
  const auto& active = store.asset.active;
  const std::vector<double>& hours = b.time().stores;
  const auto is_free = [](const net::Values& cost) {
    return cost.constant == 0.0 &&
           std::all_of(cost.by_step.begin(), cost.by_step.end(), [](double v) { return v == 0.0; });
  };
  return store.sign != 0.0 && is_free(store.marginal_cost) && !any_given(store.power_set) &&
         std::all_of(active.begin(), active.end(), [](auto on) { return on != 0; }) &&
         std::all_of(hours.begin(), hours.end(), [](double h) { return h > 0.0; });
}

/// (keep * content before - content) / hours straight into the balance of the bus: a row and a
/// column less in every step.
void add_change_of_content(Builder& b, const net::Storage& store, const StorageMap& map) {
  const lp::Coefficient first = first_steps(b, store);
  const auto is_first = [&](std::size_t n) { return b.pool().value(first, n) != 0.0; };
  const auto per_hour = [&](std::size_t n) { return store.sign / b.time().stores[b.snapshot(n)]; };
  const Index content = map.content.column;
  set_boundary(b, store, content);
  b.inject(store.bus, content, b.make([&](std::size_t n) { return -per_hour(n); }));
  b.inject(store.bus, content,
           b.make([&](std::size_t n) { return per_hour(n) * kept_frac(b, store, is_first(n), n); }),
           1);
  b.demand(store.bus,
           b.make([&](std::size_t n) { return is_first(n) ? -per_hour(n) * store.initial : 0.0; }));
}

void add_store(Builder& b, const net::Storage& store, StorageMap& map) {
  if (follows_content(b, store)) return add_change_of_content(b, store, map);
  const net::Asset& asset = store.asset;
  net::Asset unlimited = asset;  // a store's power has no limit of its own
  unlimited.capacity = {};
  unlimited.capacity.nominal = infinity;
  map.power =
      b.limited({asset.name + ".p", &unlimited, -1, {-1.0, {}}, {1.0, {}}, store.power_set});
  const lp::Coefficient on = b.mask(asset);
  b.inject(store.bus, map.power.column, b.pool().product(on, store.sign));
  b.add_cost(map.power.column, weighted(b, store.marginal_cost, on));
}

}  // namespace

void add_loads(Builder& b) {
  for (const net::Load& load : b.network().loads) {
    if (!load.active) continue;
    b.demand(load.bus, b.pool().product(b.by_step(load.power), -load.sign));
  }
}

void add_converter(Builder& b, std::size_t index) {
  const net::Converter& converter = b.network().converters[index];
  const net::Asset& asset = converter.asset;
  ConverterMap map;
  if (asset.ever_active()) {
    map.capacity = b.capacity(asset);
    if (converter.commitment)
      add_committed_flow(b, converter, map);
    else
      map.flow = b.limited({asset.name + (asset.kind == net::Kind::line ? ".s" : ".p"), &asset,
                            map.capacity, converter.min_pu, converter.max_pu, converter.flow_set,
                            converter.flow_limit});
    const lp::Coefficient on = b.mask(asset);
    for (const net::Port& port : converter.ports)
      b.inject(port.bus, map.flow.column, weighted(b, port.rate, on));
    b.add_cost(map.flow.column, weighted(b, converter.marginal_cost, on));
    if (!converter.commitment) {
      map.ramp_up = add_ramp(b, converter, map, converter.ramp_up, 1.0, ".ramp_limit_up");
      map.ramp_down = add_ramp(b, converter, map, converter.ramp_down, -1.0, ".ramp_limit_down");
    }
    add_energy_sum(b, converter, map.flow.column);
  }
  b.program().converters.push_back(map);
}

void add_storage(Builder& b, std::size_t index) {
  const net::Storage& storage = b.network().storages[index];
  const net::Asset& asset = storage.asset;
  StorageMap map;
  if (asset.ever_active()) {
    map.capacity = b.capacity(asset);
    map.content =
        b.limited({asset.name + (storage.two_way ? ".state_of_charge" : ".e"), &asset, map.capacity,
                   storage.content_min_pu, storage.content_max_pu, storage.content_set});
    if (storage.two_way)
      add_unit(b, storage, map);
    else
      add_store(b, storage, map);
    b.add_cost(map.content.column, weighted(b, storage.storage_cost, b.mask(asset)));
    if (storage.two_way || map.power.column >= 0) map.balance = add_balance(b, storage, map);
  }
  b.program().storages.push_back(map);
}

void add_cycles(Builder& b) {
  std::size_t number = 0;
  for (const net::Cycle& cycle : b.network().cycles) {
    double largest = 0.0;  // rows of like size: impedances in per unit may be tiny
    for (const auto& [i, direction] : cycle.converters)
      largest = std::max(largest,
                         std::abs(b.network().converters[static_cast<std::size_t>(i)].impedance));
    const auto on = [&](std::size_t n) { return cycle.active[b.period(n)] != 0 ? 1.0 : 0.0; };
    const lp::Coefficient where = b.make(on);
    const lp::Coefficient side = b.make([&](std::size_t n) {
      double shift = 0.0;
      for (const auto& [i, direction] : cycle.converters)
        shift +=
            direction * b.network().converters[static_cast<std::size_t>(i)].phase_shift_rad.at(n);
      return -on(n) * shift / largest;
    });
    const Index row = b.row("voltage_law_" + std::to_string(number++), side, side);
    for (const auto& [i, direction] : cycle.converters) {
      const auto k = static_cast<std::size_t>(i);
      const double weight = direction * b.network().converters[k].impedance / largest;
      b.entry(row, b.program().converters[k].flow.column, 0, b.pool().product(where, weight));
    }
  }
}

Program build(const net::Network& network) {
  Builder builder(network);
  for (std::size_t i = 0; i < network.converters.size(); ++i) add_converter(builder, i);
  for (std::size_t i = 0; i < network.storages.size(); ++i) add_storage(builder, i);
  add_loads(builder);
  add_cycles(builder);
  add_constraints(builder);
  return builder.finish();
}

}  // namespace sunward::formulation::network
