// The statements that sunward plan writes by itself, and what a bank reads in the workbook.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

#include "end_to_end/recalculated.hpp"
#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

class PlannedStatements : public testing::Test {
 protected:
  void plan(const std::string& more, const std::vector<std::string>& options = {}) {
    write_file(park(), small_park().append(more));
    std::vector<std::string> arguments = {"plan", park(), "--out", out()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    said_ = run_sunward(arguments);
    ASSERT_EQ(said_.exit_code, 0) << said_.err;
  }
  [[nodiscard]] std::string park() const { return (scratch_.path() / "park.toml").string(); }
  [[nodiscard]] std::string out() const { return (scratch_.path() / "out").string(); }
  [[nodiscard]] bool has(const char* name) const { return fs::exists(fs::path(out()) / name); }
  [[nodiscard]] Json json(const char* name) const {
    return Json::parse(read_file(fs::path(out()) / name));
  }
  [[nodiscard]] Json recalculated() const {
    return test::recalculated(out(), scratch_.path() / "calc", "1.0");
  }

  Outcome said_;

 private:
  ScratchFolder scratch_;
};

constexpr const char* finance_section = "\n[finance]\nelectricity_price_cny_per_mwh = 600\n";

TEST_F(PlannedStatements, LieBesideThePlanOfACaseWithFinanceAndInItsReport) {
  plan(finance_section);
  EXPECT_TRUE(has("finance.json") && has("statements.xlsx"));
  EXPECT_NE(said_.out.find("equity IRR"), std::string::npos) << said_.out;
  EXPECT_NE(read_file(fs::path(out()) / "report.html").find("id=\"sunward-finance\""),
            std::string::npos);
}

TEST_F(PlannedStatements, AreThoseOfSunwardFinance) {
  plan(finance_section);
  const std::string planned = read_file(fs::path(out()) / "finance.json");
  const std::string book = read_file(fs::path(out()) / "statements.xlsx");
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  EXPECT_EQ(read_file(fs::path(out()) / "finance.json"), planned);
  EXPECT_EQ(read_file(fs::path(out()) / "statements.xlsx"), book);
}

TEST_F(PlannedStatements, AreNotMadeWithoutFinanceAndOneLineSaysHow) {
  plan("");
  EXPECT_FALSE(has("finance.json") || has("statements.xlsx"));
  EXPECT_NE(said_.out.find("sunward finance " + out()), std::string::npos) << said_.out;
}

TEST_F(PlannedStatements, AreLeftOutOnRequest) {
  plan(finance_section, {"--no-statements"});
  EXPECT_FALSE(has("finance.json") || has("statements.xlsx"));
  EXPECT_EQ(said_.out.find("equity IRR"), std::string::npos) << said_.out;
}

TEST_F(PlannedStatements, AreRefusedBeforePlanningWhenTheLoanOutlivesTheOperation) {
  write_file(park(), small_park().append("\n[finance]\noperation_y = 10\nloan_tenor_y = 12\n"));
  const Outcome outcome = run_sunward({"check", park()});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("finance.loan_tenor_y"), std::string::npos) << outcome.err;
}

/// The small park with lifetimes of its own.
std::string with_lifetimes(const std::string& years) {
  std::string text = small_park();
  for (const auto& [before, keys] :
       {std::pair<std::string, std::vector<std::string>>{"capex_cny_per_kw = 4500", {"lifetime_y"}},
        {"energy_capex_cny_per_kwh = 600", {"power_lifetime_y", "energy_lifetime_y"}},
        {"connection_mw = 20", {"lifetime_y"}}}) {
    std::string lines = before;
    for (const std::string& key : keys) lines.append("\n").append(key).append(" = ").append(years);
    text.replace(text.find(before), before.size(), lines);
  }
  return text;
}

TEST_F(PlannedStatements, SpreadAnInvestmentByTheAnnuityOfTheOptimiser) {
  // One year of construction, nothing taxed, all lifetimes the operation's: levelised costs of the
  // statements are yearly costs of the plan.
  write_file(park(),
             with_lifetimes("17").append("\n[finance]\ndiscount_frac = 0.06\noperation_y = 17\n"
                                         "depreciation_y = 17\nresidual_frac = 0\nvat_frac = 0\n"
                                         "capex_vat_frac = 0\nom_vat_frac = 0\n"));
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"}).exit_code, 0);
  const double plan_cny = json("plan.json")
                              .at("indicators")
                              .at("levelised_cost_of_electricity_cny_per_mwh")
                              .get<double>();
  EXPECT_GT(json("plan.json").at("assets").at("wind").at("capacity_mw").get<double>(), 1.0);
  EXPECT_NEAR(json("finance.json").at("indicators").at("lcoe_cny_per_mwh").get<double>(), plan_cny,
              1e-6 * plan_cny);
}

TEST_F(PlannedStatements, OfAPlanForTheOwnersHaveTheReturnItsRoundsEndedWith) {
  plan("\n[finance]\nequity_frac = 0.3\n[objective]\nmaximise = \"equity_npv\"\n");
  const double planned = json("objective.json").at("equity_irr_frac").get<double>();
  EXPECT_NEAR(json("finance.json").at("indicators").at("equity_irr_frac").get<double>(), planned,
              1e-9);
  EXPECT_EQ(json("finance.json").at("electricity_price_cny_per_mwh").at("origin"), "held");
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  EXPECT_NEAR(json("finance.json").at("indicators").at("equity_irr_frac").get<double>(), planned,
              1e-9);
}

TEST_F(PlannedStatements, ReadInChineseIn10000YuanAndComputeTheSame) {
  if (!has_libreoffice()) GTEST_SKIP() << "LibreOffice is not installed";
  plan(finance_section, {"--lang", "zh"});
  const Json values = recalculated().at("values");
  const Json tree = json("finance.json");
  std::size_t at = 0;
  for (const auto& [name, value] : tree.at("indicators").items()) {
    if (!value.is_number()) continue;
    const double unit = tree.at("indicator_units").at(name) == "CNY" ? 1e4 : 1.0;
    const double ours = value.get<double>() / unit;
    EXPECT_NEAR(values.at(at++).get<double>(), ours, 1e-9 * std::abs(ours) + 1e-9) << name;
  }
}

TEST_F(PlannedStatements, CheckThemselvesInLibreOffice) {
  if (!has_libreoffice()) GTEST_SKIP() << "LibreOffice is not installed";
  plan("\n[finance]\ndebt_reserve_months = 6\npayout_frac = 0.7\n");
  const Json values = recalculated().at("values");
  const Json tree = json("finance.json");
  std::size_t indicators = 0;
  for (const auto& [name, value] : tree.at("indicators").items())
    if (value.is_number()) ++indicators;
  ASSERT_EQ(values.size(), indicators + 6);
  EXPECT_NEAR(values.at(indicators + 4).get<double>(), 0.0, 0.01);  // balance, over all years
  EXPECT_NEAR(values.at(indicators + 5).get<double>(), 0.0, 0.01);  // uses less sources
}

}  // namespace
}  // namespace sunward::test
