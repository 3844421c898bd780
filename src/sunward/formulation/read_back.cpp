#include "sunward/formulation/read_back.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "sunward/base/error.hpp"
#include "sunward/formulation/bindings.hpp"
#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/evaluate.hpp"
#include "sunward/formulation/links.hpp"
#include "sunward/formulation/notes.hpp"

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

Evaluated evaluate(const model::Park& park, const Program& program, const lp::Point& point) {
  Evaluated values{park, program, point, evaluate_flows(program, point), {}, {}, {}, {}, {}};
  values.costs = evaluate_costs(program, values.flows);
  const auto sums = [&](Index scenario) {
    return year_sums(park, program, values.flows, values.costs, point, scenario);
  };
  for (Index s = 0; s < program.map.horizon.n_scenarios(); ++s) values.years.push_back(sums(s));
  values.expected = sums(-1);
  if (park.rules.min_hydrogen_month_frac >= 0.0)
    values.months = hydrogen_by_month(park, program, values.flows, -1);
  if (!point.step_duals.empty() || !point.shared_duals.empty())
    values.shared_reduced_costs = shared_reduced_costs(program.problem, point);
  return values;
}

void add_cost(result::Asset& asset, const std::string& kind, double cny) {
  if (cny == 0.0) return;
  for (result::CostLine& line : asset.costs) {
    if (line.kind != kind) continue;
    line.cny_per_year += cny;
    return;
  }
  asset.costs.push_back({kind, cny});
}

void add_capacity(const Evaluated& values, const CapacityMap& map, result::Asset& asset) {
  result::Capacity capacity;
  capacity.quantity = map.quantity;
  capacity.unit = map.unit;
  capacity.value = value_of(map.size, values.point);
  capacity.min = map.range.min;
  capacity.max = map.range.max;
  capacity.sized = map.size.column >= 0;
  capacity.shadow_price_cny_per_unit = size_worth(values, map);
  asset.capacities.push_back(capacity);
  add_cost(asset, "annuity", map.annuity_cny_per_unit_year * capacity.value);
  add_cost(asset, "fixed_om", map.fixed_om_cny_per_unit_year * capacity.value);
  add_cost(asset, "capacity_charge", map.charge_cny_per_unit_year * capacity.value);
  asset.capex_cny += map.capex_cny_per_unit * capacity.value;
}

/// An interior point leaves a little of everything. A size left open is reported as 0 where it is a
/// crumb beside the largest of its unit and costs less than the certificate can tell apart.
void drop_crumbs(const Evaluated& values, double tolerance, std::vector<result::Asset>& assets) {
  constexpr double crumb_frac = 1e-4;
  std::map<std::string, double> largest;
  for (const result::Asset& asset : assets)
    for (const result::Capacity& capacity : asset.capacities)
      largest[capacity.unit] = std::max(largest[capacity.unit], capacity.value);
  const double unseen_cny = tolerance * std::abs(values.expected.total_cost_cny);
  const VariableMap& map = values.program.map;
  std::vector<std::size_t> next(assets.size(), 0);
  for (const CapacityMap& owner : map.capacities) {
    result::Capacity& size = assets[at(owner.component)].capacities[next[at(owner.component)]++];
    const double cny =
        size.value * (owner.annuity_cny_per_unit_year + owner.fixed_om_cny_per_unit_year +
                      owner.charge_cny_per_unit_year);
    if (size.sized && size.min == 0.0 && size.value < crumb_frac * largest[size.unit] &&
        cny < unseen_cny)
      size.value = 0.0;
  }
}

std::vector<result::Asset> assets_of(const Evaluated& values, double tolerance) {
  const VariableMap& map = values.program.map;
  std::vector<result::Asset> assets;
  for (const model::Component& component : values.park.components) {
    result::Asset asset;
    asset.name = component.name;
    asset.label = component.label.empty() ? component.name : component.label;
    asset.type = type_of(component);
    asset.bus = bus_of(component);
    assets.push_back(std::move(asset));
  }
  for (const CapacityMap& capacity : map.capacities)
    add_capacity(values, capacity, assets[at(capacity.component)]);
  drop_crumbs(values, tolerance, assets);
  for (std::size_t c = 0; c < map.costs.size(); ++c) {
    double expected = 0.0;
    for (std::size_t s = 0; s < map.horizon.scenarios.size(); ++s)
      expected += map.horizon.scenarios[s].weight * values.costs[c][s];
    add_cost(assets[at(map.costs[c].component)], map.costs[c].kind, expected);
  }
  for (const PeakMap& peak : map.peaks)
    add_cost(assets[at(peak.component)], peak.kind, cny_of(peak, values.point));
  for (std::size_t c = 0; c < assets.size(); ++c) {
    AssetReader reader(map, values.flows, static_cast<Index>(c), assets[c]);
    read(values.park.components[c], reader);
  }
  return assets;
}

