// A plan read from files that somebody may have edited.
#include "sunward/study/planned_case.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

struct Case {
  testing::SmallPark small{{{0.5, 0.5}}};
  result::Plan plan;

  Case() {
    small.wind({0.0, 20.0});
    result::Asset wind;
    wind.name = "wind";
    result::Capacity size;
    size.quantity = "capacity_mw";
    size.value = 10.0;
    size.max = 20.0;
    wind.capacities = {size};
    plan.assets = {wind};
    result::Flow flow;
    flow.name = "wind_power_mw";
    flow.values = {1.0, 2.0};
    plan.flows = {flow};
  }
  double& size() { return plan.assets[0].capacities[0].value; }
  [[nodiscard]] std::size_t faults() const {
    try {
      require_sound_plan(small.park, plan);
    } catch (const InputError& error) {
      return error.faults().size();
    }
    return 0;
  }
};

TEST(PlannedCase, TakesAPlanAsItWasWritten) { EXPECT_EQ(Case().faults(), 0u); }

TEST(PlannedCase, TakesASizeThatALooseToleranceLeftBesideItsLimit) {
  Case made;
  made.size() = 20.001;
  EXPECT_EQ(made.faults(), 0u);
}

TEST(PlannedCase, RefusesSizesThatNoPlanHas) {
  for (const double size : {-5.0, 1e9, std::nan(""), HUGE_VAL}) {
    Case made;
    made.size() = size;
    EXPECT_EQ(made.faults(), 1u) << size;
  }
}

TEST(PlannedCase, RefusesAPlanWithoutAnAssetOfThePark) {
  Case made;
  made.plan.assets.clear();
  EXPECT_EQ(made.faults(), 1u);
}

TEST(PlannedCase, TellsAllFaultsAtOnce) {
  Case made;
  made.size() = -1.0;
  made.plan.flows[0].values[1] = std::nan("");
  EXPECT_EQ(made.faults(), 2u);
}

}  // namespace
}  // namespace sunward::study
