// Global constraints, and the faults that only show when all parts are there.
#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

using Type = net::GlobalConstraint::Type;

std::optional<Type> type_of(const std::string& word) {
  if (word.empty() || word == "primary_energy") return Type::primary_energy;
  if (word == "operational_limit") return Type::operational;
  if (word == "tech_capacity_expansion_limit") return Type::tech_capacity;
  if (word == "transmission_volume_expansion_limit") return Type::volume;
  if (word == "transmission_expansion_cost_limit") return Type::cost;
  return std::nullopt;
}

/// "AC, DC" or "[AC,DC]" to its words.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ',')
      words.emplace_back();
    else if (c != '[' && c != ']' && c != '(' && c != ')' && c != ' ')
      words.back() += c;
  }
  return words;
}

/// What a unit of primary energy of each carrier counts.
void read_emissions(Context& context, View& view, std::size_t row, const std::string& attribute,
                    net::GlobalConstraint& constraint) {
  const net::Table* carriers = context.tables().table("carriers");
  const net::Column* column = carriers == nullptr ? nullptr : carriers->column(attribute);
  if (column == nullptr && attribute == "co2_emissions") return;  // PyPSA's default: 0
  if (column == nullptr || column->type == net::ValueType::text) {
    view.fault(row, "carrier_attribute", "\"" + attribute + "\"",
               told("network.carrier_attribute"));
    return;
  }
  const std::size_t rows = carriers->names.size();
  for (std::size_t s = 0; s < constraint.carriers.size(); ++s)
    for (std::size_t r = 0; r < rows; ++r) {
      const double value = column->numbers[s * rows + r];
      if (std::isinf(value))
        view.fault(row, "carrier_attribute", attribute,
                   told("network.carrier_infinite", {{"carrier", carriers->names[r]}}));
      else if (!std::isnan(value) && value != 0.0)
        constraint.carriers[s].emplace_back(carriers->names[r], value);
    }
}

void read_period(Context& context, View& view, std::size_t row, net::GlobalConstraint& constraint) {
  const double wanted = view.invariant(row, "investment_period", free_where_missing);
  if (std::isnan(wanted)) return;
  const std::vector<int>& periods = context.tables().periods;
  const auto found = std::find(periods.begin(), periods.end(), static_cast<int>(wanted));
  if (found == periods.end() || !context.network.horizon.multi_invest)
    view.fault(row, "investment_period", plain(wanted), told("network.no_period"));
  else
    constraint.period = static_cast<Index>(found - periods.begin());
}

net::GlobalConstraint read_constraint(Context& context, View& view, std::size_t row) {
  net::GlobalConstraint constraint;
  constraint.row = static_cast<Index>(row);
  constraint.name = view.name(row);
  const std::string type = view.invariant_text(row, "type");
  if (const auto known = type_of(type))
    constraint.type = *known;
  else
    view.fault(row, "type", "\"" + type + "\"", told("network.constraint_type"));
  const std::string sense = view.invariant_text(row, "sense");
  constraint.sense = sense.empty() ? '=' : sense[0];
  if (sense != "<=" && sense != ">=" && sense != "==" && !sense.empty())
    view.fault(row, "sense", "\"" + sense + "\"", told("network.sense"));
  const std::size_t n_scenarios = context.network.horizon.n_scenarios;
  for (std::size_t s = 0; s < n_scenarios; ++s)
    constraint.constant.push_back(view.number(row, "constant", finite, s));
  constraint.carriers.resize(n_scenarios);
  read_period(context, view, row, constraint);
  constraint.bus = view.invariant_text(row, "bus");
  std::string attribute = view.invariant_text(row, "carrier_attribute");
  if (attribute.empty()) attribute = "co2_emissions";
  if (constraint.type == Type::primary_energy) {
    read_emissions(context, view, row, attribute, constraint);
    return constraint;
  }
  const bool several = constraint.type == Type::volume || constraint.type == Type::cost;
  for (auto& carriers : constraint.carriers)
    for (const std::string& word :
         several ? words_of(attribute) : std::vector<std::string>{attribute})
      carriers.emplace_back(word, 1.0);
  if (constraint.type != Type::operational && n_scenarios > 1)
    view.fault(row, "type", type, told("network.expansion_scenarios"));
  return constraint;
}

/// The strictest of the scenarios counts, as in PyPSA; a relative growth alone limits nothing.
void read_growth_limits(Context& context) {
  View view = context.view("carriers");
  if (!context.network.horizon.multi_invest) return;
  for (std::size_t r = 0; r < view.rows(); ++r) {
    net::GrowthLimit limit{view.name(r), infinity, infinity};
    for (std::size_t s = 0; s < context.network.horizon.n_scenarios; ++s) {
      limit.most = std::min(limit.most, view.number(r, "max_growth", {0.0, infinity, true}, s));
      limit.relative = std::min(limit.relative, view.number(r, "max_relative_growth", finite, s));
    }
    limit.relative = std::max(limit.relative, 0.0);
    if (std::isfinite(limit.most)) context.network.growth_limits.push_back(std::move(limit));
  }
}

bool counts(const net::GlobalConstraint& constraint, const net::Asset& asset) {
  if (constraint.type != Type::primary_energy && constraint.type != Type::operational) return false;
  for (std::size_t s = 0; s < asset.carriers.size(); ++s)
    if (constraint.factor(s, asset.carriers[s]) != 0.0) return true;
  return false;
}

