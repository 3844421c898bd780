#include "sunward/report/plan_json.hpp"

#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

std::string plan_json(const result::Plan& plan, const result::Provenance& provenance) {
  return detail::to_text(detail::plan_tree(plan, provenance, language_of(provenance)), true) + "\n";
}

Language language_of(const result::Provenance& provenance) {
  Language language = Language::en;
  for (const auto& [name, value] : provenance.options)
    if (name == "lang" && !parse_language(value, language)) return Language::en;
  return language;
}

}  // namespace sunward::report
