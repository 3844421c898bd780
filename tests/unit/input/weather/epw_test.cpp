#include <gtest/gtest.h>

#include <numeric>

#include "unit/input/weather/sample_files.hpp"

namespace sunward::input {
namespace {

TEST(Epw, RowsBecomeHoursThatBeginOneHourEarlierThanTheirStamp) {
  const std::vector<SampleHour> hours = sample_year(2023);
  const series::Weather weather = parse_weather(epw_text(hours), "sample.epw");
  EXPECT_EQ(weather.axis, series::calendar_year(2023, 60, 8.0));
  EXPECT_EQ(weather.name, "Sampletown TEST");
  EXPECT_EQ(weather.location.latitude_deg, 40.0);
  EXPECT_EQ(weather.location.elevation_m, 500.0);
  for (const std::size_t t :
       {std::size_t{0}, std::size_t{12}, std::size_t{4000}, std::size_t{8759}}) {
    EXPECT_NEAR(weather.ghi_w_per_m2[t], hours[t].ghi, 1e-3);
    EXPECT_EQ(weather.temp_c[t], hours[t].temp_c);
    EXPECT_EQ(weather.wind_m_per_s[t], hours[t].wind_m_per_s);
  }
  EXPECT_EQ(weather.pressure_pa[7], 95000.0);
  EXPECT_EQ(weather.wind_height_m, 10.0);
}

TEST(Epw, AFileThatClosesUsesBeamAndDiffuse) {
  const series::Weather weather = parse_weather(epw_text(sample_year(2023)), "sample.epw");
  EXPECT_EQ(weather.pair, series::IrradiancePair::dni_dhi);
  EXPECT_LT(weather.closure.rmse_w_per_m2, 0.01);
  EXPECT_TRUE(has_note(weather, "DNI and DHI are used"));
}

TEST(Epw, AFileThatDoesNotCloseUsesGlobalAndDiffuseAndSaysSo) {
  std::vector<SampleHour> hours = sample_year(2023);
  for (SampleHour& hour : hours) hour.ghi *= 1.2;
  const series::Weather weather = parse_weather(epw_text(hours), "sample.epw");
  EXPECT_EQ(weather.pair, series::IrradiancePair::ghi_dhi);
  EXPECT_TRUE(has_note(weather, "GHI and DHI are used"));
}

TEST(Epw, MonthsOfSeveralYearsBecomeOneYearWithoutALeapDay) {
  std::vector<SampleHour> hours = sample_year(2023);
  constexpr int years[] = {1990, 2001, 1984, 1999, 1999, 2005, 1987, 2010, 1996, 2002, 1985, 2003};
  for (SampleHour& hour : hours) hour.time.year = years[hour.time.month - 1];
  const series::Weather weather = parse_weather(epw_text(hours), "sample.epw");
  EXPECT_EQ(weather.axis, series::calendar_year(2025, 60, 8.0));
  EXPECT_EQ(weather.wind_m_per_s[5000], hours[5000].wind_m_per_s);
  EXPECT_TRUE(has_note(weather, "months of the years 1984 to 2010 are joined"));
}

TEST(Epw, AYearGivenToATypicalYearIsUsedAndItsLeapDaySkipped) {
  WeatherFileOptions options;
  options.typical_year = 2028;
  const series::Weather weather = parse_weather(epw_text(sample_year(2023)), "sample.epw", options);
  EXPECT_TRUE(weather.axis.skips_leap_day);
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_EQ(weather.axis.iso(8759), "2028-12-31T23:00");
  EXPECT_EQ(weather.wind_m_per_s[8759], 8759 % 20);
}

TEST(Epw, ALeapYearKeepsItsLeapDay) {
  const series::Weather weather = parse_weather(epw_text(sample_year(2024)), "sample.epw");
  EXPECT_EQ(weather.axis.n_steps, 8784);
  EXPECT_FALSE(weather.axis.skips_leap_day);
}

TEST(Epw, MissingCodesAreFilledAndCounted) {
  std::vector<SampleHour> hours = sample_year(2023);
  hours[100].temp_c = 99.9;
  hours[200].wind_m_per_s = 999;
  hours[201].wind_m_per_s = 999;
  for (SampleHour& hour : hours) hour.pressure_pa = 999999;
  const series::Weather weather = parse_weather(epw_text(hours), "sample.epw");
  EXPECT_DOUBLE_EQ(weather.temp_c[100], 0.5 * (weather.temp_c[99] + weather.temp_c[101]));
  EXPECT_TRUE(
      has_note(weather, "2 missing values of wind speed were interpolated (longest gap 2 h)"));
  EXPECT_TRUE(weather.pressure_pa.empty());
}

TEST(Epw, AGapLongerThanAllowedIsRefusedWithItsHours) {
  std::vector<SampleHour> hours = sample_year(2023);
  for (std::size_t t = 1000; t < 1010; ++t) hours[t].temp_c = 99.9;
  const std::vector<Fault> faults = faults_of(epw_text(hours));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].key, "temp");
  EXPECT_NE(faults[0].message.english().find("2023-02-11T16:00"), std::string::npos);
  WeatherFileOptions patient;
  patient.max_gap_h = 12.0;
  EXPECT_TRUE(faults_of(epw_text(hours), patient).empty());
}

