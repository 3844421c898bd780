#include "sunward/formulation/network/read_back.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/formulation/network/reduced_costs.hpp"
#include "sunward/formulation/read_back.hpp"

namespace sunward::formulation::network {

namespace net = model::network;

namespace {

using Numbers = std::vector<double>;

/// Fills PyPSA's result tables from one point.
class Reader {
 public:
  Reader(const net::Network& network, const Program& program, const lp::Point& point)
      : network_(network),
        program_(program),
        point_(point),
        width_(program.problem.step_columns.size()),
        n_rows_(program.problem.step_rows.size()),
        n_steps_(network.horizon.n_steps()),
        has_prices_(!program.integrality.any()),
        reduced_(has_prices_ ? reduced_costs(program.problem, point) : Numbers()) {
    for (const net::Table& table : network.tables.tables) {
      tables_.push_back({});
      tables_.back().list = table.list;
      tables_.back().names = table.names;
    }
  }

  void read(result::NetworkPlan& plan) {
    injection_.assign(network_.buses.size(), Numbers(n_steps_, 0.0));
    for (std::size_t i = 0; i < network_.converters.size(); ++i) read_converter(i, plan);
    for (std::size_t i = 0; i < network_.storages.size(); ++i) read_storage(i, plan);
    read_loads();
    read_buses();
    if (has_prices_) read_constraints();
    plan.results = std::move(tables_);
  }

 private:
  static std::size_t at(Index index) { return static_cast<std::size_t>(index); }

  net::Table& table(const char* list) {
    return *std::find_if(tables_.begin(), tables_.end(),
                         [&](const net::Table& t) { return t.list == list; });
  }

  [[nodiscard]] bool active(const net::Asset& asset, std::size_t n) const {
    return asset.active[at(network_.horizon.period[n % network_.horizon.n_snapshots])] != 0;
  }

  /// Values of a step column where the asset is active, else 0.
  [[nodiscard]] Numbers column(const net::Asset& asset, Index index) const {
    Numbers values(n_steps_, 0.0);
    if (index < 0) return values;
    for (std::size_t n = 0; n < n_steps_; ++n)
      if (active(asset, n)) values[n] = point_.step_values[n * width_ + at(index)];
    return values;
  }

  [[nodiscard]] Numbers dual(Index row) const {
    Numbers values(n_steps_, 0.0);
    if (row < 0) return values;
    for (std::size_t n = 0; n < n_steps_; ++n) values[n] = point_.step_duals[n * n_rows_ + at(row)];
    return values;
  }

  /// The shadow price of a limit: its row's dual, or the part of the reduced cost of its sign.
  [[nodiscard]] Numbers limit_dual(const Limited& limited, bool upper) const {
    const Index row = upper ? limited.upper_row : limited.lower_row;
    const auto part = [upper](double dual) {
      return upper ? std::min(dual, 0.0) : std::max(dual, 0.0);
    };
    Numbers values = dual(row);
    if (row >= 0) {
      const bool both = limited.upper_row == limited.lower_row;
      if (both) std::transform(values.begin(), values.end(), values.begin(), part);
      return values;
    }
    if (limited.column < 0 || limited.is_set) return values;
    for (std::size_t n = 0; n < n_steps_; ++n)
      values[n] = part(reduced_[n * width_ + at(limited.column)]);
    return values;
  }

  [[nodiscard]] Numbers set_dual(const Limited& limited) const {
    if (limited.set_row >= 0) return dual(limited.set_row);
    Numbers values(n_steps_, 0.0);
    for (std::size_t n = 0; n < n_steps_; ++n)
      values[n] = reduced_[n * width_ + at(limited.column)];
    return values;
  }

  void put(const char* list, const std::string& attribute, const std::string& name,
           Numbers values) {
    auto& all = table(list).series;
    auto found = std::find_if(all.begin(), all.end(),
                              [&](const net::Series& s) { return s.attribute == attribute; });
    if (found == all.end()) {
      all.push_back({attribute, {}, {}});
      found = all.end() - 1;
    }
    found->names.push_back(name);
    found->values.push_back(std::move(values));
  }

