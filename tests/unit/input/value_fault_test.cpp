// Faults of single values: each names file, line, key, value, unit, range and remedy.
#include <gtest/gtest.h>

#include "case_text.hpp"

namespace sunward::input {
namespace {

using namespace test;

TEST(SoundCase, ReadsWithoutFaults) {
  for (const Fault& fault : faults_of(sound_case)) ADD_FAILURE() << to_string(fault);
}

TEST(ValueFault, OutOfRangeNamesEverythingAPersonNeeds) {
  const Fault fault = only_fault(
      changed("capex_cny_per_kw = 4500", "capex_cny_per_kw = 4500\nhub_height_m = 1200"));
  EXPECT_EQ(fault.file, "park.toml");
  EXPECT_EQ(fault.line, 11);
  EXPECT_EQ(fault.key, "assets.wind.hub_height_m");
  EXPECT_EQ(fault.value, "1200");
  EXPECT_EQ(fault.unit, "m");
  EXPECT_EQ(fault.range.english(), "10 to 300");
  EXPECT_FALSE(fault.remedy.empty());
  EXPECT_EQ(to_string(fault),
            "park.toml:11: assets.wind.hub_height_m = 1200 [m]: the value is out of range. "
            "Allowed: 10 to 300. Give a value from 10 to 300; check the unit.");
}

TEST(ValueFault, AllFaultsOfAFileComeAtOnce) {
  std::string text = changed("latitude_deg = 39.5", "latitude_deg = 391");
  text = changed("capex_cny_per_kw = 4500", "capex_cny_per_kw = \"dear\"", text);
  text = changed("constant_mw = 20", "constant_mw = -1", text);
  text = changed("power_mw = 10", "powr_mw = 10", text);
  // latitude, capex, constant, unknown powr_mw, missing power_mw
  EXPECT_EQ(faults_of(text).size(), 5u);
}

TEST(ValueFault, WrongTypeSaysWhatIsExpected) {
  const Fault fault = only_fault(changed("= 4500", "= \"4500\""));
  EXPECT_EQ(fault.line, 10);
  EXPECT_EQ(fault.value, "\"4500\"");
  EXPECT_TRUE(has(fault.message.english(), "a number is expected")) << fault.message.english();
  EXPECT_TRUE(has(fault.remedy.english(), "CNY/kW")) << fault.remedy.english();
}

TEST(ValueFault, MissingRequiredKeyPointsAtItsSection) {
  const Fault fault = only_fault(changed("capex_cny_per_kw = 4500\n", ""));
  EXPECT_EQ(fault.line, 7);
  EXPECT_EQ(fault.key, "assets.wind.capex_cny_per_kw");
  EXPECT_TRUE(has(fault.message.english(), "required")) << fault.message.english();
  EXPECT_TRUE(has(fault.remedy.english(), "[assets.wind]")) << fault.remedy.english();
}

TEST(ValueFault, NotANumberAndInfinityAreRefused) {
  for (const char* value : {"nan", "inf", "-inf"}) {
    const Fault fault =
        only_fault(changed("constant_mw = 20", std::string("constant_mw = ") + value));
    EXPECT_EQ(fault.message.english(), "the value is not finite.") << value;
    EXPECT_EQ(fault.key, "loads.plant.constant_mw");
  }
}

TEST(ValueFault, UnknownKeyAsksDidYouMean) {
  const Fault fault =
      only_fault(changed("capex_cny_per_kw = 4500", "capex_cny_per_kw = 4500\nhub_hieght_m = 120"));
  EXPECT_EQ(fault.line, 11);
  EXPECT_EQ(fault.key, "assets.wind.hub_hieght_m");
  EXPECT_EQ(fault.remedy.english(), "Did you mean \"hub_height_m\"?");
}

TEST(ValueFault, UnknownKeyWithoutItsUnitFindsTheKeyWithIt) {
  const Fault fault =
      only_fault(changed("capex_cny_per_kw = 4500", "capex_cny_per_kw = 4500\nhub_height = 120"));
  EXPECT_EQ(fault.remedy.english(), "Did you mean \"hub_height_m\"?");
}

TEST(ValueFault, UnknownSectionAsksDidYouMean) {
  const Fault fault = only_fault(sound_case + "[finanse]\n");
  EXPECT_EQ(fault.line, 25);
  EXPECT_EQ(fault.remedy.english(), "Did you mean \"finance\"?");
}

TEST(ValueFault, UnknownTypeListsAndSuggestsTypes) {
  const Fault fault = only_fault(changed("type = \"storage\"", "type = \"storag\""));
  EXPECT_EQ(fault.key, "assets.battery.type");
  EXPECT_TRUE(has(fault.range.english(), "hydrogen_tank")) << fault.range.english();
  EXPECT_EQ(fault.remedy.english(), "Did you mean \"storage\"?");
}

TEST(ValueFault, MissingTypeListsTheTypes) {
  const Fault fault = only_fault(changed("type = \"storage\"\n", ""));
  EXPECT_EQ(fault.line, 11);
  EXPECT_TRUE(has(fault.range.english(), "storage")) << fault.range.english();
}

TEST(ValueFault, UnknownWordOfAnEnumListsTheWords) {
  const std::string text = changed("type = \"wind\"\n", "type = \"pv\"\nmount = \"two_axis\"\n");
  const Fault fault = only_fault(text);
  EXPECT_EQ(fault.key, "assets.wind.mount");
  EXPECT_EQ(fault.range.english(), "fixed_tilt, single_axis");
}

TEST(ValueFault, SizeWithMinAboveMaxContradictsItself) {
  const Fault fault = only_fault(changed("{ min = 0, max = 100 }", "{ min = 10, max = 1 }"));
  EXPECT_EQ(fault.key, "assets.wind.capacity_mw");
  EXPECT_EQ(fault.line, 9);
  EXPECT_TRUE(has(fault.message.english(), "smallest size is above the largest"));
}

TEST(ValueFault, UnknownKeyInsideASizeIsFound) {
  const Fault fault = only_fault(changed("{ min = 0, max = 100 }", "{ min = 0, maximum = 100 }"));
  EXPECT_EQ(fault.key, "assets.wind.capacity_mw.maximum");
  EXPECT_EQ(fault.remedy.english(), "Did you mean \"max\"?");
}

TEST(ValueFault, ListOfWrongLengthIsCounted) {
  const Fault fault = only_fault(sound_case + "[weather.synthetic]\ntemp_c = [1, 2, 3]\n");
  EXPECT_EQ(fault.range.english(), "12 numbers");
  EXPECT_EQ(fault.message.english(), "the list has 3 numbers.");
}

TEST(ValueFault, ElementOfAListIsPointedAtByItsOwnLine) {
  const Fault fault = only_fault(
      sound_case + "[weather.synthetic]\ntemp_c = [1, 2, 3, 4, 5, 6,\n 7, 800, 9, 10, 11, 12]\n");
  EXPECT_EQ(fault.line, 27);
  EXPECT_EQ(fault.value, "800");
  EXPECT_EQ(fault.unit, "degC");
}

TEST(ValueFault, FractionWhereAWholeNumberBelongsIsRefused) {
  const Fault fault = only_fault(sound_case + "[time]\nyear = 2025.5\n");
  EXPECT_TRUE(has(fault.message.english(), "a whole number")) << fault.message.english();
}

TEST(ValueFault, LoadWithoutANumberOrASeriesIsRefused) {
  const Fault fault = only_fault(changed("constant_mw = 20\n", ""));
  EXPECT_EQ(fault.key, "loads.plant");
  EXPECT_EQ(fault.range.english(), "constant_mw or profile_mw");
}

TEST(ValueFault, StepThatDoesNotDivideADayIsRefused) {
  const Fault fault = only_fault(sound_case + "[time]\nstep_minutes = 7\n");
  EXPECT_EQ(fault.key, "time.step_minutes");
  EXPECT_TRUE(has(fault.message.english(), "does not divide a day"));
}

TEST(ValueFault, ANumberNoParkCouldNeedIsRefused) {
  const Fault fault = only_fault(changed("constant_mw = 20", "constant_mw = 1e12"));
  EXPECT_TRUE(has(fault.message.english(), "larger than anything")) << to_string(fault);
  EXPECT_TRUE(has(fault.remedy.english(), "exponent"));
  EXPECT_TRUE(faults_of(changed("constant_mw = 20", "constant_mw = 1e9")).empty());
}

TEST(ValueFault, AFileOfAnotherEncodingIsToldHowToBeSaved) {
  for (const char* bytes :
       {"label = \"\xD4\xB0\xC7\xF8\"", "label = \"Z\xFCrich\""}) {  // GBK, Latin-1
    const Fault fault =
        only_fault(changed("constant_mw = 20", std::string("constant_mw = 20\n") + bytes));
    EXPECT_EQ(fault.message.english(), "the file is not UTF-8 text.");
  }
  EXPECT_EQ(only_fault(std::string("\xFF\xFE[\0s\0", 6)).message.english(),
            "the file is not UTF-8 text.");
}

// A parser that descends once per part would run out of stack.
TEST(ValueFault, AKeyOfEndlessPartsIsRefused) {
  std::string key = "a";
  for (int i = 0; i < 50000; ++i) key += ".a";
  const Fault fault = only_fault(sound_case + key + " = 1\n");
  EXPECT_TRUE(has(fault.message.english(), "more than 64 parts"));
  EXPECT_GT(fault.line, 1);
  const std::string dots(200, '.');
  EXPECT_TRUE(
      faults_of(changed("constant_mw = 20", "constant_mw = 20\nlabel = \"" + dots + "\"")).empty());
}

TEST(ValueFault, SyntaxErrorCarriesItsLine) {
  const Fault fault = only_fault(changed("elevation_m = 1350", "elevation_m = = 1350"));
  EXPECT_EQ(fault.line, 5);
  EXPECT_TRUE(has(fault.message.english(), "not valid TOML")) << fault.message.english();
}

TEST(ValueFault, BraceWhereAListHasAValueIsASyntaxError) {
  const Fault fault = only_fault(changed("elevation_m = 1350", "elevation_m = [ } ]"));
  EXPECT_EQ(fault.line, 5);
}

TEST(ValueFault, SameTableTwiceIsASyntaxErrorWithItsLine) {
  const Fault fault = only_fault(sound_case + "[assets.wind]\n");
  EXPECT_EQ(fault.line, 25);
}

TEST(ValueFault, ChineseTextInAFaultIsCutBetweenCharacters) {
  std::string quoted(1, '"');
  for (int i = 0; i < 50; ++i) quoted += "风";
  const Fault fault = only_fault(changed("4500", quoted + '"'));
  EXPECT_EQ(fault.value, quoted.substr(0, 1 + 3 * 19) + "...");  // 60 bytes: a quote, 19 characters
}

}  // namespace
}  // namespace sunward::input
