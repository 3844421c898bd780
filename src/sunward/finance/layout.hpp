// The statements in the making; private to finance. Each may read those before it.
#pragma once

#include <initializer_list>
#include <vector>

#include "sunward/finance/accounts.hpp"
#include "sunward/finance/distribution.hpp"
#include "sunward/finance/ledger.hpp"

namespace sunward::finance::detail {

/// statements.cpp: what is invested, earned and paid. balance.cpp: debt, cash and the balance.
class Layout {
 public:
  Layout(const Project& project, const Ledger& ledger, const Investment& investment)
      : terms_(project.terms),
        loan_rate_less_frac_(project.supports.loan_rate_less_frac),
        ledger_(ledger),
        investment_(investment) {}

  [[nodiscard]] std::vector<Statement> all();

 private:
  // Years
  [[nodiscard]] Years zeros() const { return in_operation(terms_, 0.0); }
  /// A value in one year: at the end of construction or of the operation.
  [[nodiscard]] Years at_start(double value) const;
  [[nodiscard]] Years at_end(double value) const;
  /// A series of the construction, nothing after it.
  [[nodiscard]] Years in_construction(const Years& construction) const;
  /// A balance held from the end of construction until the end of operation.
  [[nodiscard]] Years held(double value) const;
  static Years cumulated(Years years);

  // Lines
  void begin(const char* key) { list_.push_back({key, {}}); }
  void line(const char* key, Years values);
  void total(const char* key, Years values);
  [[nodiscard]] const Years& get(const char* statement, const char* key) const;
  /// Sum of lines of the statement in the making.
  [[nodiscard]] Years sum_of(std::initializer_list<const char*> keys) const;

  void funding();
  void total_cost();
  void vat();
  void profit();
  /// What operation brings in and pays before any financing, with its taxes.
  void operating_inflow(const AssetYears& assets);
  void operating_outflow();
  void project_cash_flow();
  void equity_cash_flow();
  void debt_service();
  void cash();
  void balance();

  /// The equity cash flow's net, which the distribution of the profit depends on.
  [[nodiscard]] Years equity_net() const;
  /// Change of the debt reserve in operation; its first filling is part of the equity.
  [[nodiscard]] Years reserve_change() const;
  /// Years in which the loan is being served.
  [[nodiscard]] bool served(std::size_t t) const;
  [[nodiscard]] Years dscr() const;
  [[nodiscard]] Years icr() const;
  [[nodiscard]] Years tax_saved(const IncomeTax& tax) const;
  [[nodiscard]] Years fixed_assets() const;
  /// Without deductible tax, which is a claim of its own.
  [[nodiscard]] Years under_construction() const;

  const model::FinanceTerms& terms_;
  double loan_rate_less_frac_ = 0.0;
  const Ledger& ledger_;
  const Investment& investment_;
  Distribution distribution_;
  std::vector<Statement> list_;
};

}  // namespace sunward::finance::detail
