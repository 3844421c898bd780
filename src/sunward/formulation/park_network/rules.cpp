// The park's rules as budgets: constraints of type primary_energy over a column of the carriers.
#include <variant>

#include "sunward/formulation/park_network/components.hpp"
#include "sunward/formulation/rules.hpp"

namespace sunward::formulation::park_network {

namespace {

/// What each carrier counts in one rule, as in formulation/rules.cpp.
struct Shares {
  double delivered = 0.0;
  double available = 0.0;
  double bought = 0.0;
  double sold = 0.0;
};

/// A budget sums what generators give: those of wind and sun what is available, less what is
/// curtailed.
void count_shares(const char* rule, const Shares& shares, Draft& draft) {
  for (const model::Component& component : draft.park().components) {
    draft.enter(component);
    if (std::holds_alternative<component::Wind>(component.spec))
      count(draft, "wind", rule, shares.delivered + shares.available);
    if (std::holds_alternative<component::Pv>(component.spec))
      count(draft, "pv", rule, shares.delivered + shares.available);
    if (!std::holds_alternative<component::Grid>(component.spec)) continue;
    count(draft, draft.part("purchase"), rule, shares.bought);
    count(draft, draft.part("sale"), rule, shares.sold);
  }
  if (counts_available(draft.park().rules)) count(draft, curtailed, rule, -shares.delivered);
}

void add_budget(const char* rule, const char* sense, double constant, Draft& draft) {
  Sheets& sheets = draft.sheets();
  sheets.add("global_constraints",
             {sheets.unused("global_constraints", rule),
              {{"type", "primary_energy"}, {"carrier_attribute", rule}, {"sense", sense}},
              {{"constant", constant}},
              {}});
}

}  // namespace

bool counts_available(const model::Rules& rules) {
  return rules.min_self_use_frac >= 0.0 || rules.max_export_frac >= 0.0;
}

void count(Draft& draft, const std::string& carrier, const char* rule, double factor) {
  draft.sheets().carrier(carrier).numbers[rule] = factor;
}

/// self use G - E - f A >= 0, green share (1-f)(G - E) - f I >= 0, export E - f A <= 0.
void translate_rules(Draft& draft) {
  const model::Rules& rules = draft.park().rules;
  if (const double f = rules.min_self_use_frac; f >= 0.0) {
    count_shares(key_of(Rule::min_self_use), {1.0, -f, 0.0, -1.0}, draft);
    add_budget(key_of(Rule::min_self_use), ">=", 0.0, draft);
  }
  if (const double f = rules.min_green_share_frac; f >= 0.0) {
    count_shares(key_of(Rule::min_green_share), {1.0 - f, 0.0, -f, f - 1.0}, draft);
    add_budget(key_of(Rule::min_green_share), ">=", 0.0, draft);
  }
  if (const double f = rules.max_export_frac; f >= 0.0) {
    count_shares(key_of(Rule::max_export), {0.0, -f, 0.0, 1.0}, draft);
    add_budget(key_of(Rule::max_export), "<=", 0.0, draft);
  }
  if (rules.co2_cap_t_per_year >= 0.0)
    add_budget(key_of(Rule::co2_cap), "<=", rules.co2_cap_t_per_year, draft);
}

}  // namespace sunward::formulation::park_network
