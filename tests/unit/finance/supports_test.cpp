// Supports in the statements, done by hand: what each pays, saves, and when it may be booked.
#include "sunward/finance/supports.hpp"

#include <cmath>
#include <memory>

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"
#include "sunward/finance/accounts.hpp"
#include "sunward/finance/project_asset.hpp"

namespace sunward::finance {
namespace {

/// A park of wind, a storage of 2 MW for 3 h and a grid; 1000 MWh made, 400 exported at 226 CNY.
struct Sample {
  model::Park park;
  result::Plan plan;
  model::RuleBook book;

  Sample() {
    component::Storage storage;
    storage.soc_min_frac = 0.1;
    storage.soc_max_frac = 0.9;
    storage.discharge_efficiency_frac = 0.95;
    component::Grid grid;
    grid.export_limit_mw = 10.0;
    park.components = {{"wind", "", component::Wind{}}, {"bess", "", storage}, {"grid", "", grid}};
    park.rules.region = "cn-sx";
    park.rules.year = 2026;
    plan.indicators = {{"generation_mwh", "MWh/year", 1000.0}, {"export_mwh", "MWh/year", 400.0}};
    result::Asset bess;
    bess.name = "bess";
    bess.capacities = {{"capacity_mw", "MW", 2.0}, {"capacity_mwh", "MWh", 6.0}};
    plan.assets = {bess};
  }

  void switch_on(const std::string& kind, const model::SupportTerms& terms,
                 const std::string& asks_for = "wind") {
    model::Support support;
    support.id = "law." + kind;
    support.kind = kind;
    support.when.all_of = {asks_for};
    model::Regulation law;
    law.id = "law";
    law.from = "2020-01-01";
    law.region = "cn";
    if (book.regulations.empty()) book.regulations = {law};
    book.regulations[0].supports.push_back(support);
    park.rules.book = std::make_shared<const model::RuleBook>(book);
    park.rules.supports.push_back({support.id, true, terms});
  }

