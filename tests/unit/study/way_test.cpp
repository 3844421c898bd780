// The way from sun and wind to product: it closes, and its stages are the ladders'.
#include "sunward/study/way.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunward/study/losses.hpp"
#include "sunward/study/plan.hpp"
#include "support/full_park.hpp"

namespace sunward::study {
namespace {

double sum_of(const std::vector<result::WayStep>& way, const std::string& name) {
  double sum = 0.0;
  for (const result::WayStep& step : way)
    if (step.name == name) sum += step.change_mwh;
  return sum;
}

/// Two plants, a battery, an electrolyser and what they serve, by hand.
result::Plan hand_plan() {
  result::Plan plan;
  const auto add = [&](const char* name, const char* type,
                       std::vector<std::pair<std::string, double>> figures) {
    result::Asset asset;
    asset.name = name;
    asset.type = type;
    asset.figures = std::move(figures);
    plan.assets.push_back(asset);
  };
  add("pv", "pv", {{"energy_mwh", 95.0}, {"available_mwh", 100.0}, {"curtailed_mwh", 5.0}});
  add("bat", "storage", {{"losses_mwh", 2.0}});
  add("alk", "electrolyser", {{"energy_mwh", 50.0}, {"hydrogen_kg", 1000.0}});
  add("grid", "grid", {{"import_mwh", 10.0}, {"export_mwh", 13.0}});
  add("mill", "electric_load", {{"energy_mwh", 45.0}, {"unserved_mwh", 5.0}});
  add("trucks", "hydrogen_demand", {{"hydrogen_kg", 1000.0}});
  return plan;
}

std::vector<result::LossLadder> hand_ladders() {
  return {{"pv",
           "pv",
           "pv",
           1.0,
           {{"horizontal", 110.0},
            {"plane", 120.0},
            {"glass", 117.0},
            {"ageing", 100.0},
            {"curtailment", 95.0}}}};
}

TEST(Way, ClosesByHandFromLightToLoadAndHydrogen) {
  const auto way = way_of(hand_ladders(), hand_plan());
  EXPECT_EQ(way.front().name, "sun");
  EXPECT_DOUBLE_EQ(way.front().change_mwh, 120.0);
  EXPECT_DOUBLE_EQ(sum_of(way, "pv_glass"), -3.0);
  EXPECT_DOUBLE_EQ(sum_of(way, "pv_ageing"), -17.0);
  EXPECT_DOUBLE_EQ(sum_of(way, "curtailment"), -5.0);
  EXPECT_DOUBLE_EQ(sum_of(way, "load"), -40.0);
  EXPECT_NEAR(sum_of(way, "hydrogen"), -33.33, 1e-12);
  EXPECT_NEAR(sum_of(way, "electrolyser"), 33.33 - 50.0, 1e-12);
  EXPECT_NEAR(sum_of(way, "rest"), 0.0, 1e-12);
}

TEST(Way, TwoPlantsOfOneKindShareTheirSteps) {
  auto ladders = hand_ladders();
  ladders.push_back(ladders.front());
  const auto way = way_of(ladders, hand_plan());
  EXPECT_DOUBLE_EQ(sum_of(way, "sun"), 240.0);
  EXPECT_DOUBLE_EQ(sum_of(way, "pv_glass"), -6.0);
  EXPECT_NEAR(sum_of(way, "rest"), -100.0, 1e-12);  // the second plant delivers to no one
}

}  // namespace
}  // namespace sunward::study
