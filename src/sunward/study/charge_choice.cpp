#include "sunward/study/charge_choice.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "sunward/finance/plan_bill.hpp"
#include "sunward/formulation/component/grid_charges.hpp"
#include "sunward/study/plan_curves.hpp"

namespace sunward::study {

namespace {

using component::Grid;
using component::NetworkCharge;
using component::PowerCharge;

/// One answer to one open question.
struct Answer {
  Phrase name;
  Grid grid;
  bool lowest_blocks = true;
};

bool rise(const std::vector<component::PriceTier>& tiers) {
  return std::is_sorted(tiers.begin(), tiers.end(), [](const auto& a, const auto& b) {
    return a.add_cny_per_mwh < b.add_cny_per_mwh;
  });
}

std::vector<Answer> power_answers(const Grid& grid) {
  if (grid.power_charge != PowerCharge::cheaper) return {};
  Grid by_demand = grid, by_capacity = grid;
  by_demand.power_charge = PowerCharge::demand;
  by_capacity.power_charge = PowerCharge::capacity;
  return {{phrase("bill.option.demand"), by_demand}, {phrase("bill.option.capacity"), by_capacity}};
}

std::vector<Answer> network_answers(const Grid& grid) {
  if (grid.network_charge != NetworkCharge::cheaper) return {};
  Grid single = grid, two_part = grid;
  single.network_charge = NetworkCharge::single_capacity;
  two_part.network_charge = NetworkCharge::two_part_with_self_use;
  return {{phrase("bill.option.single_capacity"), single},
          {phrase("bill.option.two_part_with_self_use"), two_part}};
}

std::vector<Answer> block_answers(const Grid& grid) {
  if (rise(grid.tiers)) return {};
  const auto cheaper = [](const auto& a, const auto& b) {
    return a.add_cny_per_mwh < b.add_cny_per_mwh;
  };
  const double lowest =
      std::min_element(grid.tiers.begin(), grid.tiers.end(), cheaper)->add_cny_per_mwh;
  std::vector<Answer> answers;
  for (std::size_t t = 0; t < grid.tiers.size(); ++t) {
    const double add = grid.tiers[t].add_cny_per_mwh;
    Grid flat = grid;
    flat.tiers = {{infinity, add}};
    answers.push_back({phrase("choice.block", {{"number", t + 1}}), flat, add == lowest});
  }
  return answers;
}

std::vector<Answer> agreed_answers(const Grid& grid) {
  const double limit_mw = formulation::agreed_demand_ends_at_mw(grid);
  const bool inside = grid.contract_demand_kw > 0.0 && grid.connected_kva < 0.0 &&
                      grid.connection_mw.min < limit_mw && limit_mw < grid.connection_mw.max;
  if (!inside || grid.demand_charge_cny_per_kw_month == 0.0 ||
      grid.power_charge == PowerCharge::capacity)
    return {};
  Grid below = grid, above = grid;
  below.connection_mw.max = limit_mw;
  above.connection_mw.min = limit_mw;
  const Phrase limit = fmt::format("{:g}", limit_mw);
  return {{phrase("choice.connection_below", {{"limit", limit}}), below},
          {phrase("choice.connection_above", {{"limit", limit}}), above}};
}

/// Every form in the list once with each answer of one question about one component.
void ask(std::vector<ChargeForm>& forms, std::size_t component,
         std::vector<Answer> (*question)(const Grid&)) {
  std::vector<ChargeForm> out;
  for (ChargeForm& form : forms) {
    const Grid grid = std::get<Grid>(form.park.components[component].spec);
    const std::vector<Answer> answers = question(grid);
    if (answers.empty()) out.push_back(std::move(form));
    for (const Answer& answer : answers) {
      ChargeForm next = form;
      next.park.components[component].spec = answer.grid;
      next.names.push_back(answer.name);
      next.lowest_blocks = form.lowest_blocks && answer.lowest_blocks;
      out.push_back(std::move(next));
    }
  }
  forms = std::move(out);
}

/// A form, its plan and what that costs by the bill.
struct Candidate {
  const ChargeForm* form = nullptr;
  result::Plan plan;
  double own_cny = infinity;     ///< billed in its own form
  double billed_cny = infinity;  ///< billed as the tariff chooses
};

bool whole_years(const result::Plan& plan) {
  return std::all_of(plan.years.begin(), plan.years.end(), [](const result::ScenarioYear& year) {
    return year.axis.n_steps * year.axis.step_h() >= 8760.0;
  });
}

/// The plan's cost with the bills of `park` in place of the optimiser's own charges. Bills cover
/// the steps there are: where these make no whole year, the optimiser's own cost stands.
double billed_cost(const result::Plan& plan, const model::Park& park) {
  double cny = plan.objective_cny_per_year;
  if (!whole_years(plan)) return cny;
  for (const finance::GridBill& bill : finance::bills_of(plan, park))
    cny += bill.comparison.difference_cny();
  return cny;
}

/// The park with the charges of a form but its own blocks and sizes.
model::Park charged_as(const model::Park& park, const ChargeForm& form) {
  model::Park out = park;
  for (std::size_t c = 0; c < out.components.size(); ++c) {
    auto* grid = std::get_if<Grid>(&out.components[c].spec);
    if (grid == nullptr) continue;
    const Grid& as = std::get<Grid>(form.park.components[c].spec);
    grid->power_charge = as.power_charge;
    grid->network_charge = as.network_charge;
  }
  return out;
}

Candidate planned(const model::Park& park, const ChargeForm& form, const PlanOptions& options) {
  Candidate candidate{&form, plan_with_curves(form.park, options, {})};
  if (candidate.plan.status != result::Status::optimal) return candidate;
  candidate.own_cny = billed_cost(candidate.plan, charged_as(park, form));
  candidate.billed_cny = billed_cost(candidate.plan, park);
  return candidate;
}

/// Whole yuan, thousands apart.
Phrase money(double cny) {
  const std::string digits = fmt::format("{:.0f}", std::abs(cny));
  std::string apart;
  if (cny < 0.0) apart.push_back('-');
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) apart.push_back(',');
    apart.push_back(digits[at]);
  }
  return phrase("choice.money", {{"cny", apart}});
}

