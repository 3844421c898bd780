#include "sunward/report/plan_json.hpp"

#include "sunward/report/plan_tree.hpp"
#include "sunward/report/simulation_folder.hpp"
#include "sunward/report/worst_years.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::number;

/// A year, as the plan holds it beside its annuities.
double planned_replacement_cny(const result::Simulation& run) {
  for (const result::CostLine& line : run.years.front().planned_costs)
    if (line.kind == "replacement") return line.cny_per_year;
  return 0.0;
}

Json physics_tree(const result::Simulation& run) {
  Json artefacts = Json::array();
  for (const result::Artefact& found : run.artefacts)
    artefacts.push_back({{"kind", found.kind},
                         {"asset", found.asset},
                         {"hours_per_year", number(found.hours)},
                         {"mwh_per_year", number(found.mwh)},
                         {"cny_per_year", number(found.cny)},
                         {"repaired", true}});
  Json terms = Json::object();
  for (const result::StorageTerms& storage : run.terms)
    terms[storage.asset] = {
        {"charge_efficiency_frac", number(storage.charge_efficiency_frac)},
        {"discharge_efficiency_frac", number(storage.discharge_efficiency_frac)}};
  return {{"schedule", run_file_name},
          {"years", run.years.size()},
          {"cost_gap_cny_per_year", number(run.mean_gap.cost_cny)},
          {"planned_replacement_cny_per_year", number(planned_replacement_cny(run))},
          {"storage_terms", std::move(terms)},
          {"agreement", detail::agreement_tree(run)},
          {"worst_years", detail::worst_years_tree(worst_years(run))},
          {"law_lives", detail::law_lives_tree(run.lives)},
          {"artefacts", std::move(artefacts)}};
}

}  // namespace

std::string plan_json(const result::Plan& plan, const result::Provenance& provenance,
                      const result::Simulation* run) {
  Json tree = detail::plan_tree(plan, provenance, language_of(provenance));
  if (run != nullptr && !run->years.empty()) tree["physics"] = physics_tree(*run);
  return detail::to_text(tree, true) + "\n";
}

Language language_of(const result::Provenance& provenance) {
  Language language = Language::en;
  for (const auto& [name, value] : provenance.options)
    if (name == "lang" && !parse_language(value, language)) return Language::en;
  return language;
}

}  // namespace sunward::report
