#include "sunward/formulation/rules.hpp"

#include <cmath>
#include <string>

#include "sunward/formulation/penalty.hpp"

namespace sunward::formulation {

namespace {

constexpr double kg_per_t = 1000.0;

const model::PlanLimit& limit_of(Rule rule) {
  return model::plan_limits[static_cast<std::size_t>(rule)];
}

std::string name_of(Rule rule) { return std::string("rule.") + key_of(rule); }

/// Of own generation less export: what own power, import (with the park's own power stations) and
/// the electrolysers count.
struct Counts {
  double own = 0.0;
  double available = 0.0;
  double import = 0.0;
  double electrolyser = 0.0;
  double unmatched = 0.0;
  double hydrogen_made = 0.0;
  double co2 = 0.0;
};

Counts counts_of(Rule rule, double limit, const model::Park& park) {
  const double per_mwh =
      limit * (rule == Rule::max_co2_per_tce ? park.rules.electricity_tce_per_mwh : 1.0);
  switch (rule) {
    case Rule::min_self_use:
      return {.own = 1.0, .available = -limit};
    case Rule::min_green_share:
      return {.own = 1.0 - limit, .import = -limit};
    case Rule::max_export:
      return {.available = -limit};
    case Rule::co2_cap:
      return {.co2 = 1.0};
    case Rule::max_co2_per_tce:
    case Rule::max_co2_per_mwh:
      return {.own = -per_mwh, .import = -per_mwh, .co2 = 1.0};
    case Rule::min_hydrogen_matched:
      return {.unmatched = -1.0, .hydrogen_made = 1.0 - limit};
    case Rule::min_hydrogen_month:
    case Rule::min_hydrogen_year:
      return {.own = 1.0, .electrolyser = -limit};
    case Rule::max_hydrogen_co2:
      return {.unmatched = model::grid_co2_t_per_mwh(park) * kg_per_t, .hydrogen_made = -limit};
  }
  return {};
}

/// Factor of each flow in a rule's row, by what the flow counts as.
double factor_in(Rule rule, const Counts& counts, const model::Park& park, const FlowMap& flow) {
  double factor = counts.co2 * flow.co2_t_per_unit;
  if (flow.role == Role::generation) factor += counts.own;
  if (flow.role == Role::export_) factor += rule == Rule::max_export ? 1.0 : -counts.own;
  if (flow.role == Role::available) factor += counts.available;
  if (flow.role == Role::import || flow.role == Role::thermal) factor += counts.import;
  if (flow.role == Role::unmatched) factor += counts.unmatched;
  if (flow.role == Role::hydrogen_made && counts.hydrogen_made != 0.0)
    factor += counts.hydrogen_made *
              (rule == Rule::min_hydrogen_matched ? least_mwh_per_kg(park, flow) : 1.0);
  if (is_electrolyser_power(park, flow)) factor += counts.electrolyser;
  return factor;
}

double penalty_of(Rule rule) {
  switch (rule) {
    case Rule::co2_cap:
    case Rule::max_co2_per_tce:
    case Rule::max_co2_per_mwh:
      return penalty::rule_cny_per_t;
    case Rule::max_hydrogen_co2:
      return penalty::rule_cny_per_t / kg_per_t;
    default:
      return penalty::rule_cny_per_mwh;
  }
}

void relax(Rule rule, Index row, Builder& builder) {
  VariableMap& map = builder.map();
  const Index amount =
      builder.shared_column(name_of(rule) + ".missed", penalty_of(rule), 0.0, infinity);
  builder.add_shared(row, amount, is_at_least(rule) ? 1.0 : -1.0);
  map.relaxations.push_back(
      {RelaxationMap::Kind::rule, static_cast<Index>(map.rules.size()) - 1, amount});
}

YearRows rows_of(Rule rule, double limit, Builder& builder) {
  const bool at_least = is_at_least(rule);
  const double lower = at_least ? 0.0 : -infinity;
  const double upper = at_least ? infinity : rule == Rule::co2_cap ? limit : 0.0;
  if (rule == Rule::min_hydrogen_month) return builder.month_rows(name_of(rule), lower, upper);
  return builder.year_rows(name_of(rule), lower, upper, builder.park().rules.each_scenario);
}

void add_rule(Rule rule, double limit, Builder& builder) {
  builder.enter(-1);
  const YearRows rows = rows_of(rule, limit, builder);
  VariableMap& map = builder.map();
  const Counts counts = counts_of(rule, limit, builder.park());
  for (std::size_t f = 0; f < map.flows.size(); ++f)
    builder.add_yearly(rows, static_cast<Index>(f),
                       factor_in(rule, counts, builder.park(), map.flows[f]));
  for (std::size_t r = 0; r < rows.rows.size(); ++r) {
    const auto number = static_cast<Index>(r);
    RuleMap added{rule, limit, rows.each_scenario() ? number : -1, rows.rows[r]};
    if (rows.over == YearRows::Over::month) added.month = number;
    map.rules.push_back(added);
    if (builder.elastic()) relax(rule, rows.rows[r], builder);
  }
}

/// Every step by itself: sum u <= 0 would leave an interior point no room.
void add_matched_steps(double limit, Builder& builder) {
  const Index row = add_matched_row(name_of(Rule::min_hydrogen_matched), limit, builder);
  if (row < 0) return;
  RuleMap added{Rule::min_hydrogen_matched, limit, -1, -1};
  added.step_row = row;
  builder.map().rules.push_back(added);
}

bool needs_unmatched(Rule rule) {
  return rule == Rule::min_hydrogen_matched || rule == Rule::max_hydrogen_co2;
}

bool in_every_step(Rule rule, double limit, const Builder& builder) {
  return rule == Rule::min_hydrogen_matched && limit >= 1.0 && !builder.elastic();
}

}  // namespace

const char* key_of(Rule rule) { return limit_of(rule).key.data(); }

bool is_at_least(Rule rule) { return limit_of(rule).at_least; }

const char* unit_of(Rule rule) { return limit_of(rule).unit.data(); }

void add_rules(Builder& builder) {
  Index unmatched = -1;
  for (std::size_t r = 0; r < model::plan_limits.size(); ++r) {
    const auto rule = static_cast<Rule>(r);
    const double limit = builder.park().rules.*model::plan_limits[r].member;
    if (limit < 0.0) continue;
    if (in_every_step(rule, limit, builder)) {
      add_matched_steps(limit, builder);
      continue;
    }
    if (needs_unmatched(rule) && unmatched < 0) unmatched = add_unmatched_power(builder);
    add_rule(rule, limit, builder);
  }
  builder.enter(-1);
}

double row_per_limit(Rule rule, const RuleSums& sums) {
  switch (rule) {
    case Rule::min_self_use:
    case Rule::max_export:
      return sums.available_mwh;
    case Rule::min_green_share:
    case Rule::max_co2_per_mwh:
      return sums.used_mwh();
    case Rule::co2_cap:
      return 1.0;
    case Rule::max_co2_per_tce:
      return sums.used_mwh() * sums.tce_per_mwh;
    case Rule::min_hydrogen_matched:
      return sums.least_mwh;
    case Rule::min_hydrogen_month:
    case Rule::min_hydrogen_year:
      return sums.hydrogen.electrolyser_mwh;
    case Rule::max_hydrogen_co2:
      return sums.electrolysis_kg;
  }
  return 1.0;
}

double value_of(Rule rule, const RuleSums& sums) {
  const HydrogenSums& hydrogen = sums.hydrogen;
  const double base = row_per_limit(rule, sums);
  const bool of_hydrogen = rule >= Rule::min_hydrogen_matched;
  if (base <= 0.0) return of_hydrogen && is_at_least(rule) ? 1.0 : 0.0;
  switch (rule) {
    case Rule::max_export:
      return sums.export_mwh / base;
    case Rule::co2_cap:
    case Rule::max_co2_per_tce:
    case Rule::max_co2_per_mwh:
      return sums.co2_t / base;
    case Rule::min_hydrogen_matched:
      return 1.0 - (hydrogen.electrolyser_mwh - hydrogen.matched_mwh) / base;
    case Rule::min_hydrogen_month:
      return std::isfinite(hydrogen.worst_month_frac) ? hydrogen.worst_month_frac : 1.0;
    case Rule::min_hydrogen_year:
      return hydrogen.own_mwh / base;
    case Rule::max_hydrogen_co2:
      return (hydrogen.electrolyser_mwh - hydrogen.matched_mwh) * sums.grid_co2_t_per_mwh *
             kg_per_t / base;
    default:
      return (sums.generation_mwh - sums.export_mwh) / base;
  }
}

}  // namespace sunward::formulation
