// Which lines of statements.xlsx are formulas; private to report.
//
// A pattern names cells: {statement.line} is the line in the same year, {statement.line<} in the
// year before (0 before the first), [term] a cell of the sheet of terms, [support.name] one of the
// sheet of supports. Lines without a pattern are numbers: what the plan gave (sales, costs,
// investment), the repayment of the loan, and what depends on the order of losses or of
// distributions.
#pragma once

#include <string_view>

namespace sunward::report::detail {

struct LineFormula {
  std::string_view line;        ///< "statement.line"
  std::string_view pattern;     ///< without "="
  bool operation_only = false;  ///< years of construction keep their number
};

inline constexpr LineFormula line_formulas[] = {
    {"funding.uses",
     "{funding.fixed_investment}+{funding.construction_interest}+{funding.working_capital}+"
     "{funding.debt_reserve}"},
    {"funding.sources", "{funding.equity}+{funding.loan}+{funding.working_capital_loan}"},
    {"total_cost.operating_cost",
     "{total_cost.purchased_energy}+{total_cost.grid_charges}+{total_cost.fixed_om}+"
     "{total_cost.variable_om}+{total_cost.co2}"},
    {"total_cost.interest", "{debt_service.loan_interest}+{debt_service.working_interest}"},
    {"total_cost.total_cost",
     "{total_cost.operating_cost}+{total_cost.depreciation}+{total_cost.interest}"},
    {"vat.output_vat", "{profit.revenue}*[vat_frac]"},
    {"vat.vat_paid",
     "MAX(0,{vat.output_vat}-{vat.operation_vat}-{vat.investment_vat}-{vat.vat_credit<})"},
    {"vat.vat_credit",
     "MAX(0,{vat.operation_vat}+{vat.investment_vat}+{vat.vat_credit<}-{vat.output_vat})"},
    {"vat.surtax", "{vat.vat_paid}*[surtax_frac]"},
    {"profit.capacity_price", "[support.capacity_price]", true},
    {"profit.certificate", "[support.certificate]", true},
    {"profit.price_difference", "[support.price_difference]", true},
    {"profit.revenue",
     "{profit.electricity_sales}+{profit.hydrogen_sales}+{profit.export_sales}+"
     "{profit.capacity_price}+{profit.certificate}+{profit.price_difference}"},
    {"profit.surtax", "{vat.surtax}"},
    {"profit.total_cost", "{total_cost.total_cost}"},
    {"profit.profit_before_tax", "{profit.revenue}-{profit.surtax}-{profit.total_cost}"},
    {"profit.taxable_income", "MAX(0,{profit.profit_before_tax})-{profit.loss_used}"},
    {"profit.income_tax", "{profit.taxable_income}*{profit.tax_rate_frac}"},
    {"profit.net_profit", "{profit.profit_before_tax}-{profit.income_tax}"},
    {"profit.opening_retained", "{profit.retained_profit<}"},
    {"profit.distributable", "{profit.opening_retained}+{profit.net_profit}"},
    {"profit.retained_profit", "{profit.distributable}-{profit.to_surplus}-{profit.dividends}"},
    {"profit.ebit", "{profit.profit_before_tax}+{total_cost.interest}"},
    {"profit.ebitda", "{profit.ebit}+{total_cost.depreciation}"},
    {"profit.income_tax_saved",
     "{profit.taxable_income}*([income_tax_frac]-{profit.tax_rate_frac})", true},
    {"project_cash_flow.revenue", "{profit.revenue}"},
    {"project_cash_flow.output_vat", "{vat.output_vat}"},
    {"project_cash_flow.inflow",
     "{project_cash_flow.revenue}+{project_cash_flow.output_vat}+"
     "{project_cash_flow.residual_value}+{project_cash_flow.working_capital_back}"},
    {"project_cash_flow.fixed_investment", "{funding.fixed_investment}"},
    {"project_cash_flow.working_capital", "{funding.working_capital}"},
    {"project_cash_flow.operating_cost", "{total_cost.operating_cost}"},
    {"project_cash_flow.operation_vat", "{vat.operation_vat}"},
    {"project_cash_flow.vat_paid", "{vat.vat_paid}"},
    {"project_cash_flow.surtax", "{vat.surtax}"},
    {"project_cash_flow.outflow",
     "{project_cash_flow.fixed_investment}+{project_cash_flow.working_capital}+"
     "{project_cash_flow.operating_cost}+{project_cash_flow.operation_vat}+"
     "{project_cash_flow.vat_paid}+{project_cash_flow.surtax}+{project_cash_flow.replacement}"},
    {"project_cash_flow.net_before_tax", "{project_cash_flow.inflow}-{project_cash_flow.outflow}"},
    {"project_cash_flow.cumulated_before_tax",
     "{project_cash_flow.cumulated_before_tax<}+{project_cash_flow.net_before_tax}"},
    {"project_cash_flow.net_after_tax",
     "{project_cash_flow.net_before_tax}-{project_cash_flow.adjusted_income_tax}"},
    {"project_cash_flow.cumulated_after_tax",
     "{project_cash_flow.cumulated_after_tax<}+{project_cash_flow.net_after_tax}"},
    {"equity_cash_flow.revenue", "{profit.revenue}"},
    {"equity_cash_flow.output_vat", "{vat.output_vat}"},
    {"equity_cash_flow.inflow",
     "{equity_cash_flow.revenue}+{equity_cash_flow.output_vat}+"
     "{equity_cash_flow.residual_value}+{equity_cash_flow.working_capital_back}"},
    {"equity_cash_flow.equity", "{funding.equity}"},
    {"equity_cash_flow.principal", "{debt_service.principal}"},
    {"equity_cash_flow.interest", "{total_cost.interest}"},
    {"equity_cash_flow.operating_cost", "{total_cost.operating_cost}"},
    {"equity_cash_flow.operation_vat", "{vat.operation_vat}"},
    {"equity_cash_flow.vat_paid", "{vat.vat_paid}"},
    {"equity_cash_flow.surtax", "{vat.surtax}"},
    {"equity_cash_flow.income_tax", "{profit.income_tax}"},
    {"equity_cash_flow.outflow",
     "{equity_cash_flow.equity}+{equity_cash_flow.principal}+"
     "{equity_cash_flow.working_capital_loan_back}+{equity_cash_flow.interest}+"
     "{equity_cash_flow.operating_cost}+{equity_cash_flow.operation_vat}+"
     "{equity_cash_flow.vat_paid}+{equity_cash_flow.surtax}+{equity_cash_flow.replacement}+"
     "{equity_cash_flow.income_tax}+{equity_cash_flow.reserve_change}"},
    {"equity_cash_flow.net", "{equity_cash_flow.inflow}-{equity_cash_flow.outflow}"},
    {"equity_cash_flow.cumulated", "{equity_cash_flow.cumulated<}+{equity_cash_flow.net}"},
    {"debt_service.opening", "{debt_service.closing<}"},
    {"debt_service.loan_interest",
     "{debt_service.opening}*([loan_rate_frac]-[support.loan_rate_less_frac])", true},
    {"debt_service.interest_saved", "{debt_service.opening}*[support.loan_rate_less_frac]", true},
    {"debt_service.closing",
     "{debt_service.opening}+{debt_service.drawn}-{debt_service.principal}"},
    {"debt_service.service",
     "{debt_service.loan_interest}+{debt_service.principal}+{debt_service.working_interest}"},
    {"debt_service.available", "{profit.ebitda}-{profit.income_tax}"},
    {"debt_service.dscr_ratio",
     "IF({debt_service.loan_interest}+{debt_service.principal}>0.000001,"
     "{debt_service.available}/{debt_service.service},0)"},
    {"debt_service.icr_ratio",
     "IF({debt_service.loan_interest}>0.000001,{profit.ebit}/{total_cost.interest},0)"},
    {"cash.opening_cash", "{cash.closing_cash<}"},
    {"cash.net_cash_flow", "{equity_cash_flow.net}", true},
    {"cash.dividends", "{profit.dividends}"},
    {"cash.closing_cash",
     "{cash.opening_cash}+{cash.net_cash_flow}-{cash.dividends}+{cash.contributions}"},
    {"balance.cash", "{cash.closing_cash}"},
    {"balance.debt_reserve", "{debt_service.reserve_balance}"},
    {"balance.vat_credit", "{vat.vat_credit}"},
    {"balance.assets",
     "{balance.cash}+{balance.debt_reserve}+{balance.working_capital}+{balance.vat_credit}+"
     "{balance.under_construction}+{balance.fixed_assets}"},
    {"balance.loan", "{debt_service.closing}"},
    {"balance.liabilities", "{balance.loan}+{balance.working_capital_loan}"},
    {"balance.paid_in_capital", "{balance.paid_in_capital<}+{funding.equity}+{cash.contributions}"},
    {"balance.surplus", "{balance.surplus<}+{profit.to_surplus}"},
    {"balance.retained_profit", "{profit.retained_profit}"},
    {"balance.equity", "{balance.paid_in_capital}+{balance.surplus}+{balance.retained_profit}"},
    {"balance.liabilities_and_equity", "{balance.liabilities}+{balance.equity}"}};

/// Indicators as formulas over whole lines: {statement.line} is the line over all years,
/// {statement.line<} the same one column to the left (its total, if it has one, first).
struct IndicatorFormula {
  std::string_view indicator;
  std::string_view pattern;
  bool array = false;  ///< a formula over arrays, which has to be entered as one
};

inline constexpr IndicatorFormula funding_formulas[] = {
    {"total", "SUM({funding.uses})"},
    {"equity", "SUM({funding.equity})"},
    {"loan", "SUM({funding.loan})"},
    {"working_capital_loan", "SUM({funding.working_capital_loan})"}};

/// What must be zero in every year, added up without signs.
inline constexpr IndicatorFormula check_formulas[] = {
    {"balance", "SUMPRODUCT(ABS({balance.assets}-{balance.liabilities_and_equity}))"},
    {"funding", "SUMPRODUCT(ABS({funding.uses}-{funding.sources}))"}};

inline constexpr IndicatorFormula indicator_formulas[] = {
    {"project_irr_before_tax_frac", "IFERROR(IRR({project_cash_flow.net_before_tax}),\"-\")"},
    {"project_npv_before_tax_cny", "NPV([discount_frac],{project_cash_flow.net_before_tax})"},
    {"project_payback_before_tax_y",
     "IFERROR(MATCH(1,({project_cash_flow.cumulated_before_tax}>=0)*({project_cash_flow.cumulated_"
     "before_tax<}<0),0)-1-"
     "INDEX({project_cash_flow.cumulated_before_tax<},MATCH(1,({project_cash_flow.cumulated_before_"
     "tax}>=0)*({project_cash_flow.cumulated_before_tax<}<0),0))/"
     "INDEX({project_cash_flow.net_before_tax},MATCH(1,({project_cash_flow.cumulated_before_tax}>="
     "0)*({project_cash_flow.cumulated_before_tax<}<0),0)),\"-\")",
     true},
    {"project_irr_after_tax_frac", "IFERROR(IRR({project_cash_flow.net_after_tax}),\"-\")"},
    {"project_npv_after_tax_cny", "NPV([discount_frac],{project_cash_flow.net_after_tax})"},
    {"project_payback_after_tax_y",
     "IFERROR(MATCH(1,({project_cash_flow.cumulated_after_tax}>=0)*({project_cash_flow.cumulated_"
     "after_tax<}<0),0)-1-"
     "INDEX({project_cash_flow.cumulated_after_tax<},MATCH(1,({project_cash_flow.cumulated_after_"
     "tax}>=0)*({project_cash_flow.cumulated_after_tax<}<0),0))/"
     "INDEX({project_cash_flow.net_after_tax},MATCH(1,({project_cash_flow.cumulated_after_tax}>=0)*"
     "({project_cash_flow.cumulated_after_tax<}<0),0)),\"-\")",
     true},
    {"equity_irr_frac", "IFERROR(IRR({equity_cash_flow.net}),\"-\")"},
    {"equity_npv_cny", "NPV([equity_discount_frac],{equity_cash_flow.net})"},
    {"equity_payback_y",
     "IFERROR(MATCH(1,({equity_cash_flow.cumulated}>=0)*({equity_cash_flow.cumulated<}<0),0)-1-"
     "INDEX({equity_cash_flow.cumulated<},MATCH(1,({equity_cash_flow.cumulated}>=0)*({equity_cash_"
     "flow.cumulated<}<0),0))/"
     "INDEX({equity_cash_flow.net},MATCH(1,({equity_cash_flow.cumulated}>=0)*({equity_cash_flow."
     "cumulated<}<0),0)),\"-\")",
     true},
    {"min_dscr",
     "IFERROR(_xlfn.MINIFS({debt_service.dscr_ratio},{debt_service.dscr_ratio},\"<>0\"),\"-\")"},
    {"mean_dscr", "IFERROR(AVERAGEIF({debt_service.dscr_ratio},\"<>0\"),\"-\")"},
    {"min_icr",
     "IFERROR(_xlfn.MINIFS({debt_service.icr_ratio},{debt_service.icr_ratio},\"<>0\"),\"-\")"},
    {"mean_icr", "IFERROR(AVERAGEIF({debt_service.icr_ratio},\"<>0\"),\"-\")"},
    {"return_on_investment_frac", "SUM({profit.ebit})/[operation_y]/SUM({funding.uses})"},
    {"return_on_equity_frac",
     "IFERROR(SUM({profit.net_profit})/[operation_y]/SUM({funding.equity}),\"-\")"}};

}  // namespace sunward::report::detail
