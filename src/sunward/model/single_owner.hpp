// Terms of a power plant owned by one taxpayer in the United States who sells by a power purchase
// agreement: what finance/single_owner works on. Money is in US dollars, escalated (nominal)
// prices.
#pragma once

namespace sunward::model {

struct SingleOwner {
  // Plant and sale
  double nameplate_kw = 0.0;
  double energy_kwh = 0.0;  ///< sold in the first year
  double degradation_frac_per_year = 0.005;
  double ppa_price_usd_per_kwh = 0.0;  ///< of the first year
  double ppa_escalation_frac_per_year = 0.0;
  int analysis_y = 25;
  // Cost
  double project_cost_usd = 0.0;
  double om_usd_per_kw_year = 0.0;           ///< of the first year
  double om_escalation_frac_per_year = 0.0;  ///< above inflation
  double replacement_usd_per_kw = 0.0;
  int replacement_every_y = 15;
  double inflation_frac_per_year = 0.025;
  double real_discount_frac = 0.064;
  // Construction loan
  double construction_loan_frac = 1.0;
  double construction_rate_frac = 0.065;
  double construction_fee_frac = 0.01;
  double construction_months = 6.0;
  // Term loan and reserves
  int loan_tenor_y = 18;
  double loan_rate_frac = 0.07;
  double dscr_target = 1.3;
  double loan_fee_frac = 0.0275;
  double debt_reserve_months = 6.0;
  double working_reserve_months = 6.0;
  double reserve_interest_frac = 0.0175;
  // Taxes
  double federal_tax_frac = 0.21;
  double state_tax_frac = 0.07;
  double macrs_5_frac = 0.9;
  double macrs_15_frac = 0.015;
  double straight_15_frac = 0.025;
  double straight_20_frac = 0.03;
  double itc_frac = 0.0;
  double ptc_usd_per_kwh = 0.0;
  double ptc_escalation_frac_per_year = 0.025;
  int ptc_y = 10;
};

}  // namespace sunward::model
