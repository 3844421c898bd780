// Snow on the ground: read where a file has it, held where a reading lacks, and never a reason to
// refuse a file.
#include <gtest/gtest.h>

#include "unit/input/weather/sample_files.hpp"

namespace sunward::input {
namespace {

/// A plain file whose hours have these words for the depth, then 0.
series::Weather with_depths(const std::string& heading, const std::vector<std::string>& depths) {
  std::string text = "time,ghi [W/m2],temp [C]," + heading + "\n";
  std::size_t t = 0;
  for (const SampleHour& hour : sample_year(2023)) {
    text += iso_minute(hour.time) + "," + number(hour.ghi) + "," + number(hour.temp_c) + ",";
    text += (t < depths.size() ? depths[t] : "0") + "\n";
    ++t;
  }
  return parse_weather(text, "sample.csv", csv_options());
}

TEST(SnowDepth, IsReadInCentimetresFromAnyUnit) {
  EXPECT_DOUBLE_EQ(with_depths("snow_depth [m]", {"0.07"}).snow_depth_cm[0], 7.0);
  EXPECT_DOUBLE_EQ(with_depths("snow_depth_cm", {"7"}).snow_depth_cm[0], 7.0);
}

TEST(SnowDepth, StaysAsItWasWhereNoReadingIs) {
  const series::Weather weather = with_depths("snow_depth [cm]", {"", "5", "", "", "3"});
  const std::vector<double> first(weather.snow_depth_cm.begin(), weather.snow_depth_cm.begin() + 6);
  EXPECT_EQ(first, (std::vector<double>{0.0, 5.0, 5.0, 5.0, 3.0, 0.0}));
}

TEST(SnowDepth, OfAnEpwIsItsThirtyFirstField) {
  std::string text = epw_text(sample_year(2023));
  const std::string plain = ",0,0.0,0,88,0,0,0\n";  // water, aerosol, depth, days, ...
  const std::size_t at = text.find(plain);
  text.replace(at, plain.size(), ",0,0.0,12,88,0,0,0\n");
  const series::Weather weather = parse_weather(text, "sample.epw");
  EXPECT_EQ(weather.snow_depth_cm[0], 12.0);
  EXPECT_EQ(weather.snow_depth_cm[1], 0.0);
}

TEST(SnowDepth, OfAnEpwMayLackOrBeAWord) {
  std::string text = epw_header();
  for (const SampleHour& hour : sample_year(2023)) {
    const std::string row = epw_row(hour);
    text += row.substr(0, row.find(",99.0,")) + "\n";  // cut after the cloud cover
  }
  EXPECT_TRUE(parse_weather(text, "sample.epw").snow_depth_cm.empty());
  text = epw_text(sample_year(2023));
  text.replace(text.find(",0,0.0,0,88"), 11, ",0,0.0,x,88");
  EXPECT_EQ(parse_weather(text, "sample.epw").snow_depth_cm[0], 0.0);
}

}  // namespace
}  // namespace sunward::input