  [[nodiscard]] Project booked(Project project) const {
    project.export_sales = with_tax_inside(400.0 * 226.0, 0.13);
    book_supports(plan, park, project);
    return project;
  }
};

/// 1000 invested, half of it borrowed for 2 years at 6 %; 400 earned in each of 4 years; no tax but
/// what a test sets.
Project plain_project() {
  Project project;
  model::FinanceTerms& terms = project.terms;
  terms.vat_frac = terms.capex_vat_frac = terms.om_vat_frac = 0.0;
  terms.income_tax_frac = terms.surtax_frac = 0.0;
  terms.working_capital_cny_per_kw = 0.0;
  terms.equity_frac = 0.5;
  terms.loan_rate_frac = 0.06;
  terms.loan_tenor_y = 2;
  terms.operation_y = terms.depreciation_y = 4;
  terms.residual_frac = 0.0;
  ProjectAsset asset;
  asset.price = {1000.0, 0.0};
  asset.fixed.cost_cny = 1000.0;
  asset.fixed.lifetime_y = asset.fixed.depreciation_y = 4;
  asset.fixed.residual_frac = 0.0;
  project.assets = {asset};
  project.electricity_sales = {400.0, 0.0};
  return project;
}

model::SupportTerms certificates(double cny_per_mwh) {
  model::SupportTerms terms;
  terms.certificate_cny_per_mwh = cny_per_mwh;
  return terms;
}

TEST(Supports, AreNoneUnlessTheCaseFileSwitchesOneOn) {
  const Project project = Sample().booked(plain_project());
  EXPECT_FALSE(project.supports.any());
  const Statement profit = evaluate(project).statement("profit");
  for (const char* line : {"capacity_price", "certificate", "price_difference"})
    EXPECT_EQ(sum(profit.at(line)), 0.0) << line;
}

TEST(Supports, ThatAreOffAreNotBooked) {
  Sample sample;
  sample.switch_on("certificate", certificates(5.0));
  sample.park.rules.supports[0].on = false;
  EXPECT_FALSE(sample.booked(plain_project()).supports.any());
}

TEST(Supports, CertificatesPayForWhatIsExported) {
  Sample sample;
  sample.switch_on("certificate", certificates(5.65));
  Project project = plain_project();
  project.terms.vat_frac = 0.13;
  project.terms.surtax_frac = 0.12;
  const Accounts accounts = evaluate(sample.booked(project));
  // 400 MWh x 5.65 = 2260 with tax: 2000 and 260.
  EXPECT_NEAR(accounts.statement("profit").at("certificate")[1], 2000.0, 1e-9);
  const double without = evaluate(Sample().booked(project)).statement("profit").at("revenue")[1];
  EXPECT_NEAR(accounts.statement("profit").at("revenue")[1], without + 2000.0, 1e-9);
  EXPECT_NEAR(accounts.statement("vat").at("output_vat")[1], 400.0 * 226.0 * 0.13 / 1.13 + 260.0,
              1e-6);
}

TEST(Supports, CertificatesOfAllGenerationCountWhatIsUsedToo) {
  Sample sample;
  model::SupportTerms terms = certificates(5.0);
  terms.certificate_basis = model::CertificateBasis::generation;
  sample.switch_on("certificate", terms);
  EXPECT_NEAR(sample.booked(plain_project()).supports.of("certificate").paid_cny(), 5000.0, 1e-9);
}

TEST(Supports, CapacityIsPaidByTheHoursOfFullPowerOverTheLongestPeak) {
  // 6 MWh x 0.8 x 0.95 = 4.56 MWh: 2.28 h of 2 MW. Over 4 h that is 1140 kW.
  Sample sample;
  model::SupportTerms terms;
  terms.capacity_price_cny_per_kw_year = 165.0;
  terms.longest_peak_h = 4.0;
  sample.switch_on("capacity_price", terms);
  const Project project = sample.booked(plain_project());
  EXPECT_NEAR(project.supports.of("capacity_price").quantity, 1140.0, 1e-9);
  EXPECT_NEAR(evaluate(project).statement("profit").at("capacity_price")[2], 188100.0, 1e-6);
}

TEST(Supports, CapacityIsPaidForNoMoreThanThePower) {
  Sample sample;
  model::SupportTerms terms;
  terms.capacity_price_cny_per_kw_year = 165.0;
  terms.longest_peak_h = 2.0;
  sample.switch_on("capacity_price", terms);
  EXPECT_NEAR(sample.booked(plain_project()).supports.of("capacity_price").quantity, 2000.0, 1e-9);
}

TEST(Supports, ThePriceDifferenceIsPaidBackWhenTheMarketPaysMore) {
  Sample sample;  // 226 at the market, 200 by the mechanism, for half of 400 MWh
  model::SupportTerms terms;
  terms.mechanism_price_cny_per_mwh = 200.0;
  terms.mechanism_frac = 0.5;
  sample.switch_on("price_difference", terms);
  const Accounts accounts = evaluate(sample.booked(plain_project()));
  EXPECT_NEAR(accounts.statement("profit").at("price_difference")[1], -26.0 * 200.0, 1e-6);
}

TEST(Supports, AGreenLoanLowersTheInterestOfTheLongLoan) {
  Sample sample;
  model::SupportTerms terms;
  terms.loan_rate_less_frac = 0.01;
  sample.switch_on("green_loan", terms);
  const Accounts accounts = evaluate(sample.booked(plain_project()));
  // While building: 0.05 x 250 / (1 - 0.0125) = 12.658228; the loan is half of 1012.658228.
  const double loan = 0.5 * (1000.0 + 12.5 / 0.9875);
  const Statement& debt = accounts.statement("debt_service");
  EXPECT_NEAR(accounts.investment.loan_cny, loan, 1e-9);
  EXPECT_NEAR(debt.at("loan_interest")[1], 0.05 * loan, 1e-9);
  EXPECT_NEAR(debt.at("loan_interest")[2], 0.05 * loan / 2.0, 1e-9);
  EXPECT_NEAR(debt.at("interest_saved")[1], 0.01 * loan, 1e-9);
  EXPECT_NEAR(debt.at("interest_saved")[2], 0.01 * loan / 2.0, 1e-9);
}

TEST(Supports, AGreenLoanLeavesTheWorkingCapitalAtThePlainRate) {
  Sample sample;
  model::SupportTerms terms;
  terms.loan_rate_less_frac = 0.01;
  sample.switch_on("green_loan", terms);
  Project project = plain_project();
  project.renewable_mw = 1.0;
  project.terms.working_capital_cny_per_kw = 1.0;
  project.terms.working_capital_loan_frac = 0.5;
  const Accounts accounts = evaluate(sample.booked(project));
  EXPECT_NEAR(accounts.statement("debt_service").at("working_interest")[1], 500.0 * 0.06, 1e-9);
}

TEST(Supports, ATaxHolidaySavesTheTaxOfItsYears) {
  Sample sample;
  model::SupportTerms terms;
  terms.tax_free_y = 1;
  terms.tax_half_y = 2;
  sample.switch_on("tax_holiday", terms);
  Project project = plain_project();
  project.terms.equity_frac = 1.0;
  project.terms.income_tax_frac = 0.25;
  project.electricity_sales = {650.0, 0.0};
  const Accounts accounts = evaluate(sample.booked(project));
  // Export sales 400 x 226 / 1.13 are in the revenue too; profit = 650 + 80000 - 250.
  const double profit = 650.0 + 80000.0 - 250.0;
  const Statement& statement = accounts.statement("profit");
  const Years tax = {0.0, 0.0, 0.125 * profit, 0.125 * profit, 0.25 * profit};
  const Years saved = {0.0, 0.25 * profit, 0.125 * profit, 0.125 * profit, 0.0};
  for (std::size_t t = 0; t < tax.size(); ++t) {
    EXPECT_NEAR(statement.at("income_tax")[t], tax[t], 1e-6) << t;
    EXPECT_NEAR(statement.at("income_tax_saved")[t], saved[t], 1e-6) << t;
  }
}

void expect_fault(const Sample& sample, const std::string& key, const std::string& word) {
  try {
    static_cast<void>(sample.booked(plain_project()));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().at(0).key, key);
    EXPECT_NE(error.faults().at(0).message.english().find(word), std::string::npos)
        << error.faults().at(0).message.english();
  }
}

TEST(Supports, ThatDoNotApplyAreRefusedWithTheReason) {
  Sample sample;
  sample.switch_on("certificate", certificates(5.0), "exports_to_eu");
  expect_fault(sample, "rules.supports.law.certificate", "exports to the European Union");
}

TEST(Supports, OfOneKindAreBookedOnce) {
  Sample sample;
  sample.switch_on("certificate", certificates(5.0));
  sample.park.rules.supports.push_back(sample.park.rules.supports[0]);
  expect_fault(sample, "rules.supports.law.certificate", "Two supports");
}

TEST(Supports, APriceDifferenceNeedsAnExport) {
  Sample sample;
  model::SupportTerms terms;
  terms.mechanism_price_cny_per_mwh = 200.0;
  terms.mechanism_frac = 0.5;
  sample.switch_on("price_difference", terms);
  sample.plan.indicators[1].value = 0.0;
  expect_fault(sample, "rules.supports.law.price_difference", "exports nothing");
}

}  // namespace
}  // namespace sunward::finance