  /// The same value in every scenario.
  void put_static(const char* list, const std::string& attribute, Index row, double value) {
    net::Table& target = table(list);
    auto found = std::find_if(target.columns.begin(), target.columns.end(),
                              [&](const net::Column& c) { return c.name == attribute; });
    if (found == target.columns.end()) {
      target.columns.push_back({attribute, net::ValueType::number, {}, {}});
      found = target.columns.end() - 1;
      found->numbers.assign(target.names.size() * network_.horizon.n_scenarios, 0.0);
    }
    for (std::size_t s = 0; s < network_.horizon.n_scenarios; ++s)
      found->numbers[s * target.names.size() + at(row)] = value;
  }

  /// Where both limits are one value only the sum of their prices is told by the program, and an
  /// interior point may give two large ones against each other. The limit that is pressed against
  /// has it all, the other none, so that upper limits are never positive and lower ones never
  /// negative.
  void put_limits(const net::Asset& asset, const Limited& limited, const net::Values& min_pu,
                  const net::Values& max_pu) {
    if (!has_prices_) return;
    const char* list = net::list_of(asset.kind);
    Numbers upper = limit_dual(limited, true);
    Numbers lower = limit_dual(limited, false);
    for (std::size_t n = 0; n < n_steps_; ++n) {
      if (min_pu.at(n) != max_pu.at(n)) continue;
      const double both = upper[n] + lower[n];
      upper[n] = std::min(both, 0.0);
      lower[n] = std::max(both, 0.0);
    }
    put(list, "mu_upper", asset.name, std::move(upper));
    put(list, "mu_lower", asset.name, std::move(lower));
  }

  double put_size(const net::Asset& asset, Index capacity) {
    const double size = capacity < 0 ? asset.capacity.nominal : point_.shared_values[at(capacity)];
    put_static(net::list_of(asset.kind), std::string(net::nominal_of(asset.kind)) + "_opt",
               asset.row, size);
    return size;
  }

  /// Expected energy over the horizon.
  [[nodiscard]] double energy(const Numbers& power) const {
    const net::Horizon& time = network_.horizon;
    double sum = 0.0;
    for (std::size_t n = 0; n < n_steps_; ++n)
      sum += time.generators[n % time.n_snapshots] * time.probability[n / time.n_snapshots] *
             std::max(power[n], 0.0);
    return sum;
  }

  void inject(Index bus, const Numbers& power, double sign) {
    for (std::size_t n = 0; n < n_steps_; ++n) injection_[at(bus)][n] += sign * power[n];
  }

  void summarise(result::NetworkPlan& plan, const net::Asset& asset, Index capacity,
                 const Numbers& power) {
    plan.sizes.push_back({net::list_of(asset.kind), asset.name, asset.carriers[0],
                          put_size(asset, capacity), capacity >= 0, energy(power)});
  }

  void read_converter(std::size_t i, result::NetworkPlan& plan) {
    const net::Converter& converter = network_.converters[i];
    const ConverterMap& map = program_.converters[i];
    const net::Asset& asset = converter.asset;
    const char* list = net::list_of(asset.kind);
    const bool branch = asset.kind == net::Kind::line || asset.kind == net::Kind::transformer;
    const Numbers flow = column(asset, map.flow.column);
    summarise(plan, asset, map.capacity, flow);
    if (!branch) put(list, "p", asset.name, flow);
    for (const net::Port& port : converter.ports) {
      Numbers into(n_steps_);
      for (std::size_t n = 0; n < n_steps_; ++n) into[n] = port.rate.at(n) * flow[n];
      if (!branch) inject(port.bus, into, 1.0);
      if (asset.kind == net::Kind::generator) continue;
      for (double& value : into) value = -value;  // PyPSA: positive out of the bus
      put(list, fmt::format("p{}", port.number), asset.name, std::move(into));
    }
    if (map.flow.column < 0) return;
    if (converter.commitment) put_commitment(converter, map.commitment);
    if (has_prices_) put_converter_prices(converter, map);
  }

