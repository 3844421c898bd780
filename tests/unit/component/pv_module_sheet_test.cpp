// Modules from data sheets: what the curve must keep, and what is refused.
#include "sunward/component/pv/module_sheet.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sunward/component/pv/curve_ends.hpp"
#include "sunward/component/pv/pv.hpp"

namespace sunward::component::pv {
namespace {

ModuleSheet sound() {
  ModuleSheet sheet;
  sheet.max_power_w = 550.0;
  sheet.open_voltage_v = 38.1;
  sheet.short_current_a = 18.39;
  sheet.best_voltage_v = 31.8;
  sheet.best_current_a = 17.29;
  sheet.cells_in_series = 55;
  sheet.short_current_frac_per_k = 0.0004;
  sheet.open_voltage_frac_per_k = -0.0025;
  sheet.power_frac_per_k = -0.0034;
  return sheet;
}

std::string only_key(const ModuleSheet& sheet) {
  const SheetFit fit = fit_module(sheet);
  return fit.faults.size() == 1 ? fit.faults[0].key : std::to_string(fit.faults.size());
}

void expect_ends(const ModuleSheet& sheet, const SheetFit& fit) {
  const DiodeState state = at_conditions(fit.module, 1000.0, 25.0);
  const CurveEnds ends = curve_ends(state);
  const MaximumPower best = maximum_power(state);
  EXPECT_NEAR(ends.open_voltage_v / sheet.open_voltage_v, 1.0, 1e-5);
  EXPECT_NEAR(ends.short_current_a / sheet.short_current_a, 1.0, 1e-5);
  EXPECT_NEAR(best.power_w / (sheet.best_voltage_v * sheet.best_current_a), 1.0, 1e-7);
  EXPECT_NEAR(best.voltage_v / sheet.best_voltage_v, 1.0 + fit.voltage_miss_frac, 1e-5);
}

TEST(ModuleSheet, CurvePassesThroughThePointsOfTheSheet) {
  const SheetFit fit = fit_module(sound());
  ASSERT_TRUE(fit.faults.empty());
  EXPECT_EQ(fit.voltage_miss_frac, 0.0);
  expect_ends(sound(), fit);
  EXPECT_NEAR(power_coefficient_per_k(fit.module), -0.0034, 1e-9);
}

// Whatever the sheet: a module is made that keeps it, or a reason is given. Sheets are drawn around
// those of today's modules.
TEST(ModuleSheet, AnySheetIsKeptOrRefusedWithAReason) {
  std::mt19937 random(5);
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  int made = 0;
  for (int n = 0; n < 300; ++n) {
    ModuleSheet sheet;
    sheet.cells_in_series = 72;
    sheet.open_voltage_v = 72.0 * between(0.6, 0.76);
    sheet.short_current_a = between(5.0, 19.0);
    sheet.best_voltage_v = sheet.open_voltage_v * between(0.78, 0.88);
    sheet.best_current_a = sheet.short_current_a * between(0.9, 0.97);
    sheet.open_voltage_frac_per_k = between(-0.0036, -0.002);
    sheet.power_frac_per_k = n % 3 == 0 ? 0.0 : between(-0.005, -0.002);
    const SheetFit fit = fit_module(sheet);
    if (!fit.faults.empty()) continue;
    ++made;
    expect_ends(sheet, fit);
    if (sheet.power_frac_per_k < 0.0) {
      EXPECT_NEAR(power_coefficient_per_k(fit.module), sheet.power_frac_per_k, 1e-7);
    }
  }
  EXPECT_GT(made, 150);
}

TEST(ModuleSheet, RefusesVoltagesInTheWrongOrder) {
  ModuleSheet sheet = sound();
  std::swap(sheet.best_voltage_v, sheet.open_voltage_v);
  EXPECT_EQ(only_key(sheet), "best_voltage_v");
}

TEST(ModuleSheet, RefusesAPowerThatIsNotTheProduct) {
  ModuleSheet sheet = sound();
  sheet.max_power_w = 590.0;
  EXPECT_EQ(only_key(sheet), "max_power_w");
}

TEST(ModuleSheet, RefusesHalfCellsCountedTwice) {
  ModuleSheet sheet = sound();
  sheet.cells_in_series = 110;
  EXPECT_EQ(only_key(sheet), "cells_in_series");
}

TEST(ModuleSheet, RefusesAFillFactorOfNoModule) {
  ModuleSheet sheet = sound();
  sheet.max_power_w = 0.0;
  sheet.best_voltage_v = 37.9;
  EXPECT_EQ(only_key(sheet), "best_current_a");
}

TEST(ModuleSheet, RefusesTemperatureCoefficientsThatNoDiodeHas) {
  ModuleSheet sheet = sound();
  sheet.power_frac_per_k = -0.012;
  EXPECT_EQ(only_key(sheet), "open_voltage_frac_per_k");
}

TEST(ModuleSheet, OfAPlantNamesItsTable) {
  Pv plant;
  plant.capacity_mw = {1.0, 1.0};
  plant.module_model = ModuleModel::data_sheet;
  ASSERT_EQ(check(plant).size(), 1U);
  EXPECT_EQ(check(plant)[0].key, "sheet");
  plant.sheet = sound();
  EXPECT_TRUE(check(plant).empty());
  plant.sheet.cells_in_series = 110;
  ASSERT_EQ(check(plant).size(), 1U);
  EXPECT_EQ(check(plant)[0].key, "sheet.cells_in_series");
}

}  // namespace
}  // namespace sunward::component::pv
