#include "sunward/formulation/rules.hpp"

#include <string>

#include "sunward/formulation/penalty.hpp"

namespace sunward::formulation {

namespace {

/// Factor of each flow in a rule's row, by what the flow counts as.
double factor_in(Rule rule, double limit, const FlowMap& flow) {
  switch (rule) {
    case Rule::min_self_use:
      if (flow.role == Role::generation) return 1.0;
      if (flow.role == Role::export_) return -1.0;
      return flow.role == Role::available ? -limit : 0.0;
    case Rule::min_green_share:
      if (flow.role == Role::generation) return 1.0 - limit;
      if (flow.role == Role::export_) return limit - 1.0;
      return flow.role == Role::import || flow.role == Role::thermal ? -limit : 0.0;
    case Rule::max_export:
      if (flow.role == Role::export_) return 1.0;
      return flow.role == Role::available ? -limit : 0.0;
    case Rule::co2_cap:
      return flow.co2_t_per_unit;
  }
  return 0.0;
}

void add_rule(Rule rule, double limit, Builder& builder) {
  if (limit < 0.0) return;
  const bool at_least = is_at_least(rule);
  const double upper = rule == Rule::co2_cap ? limit : 0.0;
  const YearRows rows =
      builder.year_rows(std::string("rule.") + key_of(rule), at_least ? 0.0 : -infinity,
                        at_least ? infinity : upper, builder.park().rules.each_scenario);
  VariableMap& map = builder.map();
  for (std::size_t f = 0; f < map.flows.size(); ++f)
    builder.add_yearly(rows, static_cast<Index>(f), factor_in(rule, limit, map.flows[f]));
  for (std::size_t r = 0; r < rows.rows.size(); ++r) {
    const Index scenario = rows.each_scenario() ? static_cast<Index>(r) : -1;
    map.rules.push_back({rule, limit, scenario, rows.rows[r]});
    if (!builder.elastic()) continue;
    const double price =
        rule == Rule::co2_cap ? penalty::rule_cny_per_t : penalty::rule_cny_per_mwh;
    const Index amount = builder.shared_column(std::string("rule.") + key_of(rule) + ".missed",
                                               price, 0.0, infinity);
    builder.add_shared(rows.rows[r], amount, at_least ? 1.0 : -1.0);
    map.relaxations.push_back(
        {RelaxationMap::Kind::rule, static_cast<Index>(map.rules.size()) - 1, amount});
  }
}

}  // namespace

const char* key_of(Rule rule) {
  switch (rule) {
    case Rule::min_self_use:
      return "min_self_use_frac";
    case Rule::min_green_share:
      return "min_green_share_frac";
    case Rule::max_export:
      return "max_export_frac";
    case Rule::co2_cap:
      return "co2_cap_t_per_year";
  }
  return "";
}

bool is_at_least(Rule rule) { return rule == Rule::min_self_use || rule == Rule::min_green_share; }

void add_rules(Builder& builder) {
  builder.enter(-1);
  const model::Rules& rules = builder.park().rules;
  add_rule(Rule::min_self_use, rules.min_self_use_frac, builder);
  add_rule(Rule::min_green_share, rules.min_green_share_frac, builder);
  add_rule(Rule::max_export, rules.max_export_frac, builder);
  add_rule(Rule::co2_cap, rules.co2_cap_t_per_year, builder);
}

double row_per_limit(Rule rule, const RuleSums& sums) {
  switch (rule) {
    case Rule::min_self_use:
    case Rule::max_export:
      return sums.available_mwh;
    case Rule::min_green_share:
      return sums.generation_mwh - sums.export_mwh + sums.import_mwh + sums.thermal_mwh;
    case Rule::co2_cap:
      return 1.0;
  }
  return 1.0;
}

double value_of(Rule rule, const RuleSums& sums) {
  const double base = row_per_limit(rule, sums);
  if (rule == Rule::co2_cap) return sums.co2_t;
  if (base <= 0.0) return 0.0;
  return (rule == Rule::max_export ? sums.export_mwh : sums.generation_mwh - sums.export_mwh) /
         base;
}

}  // namespace sunward::formulation
