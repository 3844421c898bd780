#include <unistd.h>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "case_text.hpp"
#include "sunward/series/synthetic.hpp"

namespace sunward::input {
namespace {

using namespace test;
namespace fs = std::filesystem;

model::Park read_with_weather(const std::string& text, const ReadOptions& options = {}) {
  return read_park_text(text, ".", options);
}

TEST(WeatherSection, OneYearIsTheTypicalYearOfTheClimate) {
  const model::Park park = read_with_weather(sound_case + "[weather.synthetic]\nseed = 7\n");
  const series::Weather expected =
      series::make_year(series::SyntheticClimate{}, park.site.location, 2025, 60, 8.0, 7, 0);
  ASSERT_EQ(park.scenarios.size(), 1u);
  EXPECT_EQ(park.scenarios[0].weather->wind_m_per_s, expected.wind_m_per_s);
}

TEST(WeatherSection, SeveralYearsAreMembersOneToNWithEqualWeights) {
  ReadOptions options;
  options.threads = 2;
  const model::Park park =
      read_with_weather(sound_case + "[weather.synthetic]\nyears = 3\n", options);
  ASSERT_EQ(park.scenarios.size(), 3u);
  for (int i = 0; i < 3; ++i) {
    const series::Weather expected =
        series::make_year(series::SyntheticClimate{}, park.site.location, 2025, 60, 8.0, 1, i + 1);
    EXPECT_EQ(park.scenarios[static_cast<std::size_t>(i)].weather->ghi_w_per_m2,
              expected.ghi_w_per_m2);
    EXPECT_DOUBLE_EQ(park.scenarios[static_cast<std::size_t>(i)].weight, 1.0 / 3.0);
  }
}

TEST(WeatherSection, YearsOptionWinsOverTheFile) {
  ReadOptions options;
  options.years = 2;
  EXPECT_EQ(read_with_weather(sound_case, options).scenarios.size(), 2u);
}

TEST(WeatherSection, YearsOptionOutOfRangeIsAFault) {
  ReadOptions options;
  options.years = 0;
  EXPECT_THROW(static_cast<void>(read_with_weather(sound_case, options)), InputError);
}

TEST(WeatherSection, WeightsAreScaledToOne) {
  const model::Park park = read_with_weather(
      sound_case + "[weather]\nweights = [1, 3]\n[weather.synthetic]\nyears = 2\n");
  EXPECT_DOUBLE_EQ(park.scenarios[0].weight, 0.25);
  EXPECT_DOUBLE_EQ(park.scenarios[1].weight, 0.75);
}

TEST(WeatherSection, WeightsMustMatchTheYears) {
  const Fault fault = only_fault(sound_case + "[weather]\nweights = [1, 3]\n");
  EXPECT_EQ(fault.key, "weather.weights");
  EXPECT_EQ(fault.range.english(), "1 numbers");
}

TEST(WeatherSection, SyntheticAndAFileContradictEachOther) {
  const Fault fault =
      only_fault(sound_case + "[weather]\nsource = \"synthetic\"\nfile = \"x.epw\"\n");
  EXPECT_EQ(fault.key, "weather.source");
}

TEST(WeatherSection, FileSourceWithoutAFileIsRefused) {
  const Fault fault = only_fault(sound_case + "[weather]\nsource = \"file\"\n");
  EXPECT_TRUE(has(fault.remedy.english(), "file ="));
}

TEST(WeatherSection, FileAndFilesTogetherAreRefused) {
  const Fault fault = only_fault(sound_case + "[weather]\nfile = \"a\"\nfiles = [\"b\"]\n");
  EXPECT_EQ(fault.key, "weather.files");
}

TEST(WeatherSection, QuarterHourStepsGiveFourTimesTheSteps) {
  const model::Park park = read_with_weather(sound_case + "[time]\nstep_minutes = 15\n");
  EXPECT_EQ(park.scenarios[0].weather->axis.n_steps, 35040);
}

TEST(WeatherSection, MissingFileOfTheCommandLineIsAFaultOfItsOption) {
  ReadOptions options;
  options.weather_file = "no.epw";
  try {
    static_cast<void>(read_with_weather(sound_case, options));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults()[0].key, "--weather");
    EXPECT_EQ(error.faults()[0].value, "\"no.epw\"");
  }
}

TEST(WeatherSection, FileOfTheCommandLineIsRecordedByTheNameGiven) {
  const fs::path file = fs::relative(fs::path(::testing::TempDir()) /
                                     ("given-name-" + std::to_string(getpid()) + ".csv"));
  std::ofstream(file) << "nothing";
  ReadOptions options;
  options.weather_file = file;
  try {
    static_cast<void>(read_with_weather(sound_case, options));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults()[0].file, file.string());
  }
  fs::remove(file);
}

TEST(WeatherSection, FileReplacesSyntheticWeatherByOneOption) {
  const fs::path file = fs::path(SUNWARD_SOURCE_DIR).parent_path() / "shared" / "data" / "weather" /
                        "CHN_Shanxi.Datong.534870_CSWD.epw";
  if (!fs::exists(file)) GTEST_SKIP() << "no weather file at hand";
  ReadOptions options;
  options.weather_file = file;
  const model::Park park =
      read_park(fs::path(SUNWARD_SOURCE_DIR) / "examples" / "pinglu" / "park.toml", options);
  ASSERT_EQ(park.scenarios.size(), 1u);
  EXPECT_EQ(park.scenarios[0].weather->axis.n_steps, 8760);
  EXPECT_EQ(park.scenarios[0].weather->wind_height_m, 10.0);
  EXPECT_EQ(park.inputs.size(), 2u);
}

}  // namespace
}  // namespace sunward::input
