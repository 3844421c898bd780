// Supports from the case file to the statements, the workbook and the ledger.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <sstream>

#include "end_to_end/recalculated.hpp"
#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string exporting_park() {
  std::string text = small_park();
  const std::string connection = "connection_mw = 20\n";
  return text.insert(text.find(connection) + connection.size(), "export_limit_mw = 20\n");
}

std::string supported_park(const std::string& certificate_cny_per_mwh) {
  return exporting_park()
      .append("\n[rules]\nregion = \"cn-sx\"\nyear = 2026\n[rules.supports]\n")
      .append("\"cn-1044-2023.certificate\" = { certificate_cny_per_mwh = ")
      .append(certificate_cny_per_mwh)
      .append(" }\n\"cn-green-loan.green_loan\" = { loan_rate_less_frac = 0.005 }\n")
      .append("\"cn-income-tax.holiday\" = {}\n\"cn-136-2025.mechanism_price\" = ")
      .append("{ mechanism_price_cny_per_mwh = 180, mechanism_frac = 0.5 }\n");
}

class SupportedPark : public testing::Test {
 protected:
  void SetUp() override {
    write_file(park(), supported_park("5.0"));
    const Outcome planned = run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"});
    ASSERT_EQ(planned.exit_code, 0) << planned.err;
  }
  [[nodiscard]] std::string park() const { return (scratch_.path() / "park.toml").string(); }
  [[nodiscard]] std::string out() const { return (scratch_.path() / "out").string(); }
  [[nodiscard]] fs::path work(const std::string& name) const { return scratch_.path() / name; }
  [[nodiscard]] Json finance() const {
    return Json::parse(read_file(fs::path(out()) / "finance.json"));
  }

 private:
  ScratchFolder scratch_;
};

TEST_F(SupportedPark, HasARowOfItsOwnForEachSupport) {
  const Outcome said = run_sunward({"finance", out()});
  ASSERT_EQ(said.exit_code, 0) << said.err;
  const Json tree = finance();
  EXPECT_EQ(tree.at("supports").size(), 4u);
  const Json statements = tree.at("statements");
  for (const auto& [statement, line] : {std::pair("profit", "certificate"),
                                        {"profit", "price_difference"},
                                        {"profit", "income_tax_saved"},
                                        {"debt_service", "interest_saved"}})
    EXPECT_GT(statements.at(statement).at(line)[1].get<double>(), 0.0) << line;
  EXPECT_EQ(statements.at("profit").at("capacity_price")[1].get<double>(), 0.0);
  EXPECT_NE(said.out.find("cn-1044-2023.certificate"), std::string::npos) << said.out;
}

TEST_F(SupportedPark, IsWorthMoreThanTheSameParkWithout) {
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  const double with = finance().at("indicators").at("equity_npv_cny").get<double>();
  write_file(park(), exporting_park());
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  EXPECT_GT(with, finance().at("indicators").at("equity_npv_cny").get<double>());
}

TEST_F(SupportedPark, ComputesInLibreOfficeWhatTheProgramComputed) {
  if (!has_libreoffice()) GTEST_SKIP() << "LibreOffice is not installed";
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  const Json said = recalculated(out(), work("calc"), "1.0");
  std::size_t at = 0;
  const Json tree = finance();
  for (const auto& [name, value] : tree.at("indicators").items())
    if (value.is_number()) {
      EXPECT_NEAR(said.at("values").at(at++).get<double>(), value.get<double>(),
                  1e-9 * std::abs(value.get<double>()) + 1e-9)
          << name;
    }
  EXPECT_EQ(at + 6, said.at("values").size());  // and funding and checks below
}

TEST_F(SupportedPark, FollowsADearerCertificateAsTheProgramDoes) {
  if (!has_libreoffice()) GTEST_SKIP() << "LibreOffice is not installed";
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  // Row 5 is the certificates: twice the quantity and twice the price, four times the money.
  const Json said = recalculated(out(), work("dearer"), "2.0 Supports 5");
  write_file(park(), supported_park("20.0"));
  ASSERT_EQ(run_sunward({"finance", out(), "-q"}).exit_code, 0);
  const Json tree = finance();
  std::size_t at = 0;
  int compared = 0;
  for (const auto& [name, value] : tree.at("indicators").items()) {
    if (!value.is_number()) continue;
    const double theirs = said.at("values").at(at++).get<double>();
    // Losses used and the tax on profit before interest are numbers in the workbook.
    for (const char* live : {"project_irr_before_tax_frac", "project_npv_before_tax_cny"}) {
      if (name != live) continue;
      EXPECT_NEAR(theirs, value.get<double>(), 1e-6 * std::abs(value.get<double>())) << name;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 2);
}

TEST_F(SupportedPark, IsRefusedWhereASupportDoesNotApply) {
  std::string refunded = supported_park("5.0");
  write_file(park(), refunded.append("\"cn-114-2026.capacity_price\" = { longest_peak_h = 4 }\n"));
  const Outcome said = run_sunward({"finance", out()});
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_NE(said.err.find("independent storage on the grid's side"), std::string::npos) << said.err;
}

TEST_F(SupportedPark, ListsInTheLedgerWhatIsBooked) {
  const Outcome said = run_sunward({"rules", park()});
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_NE(said.out.find("Booked in the statements."), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("Verified: no"), std::string::npos) << said.out;
}

TEST_F(SupportedPark, SaysWhichAmountIsMissing) {
  write_file(park(), small_park().append(
                         "\n[rules]\nregion = \"cn-sx\"\n[rules.supports]\n"
                         "\"cn-1044-2023.certificate\" = { on = true }\n"
                         "\"cn-wind-vat.refund\" = {}\n\"cn-green-loan.gren_loan\" = {}\n"));
  const Outcome said = run_sunward({"check", park()});
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_NE(said.err.find("certificate_cny_per_mwh"), std::string::npos) << said.err;
  EXPECT_NE(said.err.find("tax_refund"), std::string::npos) << said.err;
  EXPECT_NE(said.err.find("cn-green-loan.green_loan"), std::string::npos) << said.err;
}

/// The template with its commented keys of [rules] and of what follows [finance] put in force.
std::string uncommented(const std::string& text) {
  std::string out;
  bool money = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    money = money || line == "[finance]";
    const bool region = line.starts_with("# region = ");
    const bool key = line.starts_with("# [") || line.starts_with("# \"") ||
                     (line.starts_with("# ") && line.find(" = ") != std::string::npos);
    out += region || (money && key) ? line.substr(2) : line;
    out += "\n";
  }
  return out;
}

TEST(Template, ShowsSectionsOfMoneyThatWorkWhenTheyAreUncommented) {
  const ScratchFolder scratch;
  for (const char* language : {"en", "zh"}) {
    const std::string folder = (scratch.path() / language).string();
    ASSERT_EQ(run_sunward({"init", folder, "--lang", language}).exit_code, 0);
    const std::string park = (fs::path(folder) / "park.toml").string();
    const std::string text = uncommented(read_file(park));
    for (const char* section : {"\n[objective]", "\n[study]", "\n[rules.supports]"})
      EXPECT_NE(text.find(section), std::string::npos) << section;
    write_file(park, text);
    const Outcome said = run_sunward({"check", park});
    EXPECT_EQ(said.exit_code, 0) << said.err << text;
  }
}

}  // namespace
}  // namespace sunward::test
