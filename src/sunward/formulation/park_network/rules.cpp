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

/// Emissions of what is bought and burnt, less f c (G - E + I): c tce per MWh, or 1. Power from
/// coal counts as bought.
void add_intensity(Rule rule, double per_mwh, Draft& draft) {
  constexpr double kg_per_t = 1000.0;
  const char* key = key_of(rule);
  count_shares(key, {-per_mwh, 0.0, -per_mwh, per_mwh}, draft);
  for (const model::Component& component : draft.park().components) {
    draft.enter(component);
    if (const auto* grid = std::get_if<component::Grid>(&component.spec))
      count(draft, draft.part("purchase"), key, grid->co2_kg_per_kwh - per_mwh);
    if (const auto* plant = std::get_if<component::ThermalPlant>(&component.spec))
      count(draft, draft.name(), key, plant->co2_kg_per_kwh - per_mwh);
    if (const auto* market = std::get_if<component::HydrogenMarket>(&component.spec);
        market != nullptr && market->purchase_limit_kg_per_h > 0.0)
      count(draft, draft.part("purchase"), key, market->purchase_co2_kg_per_kg / kg_per_t);
  }
  add_budget(key, "<=", 0.0, draft);
}

void refuse_rules_of_hydrogen(Draft& draft) {
  for (std::size_t r = static_cast<std::size_t>(Rule::min_hydrogen_matched);
       r < model::plan_limits.size(); ++r)
    if (draft.park().rules.*model::plan_limits[r].member >= 0.0)
      draft.cannot_rule(key_of(static_cast<Rule>(r)), told("park_network.hydrogen_rule"));
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
  if (const double f = rules.max_co2_t_per_tce; f >= 0.0)
    add_intensity(Rule::max_co2_per_tce, f * rules.electricity_tce_per_mwh, draft);
  if (const double f = rules.max_co2_t_per_mwh; f >= 0.0)
    add_intensity(Rule::max_co2_per_mwh, f, draft);
  refuse_rules_of_hydrogen(draft);
}

}  // namespace sunward::formulation::park_network
