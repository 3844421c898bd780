// The rules of a park as rows over yearly sums of flows. Definitions: docs/theory/formulation.md.
#pragma once

#include "sunward/formulation/builder.hpp"
#include "sunward/formulation/hydrogen_match.hpp"

namespace sunward::formulation {

/// Adds one row per rule asked for (one per scenario with rules.each_scenario). To be called when
/// all components have contributed. In an elastic program each row gets a column that relaxes it.
///   self use      G - E - f A                  >= 0
///   green share   (1-f)(G - E) - f I           >= 0
///   export        E - f A                      <= 0
///   CO2           emissions                    <= cap
///   CO2 intensity emissions - f c (G - E + I)  <= 0   c: tce per MWh, or 1
///   hydrogen, by the step   sum u - (1-f) k H  <= 0   u >= e - (G - E), u >= 0
///                                                     k: least MWh per kg. Against e itself the
///                                                     plan would waste power in windy steps.
///             at f = 1      G - E - e          >= 0   at every step
///             by month or year  G - E - f e    >= 0
///             CO2           sum c u - f H      <= 0   c: kg per MWh from the grid
/// G generation after curtailment, A available generation, E export, I import, e power of the
/// electrolysers, H hydrogen they make, f what is asked for.
void add_rules(Builder& builder);

/// Everything a rule's two sides are made of, summed over one year.
struct RuleSums {
  double generation_mwh = 0.0;
  double available_mwh = 0.0;
  double import_mwh = 0.0;
  double thermal_mwh = 0.0;
  double export_mwh = 0.0;
  double co2_t = 0.0;
  double tce_per_mwh = 0.0;         ///< of [rules]
  double grid_co2_t_per_mwh = 0.0;  ///< the highest of the park's grids
  double electrolysis_kg = 0.0;     ///< hydrogen made
  double least_mwh = 0.0;           ///< what it takes at the best point of the curves
  HydrogenSums hydrogen;            ///< zero where no rule asks for it

  [[nodiscard]] double used_mwh() const {
    return generation_mwh + thermal_mwh - export_mwh + import_mwh;
  }
};

/// The value a rule compares with its limit; what keeps it where nothing is available or used.
[[nodiscard]] double value_of(Rule rule, const RuleSums& sums);
/// How far the rule's row moves when its limit moves by one.
[[nodiscard]] double row_per_limit(Rule rule, const RuleSums& sums);
/// True for rules whose value must be at least the limit.
[[nodiscard]] bool is_at_least(Rule rule);
/// "frac", "t/year", "t/tce", ...
[[nodiscard]] const char* unit_of(Rule rule);

}  // namespace sunward::formulation
