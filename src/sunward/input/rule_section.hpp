// The [rules] section: limits, clauses chosen by name, facts and data of the park.
#pragma once

#include "sunward/input/section.hpp"
#include "sunward/model/park.hpp"

namespace sunward::input {

/// Reads [rules] and the rule files it names, and turns clauses with the mode "constraint" into
/// limits of the plan at their thresholds for the park's year. Faults: unknown clauses and words
/// (with "did you mean"), a clause no plan can hold as a constraint, a limit that a key and a
/// clause give differently (both places are named), a clause of a single year without
/// each_scenario.
/// @param price_year  the year that holds when rules.year is not given.
void read_rules_section(Section& top, int price_year, model::Rules& rules);

}  // namespace sunward::input
