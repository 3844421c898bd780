// The sections of the case file that describe time and weather, with their field tables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sunward/base/field.hpp"
#include "sunward/series/synthetic.hpp"

namespace sunward::input {

/// [time]
struct TimeSection {
  int year = 2025;
  int step_minutes = 60;
};

constexpr auto fields(const TimeSection*) {
  return field_table(field(&TimeSection::year, "year", unit::none, defaulted, between(1950, 2100),
                           "Calendar year of the time axis; leap years have 366 days."),
                     field(&TimeSection::step_minutes, "step_minutes", unit::minute, defaulted,
                           between(5, 180), "Length of a step; divides a day of 1440 minutes."));
}

/// [weather]: where it comes from, and how a file is read.
struct WeatherSection {
  std::string source;
  std::string file;
  std::vector<std::string> files;
  std::vector<double> weights;
  std::string format = "auto";
  std::string stamp = "auto";
  double max_gap_h = 6.0;
  std::string half_step = "resample";
  std::string irradiance = "auto";
  std::string location = "auto";
  double wind_height_m = 0.0;
  double wind_upper_height_m = 0.0;
};

constexpr auto fields(const WeatherSection*) {
  using W = WeatherSection;
  return field_table(
      choice_field(&W::source, "source",
                   optional_meaning("file when `file` or `files` is given, else synthetic"),
                   "synthetic|file", "Where the weather comes from."),
      field(&W::file, "file", unit::none, optional_meaning("no file"), any_number,
            "A weather file (EPW, PVGIS, NSRDB/SAM, Open-Meteo, CSV); path relative to the case "
            "file."),
      field(&W::files, "files", unit::none, optional_meaning("no files"), any_number,
            "Several weather files, one per year."),
      field(&W::weights, "weights", unit::none, optional_meaning("equal weights"), above(0),
            "Weight of each weather year; scaled to sum 1."),
      choice_field(&W::format, "format", defaulted,
                   "auto|epw|pvgis_csv|pvgis_json|nsrdb|openmeteo|csv", "Format of the files."),
      choice_field(&W::stamp, "stamp", defaulted, "auto|start|middle|end|instant",
                   "What a time stamp of the file marks; auto is the format's own rule."),
      field(&W::max_gap_h, "max_gap_h", unit::hour, defaulted, between(0, 72),
            "Longest run of missing hours that is interpolated."),
      choice_field(&W::half_step, "half_step", defaulted, "resample|refuse",
                   "What to do when the file's steps do not fall on the site's."),
      choice_field(&W::irradiance, "irradiance", defaulted, "auto|dni_dhi|ghi_dhi|ghi_only",
                   "Pair of irradiances to use; auto decides by how well they close."),
      choice_field(&W::location, "location", defaulted, "auto|file|site",
                   "Whose location the sun path uses; auto is the file's when it names one."),
      field(&W::wind_height_m, "wind_height_m", unit::m, optional_meaning("the format's own"),
            between(1, 300), "Height at which the file's wind was measured."),
      field(&W::wind_upper_height_m, "wind_upper_height_m", unit::m,
            optional_meaning("the format's own"), between(1, 300),
            "Height of a second wind column (plain CSV)."));
}

/// [weather.synthetic]: how many years to make, besides the climate.
struct SyntheticSection {
  std::int64_t years = 1;
  std::int64_t seed = 1;
};

constexpr auto fields(const SyntheticSection*) {
  return field_table(
      field(&SyntheticSection::years, "years", unit::none, defaulted, between(1, 200),
            "Number of weather years; one is the typical year, more are an ensemble around it."),
      field(&SyntheticSection::seed, "seed", unit::none, defaulted, between(0, 9e15),
            "Equal seeds give equal weather, bit by bit."));
}

constexpr auto climate_fields() {
  using C = series::SyntheticClimate;
  return field_table(
      field(&C::temp_c, "temp_c", unit::celsius, defaulted, between(-60, 50),
            "Mean air temperature of each month."),
      field(&C::temp_daily_range_k, "temp_daily_range_k", unit::kelvin, defaulted, between(0, 30),
            "Mean daily maximum less minimum of each month."),
      field(&C::ghi_kwh_per_m2_day, "ghi_kwh_per_m2_day", unit::kwh_per_m2_day, defaulted,
            between(0, 12), "Mean daily irradiation on the horizontal of each month."),
      field(&C::wind_m_per_s, "wind_m_per_s", unit::m_per_s, defaulted, between(0, 25),
            "Mean wind speed of each month at wind_height_m."),
      field(&C::wind_height_m, "wind_height_m", unit::m, defaulted, between(2, 300),
            "Height above ground of the wind means."),
      field(&C::weibull_shape, "weibull_shape", unit::none, defaulted, between(1.2, 4),
            "Weibull shape of hourly wind speeds within a month.",
            "2 is the Rayleigh distribution"),
      field(&C::wind_autocorrelation, "wind_autocorrelation", unit::none, defaulted,
            between(0, 0.99), "Correlation of wind speeds one hour apart."),
      field(&C::wind_synoptic_frac, "wind_synoptic_frac", unit::frac, defaulted, between(0, 0.8),
            "Part of the wind's variance that lasts for days; makes long lulls."),
      field(&C::wind_diurnal_strength_frac, "wind_diurnal_strength_frac", unit::frac, defaulted,
            between(0, 0.4), "Amplitude of the mean day of wind over its mean."),
      field(&C::wind_diurnal_peak_hour, "wind_diurnal_peak_hour", unit::none, defaulted,
            between(0, 24), "Hour of the strongest wind of the mean day."),
      field(&C::clearness_sd, "clearness_sd", unit::none, defaulted, between(0, 0.3),
            "Standard deviation of the daily clearness index."),
      field(&C::clearness_autocorrelation, "clearness_autocorrelation", unit::none, defaulted,
            between(0, 0.95), "Correlation of the clearness index one day apart."),
      field(&C::temp_sd_k, "temp_sd_k", unit::kelvin, defaulted, between(0, 10),
            "Standard deviation of daily mean temperatures about the season."),
      field(&C::temp_autocorrelation, "temp_autocorrelation", unit::none, defaulted,
            between(0, 0.98), "Correlation of those deviations one day apart."),
      field(&C::wind_interannual_cv, "wind_interannual_cv", unit::none, defaulted, between(0, 0.2),
            "Coefficient of variation of yearly mean wind."),
      field(&C::ghi_interannual_cv, "ghi_interannual_cv", unit::none, defaulted, between(0, 0.2),
            "Coefficient of variation of yearly irradiation."),
      field(&C::temp_interannual_sd_k, "temp_interannual_sd_k", unit::kelvin, defaulted,
            between(0, 3), "Standard deviation of yearly mean temperatures."));
}

}  // namespace sunward::input
