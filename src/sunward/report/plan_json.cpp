#include "sunward/report/plan_json.hpp"

#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

std::string plan_json(const result::Plan& plan, const result::Provenance& provenance) {
  return detail::to_text(detail::plan_tree(plan, provenance), true) + "\n";
}

}  // namespace sunward::report
