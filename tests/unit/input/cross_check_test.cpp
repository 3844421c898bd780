// One run tells everything: checks between sound fields beside unsound ones, and nothing that an
// unsound field has a part in.
#include <gtest/gtest.h>

#include <algorithm>

#include "case_text.hpp"

namespace sunward::input {
namespace {

using namespace test;

std::string lithium(const std::string& keys) {
  return changed("energy_capex_cny_per_kwh = 600\n",
                 "energy_capex_cny_per_kwh = 600\ntechnology = \"lithium\"\n"
                 "[assets.battery.lithium_battery]\n" +
                     keys);
}

/// Last parts of the keys.
std::vector<std::string> keys_of(const std::vector<Fault>& faults) {
  std::vector<std::string> keys;
  for (const Fault& fault : faults) keys.push_back(fault.key.substr(fault.key.rfind('.') + 1));
  std::sort(keys.begin(), keys.end());
  return keys;
}
using Keys = std::vector<std::string>;

TEST(CrossChecks, AreToldBesideAWrongWordAndAWrongNumber) {
  const auto faults = faults_of(
      lithium("chemistry = \"lead\"\nend_of_life_frac = 2\nsoc_min_frac = 0.8\nsoc_max_frac = 0.2\n"
              "temp_min_c = 30\ntemp_max_c = 20\ncycle_depth_frac = [0.2, 0.8]\n"
              "cycles_to_80_percent = [9000]\n"));
  EXPECT_EQ(keys_of(faults), (Keys{"chemistry", "cycles_to_80_percent", "end_of_life_frac",
                                   "soc_max_frac", "temp_max_c"}));
}

TEST(CrossChecks, SayNothingOfWhatAnUnsoundFieldMayMend) {
  // Below the default of the other end, which the user did not mean.
  EXPECT_EQ(keys_of(faults_of(lithium("soc_min_frac = -1\nsoc_max_frac = 0.04\n"))),
            (Keys{"soc_min_frac"}));
  EXPECT_EQ(keys_of(faults_of(lithium("temp_min_c = 35\ntemp_max_c = 1000\n"))),
            (Keys{"temp_max_c"}));
}

TEST(CrossChecks, SayNothingOfTheLengthOfAnUnsoundList) {
  EXPECT_EQ(keys_of(faults_of(lithium("cycle_depth_frac = [0.2, 5, 0.8]\n"
                                      "cycles_to_80_percent = [9000, 8000, 7000]\n"))),
            (Keys{"cycle_depth_frac"}));
}

TEST(CrossChecks, TakeTheDefaultsOfTheChemistryBesideAnUnsoundNumber) {
  EXPECT_EQ(keys_of(faults_of(lithium("chemistry = \"nmc\"\ncooling_cop = 100\n"))),
            (Keys{"cooling_cop"}));
}

TEST(CrossChecks, OfTheAssetItselfAreToldBesideAFaultInItsTable) {
  const auto faults = faults_of(changed("power_mw = 10",
                                        "duration_min_h = 9\nduration_max_h = 3\n"
                                        "power_mw = 10",
                                        lithium("cooling_cop = 100\n")));
  EXPECT_EQ(keys_of(faults), (Keys{"cooling_cop", "duration_max_h"}));
}

TEST(CrossChecks, DoNotCallATableStrayWhenItsTechnologyIsMisspelt) {
  const std::string text =
      changed("technology = \"lithium\"", "technology = \"lithum\"", lithium("cooling_cop = 3\n"));
  EXPECT_EQ(keys_of(faults_of(text)), (Keys{"technology"}));
}

TEST(FaultValues, AreEchoedInTheShortestFormThatReadsBack) {
  const Fault fault = only_fault(lithium("soc_min_frac = 0.3\nsoc_max_frac = 0.2\n"));
  EXPECT_EQ(fault.value, "0.2");
  const Fault list = only_fault(lithium("cycle_depth_frac = [0.3, 0.1]\n"));
  EXPECT_EQ(list.value.find("000"), std::string::npos) << list.value;
}

}  // namespace
}  // namespace sunward::input
