// What is no weather file, and options that make no sense.
#include <unistd.h>

#include <gtest/gtest.h>

#include <fstream>

#include "sunward/input/weather/raw_weather.hpp"
#include "unit/input/weather/sample_files.hpp"

namespace sunward::input {
namespace {

std::string detected(const std::string& text) {
  weather_format::FaultList faults("sample");
  return weather_format::detect_format(text, {}, faults);
}

TEST(Detection, KnowsEachFormatByItsFirstLines) {
  EXPECT_EQ(detected(epw_header()), "epw");
  EXPECT_EQ(detected("  {\"inputs\": 1}"), "pvgis_json");
  EXPECT_EQ(detected("Latitude (decimal degrees): 45\n"), "pvgis_csv");
  EXPECT_EQ(detected("time(UTC),T2m,RH\n"), "pvgis_csv");
  EXPECT_EQ(detected("Source,Location ID\nNSRDB,1\nYear,Month,Day,Hour,Minute,GHI\n"), "nsrdb");
  EXPECT_EQ(detected(",Year,Month,Day,Hour,Minute,GHI\n"), "nsrdb");
  EXPECT_EQ(detected("latitude,longitude,elevation,utc_offset_seconds\n"), "openmeteo");
  EXPECT_EQ(detected("time,ghi [W/m2]\n"), "csv");
  EXPECT_EQ(detected("colour,taste\n"), "");
}

TEST(NoWeatherFile, IsToldApartAndSaidWhatItIs) {
  const auto message = [](const std::string& text) {
    return faults_of(text).at(0).message.english();
  };
  EXPECT_EQ(message(""), "The file is empty.");
  EXPECT_EQ(message(" \r\n \n"), "The file is empty.");
  EXPECT_EQ(message(std::string("PK\x03\x04") + "zip"), "The file is compressed.");
  EXPECT_EQ(message("\xff\xfeL"), "The file is UTF-16 text.");
  EXPECT_NE(message("<!DOCTYPE html><html>").find("web page"), std::string::npos);
  EXPECT_EQ(message(std::string("abc\0def", 7)), "The file is binary, not text.");
  EXPECT_NE(message(std::string(100000, 'x')).find("longer than"), std::string::npos);
  EXPECT_NE(message("what is this\n").find("not recognised"), std::string::npos);
}

TEST(NoWeatherFile, HeadersWithoutRowsAreRefused) {
  EXPECT_FALSE(faults_of(epw_header()).empty());
  EXPECT_FALSE(faults_of("time(UTC),T2m,G(h)\n").empty());
  EXPECT_FALSE(faults_of("time,ghi [W/m2]\n", csv_options()).empty());
}

TEST(NoWeatherFile, TwoRowsCenturiesApartUseNoMemoryAndAreRefused) {
  EXPECT_FALSE(
      faults_of("time,wind [m/s]\n1900-01-01 00:00,3\n1900-01-01 00:05,4\n2150-12-31 23:55,4\n",
                csv_options())
          .empty());
}

TEST(Options, WordsAndNumbersOutOfRangeAreAllNamed) {
  WeatherFileOptions options;
  options.format = "grib";
  options.stamp = "sometimes";
  options.max_gap_h = -1.0;
  options.utc_offset_h = 30.0;
  const std::vector<Fault> faults = faults_of("x", options);
  ASSERT_EQ(faults.size(), 4u);
  EXPECT_EQ(faults[0].key, "format");
  EXPECT_EQ(faults[3].key, "utc_offset_h");
}

TEST(Options, AnIrradiancePairTheFileLacksIsRefused) {
  WeatherFileOptions options = csv_options();
  options.irradiance = "dni_dhi";
  std::string text = "time,ghi [W/m2]\n";
  for (const SampleHour& h : sample_year(2023))
    text += iso_minute(h.time) + "," + number(h.ghi) + "\n";
  EXPECT_EQ(faults_of(text, options).at(0).key, "irradiance");
}

TEST(Options, AnIrradiancePairAskedForWins) {
  WeatherFileOptions options;
  options.irradiance = "ghi_only";
  const series::Weather weather = parse_weather(epw_text(sample_year(2023)), "sample", options);
  EXPECT_EQ(weather.pair, series::IrradiancePair::ghi_only);
}

TEST(Options, APlaceFarFromTheFilesIsUsedAndNoted) {
  WeatherFileOptions options;
  options.location = series::Location{41.0, 120.0, 900.0};
  const series::Weather weather = parse_weather(epw_text(sample_year(2023)), "sample", options);
  EXPECT_EQ(weather.location.latitude_deg, 41.0);
  EXPECT_TRUE(has_note(weather, "111 km from the site"));
}

TEST(Options, AFileFromFarAwayKeepsItsOwnPlaceAndHeightAndIsNoted) {
  WeatherFileOptions options;
  options.site = series::Location{41.0, 120.0, 900.0};
  const series::Weather weather = parse_weather(epw_text(sample_year(2023)), "sample", options);
  EXPECT_EQ(weather.location.latitude_deg, 40.0);
  EXPECT_EQ(weather.location.elevation_m, 500.0);
  EXPECT_TRUE(has_note(weather, "111 km from the site"));
}

TEST(ReadWeather, NamesTheFileThatIsNotThere) {
  try {
    (void)read_weather("no/such/file.epw");
    FAIL() << "no fault was found";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find("no/such/file.epw"), std::string::npos);
  }
}

TEST(ReadWeather, ReadsAFileFromDisk) {
  const std::filesystem::path path = std::filesystem::path(::testing::TempDir()) /
                                     ("read-weather-" + std::to_string(getpid()) + ".epw");
  std::ofstream(path, std::ios::binary) << epw_text(sample_year(2023));
  const series::Weather weather = read_weather(path);
  std::filesystem::remove(path);
  EXPECT_EQ(weather.axis.n_steps, 8760);
  EXPECT_EQ(weather.source, path.string());
}

}  // namespace
}  // namespace sunward::input
