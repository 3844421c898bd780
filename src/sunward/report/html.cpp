#include "sunward/report/html.hpp"

#include "sunward/report/names.hpp"
#include "sunward/report/page.hpp"
#include "sunward/report/page_series.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

namespace {

/// One sentence per binding in each language, made here so that page and console say the same.
detail::Json sentences(const result::Plan& plan) {
  detail::Json lists = {{"en", detail::Json::array()}, {"zh", detail::Json::array()}};
  for (const result::Binding& binding : plan.bindings) {
    lists["en"].push_back(binding_sentence(plan, binding, Language::en));
    lists["zh"].push_back(binding_sentence(plan, binding, Language::zh));
  }
  return lists;
}

}  // namespace

std::string report_html(const result::Plan& plan, const result::Provenance& provenance,
                        const HtmlOptions& options) {
  const detail::Json view = {{"language", options.language == Language::zh ? "zh" : "en"},
                             {"binding_sentences", sentences(plan)},
                             {"blocks", detail::series_tree(plan, options.max_full_values)}};
  std::vector<std::pair<std::string, std::string>> scripts = {
      {"sunward-plan",
       detail::to_text(detail::plan_tree(plan, provenance, options.language), false)},
      {"sunward-view", detail::to_text(view, false)}};
  if (!options.finance_json.empty()) scripts.emplace_back("sunward-finance", options.finance_json);
  if (!options.study_json.empty()) scripts.emplace_back("sunward-tornado", options.study_json);
  if (!options.compliance_json.empty())
    scripts.emplace_back("sunward-compliance", options.compliance_json);
  if (!options.simulation_json.empty())
    scripts.emplace_back("sunward-simulation", options.simulation_json);
  if (!options.losses_json.empty()) scripts.emplace_back("sunward-losses", options.losses_json);
  if (!options.silicon_json.empty()) scripts.emplace_back("sunward-silicon", options.silicon_json);
  return detail::page(plan.park_name, scripts);
}

}  // namespace sunward::report
