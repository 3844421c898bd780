// sunward finance: what it writes and says, and that the workbook computes what we computed.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

#include "end_to_end/recalculated.hpp"
#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

class FinanceCommand : public testing::Test {
 protected:
  void SetUp() override {
    write_file(park(), small_park());
    ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"}).exit_code, 0);
  }
  [[nodiscard]] std::string park() const { return (scratch_.path() / "park.toml").string(); }
  [[nodiscard]] std::string out() const { return (scratch_.path() / "out").string(); }
  [[nodiscard]] Json finance() const {
    return Json::parse(read_file(fs::path(out()) / "finance.json"));
  }

  /// The indicators as LibreOffice computes them, after scaling the sales to the park's own loads.
  [[nodiscard]] Json recalculated(const std::string& factor) const {
    return test::recalculated(out(), scratch_.path() / std::string("calc").append(factor), factor);
  }

 private:
  ScratchFolder scratch_;
};

TEST_F(FinanceCommand, WritesBothFilesAndPrintsTheIndicators) {
  const Outcome outcome = run_sunward({"finance", out()});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Equity IRR"), std::string::npos) << outcome.out;
  EXPECT_TRUE(fs::exists(fs::path(out()) / "statements.xlsx"));
  const Json balance = finance().at("statements").at("balance");
  for (std::size_t t = 0; t < balance.at("assets").size(); ++t)
    EXPECT_NEAR(balance.at("assets")[t].get<double>(),
                balance.at("liabilities_and_equity")[t].get<double>(), 0.01);
}

TEST_F(FinanceCommand, LeavesNoStatementsBesideALaterPlan) {
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(fs::path(out()) / "finance.json"));
  EXPECT_FALSE(fs::exists(fs::path(out()) / "statements.xlsx"));
}

TEST_F(FinanceCommand, SpeaksChinese) {
  const Outcome outcome = run_sunward({"finance", out(), "--lang", "zh"});
  EXPECT_NE(outcome.out.find("资本金财务内部收益率"), std::string::npos) << outcome.out;
}

TEST_F(FinanceCommand, SaysThatTheCaseHasChangedAndRefusesOtherCosts) {
  write_file(park(), small_park().append("\n[finance]\nequity_frac = 0.3\n"));
  const Outcome terms = run_sunward({"finance", out()});
  EXPECT_EQ(terms.exit_code, 0) << terms.err;
  EXPECT_NE(terms.err.find("has changed"), std::string::npos) << terms.err;
  std::string dearer = small_park();
  const std::string key = "capex_cny_per_kw = 4500";
  const std::size_t place = dearer.find(key);
  ASSERT_NE(place, std::string::npos);
  write_file(park(), dearer.replace(place, key.size(), "capex_cny_per_kw = 5000"));
  EXPECT_EQ(run_sunward({"finance", out()}).exit_code, 2);
}

TEST_F(FinanceCommand, AsksForTheCaseFileWhenItIsGone) {
  fs::remove(park());
  const Outcome outcome = run_sunward({"finance", out()});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("--case"), std::string::npos) << outcome.err;
}

TEST_F(FinanceCommand, BillsThePlanMonthByMonthAsTheOptimiserCountsIt) {
  const Outcome outcome = run_sunward({"bill", out()});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json bill = Json::parse(read_file(fs::path(out()) / "bill.json"));
  const Json& grid = bill.at("grids").at(0);
  EXPECT_EQ(grid.at("years").at(0).at("months").size(), 12u);
  double sum = 0.0;
  for (const Json& month : grid.at("years").at(0).at("months"))
    for (const Json& line : month.at("lines")) sum += line.at("cny").get<double>();
  EXPECT_NEAR(sum, grid.at("years").at(0).at("total_cny").get<double>(), 0.01);
  const Json& expected = grid.at("expected");
  EXPECT_NEAR(expected.at("bill_energy_cny").get<double>(),
              expected.at("optimiser_energy_cny").get<double>(), 1e-6 * sum);
  EXPECT_NEAR(expected.at("bill_power_cny").get<double>(),
              expected.at("optimiser_power_cny").get<double>(), 1e-4 * sum);
}

