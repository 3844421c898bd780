#include <gtest/gtest.h>

#include <cmath>

#include "unit/input/weather/sample_files.hpp"

namespace sunward::input {
namespace {

TEST(PlainCsv, HeadingsWithUnitsAreRecognised) {
  const std::vector<SampleHour> hours = sample_year(2023);
  const series::Weather weather = parse_weather(csv_text(hours), "sample.csv", csv_options());
  EXPECT_EQ(weather.axis, series::calendar_year(2023, 60, 8.0));
  EXPECT_NEAR(weather.ghi_w_per_m2[12], hours[12].ghi, 1e-3);
  EXPECT_EQ(weather.wind_m_per_s[8759], hours[8759].wind_m_per_s);
}

TEST(PlainCsv, DeclaredColumnsAndUnitsAreConverted) {
  std::string text = "# logger 7\nWhen;Sun;Air;Speed;Baro\n";
  for (const SampleHour& h : sample_year(2023)) {
    text += iso_minute(h.time) + ";" + number(h.ghi / 1000.0) + ";" + number(h.temp_c + 273.15) +
            ";" + number(h.wind_m_per_s * 3.6) + ";950\n";
  }
  WeatherFileOptions options = csv_options();
  options.columns = {{"time", "When", ""},
                     {"ghi", "Sun", "kWh/m2"},
                     {"temp", "Air", "K"},
                     {"wind", "Speed", "km/h"},
                     {"pressure", "Baro", "hPa"}};
  options.wind_height_m = 80.0;
  const series::Weather weather = parse_weather(text, "sample.csv", options);
  const std::vector<SampleHour> hours = sample_year(2023);
  EXPECT_NEAR(weather.ghi_w_per_m2[4000], hours[4000].ghi, 1e-2);
  EXPECT_NEAR(weather.temp_c[77], hours[77].temp_c, 1e-3);
  EXPECT_NEAR(weather.wind_m_per_s[13], 13.0, 1e-4);
  EXPECT_DOUBLE_EQ(weather.pressure_pa[0], 95000.0);
  EXPECT_EQ(weather.wind_height_m, 80.0);
  EXPECT_EQ(weather.pair, series::IrradiancePair::ghi_only);
}

TEST(PlainCsv, EnergiesPerQuarterHourBecomeMeans) {
  std::string text = "time,ghi [Wh/m2]\n";
  const series::TimeAxis axis = series::calendar_year(2023, 15);
  const std::vector<double> cos_zenith = series::mean_cos_zenith(axis, sample_place);
  for (Index t = 0; t < axis.n_steps; ++t)
    text += iso_minute(axis.time(t)) + "," + number(200.0 * cos_zenith[t]) + "\n";
  const series::Weather weather = parse_weather(text, "sample.csv", csv_options());
  EXPECT_EQ(weather.axis.step_minutes, 15);
  EXPECT_NEAR(weather.ghi_w_per_m2[20000], 800.0 * cos_zenith[20000], 1e-3);
}

TEST(PlainCsv, AColumnThatIsNotThereIsNamedWithThoseThatAre) {
  WeatherFileOptions options = csv_options();
  options.columns = {{"time", "time", ""}, {"wind", "Wind", "m/s"}};
  const std::vector<Fault> faults = faults_of(csv_text(sample_year(2023)), options);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].key, "Wind");
  EXPECT_NE(faults[0].range.english().find("wind [m/s]"), std::string::npos);
}

TEST(PlainCsv, AnUnknownUnitIsRefusedWithTheUnitsAllowed) {
  WeatherFileOptions options = csv_options();
  options.columns = {{"time", "time", ""}, {"wind", "wind [m/s]", "parsec"}};
  const std::vector<Fault> faults = faults_of(csv_text(sample_year(2023)), options);
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].range.english(), "m/s, km/h, mph, kn");
}

// A decimal comma would move wind into the place of temperature.
TEST(PlainCsv, ARowWithMoreFieldsThanHeadingsIsRefused) {
  std::string text = csv_text(sample_year(2023));
  const std::size_t row = text.find('\n', 20000) + 1;
  const std::size_t place = text.find('.', row);
  text[place] = ',';
  const std::vector<Fault> faults = faults_of(text, csv_options());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].message.english().find("more fields"), std::string::npos);
}

