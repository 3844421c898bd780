// PVGIS, NSRDB and Open-Meteo files.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <numeric>

#include "unit/input/weather/sample_files.hpp"

namespace sunward::input {
namespace {

std::string pvgis_stamp(const series::CivilTime& t) {
  return iso_minute(t, "%04d%02d%02d:%02d%02d");
}

// A PVGIS-like year: irradiance read `offset_min` after each full hour UTC under a sky of DNI 600,
// DHI 80.
struct PvgisYear {
  std::vector<std::string> stamps;
  std::vector<double> ghi, dni, dhi;
};
PvgisYear pvgis_year(double offset_min) {
  PvgisYear year;
  const series::TimeAxis axis = series::calendar_year(2023, 60, 0.0);
  for (const series::SunPosition& sun :
       series::sun_positions(axis, sample_place, offset_min / 60.0)) {
    const double height = std::max(0.0, std::cos(sun.zenith_deg * std::numbers::pi / 180.0));
    year.stamps.push_back(pvgis_stamp(axis.time(static_cast<Index>(year.stamps.size()))));
    year.dni.push_back(height > 0.0 ? 600.0 : 0.0);
    year.dhi.push_back(height > 0.0 ? 80.0 : 0.0);
    year.ghi.push_back(600.0 * height + year.dhi.back());
  }
  return year;
}

std::string pvgis_csv(const PvgisYear& year, const std::string& extra_header = "") {
  std::string text =
      "Latitude (decimal degrees): 40.000\r\nLongitude (decimal degrees): 120.000\r\n"
      "Elevation (m): 500.0\r\n" +
      extra_header +
      "month,year\r\n1,2023\r\ntime(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\r\n";
  for (std::size_t t = 0; t < year.stamps.size(); ++t) {
    text += year.stamps[t] + "," + number(static_cast<double>(t % 20)) + ",50," +
            number(year.ghi[t]) + "," + number(year.dni[t]) + "," + number(year.dhi[t]) + ",300," +
            number(static_cast<double>(t % 10)) + ",180,95000\r\n";
  }
  return text + "\r\nT2m: 2-m air temperature (degree Celsius)\r\nPVGIS (c) European Union\r\n";
}

TEST(Pvgis, TheMinuteOfTheLightIsFoundByClosureAndTheMeansClose) {
  const series::Weather weather = parse_weather(pvgis_csv(pvgis_year(20.0)), "tmy.csv");
  EXPECT_TRUE(has_note(weather, "instants 20 min after the stamp"));
  EXPECT_EQ(weather.pair, series::IrradiancePair::dni_dhi);
  EXPECT_LT(weather.closure.rmse_w_per_m2, 3.0);
  EXPECT_EQ(weather.axis.utc_offset_h, 8.0);
}

TEST(Pvgis, AStatedMinuteIsUsed) {
  const std::string text = pvgis_csv(pvgis_year(30.0), "Irradiance Time Offset (h): 0.5\r\n");
  const series::Weather weather = parse_weather(text, "tmy.csv");
  EXPECT_FALSE(has_note(weather, "after the stamp"));
  EXPECT_LT(weather.closure.rmse_w_per_m2, 3.0);
}

TEST(Pvgis, MeansOfInstantsKeepTheIrradiationOfTheYear) {
  const series::Weather weather = parse_weather(pvgis_csv(pvgis_year(20.0)), "tmy.csv");
  const std::vector<double> cos_zenith = series::mean_cos_zenith(weather.axis, sample_place);
  const double truth = std::accumulate(cos_zenith.begin(), cos_zenith.end(), 0.0) * 600.0;
  double beam = 0.0;
  for (std::size_t t = 0; t < 8760; ++t) beam += weather.dni_w_per_m2[t] * cos_zenith[t];
  EXPECT_NEAR(beam / truth, 1.0, 0.01);
}

TEST(Pvgis, UtcHoursBeyondTheYearComeBackAtItsBeginning) {
  const series::Weather weather = parse_weather(pvgis_csv(pvgis_year(20.0)), "tmy.csv");
  EXPECT_EQ(weather.axis, series::calendar_year(2023, 60, 8.0));
  // 08:00 local is the first UTC hour: readings 0 and 1 degrees at its ends.
  EXPECT_DOUBLE_EQ(weather.temp_c[8], 0.5);
  EXPECT_DOUBLE_EQ(weather.temp_c[12], 4.5);
  // The last eight UTC hours (t = 8752, ...) stand at the beginning.
  EXPECT_DOUBLE_EQ(weather.temp_c[0], 8752 % 20 + 0.5);
  EXPECT_TRUE(has_note(weather, "come back at its beginning"));
}

TEST(Pvgis, ALeapYearGivenToAFileOf365DaysSkipsItsLeapDayAlsoAfterTheShift) {
  WeatherFileOptions options;
  options.typical_year = 2024;
  const series::Weather leap = parse_weather(pvgis_csv(pvgis_year(20.0)), "tmy.csv", options);
  const series::Weather plain = parse_weather(pvgis_csv(pvgis_year(20.0)), "tmy.csv");
  EXPECT_TRUE(leap.axis.skips_leap_day);
  EXPECT_EQ(leap.axis.n_steps, 8760);
  EXPECT_EQ(leap.temp_c, plain.temp_c);
  EXPECT_EQ(leap.wind_m_per_s, plain.wind_m_per_s);
}

TEST(Pvgis, TheJsonFormGivesTheSameWeather) {
  const PvgisYear year = pvgis_year(20.0);
  nlohmann::json root;
  root["inputs"]["location"] = {{"latitude", 40.0}, {"longitude", 120.0}, {"elevation", 500.0}};
  for (std::size_t t = 0; t < year.stamps.size(); ++t) {
    root["outputs"]["tmy_hourly"].push_back({{"time(UTC)", year.stamps[t]},
                                             {"T2m", t % 20},
                                             {"RH", 50},
                                             {"G(h)", std::stod(number(year.ghi[t]))},
                                             {"Gb(n)", year.dni[t]},
                                             {"Gd(h)", year.dhi[t]},
                                             {"WS10m", t % 10},
                                             {"SP", 95000}});
  }
  const series::Weather json = parse_weather(root.dump(), "tmy.json");
  const series::Weather csv = parse_weather(pvgis_csv(year), "tmy.csv");
  EXPECT_EQ(json.ghi_w_per_m2, csv.ghi_w_per_m2);
  EXPECT_EQ(json.temp_c, csv.temp_c);
  EXPECT_EQ(json.wind_m_per_s, csv.wind_m_per_s);
  EXPECT_EQ(json.axis, csv.axis);
}

std::string pvgis_hourly(const std::string& slope) {
  const PvgisYear year = pvgis_year(10.0);
  std::string text =
      "Latitude (decimal degrees):\t40.000\nLongitude (decimal degrees):\t120.000\n"
      "Elevation (m):\t500\nRadiation database:\tPVGIS-SARAH2\n\n\nSlope: " +
      slope + " deg. \nAzimuth: 0 deg. \ntime,Gb(i),Gd(i),Gr(i),H_sun,T2m,WS10m,Int\n";
  for (std::size_t t = 0; t < year.stamps.size(); ++t) {
    std::string stamp = year.stamps[t];
    stamp.replace(stamp.size() - 2, 2, "10");
    text += stamp + "," + number(year.ghi[t] - year.dhi[t]) + "," + number(year.dhi[t]) +
            ",0.0,0.0,5,3,0.0\n";
  }
  return text;
}

TEST(Pvgis, AnHourlySeriesOnTheHorizontalSumsBeamAndDiffuse) {
  const series::Weather weather = parse_weather(pvgis_hourly("0"), "hourly.csv");
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_EQ(weather.pair, series::IrradiancePair::ghi_dhi);
  const std::vector<double> cos_zenith = series::mean_cos_zenith(weather.axis, sample_place);
  const std::size_t noon = 172 * 24 + 12;
  EXPECT_NEAR(weather.ghi_w_per_m2[noon], 600.0 * cos_zenith[noon] + 80.0, 2.0);
}

// Found by fuzzing: two columns of one quantity once gave it twice as many rows.
TEST(Pvgis, OfTwoColumnsForOneQuantityTheFirstCounts) {
  std::string text = pvgis_hourly("0");
  text.replace(text.find("WS10m,Int"), 9, "WS10m,Gd(h)");
  EXPECT_EQ(parse_weather(text, "a.csv").dhi_w_per_m2,
            parse_weather(pvgis_hourly("0"), "b.csv").dhi_w_per_m2);
}

TEST(Pvgis, AnHourlySeriesOnATiltedPlaneIsRefused) {
  const std::vector<Fault> faults = faults_of(pvgis_hourly("35"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].key, "Slope");
}

TEST(Pvgis, BrokenOrForeignJsonIsRefusedInASentence) {
  EXPECT_EQ(faults_of("{\"inputs\": {").at(0).message.english(), "The file is not valid JSON.");
  EXPECT_EQ(faults_of("{\"outputs\": {\"monthly\": []}}").size(), 1u);
  EXPECT_FALSE(faults_of("{\"outputs\": {\"tmy_hourly\": [{\"time(UTC)\": 5}, 7, null]}}").empty());
}

std::string nsrdb_text(int minute, bool header, double step_h = 1.0) {
  std::string text;
  if (header) {
    text +=
        "Source,Location ID,City,Latitude,Longitude,Time Zone,Elevation,Local Time Zone\n"
        "NSRDB,1,-,40.0,120.0,8,500,8\n";
  }
  text += "Year,Month,Day,Hour,Minute,GHI,DNI,DHI,Temperature,Pressure,Wind Speed\n";
  const std::vector<SampleHour> hours = sample_year(2023);
  const int rows_per_hour = static_cast<int>(1.0 / step_h);
  for (const SampleHour& h : hours) {
    for (int k = 0; k < rows_per_hour; ++k) {
      const series::CivilTime& t = h.time;
      text += std::to_string(t.year) + "," + std::to_string(t.month) + "," + std::to_string(t.day) +
              "," + std::to_string(t.hour) + "," + std::to_string(minute + k * 30) + "," +
              number(h.ghi) + "," + number(h.dni) + "," + number(h.dhi) + "," + number(h.temp_c) +
              ",950," + number(h.wind_m_per_s) + "\n";
    }
  }
  return text;
}

TEST(Nsrdb, HalfHourStampsMarkTheMiddleOfTheirHour) {
  const series::Weather weather = parse_weather(nsrdb_text(30, true), "psm.csv");
  EXPECT_EQ(weather.axis, series::calendar_year(2023, 60, 8.0));
  EXPECT_EQ(weather.wind_m_per_s[3], 3.0);
  EXPECT_DOUBLE_EQ(weather.pressure_pa[0], 95000.0);
  EXPECT_EQ(weather.location.elevation_m, 500.0);
  EXPECT_TRUE(has_note(weather, "middle of their interval"));
}

TEST(Nsrdb, AFileWithoutItsHeaderNeedsThePlaceFromOutside) {
  EXPECT_EQ(faults_of(nsrdb_text(30, false)).at(0).key, "location");
  const series::Weather weather = parse_weather(nsrdb_text(30, false), "psm.csv", csv_options());
  EXPECT_EQ(weather.wind_m_per_s[3], 3.0);
}

TEST(Nsrdb, HalfHourlyFilesOnTheHourAreInstants) {
  const series::Weather weather = parse_weather(nsrdb_text(0, true, 0.5), "psm.csv");
  EXPECT_EQ(weather.axis.step_minutes, 30);
  EXPECT_EQ(weather.axis.n_steps, 17520);
  EXPECT_DOUBLE_EQ(weather.wind_m_per_s[6], 3.0);  // 3 m/s at 03:00 and at 03:30
  EXPECT_DOUBLE_EQ(weather.wind_m_per_s[7], 3.5);  // from 3 at 03:30 to 4 at 04:00
}

TEST(Nsrdb, ThePublishedSampleReads) {
  const auto path = shared_weather("format_nsrdb_psm3_tmy2017.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no shared weather files here";
  WeatherFileOptions options;
  options.location = series::Location{40.0, -105.2, 2000.0};
  options.utc_offset_h = -7.0;
  const series::Weather weather = read_weather(path, options);
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_EQ(weather.ghi_w_per_m2[8], 112.0);
  EXPECT_EQ(weather.dni_w_per_m2[10], 922.0);
}

std::string openmeteo_text(const std::string& wind_unit, double wind_factor) {
  std::string text =
      "latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation\n"
      "40.0,120.0,500.0,0,GMT,GMT\n\n"
      "time,temperature_2m (\xC2\xB0"
      "C),shortwave_radiation (W/m\xC2\xB2),direct_normal_irradiance "
      "(W/m\xC2\xB2),diffuse_radiation (W/m\xC2\xB2),wind_speed_10m (" +
      wind_unit + "),wind_speed_100m (" + wind_unit + "),surface_pressure (hPa)\n";
  const series::TimeAxis axis = series::calendar_year(2023, 60, 0.0);
  const std::vector<double> cos_zenith = series::mean_cos_zenith(axis, sample_place);
  for (Index t = 0; t <= axis.n_steps; ++t) {  // radiation of row t belongs to the hour before it
    const double light = t > 0 ? cos_zenith[t - 1] : 0.0;
    std::string stamp =
        iso_minute(series::civil_from_minutes(series::minutes_from_civil(axis.start) + 60L * t));
    stamp[10] = 'T';
    const double wind = t % 10 * wind_factor;
    text += stamp + "," + number(t % 20) + "," + number(600 * light + (light > 0 ? 80 : 0)) + "," +
            number(light > 0 ? 600 : 0) + "," + number(light > 0 ? 80 : 0) + "," + number(wind) +
            "," + number(2 * wind) + ",950\n";
  }
  return text;
}

TEST(OpenMeteo, RadiationIsTheMeanOfTheHourBeforeAndTheRestAreInstants) {
  const series::Weather weather = parse_weather(openmeteo_text("m/s", 1.0), "om.csv");
  EXPECT_EQ(weather.axis, series::calendar_year(2023, 60, 8.0));
  EXPECT_LT(weather.closure.rmse_w_per_m2, 0.1);
  // 11:00 local is 03:00 UTC: readings 3 and 4 at its two ends.
  EXPECT_DOUBLE_EQ(weather.temp_c[11], 3.5);
  EXPECT_DOUBLE_EQ(weather.wind_m_per_s[11], 3.5);
  EXPECT_DOUBLE_EQ(weather.wind_upper_m_per_s[11], 7.0);
  EXPECT_EQ(weather.wind_height_m, 10.0);
  EXPECT_EQ(weather.wind_upper_height_m, 100.0);
}

TEST(OpenMeteo, KilometresPerHourAreConverted) {
  const series::Weather weather = parse_weather(openmeteo_text("km/h", 3.6), "om.csv");
  EXPECT_NEAR(weather.wind_m_per_s[11], 3.5, 1e-9);
}

TEST(OpenMeteo, ThePublishedSampleReadsItsWholeLocalYearAndTwoHeights) {
  const auto path = shared_weather("format_openmeteo_44.04N_95.20W.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no shared weather files here";
  const series::Weather weather = read_weather(path);
  EXPECT_EQ(weather.axis, series::calendar_year(2023, 60, -6.0));
  EXPECT_EQ(weather.wind_upper_height_m, 100.0);
  EXPECT_GT(weather.wind_upper_m_per_s[100], 0.0);
  EXPECT_TRUE(has_note(weather, "no irradiance"));
}

TEST(Pvgis, ThePublishedSampleClosesAfterTurningInstantsIntoMeans) {
  const auto path = shared_weather("format_pvgis_tmy_45.000_8.000.csv");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no shared weather files here";
  WeatherFileOptions options;
  options.location = series::Location{45.0, 8.0, 250.0};
  const series::Weather weather = read_weather(path, options);
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_LT(weather.closure.rmse_w_per_m2, 3.0);
  EXPECT_EQ(weather.pair, series::IrradiancePair::dni_dhi);
}

}  // namespace
}  // namespace sunward::input
