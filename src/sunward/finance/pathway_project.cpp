#include "sunward/finance/pathway_project.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/finance/asset_costs.hpp"
#include "sunward/finance/project_asset.hpp"
#include "sunward/model/registry.hpp"

namespace sunward::finance {

namespace {

[[noreturn]] void refuse(const std::string& key, FaultWords words) {
  Fault fault;
  fault.key = key;
  fault.tell(std::move(words));
  throw InputError({fault});
}

const model::Component& component_of(const model::Park& park, const std::string& name) {
  for (const model::Component& component : park.components)
    if (component.name == name) return component;
  refuse(name, told("plan_with_other_components"));
}

/// From the start of stage k to the start of the first in which it no longer stands, or the end.
int service_of(const model::Pathway& terms, std::size_t k, double lifetime_y) {
  std::size_t s = k;
  while (s < terms.stages.size() && model::stands(terms, k, lifetime_y, s)) ++s;
  const model::PathwayStage& last = terms.stages.back();
  const int until = s < terms.stages.size() ? terms.stages[s].year : last.year + last.years;
  return until - terms.stages[k].year;
}

Vintage vintage_of(const result::PathwaySize& size, const SizedCost& sized, std::size_t k,
                   const model::Pathway& terms) {
  Vintage vintage;
  vintage.stage = k;
  vintage.amount = size.built[k];
  vintage.unit = size.unit;
  const double paid_cny = size.built[k] * sized.units_per_capacity * sized.cost.capex_cny_per_unit;
  vintage.asset =
      project_asset(size.label, size.type, sized, paid_cny, terms.stages.front().park.finance);
  vintage.service_y = service_of(terms, k, sized.cost.lifetime_y);
  return vintage;
}

void add_vintages(const result::Pathway& plan, const model::Pathway& terms, std::size_t k,
                  PathwayProject& project) {
  double invested_cny = 0.0;
  for (const result::PathwaySize& size : plan.sizes) {
    if (size.built[k] <= 0.0) continue;
    for (const SizedCost& sized : sized_costs(component_of(terms.stages[k].park, size.asset))) {
      if (sized.quantity != size.quantity || sized.cost.capex_cny_per_unit == 0.0) continue;
      project.vintages.push_back(vintage_of(size, sized, k, terms));
      invested_cny += project.vintages.back().asset.price.paid_cny();
    }
  }
  // A size too small to be told from nothing is reported as 0 but stays in the plan's sums.
  const double planned_cny = plan.stages[k].investment_cny;
  if (std::abs(invested_cny - planned_cny) > 1e-3 * std::max(1e6, planned_cny))
    refuse("pathway.stages",
           told("pathway.other_costs", {{"stage", plan.stages[k].year},
                                        {"planned", fmt::format("{:.0f}", planned_cny)},
                                        {"now", fmt::format("{:.0f}", invested_cny)}}));
}

}  // namespace

PathwayProject pathway_project_of(const result::Pathway& plan, const model::Pathway& terms) {
  SUNWARD_CHECK(plan.stages.size() == terms.stages.size(), "plan and case have the same stages");
  PathwayProject project;
  project.name = plan.name;
  for (std::size_t s = 0; s < plan.stages.size(); ++s) {
    const model::PathwayStage& stage = terms.stages[s];
    project.stages.push_back(
        {stage.year, stage.years, operation_of(plan.stages[s].plan, stage.park)});
    add_vintages(plan, terms, s, project);
  }
  project.terms = project.stages.front().project.terms;
  if (project.terms.loan_repayment == model::Repayment::dscr)
    refuse("finance.loan_repayment", told("pathway.loan_by_cover"));
  return project;
}

}  // namespace sunward::finance
