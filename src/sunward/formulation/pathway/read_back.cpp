#include "sunward/formulation/pathway/read_back.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "sunward/base/error.hpp"
#include "sunward/formulation/read_back.hpp"
#include "sunward/model/registry.hpp"

namespace sunward::formulation::pathway {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

/// The part of a joined point that belongs to one stage, its duals in yuan of the stage's years.
lp::Point part_of(const lp::Point& point, const Program& program, std::size_t s) {
  const PartMap& map = program.parts[s];
  const lp::Problem& stage = program.stages[s].problem;
  const double weight = program.weight[s];
  const auto steps = [&](const std::vector<double>& values, std::size_t width,
                         const std::vector<Index>& places, double factor) {
    std::vector<double> out;
    if (values.empty()) return out;
    out.reserve(stage.n_steps() * places.size());
    for (std::size_t n = 0; n < stage.n_steps(); ++n)
      for (const Index place : places)
        out.push_back(factor * values[(map.first_step + n) * width + at(place)]);
    return out;
  };
  const auto shared = [](const std::vector<double>& values, const std::vector<Index>& places,
                         double factor) {
    std::vector<double> out;
    if (values.empty()) return out;
    for (const Index place : places) out.push_back(factor * values[at(place)]);
    return out;
  };
  const lp::Problem& all = program.problem;
  lp::Point part;
  part.step_values = steps(point.step_values, all.step_columns.size(), map.step_columns, 1.0);
  part.step_duals = steps(point.step_duals, all.step_rows.size(), map.step_rows, 1.0 / weight);
  part.shared_values = shared(point.shared_values, map.shared_columns, 1.0);
  part.shared_duals = shared(point.shared_duals, map.shared_rows, 1.0 / weight);
  return part;
}

/// The name of a cost in the table of a pathway.
std::string cost_name(const result::Asset& asset, const std::string& kind) {
  if (kind == "annuity") return "investment";
  if (kind == "energy_purchase" && asset.type == "thermal_plant") return "fuel";
  if (kind.ends_with("_charge")) return "grid_charges";
  if (kind == "support") return "sale";  // yearly income beside what is sold
  return kind;
}

std::vector<result::PathwayCost> costs_of(const result::Plan& plan) {
  std::vector<result::PathwayCost> costs;
  for (const char* name : {"investment", "fixed_om", "variable_om", "fuel", "energy_purchase",
                           "grid_charges", "co2", "unserved", "sale"})
    costs.push_back({name, 0.0});
  for (const result::Asset& asset : plan.assets)
    for (const result::CostLine& line : asset.costs) {
      const auto cost =
          std::find_if(costs.begin(), costs.end(), [&](const result::PathwayCost& known) {
            return known.name == cost_name(asset, line.kind);
          });
      SUNWARD_CHECK(cost != costs.end(), "a pathway has a row for the cost " + line.kind);
      cost->cny_per_year += line.cny_per_year;
    }
  return costs;
}

class Reader {
 public:
  Reader(const model::Pathway& pathway, Program& program, const lp::Solution& solution,
         Language language)
      : pathway_(pathway), program_(program), solution_(solution), language_(language) {
    // An interior point leaves a little of everything.
    constexpr double crumb_frac = 1e-4;
    for (const SizeMap& size : program_.sizes)
      for (const auto* columns : {&size.build, &size.kept})
        for (const Index column : *columns)
          if (column >= 0)
            crumb_[size.unit] = std::max(crumb_[size.unit], crumb_frac * value(column));
  }

  result::Pathway run() {
    result::Pathway out;
    out.name = pathway_.name;
    out.status = status_of(solution_);
    out.discount_frac = pathway_.discount_frac;
    out.notes = pathway_.notes;
    record(program_.problem, solution_, out.certificate, out.solve);
    for (std::size_t s = 0; s < n_stages(); ++s) out.stages.push_back(stage(s));
    for (const SizeMap& size : program_.sizes) out.sizes.push_back(size_of(size));
    for (std::size_t i = 0; i < program_.supplies.size(); ++i)
      out.supplies.push_back(supply_of(pathway_.supplies[i], program_.supplies[i]));
    for (const result::PathwayStage& stage : out.stages)
      out.total_cny += stage.present_value_of_year * stage.cost_cny_per_year();
    return out;
  }

 private:
  [[nodiscard]] std::size_t n_stages() const { return pathway_.stages.size(); }
  [[nodiscard]] double value(Index column) const {
    return column < 0 ? 0.0 : solution_.point.shared_values[at(column)];
  }
  [[nodiscard]] double dual(Index row) const {
    return row < 0 ? 0.0 : solution_.point.shared_duals[at(row)];
  }
  [[nodiscard]] bool stands(const SizeMap& size, std::size_t k, std::size_t s) const {
    return size.build[k] >= 0 && model::stands(pathway_, k, size.lifetime_y[k], s);
  }

