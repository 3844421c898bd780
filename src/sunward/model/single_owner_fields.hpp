// Field table of a single-owner case.
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/model/single_owner.hpp"

namespace sunward::model {

constexpr auto fields(const SingleOwner*) {
  using S = SingleOwner;
  constexpr std::string_view sam = "SAM 2024, default of PVWatts with single owner";
  return field_table(
      field(&S::nameplate_kw, "nameplate_kw", unit::kw, required, above(0),
            "Power of the plant, to which costs per kW refer."),
      field(&S::energy_kwh, "energy_kwh", unit::kwh, required, above_up_to(0, 1e13),
            "Energy sold in the first year."),
      field(&S::degradation_frac_per_year, "degradation_frac_per_year", unit::frac_per_year,
            defaulted, between(0, 0.2), "What the yearly energy loses, compounding.", sam),
      field(&S::ppa_price_usd_per_kwh, "ppa_price_usd_per_kwh", unit::usd_per_kwh, required,
            between(0, 10), "Price of the first year."),
      field(&S::ppa_escalation_frac_per_year, "ppa_escalation_frac_per_year", unit::frac_per_year,
            defaulted, between(-0.2, 0.2), "Yearly rise of the price, inflation included."),
      field(&S::analysis_y, "analysis_y", unit::year, defaulted, between(1, 60),
            "Years of operation.", sam),
      field(&S::project_cost_usd, "project_cost_usd", unit::usd, required, above_up_to(0, 1e13),
            "Installed cost before financing."),
      field(&S::om_usd_per_kw_year, "om_usd_per_kw_year", unit::usd_per_kw_year, defaulted,
            between(0, 10000), "Operation and maintenance of the first year."),
      field(&S::om_escalation_frac_per_year, "om_escalation_frac_per_year", unit::frac_per_year,
            defaulted, between(-0.2, 0.2), "Its yearly rise above inflation."),
      field(&S::replacement_usd_per_kw, "replacement_usd_per_kw", unit::usd_per_kw, defaulted,
            between(0, 100000), "Major equipment replaced, in prices of the first year."),
      field(&S::replacement_every_y, "replacement_every_y", unit::year, defaulted, between(1, 60),
            "Its interval; a reserve is built up over it.", sam),
      field(&S::inflation_frac_per_year, "inflation_frac_per_year", unit::frac_per_year, defaulted,
            between(-0.1, 0.5), "Inflation.", sam),
      field(&S::real_discount_frac, "real_discount_frac", unit::frac, defaulted, between(0, 0.5),
            "Discount rate above inflation.", sam),
      field(&S::construction_loan_frac, "construction_loan_frac", unit::frac, defaulted,
            between(0, 1), "Part of the cost under a construction loan.", sam),
      field(&S::construction_rate_frac, "construction_rate_frac", unit::frac, defaulted,
            between(0, 0.5), "Its interest per year, paid on half of it on average.", sam),
      field(&S::construction_fee_frac, "construction_fee_frac", unit::frac, defaulted,
            between(0, 0.5), "Its fee.", sam),
      field(&S::construction_months, "construction_months", unit::months, defaulted,
            between(0, 120), "How long it runs.", sam),
      field(&S::loan_tenor_y, "loan_tenor_y", unit::year, defaulted, between(1, 60),
            "Years of repayment; at most analysis_y.", sam),
      field(&S::loan_rate_frac, "loan_rate_frac", unit::frac, defaulted, between(0, 0.5),
            "Interest per year.", sam),
      field(&S::dscr_target, "dscr_target", unit::none, defaulted, between(1, 10),
            "Cash available over debt service, in every year of the loan; sizes it.", sam),
      field(&S::loan_fee_frac, "loan_fee_frac", unit::frac, defaulted, between(0, 0.5),
            "Fee on the loan.", sam),
      field(&S::debt_reserve_months, "debt_reserve_months", unit::months, defaulted, between(0, 24),
            "Months of the coming year's debt service in reserve.", sam),
      field(&S::working_reserve_months, "working_reserve_months", unit::months, defaulted,
            between(0, 24), "Months of the coming year's operation in reserve.", sam),
      field(&S::reserve_interest_frac, "reserve_interest_frac", unit::frac, defaulted,
            between(0, 0.5), "Interest that reserves earn.", sam),
      field(&S::federal_tax_frac, "federal_tax_frac", unit::frac, defaulted, between(0, 0.9),
            "Federal income tax; losses are used by the owner in the same year.", sam),
      field(&S::state_tax_frac, "state_tax_frac", unit::frac, defaulted, between(0, 0.9),
            "State income tax, deductible from federal income.", sam),
      field(&S::macrs_5_frac, "macrs_5_frac", unit::frac, defaulted, between(0, 1),
            "Part of the cost depreciated by 5-year MACRS; the base of the tax credit.", sam),
      field(&S::macrs_15_frac, "macrs_15_frac", unit::frac, defaulted, between(0, 1),
            "Part by 15-year MACRS.", sam),
      field(&S::straight_15_frac, "straight_15_frac", unit::frac, defaulted, between(0, 1),
            "Part by 15-year straight line, half-year convention.", sam),
      field(&S::straight_20_frac, "straight_20_frac", unit::frac, defaulted, between(0, 1),
            "Part by 20-year straight line; what remains is not depreciated.", sam),
      field(&S::itc_frac, "itc_frac", unit::frac, defaulted, between(0, 1),
            "Federal investment tax credit; half of it lowers the base of depreciation."),
      field(&S::ptc_usd_per_kwh, "ptc_usd_per_kwh", unit::usd_per_kwh, defaulted, between(0, 1),
            "Federal production tax credit of the first year; each year's is rounded to a tenth of "
            "a cent."),
      field(&S::ptc_escalation_frac_per_year, "ptc_escalation_frac_per_year", unit::frac_per_year,
            defaulted, between(-0.2, 0.2), "Its yearly rise.", sam),
      field(&S::ptc_y, "ptc_y", unit::year, defaulted, between(0, 60), "Years it is paid.", sam));
}

}  // namespace sunward::model