TEST(PlainCsv, EndStampsAreMovedWhenDeclared) {
  WeatherFileOptions options = csv_options();
  options.stamp = "end";
  std::string text = csv_header();
  for (SampleHour h : sample_year(2023)) {
    h.time = series::civil_from_minutes(series::minutes_from_civil(h.time) + 60);
    text += csv_row(h);
  }
  const series::Weather weather = parse_weather(text, "sample.csv", options);
  EXPECT_EQ(weather.axis.iso(0), "2023-01-01T00:00");
  EXPECT_EQ(weather.wind_m_per_s[3], 3.0);
}

TEST(PlainCsv, HalfHourStampsAreTakenAsMiddlesAndSaidSo) {
  std::vector<SampleHour> hours = sample_year(2023);
  for (SampleHour& hour : hours) hour.time.minute = 30;
  const series::Weather weather = parse_weather(csv_text(hours), "sample.csv", csv_options());
  EXPECT_EQ(weather.axis.iso(0), "2023-01-01T00:00");
  EXPECT_EQ(weather.wind_m_per_s[3], 3.0);
  EXPECT_TRUE(has_note(weather, "middle of their interval"));
}

TEST(PlainCsv, UtcStampsAreShiftedToTheSite) {
  std::string text = csv_header();
  for (SampleHour h : sample_year(2023)) {
    h.time = series::civil_from_minutes(series::minutes_from_civil(h.time) - 480);
    text += csv_row(h);
  }
  WeatherFileOptions options = csv_options();
  options.stamp_utc_offset_h = 0.0;
  const series::Weather weather = parse_weather(text, "sample.csv", options);
  EXPECT_EQ(weather.axis.iso(0), "2023-01-01T00:00");
  EXPECT_EQ(weather.wind_m_per_s[3], 3.0);
  EXPECT_TRUE(has_note(weather, "shifted by +8 h"));
}

TEST(PlainCsv, StampsWithAZoneNeedNoDeclaration) {
  std::string text = csv_header();
  for (const SampleHour& h : sample_year(2023)) {
    std::string row = csv_row(h);
    row.insert(16, "+08:00");
    text += row;
  }
  const series::Weather weather = parse_weather(text, "sample.csv", csv_options());
  EXPECT_EQ(weather.axis.iso(0), "2023-01-01T00:00");
  EXPECT_EQ(weather.wind_m_per_s[3], 3.0);
}

TEST(PlainCsv, AZoneOfHalfAnHourIsBridgedByWeightedMeansOrRefused) {
  WeatherFileOptions options = csv_options();
  options.location->longitude_deg = 82.5;  // UTC+5.5
  options.utc_offset_h = 5.5;
  options.stamp_utc_offset_h = 0.0;
  std::string text = csv_header();
  for (SampleHour h : sample_year(2023)) {
    h.time = series::civil_from_minutes(series::minutes_from_civil(h.time) - 300);  // UTC hours
    text += csv_row(h);
  }
  const series::Weather weather = parse_weather(text, "sample.csv", options);
  EXPECT_DOUBLE_EQ(weather.wind_m_per_s[4], 3.5);  // half of hour 3, half of hour 4
  EXPECT_TRUE(has_note(weather, "weighted mean of the two rows"));
  options.half_step = "refuse";
  EXPECT_FALSE(faults_of(text, options).empty());
}

TEST(PlainCsv, InstantsBecomeTrapezoidMeansWhenDeclared) {
  WeatherFileOptions options = csv_options();
  options.stamp = "instant";
  const series::Weather weather = parse_weather(csv_text(sample_year(2023)), "sample.csv", options);
  EXPECT_DOUBLE_EQ(weather.wind_m_per_s[3], 3.5);  // readings 3 and 4 m/s at its two ends
}

