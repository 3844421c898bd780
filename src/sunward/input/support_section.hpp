// Reads [rules.supports]: which supports are booked in the statements, and at which amounts.
#pragma once

#include "sunward/input/section.hpp"
#include "sunward/model/rules.hpp"

namespace sunward::input {

/// The amounts of a support, which must fit its kind: [<regulation>.supports.<name>.booking] of a
/// rule file, or an entry of [rules.supports]. Amounts of another kind are faults.
void read_support_terms(Section& section, const std::string& kind, model::SupportTerms& terms);

/// @param rules  the section [rules] of the case file. Unknown names, kinds that cannot be booked
/// and amounts that neither file gives are faults.
void read_supports(Section& rules, const model::RuleBook& book,
                   std::vector<model::SupportChoice>& choices);

}  // namespace sunward::input
