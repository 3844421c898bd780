#include "sunward/input/park_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <type_traits>

#include "sunward/model/registry.hpp"

namespace sunward::input {

namespace {

/// Which buses receive energy or mass from some component, and which give it to one.
struct BusUse {
  std::set<std::string> fed;
  std::set<std::string> drawn;
};

struct BusUseVisitor {
  BusUse& use;
  void operator()(const component::Wind& c) { use.fed.insert(c.bus); }
  void operator()(const component::Pv& c) { use.fed.insert(c.bus); }
  void operator()(const component::Storage&) {}
  void operator()(const component::Electrolyser& c) {
    use.drawn.insert(c.bus);
    use.fed.insert(c.hydrogen_bus);
  }
  void operator()(const component::Compressor& c) {
    use.drawn.insert({c.bus, c.inlet_bus});
    use.fed.insert(c.outlet_bus);
  }
  void operator()(const component::HydrogenTank&) {}
  void operator()(const component::HydrogenMarket& c) {
    if (c.purchase_limit_kg_per_h > 0.0) use.fed.insert(c.bus);
    if (c.sale_limit_kg_per_h > 0.0) use.drawn.insert(c.bus);
  }
  void operator()(const component::ThermalPlant& c) { use.fed.insert(c.bus); }
  void operator()(const component::Grid& c) {
    use.fed.insert(c.bus);
    if (c.export_limit_mw > 0.0) use.drawn.insert(c.bus);
  }
  void operator()(const component::ElectricLoad& c) { use.drawn.insert(c.bus); }
  void operator()(const component::HydrogenDemand& c) { use.drawn.insert(c.bus); }
  void operator()(const component::SiliconPlant& c) { use.drawn.insert(c.bus); }
};

void check_bus_use(Section& top, const model::Park& park) {
  BusUse use;
  for (const model::Component& component : park.components)
    std::visit(BusUseVisitor{use}, component.spec);
  Section buses = top.subsection("buses");
  for (const model::Bus& bus : park.buses) {
    const bool fed = use.fed.count(bus.name) > 0;
    const bool drawn = use.drawn.count(bus.name) > 0;
    if (!fed && drawn)
      buses.fault(bus.name, "", {},
                  told(bus.carrier == model::Carrier::hydrogen ? "bus.unfed_hydrogen"
                                                               : "bus.unfed_electricity"));
    else if (!fed)
      buses.fault(bus.name, "", {}, told("bus.unused"));
  }
}

/// A compressor fills a tank no higher than it delivers.
void check_pressures(Section& top, const model::Park& park) {
  Section assets = top.subsection("assets");
  for (const model::Component& component : park.components) {
    const auto* mover = std::get_if<component::Compressor>(&component.spec);
    if (mover == nullptr || mover->discharge_bar <= 0.0) continue;
    for (const model::Component& other : park.components) {
      const auto* tank = std::get_if<component::HydrogenTank>(&other.spec);
      if (tank == nullptr || tank->bus != mover->outlet_bus || tank->max_bar <= 0.0) continue;
      if (tank->max_bar <= mover->discharge_bar) continue;
      assets.subsection(component.name)
          .fault("discharge_bar", std::string(unit::bar.symbol),
                 phrase("range.at_least", {{"min", fmt::format("{}", tank->max_bar)}}),
                 told("compressor.below_tank", {{"tank", other.name}}));
    }
  }
}

void check_rules(Section& top, const model::Rules& rules) {
  Section section = top.subsection("rules");
  if (rules.min_self_use_frac >= 0.0 && rules.max_export_frac >= 0.0 &&
      rules.max_export_frac + rules.min_self_use_frac > 1.0 + 1e-12)
    section.context().notes.push_back(phrase(
        "note.export_rule_idle", {{"export", fmt::format("{}", rules.max_export_frac)},
                                  {"self_use", fmt::format("{}", rules.min_self_use_frac)},
                                  {"below", fmt::format("{}", 1.0 - rules.min_self_use_frac)}}));
}

void check_finance(Section& top, const model::FinanceTerms& terms) {
  Section section = top.subsection("finance");
  if (section.table() == nullptr || terms.loan_tenor_y <= terms.operation_y) return;
  section.fault("loan_tenor_y", std::string(unit::year.symbol),
                phrase("range.at_most", {{"max", terms.operation_y}}),
                told("loan_outlives_operation"));
}

}  // namespace

void check_park(Section& top, const model::Park& park) {
  if (park.components.empty()) top.fault("assets", "", {}, told("park_empty"));
  check_bus_use(top, park);
  check_pressures(top, park);
  check_rules(top, park.rules);
  check_finance(top, park.finance);
}

}  // namespace sunward::input
