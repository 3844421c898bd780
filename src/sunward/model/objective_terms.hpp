// The [objective] section: what a plan is best at.
#pragma once

#include <string>

namespace sunward::model {

struct ObjectiveTerms {
  std::string maximise;           ///< "equity_npv", or empty: the least yearly cost
  double hurdle_irr_frac = -1.0;  ///< owners' discount rate of the objective; negative: finance's
  double agree_frac = 1e-4;       ///< of the equity: how closely plan and statements must agree
  int most_rounds = 20;

  [[nodiscard]] bool by_equity() const { return !maximise.empty() || hurdle_irr_frac >= 0.0; }
};

}  // namespace sunward::model
