// Wind, sun, storages, electrolysers, compressors and tanks in PyPSA's terms.
#include <cmath>

#include <fmt/format.h>

#include "sunward/component/electrolyser/hydrogen_envelope.hpp"
#include "sunward/component/pv/availability.hpp"
#include "sunward/component/wind/availability.hpp"
#include "sunward/formulation/park_network/components.hpp"
#include "sunward/formulation/rules.hpp"

namespace sunward::formulation::park_network {

namespace {

constexpr double kw_per_mw = 1000.0;
constexpr const char* electricity = "electricity";
constexpr const char* hydrogen = "hydrogen";

struct Plant {
  std::string bus;
  std::string carrier;
  Nominal size;
  std::vector<double> availability_pu;
  double variable_om = 0.0;
};

/// Where a rule counts what could have been delivered, the plant runs at what is available and a
/// second generator takes away what is curtailed, on a bus that only gives.
void add_plant(const Plant& plant, Draft& draft) {
  if (plant.size.absent()) return;
  Row row = Draft::sized(draft.name(), plant.carrier, plant.size);
  row.series["p_max_pu"] = plant.availability_pu;
  if (!counts_available(draft.park().rules)) {
    row.texts["bus"] = plant.bus;
    row.numbers["marginal_cost"] = plant.variable_om;
    draft.add("generators", std::move(row));
    return;
  }
  const std::string bus = draft.bus("plant", electricity);
  row.series["p_min_pu"] = plant.availability_pu;
  row.texts["bus"] = bus;
  draft.add("generators", std::move(row));
  draft.add("generators", {draft.part("curtailed"),
                           {{"bus", bus}, {"carrier", curtailed}},
                           {{"sign", -1.0}, {"p_nom", infinity}},
                           {}});
  draft.add("links", {draft.part("delivered"),
                      {{"bus0", bus}, {"bus1", plant.bus}, {"carrier", electricity}},
                      {{"p_nom", infinity}, {"marginal_cost", plant.variable_om}},
                      {}});
}

/// Hours of storage at least, at most or exactly, where sizes are to be chosen: the energy is
/// `most` less its complement, and power - energy / hours the side of one constraint. A second one
/// would need the complement with another factor.
void add_duration(const component::Storage& spec, const std::string& charge,
                  const std::string& carrier, const std::string& bus, Draft& draft) {
  const bool at_least = spec.duration_min_h > 0.0;
  const bool at_most = std::isfinite(spec.duration_max_h);
  const bool exact = spec.duration_min_h == spec.duration_max_h;
  if ((spec.power_mw.fixed() && spec.energy_mwh.fixed()) || (!at_least && !at_most)) return;
  const char* key = at_least ? "duration_min_h" : "duration_max_h";
  if (at_least && at_most && !exact)
    draft.cannot("duration_max_h", told("park_network.both_durations"));
  if (std::isinf(spec.energy_mwh.max)) {
    draft.cannot(key, told("park_network.unlimited", {{"size", "energy_mwh"}}));
    return;
  }
  const double hours = at_least ? spec.duration_min_h : spec.duration_max_h;
  const double most = spec.energy_mwh.max;
  const std::string rest = draft.complement(key, carrier, bus, most);
  draft.tie(std::string(key) + ".limit", {{charge, 1.0}, {rest, 1.0 / hours}},
            exact      ? "=="
            : at_least ? "<="
                       : ">=",
            most / hours);
}

}  // namespace

void translate(const component::Wind& spec, Draft& draft) {
  add_plant({spec.bus, "wind", draft.nominal(spec.capacity_mw, spec.cost, kw_per_mw),
             component::wind_availability_pu(spec, draft.weather(), draft.park().site.location),
             spec.variable_om_cny_per_mwh},
            draft);
}

void translate(const component::Pv& spec, Draft& draft) {
  add_plant({spec.bus, "pv", draft.nominal(spec.capacity_mw, spec.cost, kw_per_mw),
             component::pv_availability_pu(spec, draft.weather(), draft.park().site.location),
             spec.variable_om_cny_per_mwh},
            draft);
}

/// A store on a bus of its own, a link into it and one out of it, both of the same size at the
/// park.
void translate(const component::Storage& spec, Draft& draft) {
  const Nominal power = draft.nominal(spec.power_mw, spec.cost_power, kw_per_mw);
  const Nominal energy = draft.nominal(spec.energy_mwh, spec.cost_energy, kw_per_mw);
  const std::string inside = draft.bus("content", electricity);
  const double out = spec.discharge_efficiency_frac;
  const std::string charge =
      draft.link(draft.part("charge"), spec.bus, inside, spec.charge_efficiency_frac, power).name;
  Row& discharge =
      draft.link(draft.part("discharge"), inside, spec.bus, out, power.times(1.0 / out));
  discharge.numbers["marginal_cost"] = spec.throughput_cost_cny_per_mwh * out;
  const std::string discharge_name = discharge.name;
  Row store = Draft::sized(draft.name(), draft.part("energy"), energy, "e_nom");
  store.texts["bus"] = inside;
  store.numbers.insert({{"e_min_pu", spec.soc_min_frac},
                        {"e_max_pu", spec.soc_max_frac},
                        {"e_cyclic", 1.0},
                        {"standing_loss", spec.self_discharge_frac_per_h}});
  draft.add("stores", std::move(store));
  if (!power.fixed()) draft.tie("one_power", {{charge, 1.0}, {discharge_name, -out}}, "==", 0.0);
  add_duration(spec, charge, draft.part("energy"), inside, draft);
  if (spec.auxiliary_frac == 0.0) return;
  Row& auxiliary =
      draft.link(draft.part("auxiliary"), spec.bus, inside, 0.0, power.times(spec.auxiliary_frac));
  auxiliary.numbers["p_min_pu"] = 1.0;
  if (!power.fixed())
    draft.tie("auxiliary_power", {{charge, 1.0}, {auxiliary.name, -1.0 / spec.auxiliary_frac}},
              "==", 0.0);
}

/// One link for each straight stretch of the curve, the sizes in the ratio of the widths.
void translate(const component::Electrolyser& spec, Draft& draft) {
  const Nominal size = draft.nominal(spec.power_mw, spec.cost, kw_per_mw);
  if (size.absent()) return;
  const auto envelope =
      component::electrolyser::envelope_of(spec, component::electrolyser::envelope_tolerance_frac);
  const auto roof = component::electrolyser::stretches(envelope.segments);
  std::string first;
  for (std::size_t i = 0; i < roof.size(); ++i) {
    Nominal part = size.times(roof[i].width_frac);
    if (i == 0) part.cost_per_year = size.cost_per_year / roof[0].width_frac;
    Row& link =
        draft.link(roof.size() == 1 ? draft.name() : draft.part(fmt::format("segment_{}", i + 1)),
                   spec.bus, spec.hydrogen_bus, roof[i].slope_kg_per_mwh, part);
    link.numbers["marginal_cost"] = spec.variable_om_cny_per_kg * roof[i].slope_kg_per_mwh;
    if (i == 0)
      first = link.name;
    else if (!size.fixed())
      draft.tie(fmt::format("segment_{}_width", i + 1),
                {{first, 1.0}, {link.name, -roof[0].width_frac / roof[i].width_frac}}, "==", 0.0);
  }
}

void translate(const component::Compressor& spec, Draft& draft) {
  const Nominal size = draft.nominal(spec.flow_kg_per_h, spec.cost, 1.0);
  if (size.absent()) return;
  Row row = Draft::sized(draft.name(), "compressor", size);
  row.texts.insert({{"bus0", spec.inlet_bus}, {"bus1", spec.outlet_bus}, {"bus2", spec.bus}});
  row.numbers["efficiency2"] = -spec.energy_kwh_per_kg / kw_per_mw;
  draft.add("links", std::move(row));
}

/// A store at the bus; behind a link both ways where the rate of filling matters.
void translate(const component::HydrogenTank& spec, Draft& draft) {
  const Nominal size = draft.nominal(spec.mass_kg, spec.cost, 1.0);
  if (size.absent()) return;
  const double rate = spec.max_rate_frac_per_h;
  const bool limited = rate * draft.horizon().step_h < 1.0 - spec.min_fill_frac;
  Row store = Draft::sized(draft.name(), draft.part("content"), size, "e_nom");
  store.texts["bus"] = limited ? draft.bus("inside", hydrogen) : spec.bus;
  store.numbers.insert({{"e_min_pu", spec.min_fill_frac},
                        {"e_cyclic", 1.0},
                        {"standing_loss", spec.loss_frac_per_h}});
  const std::string inside = store.texts["bus"];
  draft.add("stores", std::move(store));
  if (!limited) return;
  const bool fixed = size.fixed();
  if (!fixed && std::isinf(size.max)) {
    draft.cannot("max_rate_frac_per_h", told("park_network.unlimited", {{"size", "mass_kg"}}));
  }
  Row& valve = draft.link(draft.part("valve"), inside, spec.bus, 1.0, size.times(rate));
  valve.numbers["p_min_pu"] = -1.0;
  const std::string name = valve.name;
  if (fixed || std::isinf(size.max)) return;
  const std::string rest = draft.complement("rest", draft.part("content"), inside, size.max);
  draft.tie("max_rate_frac_per_h", {{name, 1.0}, {rest, rate}}, "==", rate * size.max);
}

void translate(const component::ThermalPlant& spec, Draft& draft) {
  const model::Rules& rules = draft.park().rules;
  const Nominal size = draft.nominal(spec.capacity_mw, spec.cost, kw_per_mw);
  if (size.absent()) return;
  Row row = Draft::sized(draft.name(), draft.name(), size);
  row.texts["bus"] = spec.bus;
  row.numbers["p_max_pu"] = spec.availability_frac;
  row.numbers["p_min_pu"] = spec.min_output_frac;
  row.numbers["marginal_cost"] = spec.variable_om_cny_per_mwh +
                                 spec.fuel_kg_per_kwh * spec.fuel_price_cny_per_t +
                                 spec.co2_kg_per_kwh * rules.co2_price_cny_per_t;
  count(draft, draft.name(), key_of(Rule::co2_cap), spec.co2_kg_per_kwh);
  if (rules.min_green_share_frac >= 0.0)
    count(draft, draft.name(), key_of(Rule::min_green_share), -rules.min_green_share_frac);
  draft.add("generators", std::move(row));
}

}  // namespace sunward::formulation::park_network