  void put_commitment(const net::Converter& converter, const CommitmentMap& map) {
    const net::Asset& asset = converter.asset;
    const net::Commitment& unit = *converter.commitment;
    const char* list = net::list_of(asset.kind);
    const Numbers status = column(asset, map.status);
    put(list, "start_up", asset.name,
        moved(status, column(asset, map.start_up), unit.start_up_cost, unit, 1.0));
    put(list, "shut_down", asset.name,
        moved(status, column(asset, map.shut_down), unit.shut_down_cost, unit, -1.0));
    put(list, "status", asset.name, status);
  }

  /// Starts (stops) no more than the status tells: where they cost nothing the program leaves them
  /// free, and fewer break no row.
  [[nodiscard]] Numbers moved(const Numbers& status, Numbers values, const net::Values& cost,
                              const net::Commitment& unit, double sign) const {
    for (std::size_t n = 0; n < n_steps_; ++n) {
      const bool first = n % network_.horizon.n_snapshots == 0;
      const double before = first ? (unit.runs_before() ? 1.0 : 0.0) : status[n - 1];
      if (cost.at(n) >= 0.0) values[n] = std::max(0.0, sign * (status[n] - before));
    }
    return values;
  }

  void put_converter_prices(const net::Converter& converter, const ConverterMap& map) {
    const net::Asset& asset = converter.asset;
    const char* list = net::list_of(asset.kind);
    put_limits(asset, map.flow, converter.min_pu, converter.max_pu);
    if (map.ramp_up >= 0) put(list, "mu_ramp_limit_up", asset.name, dual(map.ramp_up));
    // Ours reads "flow before - flow <= limit", PyPSA's "flow - flow before >= -limit".
    if (map.ramp_down >= 0)
      put(list, "mu_ramp_limit_down", asset.name, negated(dual(map.ramp_down)));
    if (map.flow.is_set || map.flow.set_row >= 0)
      put(list, "mu_p_set", asset.name, set_dual(map.flow));
  }

  static Numbers negated(Numbers values) {
    for (double& value : values) value = -value;
    return values;
  }

  [[nodiscard]] bool opens_period(std::size_t n) const {
    const std::size_t t = n % network_.horizon.n_snapshots;
    return t == 0 || network_.horizon.period[t] != network_.horizon.period[t - 1];
  }

  /// Whether the given initial content precedes a step.
  [[nodiscard]] bool is_first(const net::Storage& storage, std::size_t n) const {
    if (storage.start == net::Start::cyclic) return false;
    return storage.per_period ? opens_period(n) : n % network_.horizon.n_snapshots == 0;
  }

  /// What a store gives to its bus: (keep * content before - content) / hours, where it has no
  /// column of its own.
  [[nodiscard]] Numbers store_power(const net::Storage& store, const StorageMap& map) const {
    if (map.power.column >= 0 || map.content.column < 0)
      return column(store.asset, map.power.column);
    const Numbers content = column(store.asset, map.content.column);
    Numbers power(n_steps_);
    std::size_t begin = 0;
    for (const lp::Scenario& chain : program_.problem.scenarios) {
      const std::size_t end = begin + static_cast<std::size_t>(chain.n_steps);
      for (std::size_t n = begin; n < end; ++n) {
        const double hours = network_.horizon.stores[n % network_.horizon.n_snapshots];
        const double before = content[n == begin ? end - 1 : n - 1];
        const double kept = is_first(store, n)
                                ? store.initial
                                : before * std::pow(1.0 - store.standing_loss.at(n), hours);
        power[n] = (kept - content[n]) / hours;
      }
      begin = end;
    }
    return power;
  }

