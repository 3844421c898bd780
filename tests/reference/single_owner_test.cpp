// The single-owner cash flow against SAM: its published example, and PySAM run on other inputs.
#include "sunward/finance/single_owner.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/input/single_owner_reader.hpp"

namespace sunward::finance {
namespace {

model::SingleOwner published() {
  return input::read_single_owner(SUNWARD_SOURCE_DIR "/examples/single_owner/pv_100mw.toml").terms;
}

struct Expected {
  double debt_usd, equity_usd, lcoe_nominal_ct, lcoe_real_ct, lppa_nominal_ct, irr_percent, npv_usd;
};

/// Debt and equity to a dollar, levelised cost to 0.1 %, return to 0.01 points.
void expect_near(const SingleOwnerResult& ours, const Expected& sam) {
  EXPECT_NEAR(ours.debt_usd, sam.debt_usd, 1.0);
  EXPECT_NEAR(ours.equity_usd, sam.equity_usd, 1.0);
  EXPECT_NEAR(100.0 * ours.lcoe_nominal_usd_per_kwh, sam.lcoe_nominal_ct,
              1e-3 * sam.lcoe_nominal_ct);
  EXPECT_NEAR(100.0 * ours.lcoe_real_usd_per_kwh, sam.lcoe_real_ct, 1e-3 * sam.lcoe_real_ct);
  EXPECT_NEAR(100.0 * ours.lppa_nominal_usd_per_kwh, sam.lppa_nominal_ct, 1e-3);
  EXPECT_NEAR(100.0 * ours.irr_frac, sam.irr_percent, 0.01);
  EXPECT_NEAR(ours.npv_usd, sam.npv_usd, 10.0);
}

// Source: SAM 2024, default PVWatts with single owner, as published.
TEST(SingleOwner, ComesToThePublishedExampleOfSam) {
  const SingleOwnerResult ours = single_owner(published());
  expect_near(ours, {52499952.30, 71709051.0, 4.50702, 3.59780, 4.64739, 9.78711, 2797574.5});
  EXPECT_NEAR(ours.construction_financing_usd, 3055355.6, 0.1);
  EXPECT_NEAR(ours.installed_cost_usd, 124209003.0, 1.0);
  EXPECT_NEAR(ours.min_dscr, 1.3, 1e-9);
  EXPECT_NEAR(ours.at("available")[1], 6670038.0, 1.0);
  EXPECT_NEAR(ours.at("equipment_reserve")[1], 941982.5, 0.1);
}

// The next three: outputs of PySAM 7.1.1 (NREL), singleowner, run with the same inputs.
TEST(SingleOwner, WithAnInvestmentTaxCreditIsThatOfPySam) {
  model::SingleOwner terms = published();
  terms.itc_frac = 0.3;
  terms.ptc_usd_per_kwh = 0.0;
  expect_near(single_owner(terms),
              {52499952.38, 71709051.19, 5.219613, 4.166644, 4.647391, 5.433267, -11403970.19});
}

TEST(SingleOwner, WithoutReservesAndReplacementIsThatOfPySam) {
  model::SingleOwner terms = published();
  terms.debt_reserve_months = terms.working_reserve_months = 0.0;
  terms.replacement_usd_per_kw = 0.0;
  expect_near(single_owner(terms),
              {59099564.72, 61975528.94, 4.009036, 3.200280, 4.647391, 13.115100, 12721927.94});
}

TEST(SingleOwner, WithOtherTermsThroughoutIsThatOfPySam) {
  model::SingleOwner terms = published();
  terms.analysis_y = 20;
  terms.loan_tenor_y = 12;
  terms.loan_rate_frac = 0.05;
  terms.dscr_target = 1.45;
  terms.inflation_frac_per_year = 0.03;
  terms.real_discount_frac = 0.08;
  terms.federal_tax_frac = 0.25;
  terms.state_tax_frac = 0.05;
  terms.ppa_price_usd_per_kwh = 0.06;
  terms.ppa_escalation_frac_per_year = 0.0;
  terms.replacement_every_y = 7;
  terms.reserve_interest_frac = 0.03;
  terms.loan_fee_frac = 0.01;
  terms.macrs_5_frac = 0.6;
  terms.macrs_15_frac = 0.1;
  terms.straight_15_frac = 0.05;
  terms.straight_20_frac = 0.15;
  expect_near(single_owner(terms),
              {53917057.00, 70100816.91, 5.957152, 4.776692, 6.0, 11.420410, 690295.21});
}

TEST(SingleOwner, RefusesALoanThatOutlivesTheAnalysis) {
  model::SingleOwner terms = published();
  terms.loan_tenor_y = terms.analysis_y + 1;
  EXPECT_THROW(static_cast<void>(single_owner(terms)), InputError);
}

TEST(SingleOwner, EquityAndDebtPayForTheWholeCost) {
  const SingleOwnerResult ours = single_owner(published());
  EXPECT_NEAR(ours.equity_usd + ours.debt_usd, ours.installed_cost_usd, 1e-6);
  EXPECT_NEAR(ours.at("closing").back(), 0.0, 1e-3);
}

}  // namespace
}  // namespace sunward::finance