TEST(Epw, ATruncatedFileIsRefusedAndNamesWhatIsMissing) {
  std::vector<SampleHour> hours = sample_year(2023);
  hours.resize(5000);
  const std::vector<Fault> faults = faults_of(epw_text(hours));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].value.find("2023-01-01 - 2023-07-28"), std::string::npos) << faults[0].value;
}

TEST(Epw, ALineCutInTheMiddleIsNamedByNumberAndColumn) {
  const std::string text = epw_text(sample_year(2023));
  const std::vector<Fault> faults = faults_of(text.substr(0, text.size() - 100));
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].line, 8 + 8760);
  EXPECT_EQ(faults[0].file, "sample");
}

TEST(Epw, AllFaultsAreReportedAtOnceWithLineColumnValueAndRange) {
  std::vector<SampleHour> hours = sample_year(2023);
  hours[10].temp_c = 75.0;
  hours[20].wind_m_per_s = 300.0;
  hours[30].ghi = 5000.0;
  const std::vector<Fault> faults = faults_of(epw_text(hours));
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].line, 19);
  EXPECT_EQ(faults[0].key, "dry bulb temperature");
  EXPECT_EQ(faults[0].value, "75");
  EXPECT_EQ(faults[0].range.english(), "-90 to 60 C");
  EXPECT_EQ(faults[1].line, 29);
  EXPECT_EQ(faults[2].line, 39);
}

TEST(Epw, ThousandsOfFaultsAreCappedAt50AndACount) {
  std::vector<SampleHour> hours = sample_year(2023);
  for (SampleHour& hour : hours) hour.temp_c = 80.0;
  EXPECT_LE(faults_of(epw_text(hours)).size(), 51u);
}

TEST(Epw, EqualRepeatedRowsAreDroppedAndConflictingOnesRefused) {
  const std::vector<SampleHour> hours = sample_year(2023);
  std::string text = epw_text(hours) + epw_row(hours[8759]);
  EXPECT_TRUE(
      has_note(parse_weather(text, "sample"), "1 repeated rows with equal values were dropped"));
  SampleHour other = hours[8759];
  other.temp_c += 1.0;
  const std::vector<Fault> faults = faults_of(epw_text(hours) + epw_row(other));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].line, 8769);
  EXPECT_NE(faults[0].remedy.english().find("daylight saving"), std::string::npos);
}

TEST(Epw, RowsOutOfOrderAreSortedAndSaidSo) {
  std::vector<SampleHour> hours = sample_year(2023);
  std::swap(hours[500], hours[501]);
  const series::Weather weather = parse_weather(epw_text(hours), "sample");
  EXPECT_EQ(weather.wind_m_per_s[500], 500 % 20);
  EXPECT_TRUE(has_note(weather, "step back in time"));
}

TEST(Epw, CarriageReturnsAndAByteOrderMarkChangeNothing) {
  const std::string text = epw_text(sample_year(2023));
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(parse_weather(windows, "a").ghi_w_per_m2, parse_weather(text, "b").ghi_w_per_m2);
}

TEST(Epw, AWrongSignOfTheLongitudeIsSeenByTheSun) {
  std::string text = epw_text(sample_year(2023));
  text.replace(text.find(",120.00,"), 8, ",-120.00,");
  const std::vector<Fault> faults = faults_of(text);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].message.english().find("the sun at its place"), std::string::npos);
}

TEST(Epw, LightHalfAnHourLateIsNotedAndNotMoved) {
  std::string text = epw_text(sample_year(2023));
  text.replace(text.find(",120.00,"), 8, ",127.50,");
  const series::Weather weather = parse_weather(text, "sample");
  EXPECT_TRUE(has_note(weather, "centred 30 min after the sun's noon"));
}

TEST(Epw, AnUnusableLocationLineNamesEveryWrongField) {
  std::string text = epw_text(sample_year(2023));
  text.replace(text.find("40.00,120.00"), 12, "95.00,hello!");
  const std::vector<Fault> faults = faults_of(text);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].key, "latitude");
  EXPECT_EQ(faults[1].key, "longitude");
}

TEST(Epw, DatongReadsAsAWholeYearWithItsPublishedMonthlyMeans) {
  const auto path = shared_weather("CHN_Shanxi.Datong.534870_CSWD.epw");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no shared weather files here";
  const series::Weather weather = read_weather(path);
  ASSERT_EQ(weather.axis.n_steps, 8760);
  // Daily averages of the file's own .stat companion: January -11.9, July 23.2 degrees.
  const auto mean_of = [&](Index first, Index last) {
    return std::accumulate(weather.temp_c.begin() + first, weather.temp_c.begin() + last, 0.0) /
           (last - first);
  };
  EXPECT_NEAR(mean_of(0, 744), -11.9, 0.05);
  EXPECT_NEAR(mean_of(181 * 24, 212 * 24), 23.2, 0.05);
  // pvlib 0.13 closes the same file to 49.1 W/m2 with the sun at mid-hour.
  EXPECT_NEAR(weather.closure.rmse_w_per_m2, 49.1, 2.0);
  EXPECT_EQ(weather.pair, series::IrradiancePair::ghi_dhi);
}

}  // namespace
}  // namespace sunward::input