/// Flows with their values moved out of `values`; prices of the buses after them.
std::vector<result::Flow> flows_of(Evaluated& values) {
  const model::Park& park = values.park;
  std::vector<result::Flow> flows;
  for (std::size_t f = 0; f < values.program.map.flows.size(); ++f) {
    const FlowMap& map = values.program.map.flows[f];
    flows.push_back({map.name, park.components[at(map.component)].name, map.quantity, map.unit,
                     map.description, map.bus < 0 ? std::string{} : park.buses[at(map.bus)].name,
                     map.sign, std::move(values.flows.by_step[f])});
  }
  if (values.point.step_duals.empty()) return flows;
  for (std::size_t b = 0; b < park.buses.size(); ++b) {
    const bool electric = park.buses[b].carrier == model::Carrier::electricity;
    const std::string quantity = electric ? "price_cny_per_mwh" : "price_cny_per_kg";
    flows.push_back({park.buses[b].name + "_" + quantity, park.buses[b].name, quantity,
                     electric ? "CNY MWh-1" : "CNY kg-1", "cost of one more unit of demand", "", 0,
                     bus_price(values.program, values.point, static_cast<Index>(b))});
  }
  return flows;
}

std::vector<result::ScenarioYear> years_of(const Evaluated& values) {
  std::vector<result::ScenarioYear> years;
  for (std::size_t s = 0; s < values.park.scenarios.size(); ++s) {
    const model::Scenario& scenario = values.park.scenarios[s];
    years.push_back({scenario.name, scenario.weight, scenario.weather->axis,
                     values.program.map.horizon.scenarios[s].first_step,
                     indicators_of(values.years[s])});
  }
  return years;
}

}  // namespace

result::Status status_of(const lp::Solution& solution) {
  switch (solution.status) {
    case lp::SolveStatus::optimal:
      return solution.certificate.holds ? result::Status::optimal
                                        : result::Status::numerical_trouble;
    case lp::SolveStatus::primal_infeasible:
      return result::Status::infeasible;
    case lp::SolveStatus::dual_infeasible:
      return result::Status::unbounded;
    case lp::SolveStatus::iteration_limit:
    case lp::SolveStatus::time_limit:
      return result::Status::limit;
    case lp::SolveStatus::cancelled:
      return result::Status::cancelled;
    default:
      return result::Status::numerical_trouble;
  }
}

void record(const lp::Problem& problem, const lp::Solution& solution,
            result::Certificate& certificate, result::SolveRecord& solve) {
  certificate = {solution.certificate.relative_gap, solution.certificate.primal_residual,
                 solution.certificate.dual_residual, solution.certificate.tolerance,
                 solution.certificate.holds};
  solve.seconds = solution.seconds;
  solve.iterations = solution.iterations;
  solve.threads = solution.threads;
  solve.phases = solution.phases;
  const lp::Size size = lp::size(problem);
  solve.columns = size.columns;
  solve.rows = size.rows;
  solve.nonzeros = size.nonzeros;
  solve.steps = size.steps;
  solve.scenarios = size.scenarios;
}

result::Plan read_outcome(const model::Park& park, const Program& program,
                          const lp::Solution& solution) {
  result::Plan plan;
  plan.status = status_of(solution);
  plan.park_name = park.name;
  record(program.problem, solution, plan.certificate, plan.solve);
  plan.notes = park.notes;
  return plan;
}

result::Plan read_back(const model::Park& park, const Program& program,
                       const lp::Solution& solution, Language language) {
  SUNWARD_CHECK(solution.point.step_values.size() ==
                        program.problem.n_steps() * program.problem.step_columns.size() &&
                    solution.point.shared_values.size() == program.problem.shared_columns.size(),
                "the solution belongs to another program");
  result::Plan plan = read_outcome(park, program, solution);
  Evaluated values = evaluate(park, program, solution.point);
  plan.assets = assets_of(values, solution.certificate.tolerance);
  for (const result::Asset& asset : plan.assets) plan.capex_cny += asset.capex_cny;
  plan.objective_cny_per_year = values.expected.total_cost_cny;
  plan.indicators = indicators_of(values.expected);
  plan.years = years_of(values);
  plan.notes = notes_of(park);
  plan.bindings = bindings_of(values);
  plan.rules = rule_checks(values, std::max(solution.certificate.tolerance, 1e-9));
  plan.links = links_of(values, language);
  plan.flows = flows_of(values);  // last: takes the series
  return plan;
}

}  // namespace sunward::formulation
