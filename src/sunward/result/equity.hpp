// How a plan for the owners came about: plan and statements in turn until they agree.
#pragma once

#include <limits>
#include <vector>

namespace sunward::result {

/// One plan in terms of the statements. CNY, net present value at the owners' rate.
struct EquityRound {
  double cost_cny_per_year = 0.0;  ///< of the plan, by the annuities
  double investment_cny = 0.0;
  double equity_npv_cny = 0.0;  ///< by the statements
  double promised_cny = 0.0;    ///< gain over the plan before, by the prices it was made with
  double found_cny = 0.0;       ///< the same by the statements
  double open_cny = 0.0;        ///< what the next plan promises over this one; NaN of the last
};

struct EquityRecord {
  double discount_frac = 0.0;  ///< of the owners, or the hurdle
  bool has_hurdle = false;
  double electricity_price_cny_per_mwh = 0.0;  ///< held through all rounds
  double hydrogen_price_cny_per_kg = 0.0;
  std::vector<EquityRound> rounds;  ///< the first: the plan of least yearly cost
  bool agreed = false;
  double equity_cny = 0.0;
  double equity_irr_frac = std::numeric_limits<double>::quiet_NaN();
  /// Price of the park's own electricity at which the owners' net present value is zero.
  double least_price_cny_per_mwh = std::numeric_limits<double>::quiet_NaN();
};

}  // namespace sunward::result
