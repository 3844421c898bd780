#include "sunward/formulation/park_network/draft.hpp"

#include <cctype>

#include <fmt/format.h>

#include "sunward/formulation/component/registry.hpp"
#include "sunward/model/annuity.hpp"

namespace sunward::formulation {

namespace net = model::network;

namespace park_network {

namespace {

/// PyPSA separates the carriers of a constraint by commas and drops brackets; we drop spaces.
std::string listable(const std::string& name) {
  std::string word;
  for (const char c : name) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' ||
                       c == '-' || (static_cast<unsigned char>(c) & 0x80U) != 0;
    word += plain ? c : '_';
  }
  return word;
}

}  // namespace

Draft::Draft(const model::Park& park, bool leave_out)
    : park_(park), leave_out_(leave_out), horizon_(horizon_of(park)) {
  for (const model::Bus& bus : park.buses) {
    const bool electric = bus.carrier == model::Carrier::electricity;
    sheets_.carrier(model::to_string(bus.carrier));
    sheets_.add("buses",
                {bus.name,
                 {{"carrier", model::to_string(bus.carrier)}, {"unit", electric ? "MW" : "kg/h"}},
                 {},
                 {}});
  }
}

void Draft::enter(const model::Component& component) { component_ = &component; }

Nominal Draft::nominal(const component::SizeRange& range, const component::Cost& cost,
                       double units_per_capacity, double charge_per_year) const {
  const double annuity = model::annuity_factor(park_.finance.discount_frac, cost.lifetime_y);
  return {
      range.min, range.max,
      (cost.capex_cny_per_unit * annuity + cost.fixed_om_cny_per_unit_year) * units_per_capacity +
          charge_per_year};
}

std::string Draft::bus(const std::string& what, const std::string& carrier) {
  const std::string unused = sheets_.unused("buses", part(what));
  sheets_.carrier(carrier);
  sheets_.add("buses", {unused, {{"carrier", carrier}}, {}, {}});
  return unused;
}

/// Also a given size is one to choose, in a range of its own width: PyPSA counts the cost of no
/// other.
Row Draft::sized(const std::string& name, const std::string& carrier, const Nominal& size,
                 const std::string& attribute) {
  Row row{name, {{"carrier", carrier}}, {}, {}};
  row.numbers = {{attribute + "_extendable", 1.0},
                 {attribute + "_min", size.min},
                 {attribute + "_max", size.max},
                 {"capital_cost", size.cost_per_year}};
  return row;
}

Row& Draft::add(const std::string& list, Row row) {
  row.name = sheets_.unused(list, row.name);
  sheets_.carrier(row.texts.at("carrier"));
  return sheets_.add(list, std::move(row));
}

Row& Draft::link(const std::string& name, const std::string& bus0, const std::string& bus1,
                 double efficiency, const Nominal& size) {
  Row row = sized(name, sheets_.unused("carriers", listable(name)), size);
  row.texts["bus0"] = bus0;
  row.texts["bus1"] = bus1;
  row.numbers["efficiency"] = efficiency;
  return add("links", std::move(row));
}

void Draft::tie(const std::string& what, const std::vector<Term>& terms, const char* sense,
                double constant) {
  std::string carriers;
  for (const Term& term : terms) {
    Row& link = sheets_.row("links", term.link);
    const auto [length, is_new] = link.numbers.try_emplace("length", term.factor);
    SUNWARD_CHECK(is_new || length->second == term.factor, "a link with two factors: " + link.name);
    carriers += (carriers.empty() ? "" : ", ") + link.texts.at("carrier");
  }
  sheets_.add("global_constraints", {sheets_.unused("global_constraints", part(what)),
                                     {{"type", "transmission_volume_expansion_limit"},
                                      {"carrier_attribute", carriers},
                                      {"sense", sense}},
                                     {{"constant", constant}},
                                     {}});
}

std::string Draft::complement(const std::string& what, const std::string& carrier,
                              const std::string& bus, double most) {
  Row row = sized(part(what), carrier, {0.0, most, 0.0});
  row.texts["bus0"] = row.texts["bus1"] = bus;
  row.numbers["p_max_pu"] = 0.0;
  const std::string name = add("links", std::move(row)).name;
  sheets_.add(
      "global_constraints",
      {sheets_.unused("global_constraints", part(what)),
       {{"type", "tech_capacity_expansion_limit"}, {"carrier_attribute", carrier}, {"sense", "=="}},
       {{"constant", most}},
       {}});
  return name;
}

void Draft::cannot(const std::string& key, FaultWords words) {
  Fault fault;
  if (!park_.inputs.empty()) fault.file = park_.inputs[0].first;
  fault.key = case_path_of(*component_) + "." + key;
  fault.tell(std::move(words));
  cannot_.push_back(std::move(fault));
}

void Draft::cannot_rule(const std::string& key, FaultWords words) {
  Fault fault;
  if (!park_.inputs.empty()) fault.file = park_.inputs[0].first;
  fault.key = "rules." + key;
  fault.tell(std::move(words));
  cannot_.push_back(std::move(fault));
}

void Draft::add_snapshots(net::Tables& tables) const {
  const auto n = static_cast<std::size_t>(axis().n_steps);
  for (Index t = 0; t < axis().n_steps; ++t) {
    const series::CivilTime time = axis().time(t);
    tables.snapshots.minutes.push_back(series::minutes_from_civil(time));
    tables.snapshots.labels.push_back(fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:00", time.year,
                                                  time.month, time.day, time.hour, time.minute));
  }
  const double hours_per_year = horizon_.scenarios[0].hours_per_step;
  tables.snapshots.objective.assign(n, hours_per_year);
  tables.snapshots.generators.assign(n, hours_per_year);
  tables.snapshots.stores.assign(n, horizon_.step_h);
}

ParkNetwork Draft::finish() {
  if (!cannot_.empty() && !leave_out_) throw InputError(cannot_);
  ParkNetwork network;
  network.left_out = std::move(cannot_);
  network.tables.attributes = {{"name", park_.name}, {"pypsa_version", "1.0.0"}};
  add_snapshots(network.tables);
  network.tables.tables = sheets_.tables();
  return network;
}

}  // namespace park_network

ParkNetwork network_of(const model::Park& park, bool leave_out) {
  if (park.scenarios.size() > 1) {
    Fault fault;
    if (!park.inputs.empty()) fault.file = park.inputs[0].first;
    fault.value = std::to_string(park.scenarios.size());
    fault.tell(told("park_network.years"));
    throw InputError({fault});
  }
  park_network::Draft draft(park, leave_out);
  for (const model::Component& component : park.components) {
    draft.enter(component);
    park_network::translate(component, draft);
  }
  park_network::translate_rules(draft);
  return draft.finish();
}

}  // namespace sunward::formulation
