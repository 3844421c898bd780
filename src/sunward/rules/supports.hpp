// Supports that the case file switches on, with proof that they apply.
#pragma once

#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/rules/applicability.hpp"

namespace sunward::rules {

struct BookedSupport {
  std::string id;
  std::string kind;
  model::SupportTerms terms;  ///< those its kind needs are given
};

/// @param circumstances  of the park, with its yearly energy when a plan is at hand.
/// @throws InputError naming every support that is switched on and does not apply, or of which it
/// cannot be told, with the reasons; and every two of one kind where only one can be.
[[nodiscard]] std::vector<BookedSupport> booked_supports(const model::Park& park,
                                                         const Circumstances& circumstances);

}  // namespace sunward::rules
