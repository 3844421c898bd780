// Field table of [finance].
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/model/finance_terms.hpp"

namespace sunward::model {

constexpr auto fields(const FinanceTerms*) {
  using F = FinanceTerms;
  return field_table(
      field(&F::discount_frac, "discount_frac", unit::frac, defaulted, between(0, 0.5),
            "Real discount rate per year, for annuities and net present values.",
            "7 %: usual net-present-value test in China"),
      field(&F::price_year, "price_year", unit::none, defaulted, between(1990, 2100),
            "Year of all prices in the file; the statements are in these constant prices."),
      field(&F::equity_discount_frac, "equity_discount_frac", unit::frac, defaulted,
            between(0, 0.5), "Discount rate of the owners, for the equity's net present value.",
            "hurdles of 8-10 % (assumption)"),
      field(&F::construction_y, "construction_y", unit::year, defaulted, between(1, 10),
            "Years of construction; the investment is spread evenly over them.", "assumption"),
      field(&F::operation_y, "operation_y", unit::year, defaulted, between(1, 60),
            "Years of operation in the statements.",
            "20: depreciation period of Chinese feasibility studies"),
      field(&F::equity_frac, "equity_frac", unit::frac, defaulted, between(0, 1),
            "Owners' part of the fixed investment; with loan_repayment = \"dscr\" at least this.",
            "China: wind and sun at least 0.2, photovoltaic manufacturing 0.3"),
      field(&F::loan_rate_frac, "loan_rate_frac", unit::frac, defaulted, between(0, 0.3),
            "Interest per year, of the long loan and of the working-capital loan.",
            "Chinese renewable loans of 3-4.9 %, linked to the LPR; 3.5 % is an assumption"),
      field(&F::loan_tenor_y, "loan_tenor_y", unit::year, defaulted, between(1, 60),
            "Years of repayment, from the first year of operation; at most operation_y.",
            "15, up to 20"),
      field(&F::loan_repayment, "loan_repayment", unit::none, defaulted, any_number,
            "Equal principal, equal instalment, or sized and repaid by a debt service cover "
            "ratio."),
      field(&F::dscr_target, "dscr_target", unit::none, defaulted, between(1, 10),
            "With \"dscr\": cash available for debt service over debt service, in every year.",
            "at least 1.2-1.3 (assumption)"),
      field(&F::debt_reserve_months, "debt_reserve_months", unit::months, defaulted, between(0, 24),
            "Months of the coming year's debt service kept in a reserve account.",
            "0: not usual in China; 6 is usual elsewhere"),
      field(&F::working_capital_cny_per_kw, "working_capital_cny_per_kw", unit::cny_per_kw,
            defaulted, between(0, 1000), "Working capital per kW of wind and sun.",
            "30 (assumption)"),
      field(&F::working_capital_loan_frac, "working_capital_loan_frac", unit::frac, defaulted,
            between(0, 1), "Part of the working capital that is borrowed.",
            "0.7: 30 % from the owners (assumption)"),
      field(&F::vat_frac, "vat_frac", unit::frac, defaulted, between(0, 0.5),
            "Value-added tax of electricity and hydrogen, sold and bought. Prices in this file "
            "include it.",
            "China: 13 %"),
      field(&F::capex_vat_frac, "capex_vat_frac", unit::frac, defaulted, between(0, 0.5),
            "Deductible value-added tax in the investment, whose costs in this file include it.",
            "China: 13 % on equipment, 9 % on civil works, 6 % on services; mix them"),
      field(&F::om_vat_frac, "om_vat_frac", unit::frac, defaulted, between(0, 0.5),
            "Deductible value-added tax in operation and maintenance.",
            "6 % on services; none on wages (assumption)"),
      field(&F::surtax_frac, "surtax_frac", unit::frac, defaulted, between(0, 0.5),
            "Surtaxes on the value-added tax paid.", "7 % city and 5 % education (assumption)"),
      field(&F::income_tax_frac, "income_tax_frac", unit::frac, defaulted, between(0, 0.9),
            "Income tax on profit.", "China: 25 %"),
      field(&F::tax_free_y, "tax_free_y", unit::year, defaulted, between(0, 60),
            "First years of operation without income tax.",
            "China: 3, listed public infrastructure; counted from the first operating revenue "
            "(assumption); cn-income-tax.holiday under [rules.supports] takes its place"),
      field(&F::tax_half_y, "tax_half_y", unit::year, defaulted, between(0, 60),
            "Years at half the income tax after those.", "China: 3, as above"),
      field(&F::loss_carry_forward_y, "loss_carry_forward_y", unit::year, defaulted,
            between(0, 100), "Years in which a loss may be set against profit.",
            "China: 5 (assumption)"),
      field(&F::depreciation_y, "depreciation_y", unit::year, defaulted, between(1, 60),
            "Straight-line depreciation; what lives shorter is written off over its lifetime.",
            "China: 20"),
      field(&F::residual_frac, "residual_frac", unit::frac, defaulted, between(0, 1),
            "Value left after depreciation.", "China: 5 %"),
      field(&F::replacement_cost_frac, "replacement_cost_frac", unit::frac, defaulted,
            between(0, 2), "Cost of replacing what has reached its lifetime, over its first cost.",
            "assumption"),
      field(&F::electricity_price_cny_per_mwh, "electricity_price_cny_per_mwh", unit::cny_per_mwh,
            optional_meaning("what the loads would pay the grid for the same hours"), at_least(0),
            "Price, with tax, at which the park's own loads buy electricity."),
      field(&F::hydrogen_price_cny_per_kg, "hydrogen_price_cny_per_kg", unit::cny_per_kg,
            optional_meaning("the plan's levelised cost of hydrogen"), at_least(0),
            "Price, with tax, at which the park's own demands buy hydrogen."),
      field(&F::surplus_reserve_frac, "surplus_reserve_frac", unit::frac, defaulted, between(0, 1),
            "Part of net profit kept as statutory surplus, until it is half the paid-in capital.",
            "China: 10 %, company law (assumption)"),
      field(&F::payout_frac, "payout_frac", unit::frac, defaulted, between(0, 1),
            "Part of the distributable profit that is paid out, as far as cash allows.",
            "assumption"));
}

}  // namespace sunward::model
