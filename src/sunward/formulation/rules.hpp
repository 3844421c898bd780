// The rules of a park as rows over yearly sums of flows. Definitions: docs/theory/formulation.md.
#pragma once

#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Adds one row per rule asked for (one per scenario with rules.each_scenario). To be called when
/// all components have contributed. In an elastic program each row gets a column that relaxes it.
///   self use     G - E - f A      >= 0
///   green share  (1-f)(G - E) - f I >= 0
///   export       E - f A          <= 0
///   CO2          emissions        <= cap
/// G generation after curtailment, A available generation, E export, I import, f the share asked
/// for.
void add_rules(Builder& builder);

/// Everything a rule's two sides are made of, summed over one year.
struct RuleSums {
  double generation_mwh = 0.0;
  double available_mwh = 0.0;
  double import_mwh = 0.0;
  double thermal_mwh = 0.0;
  double export_mwh = 0.0;
  double co2_t = 0.0;
};

/// The value a rule compares with its limit; 0 where nothing is available or used.
[[nodiscard]] double value_of(Rule rule, const RuleSums& sums);
/// How far the rule's row moves when its limit moves by one: A, G - E + I, A, or 1.
[[nodiscard]] double row_per_limit(Rule rule, const RuleSums& sums);
/// True for rules whose value must be at least the limit.
[[nodiscard]] bool is_at_least(Rule rule);

}  // namespace sunward::formulation
