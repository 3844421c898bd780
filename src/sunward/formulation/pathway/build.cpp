#include <algorithm>

#include "sunward/base/error.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/formulation/pathway/program.hpp"

namespace sunward::formulation::pathway {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

double amount_of(const model::SizeAmounts& amounts, const std::string& key, double otherwise) {
  for (const auto& [name, value] : amounts)
    if (name == key) return value;
  return otherwise;
}

class PathwayBuilder {
 public:
  explicit PathwayBuilder(const model::Pathway& pathway) : pathway_(pathway) {}

  Program run(int threads) {
    for (std::size_t s = 0; s < pathway_.stages.size(); ++s) {
      out_.stages.push_back(formulation::build(pathway_.stages[s].park, {.threads = threads}));
      out_.weight.push_back(model::present_value_of_years(pathway_, s));
      collect_sizes(s);
    }
    for (const model::PathwaySupply& supply : pathway_.supplies) add_burnt(supply);
    std::vector<Part> parts;
    for (std::size_t s = 0; s < pathway_.stages.size(); ++s)
      parts.push_back(
          {&out_.stages[s].problem, std::to_string(pathway_.stages[s].year), out_.weight[s]});
    Joined joined = join(parts);
    out_.problem = std::move(joined.problem);
    out_.parts = std::move(joined.parts);
    out_.problem.name = pathway_.name;
    for (SizeMap& size : out_.sizes) tie(size);
    for (std::size_t i = 0; i < out_.supplies.size(); ++i)
      limit(pathway_.supplies[i], out_.supplies[i]);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t n_stages() const { return pathway_.stages.size(); }

  SizeMap& size_of(const std::string& component, const CapacityMap& capacity) {
    for (SizeMap& size : out_.sizes)
      if (size.component == component && size.quantity == capacity.quantity) return size;
    SizeMap size;
    size.component = component;
    size.quantity = capacity.quantity;
    size.key = capacity.key;
    size.unit = capacity.unit;
    size.existing = amount_of(pathway_.part(component).existing, capacity.key, 0.0);
    size.capacity.assign(n_stages(), -1);
    size.build = size.kept = size.tie = size.capacity;
    size.annuity_cny_per_unit_year.assign(n_stages(), 0.0);
    size.capex_cny_per_unit = size.lifetime_y = size.annuity_cny_per_unit_year;
    out_.sizes.push_back(std::move(size));
    return out_.sizes.back();
  }

  /// Notes every size of a stage and takes its annuity out of the stage's program.
  void collect_sizes(std::size_t s) {
    formulation::Program& stage = out_.stages[s];
    for (std::size_t c = 0; c < stage.map.capacities.size(); ++c) {
      CapacityMap& capacity = stage.map.capacities[c];
      SizeMap& size =
          size_of(pathway_.stages[s].park.components[at(capacity.component)].name, capacity);
      size.capacity[s] = static_cast<Index>(c);
      size.annuity_cny_per_unit_year[s] = capacity.annuity_cny_per_unit_year;
      size.capex_cny_per_unit[s] = capacity.capex_cny_per_unit;
      size.lifetime_y[s] = capacity.lifetime_y;
      if (capacity.size.column >= 0)
        stage.problem.shared_columns[at(capacity.size.column)].cost -=
            capacity.annuity_cny_per_unit_year;
      else
        stage.problem.objective_offset -= capacity.annuity_cny_per_unit_year * capacity.size.value;
      capacity.annuity_cny_per_unit_year = 0.0;
      capacity.capex_cny_per_unit = 0.0;
    }
  }

  /// Adds the tonnes burnt in a year of each stage to its program: a shared column and its row.
  void add_burnt(const model::PathwaySupply& supply) {
    SupplyMap map;
    map.name = supply.name;
    for (std::size_t s = 0; s < n_stages(); ++s) {
      const model::PathwayStage& stage = pathway_.stages[s];
      map.supply_t_per_year.push_back(supply.supply_in(stage.year, stage.years));
      map.burnt.push_back(add_burnt_in(s, supply, map.supply_t_per_year.back()));
    }
    out_.supplies.push_back(std::move(map));
  }

  Index add_burnt_in(std::size_t s, const model::PathwaySupply& supply, double most_t_per_year) {
    formulation::Program& program = out_.stages[s];
    const model::Park& park = pathway_.stages[s].park;
    std::vector<const FlowMap*> flows;
    for (const FlowMap& flow : program.map.flows) {
      const std::string& name = park.components[at(flow.component)].name;
      if (flow.quantity == "fuel_t_per_h" && !flow.value.step.empty() &&
          std::find(supply.assets.begin(), supply.assets.end(), name) != supply.assets.end())
        flows.push_back(&flow);
    }
    if (flows.empty()) return -1;
    lp::Problem& problem = program.problem;
    const auto column = static_cast<Index>(problem.shared_columns.size());
    problem.shared_columns.push_back({supply.name + ".t_per_year", 0.0, 0.0, most_t_per_year});
    program.map.shared_column_component.push_back(-1);
    const auto row = static_cast<Index>(problem.shared_rows.size());
    problem.shared_rows.push_back({supply.name + ".burnt", 0.0, 0.0});
    problem.shared_entries.push_back({row, column, -1.0});
    const auto slot = static_cast<Index>(problem.row_slots.size());
    problem.row_slots.push_back({row, {}});
    for (const FlowMap* flow : flows)
      for (const StepTerm& term : flow->value.step)
        problem.aggregate_entries.push_back({slot, term.column, yearly(program, term.value)});
    return column;
  }

  /// c(n) x hours of an expected year the step stands for; the fuel rate is a constant.
  static lp::Coefficient yearly(formulation::Program& program, const lp::Coefficient& c) {
    SUNWARD_CHECK(c.series < 0, "a fuel rate is the same at every hour");
    const Horizon& horizon = program.map.horizon;
    std::vector<double> hours;
    for (const Span& span : horizon.scenarios)
      hours.insert(hours.end(), at(span.n_steps), span.weight * span.hours_per_step);
    const bool equal = std::all_of(hours.begin(), hours.end(),
                                   [&](double value) { return value == hours.front(); });
    if (equal) return c.scale * hours.front();
    program.problem.series.push_back(std::move(hours));
    return {c.scale, static_cast<Index>(program.problem.series.size()) - 1};
  }

  Index shared_column(const std::string& name, double cost, double upper) {
    out_.problem.shared_columns.push_back({name, cost, 0.0, upper});
    return static_cast<Index>(out_.problem.shared_columns.size()) - 1;
  }
  Index shared_row(const std::string& name, double lower, double upper) {
    out_.problem.shared_rows.push_back({name, lower, upper});
    return static_cast<Index>(out_.problem.shared_rows.size()) - 1;
  }
  void add(Index row, Index column, double value) {
    out_.problem.shared_entries.push_back({row, column, value});
  }
  [[nodiscard]] std::string name(const SizeMap& size, std::size_t s, const char* what) const {
    return std::to_string(pathway_.stages[s].year) + "." + size.component + "." + size.key + "." +
           what;
  }

  void tie(SizeMap& size) {
    const model::PathwayPart part = pathway_.part(size.component);
    for (std::size_t k = 0; k < n_stages(); ++k) {
      if (size.capacity[k] < 0) continue;
      if (may_build(part, k))
        size.build[k] = shared_column(
            name(size, k, "built"), cost_of_build(size, k),
            std::min(amount_of(part.max_build, size.key, infinity), most_in_service(size, k)));
      if (size.existing > 0.0 && existing_stands(part, k))
        size.kept[k] = shared_column(name(size, k, "kept"), 0.0, size.existing);
    }
    for (std::size_t s = 0; s < n_stages(); ++s)
      if (size.capacity[s] >= 0) tie_stage(size, s);
    for (std::size_t s = 1; s < n_stages(); ++s) {
      if (size.kept[s] < 0 || size.kept[s - 1] < 0) continue;
      const Index row = shared_row(name(size, s, "kept_from_before"), -infinity, 0.0);
      add(row, size.kept[s], 1.0);
      add(row, size.kept[s - 1], -1.0);
    }
  }

  [[nodiscard]] bool may_build(const model::PathwayPart& part, std::size_t k) const {
    const int year = pathway_.stages[k].year;
    return year >= part.from && (part.until == 0 || year <= part.until);
  }
  [[nodiscard]] bool existing_stands(const model::PathwayPart& part, std::size_t s) const {
    return part.existing_until == 0 || pathway_.stages[s].year < part.existing_until;
  }

  /// Nothing larger can be built; the engine begins nearer to its answer where it knows that.
  [[nodiscard]] double most_in_service(const SizeMap& size, std::size_t k) const {
    return out_.stages[k].map.capacities[at(size.capacity[k])].range.max;
  }

  /// The annuity for every year of the pathway in its life, also where there is no use for it.
  [[nodiscard]] double cost_of_build(const SizeMap& size, std::size_t k) const {
    double cost = 0.0;
    for (std::size_t s = k; s < n_stages(); ++s)
      if (model::stands(pathway_, k, size.lifetime_y[k], s))
        cost += out_.weight[s] * size.annuity_cny_per_unit_year[k];
    return cost;
  }

  /// Capacity in service less what makes it up is zero.
  void tie_stage(SizeMap& size, std::size_t s) {
    const Size& capacity = out_.stages[s].map.capacities[at(size.capacity[s])].size;
    const double given = capacity.column < 0 ? -capacity.value : 0.0;
    size.tie[s] = shared_row(name(size, s, "in_service"), -given, -given);
    if (capacity.column >= 0)
      add(size.tie[s], out_.parts[s].shared_columns[at(capacity.column)], 1.0);
    // A given size stands on the other side, so that the row reads the same.
    const double sign = capacity.column < 0 ? 1.0 : -1.0;
    if (size.kept[s] >= 0) add(size.tie[s], size.kept[s], sign);
    for (std::size_t k = 0; k <= s; ++k)
      if (size.build[k] >= 0 && model::stands(pathway_, k, size.lifetime_y[k], s))
        add(size.tie[s], size.build[k], sign);
  }

  void limit(const model::PathwaySupply& supply, SupplyMap& map) {
    for (std::size_t s = 0; s < n_stages(); ++s)
      if (map.burnt[s] >= 0) map.burnt[s] = out_.parts[s].shared_columns[at(map.burnt[s])];
    if (supply.reserve_y == infinity) return;
    map.reserve_row = shared_row(supply.name + ".reserve", -infinity, supply.reserve_t());
    for (std::size_t s = 0; s < n_stages(); ++s)
      if (map.burnt[s] >= 0) add(map.reserve_row, map.burnt[s], pathway_.stages[s].years);
  }

  const model::Pathway& pathway_;
  Program out_;
};

}  // namespace

Program build(const model::Pathway& pathway, int threads) {
  return PathwayBuilder(pathway).run(threads);
}

}  // namespace sunward::formulation::pathway
