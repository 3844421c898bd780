// The [study] section and cases read with other numbers.
#include <gtest/gtest.h>

#include "case_text.hpp"
#include "sunward/input/case_variants.hpp"

namespace sunward::input {
namespace {

using namespace test;

const std::string study_case = sound_case + R"([study]
samples = 10
correlations = [{ inputs = ["b", "a"], rank = 0.4 }]
[study.inputs.b]
keys = ["assets.wind.capex_cny_per_kw"]
distribution = "triangular"
min = 4000
mode = 4500
max = 5500
[study.inputs.a]
keys = ["loads.plant.constant_mw"]
change = "factor"
distribution = "normal"
mean = 1.0
sd = 0.1
)";

CaseVariants variants(const std::string& text = study_case) {
  ReadOptions options;
  options.load_weather = false;
  return CaseVariants(text, ".", options);
}

TEST(StudySection, KeepsInputsInTheOrderOfTheFile) {
  const CaseVariants cases = variants();
  const model::StudyTerms& study = cases.study();
  ASSERT_EQ(study.inputs.size(), 2u);
  EXPECT_EQ(study.inputs[0].name, "b");
  EXPECT_EQ(study.inputs[1].change, model::Change::factor);
  EXPECT_EQ(study.correlations.at(0).rank, 0.4);
  EXPECT_EQ(study.samples, 10);
}

void expect_fault(const std::string& text, const std::string& key, const std::string& words) {
  const std::vector<Fault> faults = faults_of(text);
  ASSERT_EQ(faults.size(), 1u) << text;
  EXPECT_EQ(faults[0].key, key);
  EXPECT_NE(faults[0].message.english().find(words), std::string::npos)
      << faults[0].message.english();
  EXPECT_GT(faults[0].line, 0);
}

TEST(StudySection, NamesAParameterThatIsMissing) {
  expect_fault(changed("sd = 0.1\n", "", study_case), "study.inputs.a.sd", "needs sd");
}

TEST(StudySection, RefusesATriangleOutOfOrder) {
  expect_fault(changed("mode = 4500", "mode = 5600", study_case), "study.inputs.b.mode", "order");
}

TEST(StudySection, RefusesAKeyOfTwoInputs) {
  expect_fault(changed("loads.plant.constant_mw", "assets.wind.capex_cny_per_kw", study_case),
               "study.inputs.a", "two inputs");
}

TEST(StudySection, RefusesACorrelationWithNobody) {
  expect_fault(changed("[\"b\", \"a\"]", "[\"b\", \"c\"]", study_case), "study.correlations.inputs",
               "two different inputs");
}

TEST(StudySection, RefusesAWeatherYearWithKeys) {
  expect_fault(changed("distribution = \"normal\"", "distribution = \"weather_year\"", study_case),
               "study.inputs.a.keys", "no key");
}

const component::Wind& wind(const model::Park& park) {
  return std::get<component::Wind>(park.components.at(0).spec);
}

TEST(CaseVariants, ChangeOnlyWhatTheyAreAskedTo) {
  const CaseVariants cases = variants();
  const model::Park park =
      cases.with({{"assets.wind.capex_cny_per_kw", model::Change::factor, 1.1},
                  {"assets.wind.capacity_mw.max", model::Change::value, 80.0}});
  EXPECT_DOUBLE_EQ(wind(park).cost.capex_cny_per_unit, 4950.0);
  EXPECT_EQ(wind(park).capacity_mw.max, 80.0);
  EXPECT_EQ(wind(park).capacity_mw.min, 0.0);
  EXPECT_EQ(wind(cases.park()).cost.capex_cny_per_unit, 4500.0);
}

TEST(CaseVariants, ReplaceADefaultThatTheFileDoesNotWriteDown) {
  const model::Park park =
      variants().with({{"assets.wind.hub_height_m", model::Change::value, 90}});
  EXPECT_EQ(wind(park).hub_height_m, 90.0);
}

void expect_refused(const KeyChange& change, const std::string& words) {
  const CaseVariants cases = variants();
  try {
    (void)cases.with({change});
    ADD_FAILURE() << change.key;
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults().at(0).key, change.key);
    EXPECT_NE(error.faults().at(0).message.english().find(words), std::string::npos)
        << error.faults().at(0).message.english();
  }
}

TEST(CaseVariants, RefuseToScaleWhatTheFileDoesNotGive) {
  expect_refused({"assets.wind.hub_height_m", model::Change::factor, 1.1}, "nothing to change");
}

TEST(CaseVariants, RefuseAKeyThatDoesNotExist) {
  expect_refused({"assets.wind.capex", model::Change::value, 1.0}, "not known");
}

TEST(CaseVariants, RefuseASectionThatDoesNotExist) {
  expect_refused({"assets.sun.capex_cny_per_kw", model::Change::value, 1.0}, "no section \"sun\"");
}

TEST(CaseVariants, RefuseARangeWithoutItsEnd) {
  expect_refused({"assets.wind.capacity_mw", model::Change::value, 1.0}, "range");
}

TEST(CaseVariants, KeepTheReadersOwnChecks) {
  expect_refused({"assets.wind.hub_height_m", model::Change::value, 5000.0}, "");
}

TEST(CaseVariants, TellTheNumberThatStandsInTheFile) {
  EXPECT_EQ(variants().number("assets.wind.capacity_mw.max"), 100.0);
  EXPECT_THROW((void)variants().number("assets.wind.type"), InputError);
}

}  // namespace
}  // namespace sunward::input