Phrase listed(const Candidate& candidate) {
  constexpr double worth_a_word_frac = 1e-5;
  const Phrase names = joined(candidate.form->names, "choice.and", "choice.and");
  if (candidate.plan.status != result::Status::optimal)
    return phrase("choice.form", {{"names", names}, {"cost", phrase("choice.no_plan")}});
  const bool mixed =
      candidate.own_cny - candidate.billed_cny > worth_a_word_frac * std::abs(candidate.own_cny);
  return phrase(mixed ? "choice.form_mixed" : "choice.form",
                {{"names", names},
                 {"cost", money(candidate.own_cny)},
                 {"billed", money(candidate.billed_cny)}});
}

Phrase told_choice(const std::vector<Candidate>& candidates, const Candidate& taken) {
  std::vector<Phrase> list;
  for (const Candidate& candidate : candidates) list.push_back(listed(candidate));
  return phrase("choice.made", {{"count", candidates.size()},
                                {"taken", joined(taken.form->names, "choice.and", "choice.and")},
                                {"list", joined(list, "rules.semicolon", "rules.semicolon")}});
}

/// Least by the bill; where two cost the same, the one planned in the form that is billed.
Candidate& cheapest_of(std::vector<Candidate>& candidates) {
  constexpr double same_frac = 1e-6;  // plans differ by their tolerance
  const auto by_bill = [](const Candidate& a, const Candidate& b) {
    return a.billed_cny < b.billed_cny;
  };
  Candidate& least = *std::min_element(candidates.begin(), candidates.end(), by_bill);
  const double same_cny = least.billed_cny + same_frac * std::abs(least.billed_cny);
  Candidate* best = &least;
  for (Candidate& candidate : candidates)
    if (candidate.billed_cny <= same_cny && candidate.own_cny < best->own_cny) best = &candidate;
  return *best;
}

/// Falling blocks: no plan can cost less than the cheapest one that pays the lowest block's price.
std::optional<Phrase> told_bound(const std::vector<Candidate>& candidates, const Candidate& taken) {
  double bound_cny = infinity;
  bool any_blocks = false;
  for (const Candidate& candidate : candidates) {
    any_blocks = any_blocks || !candidate.form->lowest_blocks;
    if (candidate.form->lowest_blocks && candidate.plan.status == result::Status::optimal)
      bound_cny = std::min(bound_cny, candidate.plan.objective_cny_per_year);
  }
  if (!any_blocks || bound_cny == infinity) return std::nullopt;
  return phrase("choice.bound", {{"most", money(std::max(0.0, taken.billed_cny - bound_cny))}});
}

}  // namespace

std::vector<ChargeForm> charge_forms(const model::Park& park) {
  std::vector<ChargeForm> forms = {{park, {}, true}};
  for (std::size_t c = 0; c < park.components.size(); ++c) {
    if (!std::holds_alternative<Grid>(park.components[c].spec)) continue;
    for (const auto question : {power_answers, network_answers, block_answers, agreed_answers}) {
      ask(forms, c, question);
      if (forms.size() > most_charge_forms) return {};
    }
  }
  if (forms.size() < 2) return {};
  return forms;
}

std::size_t choice_notes(const model::Park& park) {
  const std::vector<ChargeForm> forms = charge_forms(park);
  if (forms.empty()) return 0;
  const bool blocks = std::any_of(forms.begin(), forms.end(),
                                  [](const ChargeForm& form) { return !form.lowest_blocks; });
  return blocks ? 2 : 1;
}

result::Plan plan_cheapest(const model::Park& park, const std::vector<ChargeForm>& forms,
                           const PlanOptions& options) {
  PlanOptions each = options;
  each.start = nullptr;  // of another program
  each.on_start = nullptr;
  std::vector<Candidate> candidates;
  const auto cheapest = [&]() -> Candidate& {
    Candidate& best = cheapest_of(candidates);
    for (Candidate& other : candidates)
      if (&other != &best) other.plan.flows = {};  // years of steps nobody will read
    return best;
  };
  for (const ChargeForm& form : forms) {
    candidates.push_back(planned(park, form, each));
    if (candidates.back().plan.status == result::Status::cancelled) return candidates.back().plan;
    (void)cheapest();
  }
  Candidate& taken = cheapest();
  if (taken.plan.status != result::Status::optimal) return std::move(candidates.front().plan);
  std::vector<Phrase>& notes = taken.plan.notes;
  if (const auto bound = told_bound(candidates, taken)) notes.insert(notes.begin(), *bound);
  notes.insert(notes.begin(), told_choice(candidates, taken));
  return std::move(taken.plan);
}

}  // namespace sunward::study
