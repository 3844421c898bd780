// Water in the air: read where a file has it, made of humidity and temperature where not, and never
// a reason to refuse a file.
#include <gtest/gtest.h>

#include "sunward/series/precipitable_water.hpp"
#include "unit/input/weather/sample_files.hpp"

namespace sunward::input {
namespace {

/// A plain file whose hours have these words for one more column, over and over.
series::Weather with_column(const std::string& heading, const std::vector<std::string>& words) {
  std::string text = "time,ghi [W/m2],temp [C]," + heading + "\n";
  std::size_t t = 0;
  for (const SampleHour& hour : sample_year(2023)) {
    text += iso_minute(hour.time) + "," + number(hour.ghi) + "," + number(hour.temp_c) + ",";
    text += words[t++ % words.size()] + "\n";
  }
  return parse_weather(text, "sample.csv", csv_options());
}

TEST(Vapour, WaterIsReadInCentimetresFromAnyUnit) {
  EXPECT_NEAR(with_column("precipitable_water [mm]", {"14"}).precipitable_water_cm[0], 1.4, 1e-12);
  EXPECT_NEAR(with_column("precipitable_water [kg/m2]", {"14"}).precipitable_water_cm[0], 1.4,
              1e-12);
  EXPECT_NEAR(with_column("precipitable_water_cm", {"1.4"}).precipitable_water_cm[0], 1.4, 1e-12);
}

TEST(Vapour, HumidityAndTemperatureMakeTheWater) {
  const series::Weather weather = with_column("relative_humidity [%]", {"60"});
  ASSERT_EQ(weather.precipitable_water_cm.size(), 8760U);
  EXPECT_TRUE(weather.water_is_derived);
  EXPECT_NEAR(weather.precipitable_water_cm[10],
              series::precipitable_water_cm(weather.temp_c[10], 0.6), 1e-12);
}

TEST(Vapour, HumidityThatNeverExceedsOneIsAPart) {
  EXPECT_NEAR(with_column("humidity", {"0.6"}).precipitable_water_cm[10],
              with_column("humidity [%]", {"60"}).precipitable_water_cm[10], 1e-12);
}

TEST(Vapour, FewGapsKeepTheValueBeforeAndManyMakeItAbsent) {
  const series::Weather few = with_column(
      "precipitable_water [cm]", {"1", "", "2", "2", "2", "2", "2", "2", "2", "2", "2", "2"});
  EXPECT_EQ(few.precipitable_water_cm[1], 1.0);
  EXPECT_FALSE(few.water_is_derived);
  EXPECT_TRUE(with_column("precipitable_water [cm]", {"1", ""}).precipitable_water_cm.empty());
}

TEST(Vapour, NoWaterInAFileMeansThatNobodyMeasuredIt) {
  EXPECT_TRUE(with_column("precipitable_water [cm]", {"0"}).precipitable_water_cm.empty());
}

TEST(Vapour, OfAnEpwIsItsWaterOrItsHumidity) {
  std::string text = epw_header();
  for (const SampleHour& hour : sample_year(2023)) {
    std::string row = epw_row(hour);
    const std::string none = ",0,0.0,0,88,0,0,0\n";  // water, aerosol, depth, days, ...
    row.replace(row.find(none), none.size(), ",23,0.0,0,88,0,0,0\n");
    text += row;
  }
  const series::Weather measured = parse_weather(text, "sample.epw");
  EXPECT_NEAR(measured.precipitable_water_cm[0], 2.3, 1e-12);
  EXPECT_FALSE(measured.water_is_derived);
  const series::Weather derived = parse_weather(epw_text(sample_year(2023)), "sample.epw");
  EXPECT_TRUE(derived.water_is_derived);
  EXPECT_EQ(derived.precipitable_water_cm.size(), 8760U);
}

}  // namespace
}  // namespace sunward::input
