#include "sunward/report/pathway_files.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "sunward/base/atomic_file.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/page.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

namespace {

namespace fs = std::filesystem;
using detail::Json;
using detail::number;

Json numbers(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

/// What feeds the park's buses with electricity in a year.
Json sources_tree(const result::Plan& plan) {
  Json list = Json::array();
  for (const result::Asset& asset : plan.assets) {
    const bool makes = asset.type == "wind" || asset.type == "pv" || asset.type == "thermal_plant";
    for (const auto& [name, value] : asset.figures)
      if ((makes && name == "energy_mwh") || (asset.type == "grid" && name == "import_mwh"))
        list.push_back({{"asset", asset.name},
                        {"label", asset_label(plan, asset, Language::en)},
                        {"label_zh", asset_label(plan, asset, Language::zh)},
                        {"type", asset.type},
                        {"energy_mwh", number(value)}});
  }
  return list;
}

/// What binds in a year of the stage, as sentences; crumbs of a solver are no reason to build.
Json limits_tree(const result::Plan& plan) {
  constexpr std::size_t most = 2;
  constexpr double least_cny_per_unit_year = 100.0;
  std::vector<result::Binding> bindings = plan.bindings;
  const auto worth = [](const result::Binding& one) {
    return std::abs(one.worth_cny_per_unit * std::max(1.0, std::abs(one.limit)));
  };
  std::erase_if(bindings, [](const result::Binding& one) {
    return std::abs(one.worth_cny_per_unit) < least_cny_per_unit_year;
  });
  std::stable_sort(bindings.begin(), bindings.end(),
                   [&](const auto& a, const auto& b) { return worth(a) > worth(b); });
  Json list = Json::array();
  for (const result::Binding& binding : bindings)
    if (list.size() < most)
      list.push_back({{"en", binding_sentence(plan, binding, Language::en)},
                      {"zh", binding_sentence(plan, binding, Language::zh)}});
  return list;
}

Json stage_tree(const result::PathwayStage& stage) {
  Json costs = Json::object();
  for (const result::PathwayCost& cost : stage.costs) costs[cost.name] = number(cost.cny_per_year);
  Json indicators = Json::object();
  for (const result::Indicator& indicator : stage.plan.indicators)
    indicators[indicator.name] = number(indicator.value);
  return {{"year", stage.year},
          {"years", stage.years},
          {"present_value_of_year", number(stage.present_value_of_year)},
          {"investment_cny", number(stage.investment_cny)},
          {"residual_cny", number(stage.residual_cny)},
          {"cost_cny_per_year", number(stage.cost_cny_per_year())},
          {"costs_cny_per_year", std::move(costs)},
          {"indicators", std::move(indicators)},
          {"sources", sources_tree(stage.plan)},
          {"limits", limits_tree(stage.plan)}};
}

Json sizes_tree(const result::Pathway& pathway) {
  Json list = Json::array();
  for (const result::PathwaySize& size : pathway.sizes)
    list.push_back({{"asset", size.asset},
                    {"label", size.label},
                    {"type", size.type},
                    {"quantity", size.quantity},
                    {"unit", size.unit},
                    {"built", numbers(size.built)},
                    {"retired", numbers(size.retired)},
                    {"in_service", numbers(size.in_service)}});
  return list;
}

Json supplies_tree(const result::Pathway& pathway) {
  Json list = Json::array();
  for (const result::PathwaySupply& supply : pathway.supplies)
    list.push_back({{"name", supply.name},
                    {"reserve_t", number(supply.reserve_t)},
                    {"supply_t_per_year", numbers(supply.supply_t_per_year)},
                    {"burnt_t_per_year", numbers(supply.burnt_t_per_year)},
                    {"left_t", numbers(supply.left_t)},
                    {"rent_cny_per_t", numbers(supply.rent_cny_per_t)}});
  return list;
}

Json check_tree(const result::CrossCheck& check) {
  if (!check.done) return {{"done", false}};
  return {{"done", true},
          {"solver", check.solver},
          {"status", check.status},
          {"total_cny", number(check.objective_cny_per_year)},
          {"relative_difference", number(check.relative_difference)},
          {"seconds", number(check.seconds)}};
}

Json pathway_tree(const result::Pathway& pathway, const result::Provenance& provenance) {
  const Language language = language_of(provenance);
  Json stages = Json::array();
  for (const result::PathwayStage& stage : pathway.stages) stages.push_back(stage_tree(stage));
  Json notes = Json::array();
  for (const Phrase& note : pathway.notes) notes.push_back(note.in(language));
  return {{"format", "sunward-pathway"},
          {"format_version", 1},
          {"park", pathway.name},
          {"status", result::to_string(pathway.status)},
          {"message", pathway.message.in(language)},
          {"repair", pathway.infeasibility.repair.in(language)},
          {"total_cny", number(pathway.total_cny)},
          {"discount_frac", number(pathway.discount_frac)},
          {"certificate", detail::certificate_tree(pathway.certificate)},
          {"solve", detail::solve_tree(pathway.solve)},
          {"size", detail::size_tree(pathway.solve)},
          {"check", check_tree(pathway.check)},
          {"stages", std::move(stages)},
          {"sizes", sizes_tree(pathway)},
          {"supplies", supplies_tree(pathway)},
          {"notes", std::move(notes)},
          {"provenance", detail::provenance_tree(provenance)}};
}

}  // namespace

std::string pathway_json(const result::Pathway& pathway, const result::Provenance& provenance) {
  return detail::to_text(pathway_tree(pathway, provenance), true) + "\n";
}

std::string pathway_html(const result::Pathway& pathway, const result::Provenance& provenance,
                         Language language) {
  Json tree = pathway_tree(pathway, provenance);
  tree["language"] = language == Language::zh ? "zh" : "en";
  return detail::page(pathway.name, {{"sunward-pathway", detail::to_text(tree, false)}});
}

std::string pathway_page(const std::string& pathway_json, const std::string& finance_json,
                         Language language) {
  Json tree = Json::parse(pathway_json, nullptr, false);
  if (!tree.is_object()) tree = Json::object();
  tree["language"] = language == Language::zh ? "zh" : "en";
  std::vector<std::pair<std::string, std::string>> scripts = {
      {"sunward-pathway", detail::to_text(tree, false)}};
  if (!finance_json.empty()) scripts.emplace_back("sunward-pathway-finance", finance_json);
  return detail::page(tree.value("park", ""), scripts);
}

std::vector<std::string> write_pathway_folder(const result::Pathway& pathway,
                                              const result::Provenance& provenance,
                                              const std::string& folder,
                                              const std::vector<FolderOptions>& by_stage) {
  std::vector<std::string> written;
  const std::string json = (fs::path(folder) / "pathway.json").string();
  make_folder(folder);
  std::error_code error;
  for (const char* made_from_it : {"finance.json", "statements.xlsx", "compliance.json"})
    fs::remove(fs::path(folder) / made_from_it, error);
  fs::remove(json, error);  // until the last file stands the folder counts as incomplete
  const FolderOptions& first = by_stage.front();
  for (std::size_t s = 0; s < pathway.stages.size(); ++s) {
    const result::PathwayStage& stage = pathway.stages[s];
    const FolderOptions& options = s < by_stage.size() ? by_stage[s] : first;
    const std::string year = std::to_string(stage.year);
    result::Provenance of_stage = provenance;
    of_stage.options.emplace_back("stage", year);
    for (std::string& path :
         write_folder(stage.plan, of_stage, (fs::path(folder) / year).string(), options))
      written.push_back(std::move(path));
  }
  if (first.html && !pathway.stages.empty()) {
    written.push_back((fs::path(folder) / "pathway.html").string());
    write_atomically(written.back(), pathway_html(pathway, provenance, first.language));
  }
  write_atomically(json, pathway_json(pathway, provenance));
  written.push_back(json);
  return written;
}

}  // namespace sunward::report
