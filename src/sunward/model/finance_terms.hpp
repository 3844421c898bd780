// The [finance] section: discount rate, loan, taxes, prices. Read by the annuities of the plan and
// by the statements.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace sunward::model {

/// How a loan is paid back.
enum class Repayment {
  equal_principal,   ///< the same principal every year, interest on what is left
  equal_instalment,  ///< the same sum of principal and interest every year
  dscr               ///< every year's cash over a cover ratio; the loan is what that pays for
};

constexpr auto enum_names(Repayment) {
  return std::array{
      std::pair<Repayment, std::string_view>{Repayment::equal_principal, "equal_principal"},
      std::pair<Repayment, std::string_view>{Repayment::equal_instalment, "equal_instalment"},
      std::pair<Repayment, std::string_view>{Repayment::dscr, "dscr"}};
}

struct FinanceTerms {
  double discount_frac = 0.07;  ///< per year, real
  int price_year = 2025;
  double equity_discount_frac = 0.08;
  // Time
  int construction_y = 1;
  int operation_y = 20;
  // Capital
  double equity_frac = 0.2;  ///< with dscr: at least
  double loan_rate_frac = 0.035;
  int loan_tenor_y = 15;
  Repayment loan_repayment = Repayment::equal_principal;
  double dscr_target = 1.3;
  double debt_reserve_months = 0.0;
  double working_capital_cny_per_kw = 30.0;
  double working_capital_loan_frac = 0.7;
  // Taxes
  double vat_frac = 0.13;
  double capex_vat_frac = 0.13;
  double om_vat_frac = 0.06;
  double surtax_frac = 0.12;
  double income_tax_frac = 0.25;
  int tax_free_y = 3;
  int tax_half_y = 3;
  int loss_carry_forward_y = 5;
  // Assets
  int depreciation_y = 20;
  double residual_frac = 0.05;
  double replacement_cost_frac = 1.0;
  // Sales and profit
  double electricity_price_cny_per_mwh = -1.0;  ///< negative: not given
  double hydrogen_price_cny_per_kg = -1.0;      ///< negative: not given
  double surplus_reserve_frac = 0.1;
  double payout_frac = 1.0;
};

}  // namespace sunward::model
