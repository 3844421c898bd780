#include "sunward/rules/operation.hpp"

#include "sunward/base/error.hpp"

namespace sunward::rules {

namespace {

constexpr double hours_of_year = 8760.0;
constexpr double hours_of_leap_year = 8784.0;
constexpr double kg_per_t = 1000.0;

/// A scenario stands for one year, whatever it covers.
YearSpan span_of(const result::ScenarioYear& year) {
  const double covered_h = year.axis.step_h() * year.axis.n_steps;
  const bool whole = covered_h == hours_of_year || covered_h == hours_of_leap_year;
  const auto n_steps = static_cast<std::size_t>(year.axis.n_steps);
  return {&year, year.first_step, year.first_step + n_steps, year.weight,
          whole ? year.axis.step_h() : year.axis.step_h() * hours_of_year / covered_h};
}

void add(const std::vector<double>& values, double factor, std::vector<double>& sum) {
  SUNWARD_CHECK(values.size() >= sum.size(), "a series is shorter than its years");
  for (std::size_t n = 0; n < sum.size(); ++n) sum[n] += factor * values[n];
}

const model::Component* component_of(const model::Park& park, const std::string& name) {
  for (const model::Component& component : park.components)
    if (component.name == name) return &component;
  return nullptr;
}

/// Adds one flow to the sums it counts in, by its owner's technology.
struct Adder {
  const result::Flow& flow;
  Operation& sums;

  void renewable() {
    if (flow.quantity == "power_mw") add(flow.values, 1.0, sums.generation_mw);
    if (flow.quantity == "available_mw") add(flow.values, 1.0, sums.available_mw);
  }
  void operator()(const component::Wind&) { renewable(); }
  void operator()(const component::Pv&) { renewable(); }
  void operator()(const component::Grid& grid) {
    if (flow.quantity == "export_mw") add(flow.values, 1.0, sums.export_mw);
    if (flow.quantity != "import_mw") return;
    add(flow.values, 1.0, sums.import_mw);
    add(flow.values, grid.co2_kg_per_kwh, sums.co2_t_per_h);  // kg/kWh is t/MWh
    add(flow.values, grid.co2_kg_per_kwh, sums.import_t_per_h);
  }
  void operator()(const component::ThermalPlant& plant) {
    if (flow.quantity != "power_mw") return;
    add(flow.values, 1.0, sums.thermal_mw);
    add(flow.values, plant.co2_kg_per_kwh, sums.co2_t_per_h);
  }
  void operator()(const component::Electrolyser&) {
    if (flow.quantity == "input_mw") add(flow.values, 1.0, sums.electrolyser_mw);
    if (flow.quantity == "flow_kg_per_h") add(flow.values, 1.0, sums.hydrogen_kg_per_h);
  }
  void operator()(const component::HydrogenMarket& market) {
    if (flow.quantity == "purchase_kg_per_h")
      add(flow.values, market.purchase_co2_kg_per_kg / kg_per_t, sums.co2_t_per_h);
  }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

Operation operation_of(const result::Plan& plan, const model::Park& park) {
  Operation sums;
  sums.grid_co2_t_per_mwh = model::grid_co2_t_per_mwh(park);
  std::size_t n_steps = 0;
  for (const result::ScenarioYear& year : plan.years) {
    sums.years.push_back(span_of(year));
    n_steps = std::max(n_steps, sums.years.back().end);
  }
  for (auto* series :
       {&sums.generation_mw, &sums.available_mw, &sums.import_mw, &sums.export_mw, &sums.thermal_mw,
        &sums.electrolyser_mw, &sums.hydrogen_kg_per_h, &sums.co2_t_per_h, &sums.import_t_per_h})
    series->assign(n_steps, 0.0);
  for (const result::Flow& flow : plan.flows)
    if (const model::Component* owner = component_of(park, flow.asset))
      std::visit(Adder{flow, sums}, owner->spec);
  return sums;
}

}  // namespace sunward::rules