TEST(PlainCsv, AHoleInTheRowsIsFilledWhenShort) {
  std::vector<SampleHour> hours = sample_year(2023);
  hours.erase(hours.begin() + 4001, hours.begin() + 4004);  // wind 1, 2, 3 of a ramp
  const series::Weather weather = parse_weather(csv_text(hours), "sample.csv", csv_options());
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_DOUBLE_EQ(weather.wind_m_per_s[4002], 2.0);
  EXPECT_TRUE(has_note(weather, "3 missing values of wind speed"));
}

TEST(PlainCsv, RowsWithoutTimeAreAYearByTheirNumber) {
  std::string text = "wind_m_per_s\n";
  for (int t = 0; t < 8760; ++t) text += std::to_string(t % 20) + "\n";
  const series::Weather weather = parse_weather(text, "sample.csv", csv_options());
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_TRUE(has_note(weather, "no time column"));
  text += "3\n";
  const std::vector<Fault> faults = faults_of(text, csv_options());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].value, "8761");
}

TEST(PlainCsv, SeveralYearsAreKeptTogetherWithTheirLeapDays) {
  std::string text = csv_text(sample_year(2023));
  for (const SampleHour& h : sample_year(2024)) text += csv_row(h);
  const series::Weather weather = parse_weather(text, "sample.csv", csv_options());
  EXPECT_EQ(weather.axis.n_steps, 8760 + 8784);
  EXPECT_EQ(weather.axis.iso(8760 + 59 * 24), "2024-02-29T00:00");
}

TEST(PlainCsv, RowsBeyondTheWholeYearAreLeftOutAndCounted) {
  std::string text = csv_text(sample_year(2023));
  const std::vector<SampleHour> next = sample_year(2024);
  for (int i = 0; i < 100; ++i) text += csv_row(next[i]);
  const series::Weather weather = parse_weather(text, "sample.csv", csv_options());
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_TRUE(has_note(weather, "100 rows outside"));
}

TEST(PlainCsv, AFewDaysAreReadOnlyWhenWholeYearsAreNotAskedFor) {
  std::vector<SampleHour> hours = sample_year(2023);
  hours.resize(3 * 24 + 5);
  EXPECT_FALSE(faults_of(csv_text(hours), csv_options()).empty());
  WeatherFileOptions options = csv_options();
  options.whole_years = false;
  EXPECT_EQ(parse_weather(csv_text(hours), "sample.csv", options).axis.n_steps, 72);
}

TEST(PlainCsv, SmallNegativeIrradianceIsClippedAndLargeRefused) {
  std::vector<SampleHour> hours = sample_year(2023);
  hours[0].ghi = -3.0;
  const series::Weather weather = parse_weather(csv_text(hours), "sample.csv", csv_options());
  EXPECT_EQ(weather.ghi_w_per_m2[0], 0.0);
  EXPECT_TRUE(has_note(weather, "1 negative values"));
  hours[0].ghi = -300.0;
  EXPECT_EQ(faults_of(csv_text(hours), csv_options()).size(), 1u);
}

TEST(PlainCsv, AFileWithoutAPlaceAsksForIt) {
  const std::vector<Fault> faults = faults_of(csv_text(sample_year(2023)));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].key, "location");
}

TEST(PlainCsv, DayFirstDatesAreRefusedWithTheFormToUse) {
  const std::vector<Fault> faults =
      faults_of("time,wind [m/s]\n01/02/2023 00:00,3\n01/02/2023 01:00,4\n", csv_options());
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].line, 2);
  EXPECT_NE(faults[0].range.english().find("YYYY-MM-DD"), std::string::npos);
}

TEST(PlainCsv, DecimalCommasAreRefusedAsNoNumbers) {
  const std::vector<Fault> faults =
      faults_of("time;wind [m/s]\n2023-01-01 00:00;3,5\n2023-01-01 01:00;4\n", csv_options());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].value, "3,5");
  EXPECT_NE(faults[0].remedy.english().find("decimal point"), std::string::npos);
}

TEST(PlainCsv, AnIrregularStepIsRefused) {
  const std::vector<Fault> faults = faults_of(
      "time,wind [m/s]\n2023-01-01 00:00,3\n2023-01-01 00:07,4\n2023-01-01 02:00,4\n2023-01-01 "
      "02:59,4\n",
      csv_options());
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].key, "time");
}

}  // namespace
}  // namespace sunward::input