  /// The worth of content: of a store without a balance of its own, that of its bus.
  [[nodiscard]] Numbers content_price(const net::Storage& storage, const StorageMap& map) const {
    if (map.balance >= 0) return dual(map.balance);
    Numbers price = dual(program_.bus_rows[at(storage.bus)]);
    for (std::size_t n = 0; n < n_steps_; ++n)
      price[n] *= storage.sign / network_.horizon.stores[n % network_.horizon.n_snapshots];
    return price;
  }

  void read_storage(std::size_t i, result::NetworkPlan& plan) {
    const net::Storage& storage = network_.storages[i];
    const StorageMap& map = program_.storages[i];
    const net::Asset& asset = storage.asset;
    const char* list = net::list_of(asset.kind);
    Numbers power =
        storage.two_way ? column(asset, map.discharge.column) : store_power(storage, map);
    summarise(plan, asset, map.capacity, power);
    if (storage.two_way) {
      const Numbers charge = column(asset, map.charge.column);
      put(list, "p_dispatch", asset.name, power);
      put(list, "p_store", asset.name, charge);
      for (std::size_t n = 0; n < n_steps_; ++n) power[n] -= charge[n];
      put(list, "state_of_charge", asset.name, column(asset, map.content.column));
      if (map.spill >= 0) put(list, "spill", asset.name, column(asset, map.spill));
    } else {
      put(list, "e", asset.name, column(asset, map.content.column));
    }
    inject(storage.bus, power, storage.sign);
    put(list, "p", asset.name, std::move(power));
    if (map.content.column < 0) return;
    if (has_prices_) put(list, "mu_energy_balance", asset.name, content_price(storage, map));
    put_limits(asset, map.content, storage.content_min_pu, storage.content_max_pu);
  }

  void read_loads() {
    for (const net::Load& load : network_.loads) {
      Numbers power(n_steps_);
      for (std::size_t n = 0; n < n_steps_; ++n) power[n] = load.power.at(n);
      if (load.active) inject(load.bus, power, load.sign);
      put("loads", "p", load.name, std::move(power));
    }
  }

  void read_buses() {
    const net::Horizon& time = network_.horizon;
    for (std::size_t b = 0; b < network_.buses.size(); ++b) {
      put("buses", "p", network_.buses[b], std::move(injection_[b]));
      if (!has_prices_ || program_.bus_rows[b] < 0) continue;
      Numbers price = dual(program_.bus_rows[b]);
      for (std::size_t n = 0; n < n_steps_; ++n) {
        const std::size_t t = n % time.n_snapshots;
        price[n] /= time.objective[t] * time.period_objective[at(time.period[t])];
      }
      put("buses", "marginal_price", network_.buses[b], std::move(price));
    }
  }

  void read_constraints() {
    for (std::size_t i = 0; i < network_.constraints.size(); ++i) {
      double sum = 0.0;
      for (const Index row : program_.constraint_rows[i]) sum += point_.shared_duals[at(row)];
      put_static("global_constraints", "mu", network_.constraints[i].row, sum);
    }
  }

  const net::Network& network_;
  const Program& program_;
  const lp::Point& point_;
  std::size_t width_;
  std::size_t n_rows_;
  std::size_t n_steps_;
  bool has_prices_;  ///< a program with whole numbers has none
  Numbers reduced_;
  std::vector<net::Table> tables_;
  std::vector<Numbers> injection_;
};

}  // namespace

result::NetworkPlan read_outcome(const net::Network& network, const Program& program,
                                 const lp::Solution& solution) {
  result::NetworkPlan plan;
  plan.status = status_of(solution);
  plan.network_name = network.name;
  record(program.problem, solution, plan.certificate, plan.solve);
  plan.notes = network.notes;
  return plan;
}

result::NetworkPlan read_back(const net::Network& network, const Program& program,
                              const lp::Solution& solution) {
  result::NetworkPlan plan = read_outcome(network, program, solution);
  plan.objective_constant = program.existing_cost;
  plan.objective = solution.certificate.primal_objective - program.existing_cost;
  Reader(network, program, solution.point).read(plan);
  return plan;
}

}  // namespace sunward::formulation::network