  /// Puts back into a stage's program what the size costs in the stage: the annuities of what was
  /// built, spread over all that is in service, and what the stages together think it is worth.
  void price(const SizeMap& size, std::size_t s) {
    if (size.capacity[s] < 0) return;
    CapacityMap& capacity = program_.stages[s].map.capacities[at(size.capacity[s])];
    const Index column = capacity.size.column;
    const double in_service =
        column < 0 ? capacity.size.value : value(program_.parts[s].shared_columns[at(column)]);
    if (column >= 0)
      program_.stages[s].problem.shared_columns[at(column)].cost -=
          dual(size.tie[s]) / program_.weight[s];
    if (in_service <= 0.0) return;
    double annuity = 0.0;
    for (std::size_t k = 0; k <= s; ++k)
      if (stands(size, k, s)) annuity += size.annuity_cny_per_unit_year[k] * value(size.build[k]);
    capacity.annuity_cny_per_unit_year = annuity / in_service;
    capacity.capex_cny_per_unit = size.capex_cny_per_unit[s] * value(size.build[s]) / in_service;
  }

  result::PathwayStage stage(std::size_t s) {
    for (const SizeMap& size : program_.sizes) price(size, s);
    lp::Solution own = solution_;
    own.point = part_of(solution_.point, program_, s);
    result::PathwayStage stage;
    stage.year = pathway_.stages[s].year;
    stage.years = pathway_.stages[s].years;
    stage.present_value_of_year = program_.weight[s];
    stage.plan =
        formulation::read_back(pathway_.stages[s].park, program_.stages[s], own, language_);
    stage.costs = costs_of(stage.plan);
    stage.investment_cny = stage.plan.capex_cny;
    stage.residual_cny = residual(s);
    return stage;
  }

  /// Annuities that what is built in stage k still owes when the pathway ends, discounted to then.
  [[nodiscard]] double residual(std::size_t k) const {
    const model::PathwayStage& last = pathway_.stages.back();
    double sum = 0.0;
    for (const SizeMap& size : program_.sizes) {
      if (size.build[k] < 0) continue;
      const double left_y = pathway_.stages[k].year + size.lifetime_y[k] - (last.year + last.years);
      for (int year = 1; year <= std::floor(left_y + 1e-9); ++year)
        sum += value(size.build[k]) * size.annuity_cny_per_unit_year[k] *
               std::pow(1.0 + pathway_.discount_frac, -year);
    }
    return sum;
  }

  [[nodiscard]] double without_crumbs(double amount, const std::string& unit) const {
    const auto crumb = crumb_.find(unit);
    return crumb != crumb_.end() && amount < crumb->second ? 0.0 : amount;
  }

  result::PathwaySize size_of(const SizeMap& map) const {
    result::PathwaySize size;
    size.asset = size.label = map.component;
    size.quantity = map.quantity;
    size.unit = map.unit;
    for (const model::PathwayStage& stage : pathway_.stages)
      for (const model::Component& component : stage.park.components)
        if (component.name == map.component) {
          if (!component.label.empty()) size.label = component.label;
          size.type = std::string(model::kind_name(component));
        }
    double kept_before = map.existing;
    for (std::size_t s = 0; s < n_stages(); ++s) {
      const double kept = without_crumbs(value(map.kept[s]), map.unit);
      double in_service = kept;
      double retired = kept_before - kept;
      for (std::size_t k = 0; k <= s; ++k) {
        const double built = without_crumbs(value(map.build[k]), map.unit);
        if (stands(map, k, s)) in_service += built;
        if (s > 0 && stands(map, k, s - 1) && !stands(map, k, s)) retired += built;
      }
      kept_before = kept;
      size.built.push_back(without_crumbs(value(map.build[s]), map.unit));
      size.retired.push_back(without_crumbs(std::max(0.0, retired), map.unit));
      size.in_service.push_back(in_service);
    }
    return size;
  }

  [[nodiscard]] result::PathwaySupply supply_of(const model::PathwaySupply& terms,
                                                const SupplyMap& map) const {
    result::PathwaySupply supply;
    supply.name = map.name;
    supply.reserve_t = terms.reserve_t();
    supply.supply_t_per_year = map.supply_t_per_year;
    double left_t = supply.reserve_t;
    for (std::size_t s = 0; s < n_stages(); ++s) {
      const int years = pathway_.stages[s].years;
      supply.burnt_t_per_year.push_back(value(map.burnt[s]));
      left_t -= years * supply.burnt_t_per_year.back();
      supply.left_t.push_back(std::max(0.0, left_t));
      supply.rent_cny_per_t.push_back(
          std::max(0.0, -dual(map.reserve_row) * years / program_.weight[s]));
    }
    return supply;
  }

  const model::Pathway& pathway_;
  Program& program_;
  const lp::Solution& solution_;
  Language language_;
  std::map<std::string, double> crumb_;  ///< per unit: less is nothing
};

}  // namespace

result::Pathway read_back(const model::Pathway& pathway, Program program,
                          const lp::Solution& solution, Language language) {
  SUNWARD_CHECK(solution.point.shared_values.size() == program.problem.shared_columns.size() &&
                    solution.point.shared_duals.size() == program.problem.shared_rows.size(),
                "the solution belongs to another program");
  return Reader(pathway, program, solution, language).run();
}

}  // namespace sunward::formulation::pathway
