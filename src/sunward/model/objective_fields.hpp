// Field table of [objective].
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/model/objective_terms.hpp"

namespace sunward::model {

constexpr auto fields(const ObjectiveTerms*) {
  using O = ObjectiveTerms;
  return field_table(
      choice_field(&O::maximise, "maximise", optional_meaning("least yearly cost"), "equity_npv",
                   "equity_npv: the net present value of the owners' cash flow, as the statements "
                   "have it."),
      field(&O::hurdle_irr_frac, "hurdle_irr_frac", unit::frac,
            optional_meaning("equity_discount_frac of [finance]"), between(0, 0.5),
            "Return the owners ask for. The plan maximises their net present value at this rate; "
            "it meets the hurdle when that is not negative."),
      field(&O::agree_frac, "agree_frac", unit::frac, defaulted, above_up_to(0, 0.1),
            "Plan and statements agree when the gain one promises and the other finds differ by at "
            "most so much of the equity.",
            "1e-4: far below what any input is known to"),
      field(&O::most_rounds, "most_rounds", unit::none, defaulted, between(1, 100),
            "Plans at most until they agree."));
}

}  // namespace sunward::model
