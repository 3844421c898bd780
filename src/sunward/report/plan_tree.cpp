#include "sunward/report/plan_tree.hpp"

#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::report::detail {

namespace {

/// Pairs as an object in their own order. A name given twice is a bug of the caller.
Json object_of(const std::vector<std::pair<std::string, double>>& pairs) {
  Json object = Json::object();
  for (const auto& [name, value] : pairs) {
    SUNWARD_CHECK(!object.contains(name), "name given twice: " + name);
    object[name] = number(value);
  }
  return object;
}

Json object_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  Json object = Json::object();
  for (const auto& [name, value] : pairs) object[name] = value;
  return object;
}

Json size_entry(const result::Capacity& capacity) {
  return {{"value", number(capacity.value)},
          {"unit", capacity.unit},
          {"min", number(capacity.min)},
          {"max", number(capacity.max)},
          {"sized", capacity.sized},
          {"shadow_price_cny_per_unit", number(capacity.shadow_price_cny_per_unit)}};
}

/// Capacities and figures stand directly under the asset, so that assets.wind.capacity_mw works;
/// `sizes` repeats each capacity with its range.
Json asset_entry(const result::Asset& asset) {
  Json entry = {{"label", asset.label}, {"type", asset.type}, {"bus", asset.bus}};
  Json sizes = Json::object();
  for (const result::Capacity& capacity : asset.capacities) {
    SUNWARD_CHECK(!entry.contains(capacity.quantity), asset.name + "." + capacity.quantity);
    entry[capacity.quantity] = number(capacity.value);
    sizes[capacity.quantity] = size_entry(capacity);
  }
  for (const auto& [name, value] : asset.figures) {
    SUNWARD_CHECK(!entry.contains(name), "name given twice: " + asset.name + "." + name);
    entry[name] = number(value);
  }
  entry["capex_cny"] = number(asset.capex_cny);
  Json costs = Json::object();
  for (const result::CostLine& line : asset.costs) {
    SUNWARD_CHECK(!costs.contains(line.kind), "cost given twice: " + asset.name + "." + line.kind);
    costs[line.kind] = number(line.cny_per_year);
  }
  entry["costs_cny_per_year"] = std::move(costs);
  entry["sizes"] = std::move(sizes);
  return entry;
}

Json assets_tree(const std::vector<result::Asset>& assets) {
  Json tree = Json::object();
  for (const result::Asset& asset : assets) {
    SUNWARD_CHECK(!tree.contains(asset.name), "asset given twice: " + asset.name);
    tree[asset.name] = asset_entry(asset);
  }
  return tree;
}

Json indicator_values(const std::vector<result::Indicator>& indicators) {
  Json values = Json::object();
  for (const result::Indicator& indicator : indicators) {
    SUNWARD_CHECK(!values.contains(indicator.name), "indicator given twice: " + indicator.name);
    values[indicator.name] = number(indicator.value);
  }
  return values;
}

/// One unit per indicator name, of the plan and of its years together.
Json indicator_units(const result::Plan& plan) {
  Json units = Json::object();
  for (const result::Indicator& indicator : plan.indicators) units[indicator.name] = indicator.unit;
  for (const result::ScenarioYear& year : plan.years)
    for (const result::Indicator& indicator : year.indicators)
      units[indicator.name] = indicator.unit;
  return units;
}

Json bindings_tree(const std::vector<result::Binding>& bindings, Language language) {
  Json tree = Json::array();
  for (const result::Binding& binding : bindings)
    tree.push_back({{"name", binding.name},
                    {"description", binding.description.in(language)},
                    {"unit", binding.unit},
                    {"limit", number(binding.limit)},
                    {"value", number(binding.value)},
                    {"worth_cny_per_unit", number(binding.worth_cny_per_unit)}});
  return tree;
}

Json rules_tree(const std::vector<result::RuleCheck>& rules) {
  Json tree = Json::array();
  for (const result::RuleCheck& rule : rules)
    tree.push_back({{"name", rule.name},
                    {"unit", rule.unit},
                    {"sense", rule.at_least ? "at_least" : "at_most"},
                    {"limit", number(rule.limit)},
                    {"value", number(rule.value)},
                    {"kept", rule.kept}});
  return tree;
}

Json years_tree(const std::vector<result::ScenarioYear>& years) {
  Json tree = Json::array();
  for (const result::ScenarioYear& year : years)
    tree.push_back({{"name", year.name},
                    {"weight", number(year.weight)},
                    {"first_step", year.first_step},
                    {"steps", year.axis.n_steps},
                    {"step_minutes", year.axis.step_minutes},
                    {"start", year.axis.iso(0)},
                    {"utc_offset_h", number(year.axis.utc_offset_h)},
                    {"skips_leap_day", year.axis.skips_leap_day},
                    {"indicators", indicator_values(year.indicators)}});
  return tree;
}

