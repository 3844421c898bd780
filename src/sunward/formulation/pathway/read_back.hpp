// From the solution of a pathway's program to its plan, in physical units.
#pragma once

#include "sunward/base/text.hpp"
#include "sunward/formulation/pathway/program.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/result/pathway.hpp"

namespace sunward::formulation::pathway {

/// @param program  consumed: the stages' programs are repriced to read them.
/// @param solution  a point of program.problem with its duals.
/// @param language  of node names. Prices and worths of a stage's plan are in yuan of its years.
/// Cost: O(steps * flows).
[[nodiscard]] result::Pathway read_back(const model::Pathway& pathway, Program program,
                                        const lp::Solution& solution, Language language);

}  // namespace sunward::formulation::pathway
