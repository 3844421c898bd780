// Reads [pathway]. What it changes from stage to stage is read by input/pathway_reader.
#pragma once

#include "sunward/input/section.hpp"
#include "sunward/model/park.hpp"
#include "sunward/model/pathway_terms.hpp"

namespace sunward::input {

/// Faults go into the context of the section. @param park  with its components.
void read_pathway_section(Section& top, const model::Park& park, model::PathwayTerms& pathway);

}  // namespace sunward::input
