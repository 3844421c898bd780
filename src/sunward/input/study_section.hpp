// The [study] section: uncertain inputs, their distributions and correlations.
#pragma once

#include "sunward/input/section.hpp"
#include "sunward/model/study_terms.hpp"

namespace sunward::input {

/// Reads [study]. Faults: parameters a distribution needs and does not find, or finds in the wrong
/// order; keys named twice; correlations of inputs that do not exist. Whether the keys exist is
/// only known when they are changed.
void read_study_section(Section& top, model::StudyTerms& study);

}  // namespace sunward::input