Json links_tree(const std::vector<result::Link>& links) {
  Json tree = Json::array();
  for (const result::Link& link : links)
    tree.push_back({{"source", link.source},
                    {"target", link.target},
                    {"energy_mwh", number(link.energy_mwh)}});
  return tree;
}

Json flows_tree(const std::vector<result::Flow>& flows) {
  Json tree = Json::array();
  for (const result::Flow& flow : flows)
    tree.push_back({{"name", flow.name},
                    {"asset", flow.asset},
                    {"quantity", flow.quantity},
                    {"unit", flow.unit},
                    {"description", flow.description},
                    {"bus", flow.bus},
                    {"sign", flow.sign}});
  return tree;
}

Json check_tree(const result::CrossCheck& check) {
  if (!check.done) return {{"done", false}};
  return {{"done", true},
          {"solver", check.solver},
          {"status", check.status},
          {"objective_cny_per_year", number(check.objective_cny_per_year)},
          {"relative_difference", number(check.relative_difference)},
          {"seconds", number(check.seconds)}};
}

std::vector<std::string> rendered(const std::vector<Phrase>& list, Language language) {
  std::vector<std::string> out;
  for (const Phrase& phrase : list) out.push_back(phrase.in(language));
  return out;
}

Json sentences_tree(const result::Plan& plan, Language language) {
  std::vector<Phrase> bindings;
  for (const result::Binding& binding : plan.bindings) bindings.push_back(binding.description);
  return {{"message", plan.message.in(language)},
          {"infeasibility", plan.infeasibility.sentence.in(language)},
          {"repair", plan.infeasibility.repair.in(language)},
          {"causes", rendered(plan.infeasibility.causes, language)},
          {"bindings", rendered(bindings, language)},
          {"notes", rendered(plan.notes, language)}};
}

Json infeasibility_tree(const result::Infeasibility& infeasibility, Language language) {
  if (infeasibility.sentence.empty()) return nullptr;
  return {{"sentence", infeasibility.sentence.in(language)},
          {"repair", infeasibility.repair.in(language)},
          {"causes", rendered(infeasibility.causes, language)},
          {"certificate_violation", number(infeasibility.certificate_violation)}};
}

}  // namespace

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

std::string to_text(const Json& tree, bool pretty) {
  return tree.dump(pretty ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

Json certificate_tree(const result::Certificate& certificate) {
  return {{"holds", certificate.holds},
          {"relative_gap", number(certificate.relative_gap)},
          {"primal_residual", number(certificate.primal_residual)},
          {"dual_residual", number(certificate.dual_residual)},
          {"tolerance", number(certificate.tolerance)}};
}

Json solve_tree(const result::SolveRecord& solve) {
  return {{"engine", solve.engine},
          {"seconds", number(solve.seconds)},
          {"iterations", solve.iterations},
          {"threads", solve.threads},
          {"phases", object_of(solve.phases)}};
}

Json size_tree(const result::SolveRecord& solve) {
  return {{"columns", solve.columns},
          {"rows", solve.rows},
          {"nonzeros", solve.nonzeros},
          {"steps", solve.steps},
          {"scenarios", solve.scenarios}};
}

Json provenance_tree(const result::Provenance& provenance) {
  return {{"version", provenance.version},          {"commit", provenance.commit},
          {"command", provenance.command},          {"started_utc", provenance.started_utc},
          {"machine", provenance.machine},          {"compiler", provenance.compiler},
          {"inputs", object_of(provenance.inputs)}, {"options", object_of(provenance.options)}};
}

Json plan_tree(const result::Plan& plan, const result::Provenance& provenance, Language language) {
  return {
      {"format", plan_format},
      {"format_version", plan_format_version},
      {"park", plan.park_name},
      {"status", result::to_string(plan.status)},
      {"message", plan.message.in(language)},
      {"objective_cny_per_year", number(plan.objective_cny_per_year)},
      {"capex_cny", number(plan.capex_cny)},
      {"certificate", certificate_tree(plan.certificate)},
      {"solve", solve_tree(plan.solve)},
      {"size", size_tree(plan.solve)},
      {"assets", assets_tree(plan.assets)},
      {"indicators", indicator_values(plan.indicators)},
      {"indicator_units", indicator_units(plan)},
      {"rules", rules_tree(plan.rules)},
      {"bindings", bindings_tree(plan.bindings, language)},
      {"years", years_tree(plan.years)},
      {"links", links_tree(plan.links)},
      {"flows", flows_tree(plan.flows)},
      {"check", check_tree(plan.check)},
      {"infeasibility", infeasibility_tree(plan.infeasibility, language)},
      {"notes", rendered(plan.notes, language)},
      {"sentences",
       {{"en", sentences_tree(plan, Language::en)}, {"zh", sentences_tree(plan, Language::zh)}}},
      {"provenance", provenance_tree(provenance)}};
}

}  // namespace sunward::report::detail