TEST_F(FinanceCommand, PrintsOneMonthsBillInChinese) {
  const Outcome outcome = run_sunward({"bill", out(), "--month", "3", "--lang", "zh"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("电能电费"), std::string::npos) << outcome.out;
  EXPECT_EQ(run_sunward({"bill", out(), "--month", "13"}).exit_code, 2);
  EXPECT_EQ(run_sunward({"bill", out(), "--year", "2"}).exit_code, 2);
}

TEST_F(FinanceCommand, ComputesASingleOwnerCaseFromItsOwnFile) {
  const Outcome outcome =
      run_sunward({"finance", SUNWARD_SOURCE_DIR "/examples/single_owner/pv_100mw.toml", "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json figures = Json::parse(outcome.out).at("figures");
  EXPECT_NEAR(figures.at("debt_usd").get<double>(), 52499952.30, 1.0);
  EXPECT_EQ(run_sunward({"finance", park()}).exit_code, 2);
}

TEST_F(FinanceCommand, PutsTheStatementsIntoTheReport) {
  ASSERT_EQ(run_sunward({"report", out(), "-q"}).exit_code, 0);
  EXPECT_EQ(read_file(fs::path(out()) / "report.html").find("id=\"sunward-finance\""),
            std::string::npos);
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  ASSERT_EQ(run_sunward({"report", out(), "-q"}).exit_code, 0);
  EXPECT_NE(read_file(fs::path(out()) / "report.html").find("id=\"sunward-finance\""),
            std::string::npos);
}

TEST_F(FinanceCommand, WorkbookComputesOurIndicatorsInLibreOffice) {
  if (!has_libreoffice()) GTEST_SKIP() << "LibreOffice is not installed";
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  const Json said = recalculated("1.0");
  EXPECT_GT(said.at("formulas").get<int>(), 1000);
  std::vector<double> ours;
  const Json tree = finance();
  for (const auto& [name, value] : tree.at("indicators").items())
    if (value.is_number()) ours.push_back(value.get<double>());
  ASSERT_EQ(said.at("values").size(), ours.size() + 6);  // and funding and checks below
  for (std::size_t i = 0; i < ours.size(); ++i)
    EXPECT_NEAR(said.at("values")[i].get<double>(), ours[i], 1e-9 * std::abs(ours[i]) + 1e-9) << i;
}

TEST_F(FinanceCommand, WorkbookAddsUpTheBillsInLibreOffice) {
  if (!has_libreoffice()) GTEST_SKIP() << "LibreOffice is not installed";
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  ASSERT_EQ(run_sunward({"bill", out(), "-q"}).exit_code, 0);
  const Json cells = recalculated("1.0").at("sheets").at("Electricity bills");
  const Json year =
      Json::parse(read_file(fs::path(out()) / "bill.json")).at("grids").at(0).at("years").at(0);
  int last_row = 0;
  for (const auto& [cell, value] : cells.items())
    if (cell[0] == 'B') last_row = std::max(last_row, std::stoi(cell.substr(1)));
  ASSERT_GT(last_row, 4);
  const auto total_in = [&](char column) {
    return cells.at(column + std::to_string(last_row)).get<double>();
  };
  EXPECT_NEAR(total_in('B'), year.at("total_cny").get<double>(), 0.01);
  ASSERT_EQ(year.at("months").size(), 12u);
  char column = 'C';
  for (const Json& month : year.at("months")) {
    double cny = 0.0;
    for (const Json& line : month.at("lines")) cny += line.at("cny").get<double>();
    EXPECT_NEAR(total_in(column++), cny, 0.01);
  }
}

TEST_F(FinanceCommand, WorkbookFollowsADearerPriceAsTheProgramDoes) {
  if (!has_libreoffice()) GTEST_SKIP() << "LibreOffice is not installed";
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  const double price = finance().at("electricity_price_cny_per_mwh").at("value").get<double>();
  const Json said = recalculated("1.1");
  write_file(park(), small_park()
                         .append("\n[finance]\nelectricity_price_cny_per_mwh = ")
                         .append(std::to_string(1.1 * price))
                         .append("\n"));
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  const Json tree = finance();
  std::size_t at = 0;
  int compared = 0;
  for (const auto& [name, value] : tree.at("indicators").items()) {
    if (!value.is_number()) continue;
    const double theirs = said.at("values").at(at++).get<double>();
    for (const char* live : {"project_irr_before_tax_frac", "project_npv_before_tax_cny",
                             "equity_irr_frac", "equity_npv_cny", "min_dscr"}) {
      if (name != live) continue;
      EXPECT_NEAR(theirs, value.get<double>(), 1e-6 * std::abs(value.get<double>())) << name;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 5);
}

}  // namespace
}  // namespace sunward::test
