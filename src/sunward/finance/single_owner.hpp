// Cash flow of a plant under a power purchase agreement with one owner who pays US income tax: the
// loan is sized by its cover ratio, reserves earn interest, losses are used by the owner at once.
// Definitions: docs/theory/finance.md. Source: the published outputs and documentation of NREL's
// System Advisor Model, "single owner"; values only.
#pragma once

#include "sunward/finance/accounts.hpp"
#include "sunward/model/single_owner.hpp"

namespace sunward::finance {

struct SingleOwnerResult {
  double construction_financing_usd = 0.0;
  double debt_usd = 0.0;
  double debt_fee_usd = 0.0;
  double debt_reserve_usd = 0.0;     ///< at the start
  double working_reserve_usd = 0.0;  ///< at the start
  double installed_cost_usd = 0.0;
  double equity_usd = 0.0;
  double lcoe_nominal_usd_per_kwh = 0.0;
  double lcoe_real_usd_per_kwh = 0.0;
  double lppa_nominal_usd_per_kwh = 0.0;
  double lppa_real_usd_per_kwh = 0.0;
  double irr_frac = 0.0;  ///< after tax; NaN when there is none
  double npv_usd = 0.0;   ///< after tax, at the nominal discount rate
  double min_dscr = 0.0;  ///< NaN without debt
  double wacc_frac = 0.0;
  /// Year 0 (financial close) to analysis_y.
  std::vector<Line> lines;

  /// @throws InternalError when there is no such line.
  [[nodiscard]] const Years& at(const std::string& key) const;
};

/// @throws InputError when the loan outlives the analysis or more than the whole cost is
/// depreciated.
[[nodiscard]] SingleOwnerResult single_owner(const model::SingleOwner& terms);

}  // namespace sunward::finance