/// Primary energy is output over efficiency.
void check_efficiencies(Context& context) {
  const net::Network& network = context.network;
  for (const net::GlobalConstraint& constraint : network.constraints)
    for (const net::Converter& converter : network.converters) {
      if (constraint.type != Type::primary_energy || converter.asset.kind != net::Kind::generator ||
          !counts(constraint, converter.asset))
        continue;
      std::size_t n = 0;
      while (n < network.horizon.n_steps() && converter.efficiency.at(n) != 0.0) ++n;
      if (n == network.horizon.n_steps()) continue;
      View view = context.view("generators");
      view.fault(static_cast<std::size_t>(converter.asset.row), "efficiency", "0",
                 told("network.no_efficiency", {{"constraint", constraint.name}}));
    }
}

/// A load on a bus nothing else is connected to can never be met; PyPSA refuses it as well.
void check_lonely_loads(Context& context) {
  std::vector<bool> connected(context.network.buses.size(), false);
  for (const net::Converter& converter : context.network.converters)
    for (const net::Port& port : converter.ports)
      if (converter.asset.ever_active()) connected[static_cast<std::size_t>(port.bus)] = true;
  for (const net::Storage& storage : context.network.storages)
    if (storage.asset.ever_active()) connected[static_cast<std::size_t>(storage.bus)] = true;
  View view = context.view("loads");
  for (std::size_t r = 0; r < context.network.loads.size(); ++r) {
    const net::Load& load = context.network.loads[r];
    const bool draws = load.power.constant != 0.0 ||
                       std::any_of(load.power.by_step.begin(), load.power.by_step.end(),
                                   [](double v) { return v != 0.0; });
    if (load.active && draws && !connected[static_cast<std::size_t>(load.bus)])
      view.fault(r, "bus", "\"" + context.network.buses[static_cast<std::size_t>(load.bus)] + "\"",
                 told("network.stranded_load"));
  }
}

/// Lines and transformers only carry; a network of them and of buses has nothing to optimise.
void check_not_empty(Context& context) {
  const net::Network& network = context.network;
  const auto serves = [](const net::Converter& converter) {
    const net::Kind kind = converter.asset.kind;
    return converter.asset.ever_active() && kind != net::Kind::line &&
           kind != net::Kind::transformer;
  };
  const bool any =
      std::any_of(network.converters.begin(), network.converters.end(), serves) ||
      std::any_of(network.storages.begin(), network.storages.end(),
                  [](const net::Storage& storage) { return storage.asset.ever_active(); }) ||
      std::any_of(network.loads.begin(), network.loads.end(),
                  [](const net::Load& load) { return load.active; });
  if (!any) context.faults.add(context.tables().source, "", "", told("network.no_component"));
}

/// Per-period and continuous storages in one network would need two kinds of horizon.
void check_storage_starts(Context& context) {
  if (!context.network.horizon.multi_invest) return;
  bool per_period = false;
  for (const net::Storage& storage : context.network.storages)
    per_period = per_period || storage.per_period;
  for (const net::Storage& storage : context.network.storages) {
    const auto& active = storage.asset.active;
    const bool always = std::all_of(active.begin(), active.end(), [](auto on) { return on != 0; });
    if (storage.per_period == per_period && (storage.per_period || always)) continue;
    View view = context.view(net::list_of(storage.asset.kind));
    const bool unit = storage.two_way;
    view.fault(static_cast<std::size_t>(storage.asset.row),
               unit ? "cyclic_state_of_charge_per_period" : "e_cyclic_per_period", "False",
               per_period ? told("network.mixed_storages") : told("network.storage_not_always"));
  }
}

/// With investment periods a budget counts what a storage ends with in two cases only: when it
/// starts from a given content in each period, or carries over periods that all weigh one year.
void check_storages_in_budgets(Context& context) {
  const net::Horizon& horizon = context.network.horizon;
  if (!horizon.multi_invest) return;
  const bool unit_years = std::all_of(horizon.period_years.begin(), horizon.period_years.end(),
                                      [](double years) { return years == 1.0; });
  for (const net::Storage& storage : context.network.storages) {
    View view = context.view(net::list_of(storage.asset.kind));
    const auto row = static_cast<std::size_t>(storage.asset.row);
    const bool cyclic = view.flag(row, storage.two_way ? "cyclic_state_of_charge" : "e_cyclic");
    const bool given = storage.start == net::Start::given;
    const bool clear = cyclic ? !given : given && (storage.per_period || unit_years);
    if (clear) continue;
    for (const net::GlobalConstraint& constraint : context.network.constraints)
      if (counts(constraint, storage.asset))
        view.fault(row, "carrier", "\"" + storage.asset.carriers[0] + "\"",
                   told("network.budget_of_storage", {{"constraint", constraint.name}}));
  }
}

}  // namespace

void read_constraints(Context& context) {
  View view = context.view("global_constraints");
  for (std::size_t r = 0; r < view.rows(); ++r)
    context.network.constraints.push_back(read_constraint(context, view, r));
  check_efficiencies(context);
  read_growth_limits(context);
}

void check_whole(Context& context) {
  check_not_empty(context);
  check_lonely_loads(context);
  check_storage_starts(context);
  check_storages_in_budgets(context);
  check_committed_periods(context);
}

}  // namespace sunward::input::pypsa::detail
