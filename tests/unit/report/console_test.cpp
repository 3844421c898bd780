#include "sunward/report/console.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"
#include "unit/report/sample_plan.hpp"

namespace sunward::report {
namespace {

using detail::display_width;
using detail::TextTable;
using testing::sample_plan;

std::string line_with(const std::string& text, const std::string& part) {
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    if (line.find(part) != std::string::npos) return line;
  return {};
}

TEST(DisplayWidth, CountsChineseTwiceAndAsciiOnce) {
  EXPECT_EQ(display_width("MW"), 2U);
  EXPECT_EQ(display_width("装机容量"), 8U);
  EXPECT_EQ(display_width("风电场 A"), 8U);
  EXPECT_EQ(display_width("CO₂"), 3U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);  // e with a combining acute accent
}

TEST(DisplayWidth, SurvivesBytesThatAreNoUtf8) { EXPECT_EQ(display_width("\xff\xe9\xa3"), 3U); }

TEST(TextTable, LinesUpMixedScripts) {
  TextTable table({TextTable::Align::left, TextTable::Align::right});
  table.row({"风电场", "1.5"});
  table.row({"pv", "12.5"});
  EXPECT_EQ(table.text(), "风电场   1.5\npv      12.5\n");
}

TEST(TextTable, LeavesNoSpaceAtLineEnds) {
  TextTable table({TextTable::Align::left, TextTable::Align::left});
  table.row({"a", "long cell"});
  table.row({"b"});
  EXPECT_EQ(table.text(2), "  a  long cell\n  b\n");
}

TEST(Numbers, CarryThousandsSeparatorsAndAboutFourFigures) {
  EXPECT_EQ(detail::fixed(-1234567.891, 1), "-1,234,567.9");
  EXPECT_EQ(detail::fixed(-0.001, 1), "0.0");
  EXPECT_EQ(detail::fixed(999.0, 0), "999");
  EXPECT_EQ(detail::figures(12345.6), "12,346");
  EXPECT_EQ(detail::figures(0.1234), "0.123");
  EXPECT_EQ(detail::compact(46.0), "46");
  EXPECT_EQ(detail::compact(1000.0), "1,000");
  EXPECT_EQ(detail::fixed(infinity, 2), "-");
}

TEST(Numbers, ShowSharesInPercentAndMoneyByLanguage) {
  EXPECT_EQ(detail::with_unit(0.716, "1", Language::en), "71.6 %");
  EXPECT_EQ(detail::with_unit(499100.0, "MWh/year", Language::en), "499.1 GWh/yr");
  EXPECT_EQ(detail::with_unit(305.3, "CNY/MWh", Language::zh), "0.305 元/kWh");
  EXPECT_EQ(detail::money(512000.0, Language::en), "CNY 512,000");
  EXPECT_EQ(detail::money(512000.0, Language::zh), "51.2 万元");
}

TEST(BindingSentence, NamesAssetLimitAndWorth) {
  const result::Plan plan = sample_plan();
  EXPECT_EQ(binding_sentence(plan, plan.bindings[0], Language::en),
            "Grid connection: connection capacity is at its upper limit of 46 MW. "
            "1 MW more would save CNY 512,000 a year.");
  EXPECT_EQ(binding_sentence(plan, plan.bindings[0], Language::zh),
            "电网接入的接入容量达到上限 46 MW；每放宽 1 MW，每年可节省 51.2 万元。");
}

TEST(BindingSentence, GoesByPercentagePointsForShares) {
  const result::Plan plan = sample_plan();
  EXPECT_EQ(binding_sentence(plan, plan.bindings[2], Language::en),
            "Export share of available generation is held at 20.0 %. "
            "Relaxing it by 1 percentage point would save CNY 381,000 a year.");
}

TEST(BindingSentence, FallsBackToTheDescription) {
  const result::Binding binding{"peak", "The peak holds.", "MW", 1.0, 1.0, 10.0};
  EXPECT_EQ(binding_sentence(sample_plan(), binding, Language::zh), "The peak holds.");
}

TEST(BindingSentence, UsesTheDescriptionOfALimitBecauseItCountsTheHours) {
  const result::Plan plan = sample_plan();
  const result::Binding binding{"grid.export_limit_mw",
                                Phrase::rendered("At its limit in 900 hours.", "全年有 900 小时。"),
                                "MW",
                                20.0,
                                20.0,
                                41000.0};
  EXPECT_EQ(binding_sentence(plan, binding, Language::en), "At its limit in 900 hours.");
  EXPECT_EQ(binding_sentence(plan, binding, Language::zh), "全年有 900 小时。");
}

TEST(BindingSentence, CallsAStoredQuantityThatIsSizedACapacity) {
  const result::Plan plan = sample_plan();
  const result::Binding binding{"vrfb.energy_mwh.max", "", "MWh", 400.0, 400.0, 2000.0};
  EXPECT_EQ(binding_sentence(plan, binding, Language::en),
            "Vanadium flow battery: energy capacity is at its upper limit of 400 MWh. "
            "1 MWh more would save CNY 2,000 a year.");
}

TEST(AssetLabel, AddsTheShortNameWhenThereAreSeveralOfAKind) {
  result::Plan plan = sample_plan();
  EXPECT_EQ(asset_label(plan, plan.assets[1], Language::en), "Photovoltaic plant");
  plan.assets.push_back(plan.assets[1]);
  EXPECT_EQ(asset_label(plan, plan.assets[1], Language::zh), "光伏电站 pv");
}

TEST(PlanTable, ShowsSizesCostsFiguresProofAndTime) {
  const std::string table = plan_table(sample_plan(), Language::en);
  EXPECT_NE(line_with(table, "Ridge wind farm").find("127.4 MW"), std::string::npos);
  EXPECT_NE(line_with(table, "Ridge wind farm").find("573.30"), std::string::npos);
  EXPECT_NE(line_with(table, "Vanadium").find("25.0 MW (fixed)"), std::string::npos);
  EXPECT_NE(line_with(table, "Levelised cost of hydrogen").find("23.8 CNY/kg"), std::string::npos);
  EXPECT_NE(line_with(table, "Certificate").find("relative gap 4.2e-07"), std::string::npos);
  EXPECT_NE(line_with(table, "Certificate").find("holds"), std::string::npos);
  EXPECT_NE(line_with(table, "Solved in").find("0.073 s, 27 iterations"), std::string::npos);
  EXPECT_NE(line_with(table, "HiGHS").find("3.0e-08"), std::string::npos);
}

TEST(PlanTable, RowsOfTheAssetTableEndInTheSameColumnInBothLanguages) {
  for (const Language language : {Language::en, Language::zh}) {
    const std::string table = plan_table(sample_plan(), language);
    const std::size_t rule = display_width(line_with(table, "-----"));
    EXPECT_EQ(display_width(line_with(table, "Ridge")), rule);
    EXPECT_EQ(
        display_width(line_with(table, language == Language::en ? "Photovoltaic" : "光伏电站")),
        rule);
  }
}

TEST(PlanTable, TellsWhyThereIsNoPlanAndWhatWouldMendIt) {
  const std::string table = plan_table(testing::infeasible_plan(), Language::en);
  EXPECT_NE(table.find("Infeasible"), std::string::npos);
  EXPECT_NE(table.find("cannot be met from 3 to 9 January"), std::string::npos);
  EXPECT_NE(table.find("Cheapest repair: Raise electrolyser.power_mw.max"), std::string::npos);
  EXPECT_EQ(table.find("Certificate"), std::string::npos);
}

TEST(PlanTable, HasNoMissingTexts) {
  for (const Language language : {Language::en, Language::zh})
    EXPECT_EQ(plan_table(sample_plan(), language).find('<'), std::string::npos);
}

}  // namespace
}  // namespace sunward::report
