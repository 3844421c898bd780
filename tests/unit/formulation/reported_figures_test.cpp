// What a reader of the results is told: losses of stores, crumbs of sizes, prices that contradict.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sunward/formulation/build.hpp"
#include "sunward/formulation/read_back.hpp"
#include "sunward/lp/expand.hpp"
#include "support/small_park.hpp"

namespace sunward::formulation {
namespace {

using testing::SmallPark;

/// A battery on a bus with wind that may grow to 1000 MW, read back at a point set by column name.
struct Reading {
  SmallPark small{{{1.0, 1.0}}};

  Reading() {
    small.wind({.min = 0.0, .max = 1000.0}, 100.0);
    component::Storage storage;
    storage.bus = "ac";
    storage.power_mw = {.min = 0.0, .max = 1000.0};
    storage.energy_mwh = {.min = 0.0, .max = 1000.0};
    storage.cost_power = SmallPark::cost(10.0);
    small.add("battery", storage);
    small.grid({.min = 0.0, .max = 10.0}, {300.0, 300.0});
  }

  /// @param by_name  value of every column whose name ends so; other columns are 0.
  result::Plan at(const std::vector<std::pair<std::string, double>>& by_name,
                  Language language = Language::en) {
    const Program program = build(small.park);
    lp::Solution solution;
    const std::vector<double> zeros(lp::expand(program.problem).n_columns, 0.0);
    solution.point = lp::point_from_plain(program.problem, zeros, {});
    solution.certificate.tolerance = 1e-6;
    const std::size_t width = program.problem.step_columns.size();
    for (const auto& [name, value] : by_name) {
      for (std::size_t j = 0; j < width; ++j)
        if (program.problem.step_columns[j].name.ends_with(name))
          for (std::size_t n = 0; n < program.problem.n_steps(); ++n)
            solution.point.step_values[n * width + j] = value;
      for (std::size_t j = 0; j < program.problem.shared_columns.size(); ++j)
        if (program.problem.shared_columns[j].name.ends_with(name))
          solution.point.shared_values[j] = value;
    }
    return read_back(small.park, program, solution, language);
  }
};

double battery_size(const result::Plan& plan) {
  for (const result::Asset& asset : plan.assets)
    if (asset.name == "battery") return asset.capacities.at(0).value;
  return -1.0;
}

bool any_note_has(const result::Plan& plan, const std::string& words) {
  for (const Phrase& note : plan.notes)
    if (note.english().find(words) != std::string::npos) return true;
  return false;
}

TEST(ReportedFigures, WhatABatteryDoesNotGiveBackIsALoss) {
  Reading reading;
  const result::Plan plan =
      reading.at({{"battery.charge_mw", 10.0}, {"battery.discharge_mw", 8.0}});
  double lost = 0.0;
  for (const result::Link& link : plan.links)
    if (link.target == "Losses") {
      EXPECT_EQ(link.source, "battery: charge");
      lost += link.energy_mwh;
    }
  EXPECT_NEAR(lost, 2.0 * 8760.0, 1e-6);  // two steps stand for a year
}

TEST(ReportedFigures, ACrumbBesideALargeSizeIsReportedAsNothing) {
  Reading reading;
  // 1e-3 kW at 10 CNY/kW = 0.01 CNY of 100 MW x 100 CNY/kW = 10 million CNY a year.
  EXPECT_EQ(battery_size(reading.at({{"wind.capacity_mw", 100.0}, {"battery.capacity_mw", 1e-6}})),
            0.0);
}

TEST(ReportedFigures, ASmallSizeThatCostsMoreThanTheGapIsReportedAsItIs) {
  Reading reading;
  // 5 kW at 10 CNY/kW = 50 CNY: more than the 10 CNY the certificate cannot tell apart.
  EXPECT_EQ(battery_size(reading.at({{"wind.capacity_mw", 100.0}, {"battery.capacity_mw", 5e-3}})),
            5e-3);
}

TEST(ReportedFigures, ExportDearerThanImportIsNoted) {
  Reading reading;
  auto& grid = std::get<component::Grid>(reading.small.park.components.back().spec);
  grid.export_limit_mw = 5.0;
  grid.export_price_cny_per_mwh = 299.0;
  EXPECT_FALSE(any_note_has(reading.at({}), "brings more"));
  grid.export_price_cny_per_mwh = 350.0;
  EXPECT_TRUE(any_note_has(reading.at({}), "by up to 50 CNY/MWh"));
}

TEST(ReportedFigures, APriceForExportThatIsShutIsNoted) {
  Reading reading;
  auto& grid = std::get<component::Grid>(reading.small.park.components.back().spec);
  grid.export_price_cny_per_mwh = 100.0;
  EXPECT_TRUE(any_note_has(reading.at({}), "nothing is sold"));
}

}  // namespace
}  // namespace sunward::formulation
