// Dates of a tariff that no weather year has are told.
#include "sunward/input/tariff_notes.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace sunward::input {
namespace {

model::Park park_of_2026() {
  model::Park park;
  series::Weather weather;
  weather.axis = series::calendar_year(2026);
  park.scenarios.push_back({"2026", 1.0, std::make_shared<const series::Weather>(weather)});
  component::Grid grid;
  grid.time_of_use.holidays = {{2025, 10, 1}, {2026, 10, 1}, {0, 5, 1}};
  grid.time_of_use.workdays = {{2027, 2, 14}};
  grid.coincident_peaks = {{{2024, 7, 15}, 1020}};
  park.components = {{"grid", "", grid}};
  return park;
}

TEST(TariffNotes, CountTheDatesThatNeverHold) {
  const std::vector<Phrase> notes = tariff_notes(park_of_2026());
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_NE(notes[0].english().find("grid: 3 dates"), std::string::npos) << notes[0].english();
  EXPECT_NE(notes[0].english().find("(2026)"), std::string::npos) << notes[0].english();
}

TEST(TariffNotes, SayNothingWhereEveryDateHolds) {
  model::Park park = park_of_2026();
  auto& grid = std::get<component::Grid>(park.components[0].spec);
  grid.time_of_use.holidays = {{2026, 10, 1}, {0, 5, 1}};
  grid.time_of_use.workdays.clear();
  grid.coincident_peaks.clear();
  EXPECT_TRUE(tariff_notes(park).empty());
  park.scenarios.clear();
  EXPECT_TRUE(tariff_notes(park).empty());
}

}  // namespace
}  // namespace sunward::input
