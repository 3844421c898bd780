#include "equity_plan.hpp"

#include "console.hpp"
#include "sunward/report/equity_report.hpp"

namespace sunward::cli {

study::equity::EquityPlan make_equity_plan(const model::Park& park,
                                           const model::ObjectiveTerms& objective,
                                           const study::PlanOptions& options,
                                           const Session& session) {
  int number = 0;
  std::function<void(const result::EquityRound&)> on_round;
  if (!session.quiet)
    on_round = [&](const result::EquityRound& round) {
      complain(report::equity_round_line(round, ++number, session.language()));
    };
  return study::equity::plan_for_equity(park, objective, options, on_round);
}

}  // namespace sunward::cli
