#include "sunward/report/run_json.hpp"

#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

std::string run_json(const result::Plan& plan, const result::Provenance& provenance) {
  detail::Json tree = {{"format", "sunward-run"},
                       {"format_version", detail::plan_format_version},
                       {"park", plan.park_name},
                       {"status", result::to_string(plan.status)}};
  tree.update(detail::provenance_tree(provenance));
  tree["objective_cny_per_year"] = detail::number(plan.objective_cny_per_year);
  tree["certificate"] = detail::certificate_tree(plan.certificate);
  tree["solve"] = detail::solve_tree(plan.solve);
  tree["size"] = detail::size_tree(plan.solve);
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report
