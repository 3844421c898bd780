// Weather files made up for the tests: a small sunny world written in each format.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/input/weather/weather_file.hpp"
#include "sunward/series/solar_position.hpp"

namespace sunward::input {

/// Hour of a sample year: the values every format writes.
struct SampleHour {
  series::CivilTime time;  ///< start of the hour, local
  double ghi, dni, dhi, temp_c, pressure_pa, wind_m_per_s;
};

inline const series::Location sample_place{40.0, 120.0, 500.0};  // solar noon near 12:00 at UTC+8

/// A year of clear days: DNI 600, DHI 80, closing exactly; wind and temperature count the hours.
inline std::vector<SampleHour> sample_year(int year) {
  const series::TimeAxis axis = series::calendar_year(year, 60, 8.0);
  const std::vector<double> cos_zenith = series::mean_cos_zenith(axis, sample_place);
  std::vector<SampleHour> hours;
  for (Index t = 0; t < axis.n_steps; ++t) {
    const double dni = cos_zenith[t] > 0.0 ? 600.0 : 0.0;
    const double dhi = cos_zenith[t] > 0.0 ? 80.0 : 0.0;
    hours.push_back({axis.time(t), dni * cos_zenith[t] + dhi, dni, dhi,
                     static_cast<double>(t % 30) - 5.0, 95000.0, static_cast<double>(t % 20)});
  }
  return hours;
}

inline std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

inline std::string iso_minute(const series::CivilTime& t,
                              const char* form = "%04d-%02d-%02d %02d:%02d") {
  char text[64];
  std::snprintf(text, sizeof text, form, t.year, t.month, t.day, t.hour, t.minute);
  return text;
}

inline std::string epw_header() {
  return "LOCATION,Sampletown,Nowhere,CHN,TEST,123456,40.00,120.00,8.0,500.0\n"
         "DESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\n"
         "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\nCOMMENTS 1,made up\nCOMMENTS 2,made up\n"
         "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31\n";
}

inline std::string epw_row(const SampleHour& h) {
  std::string row = std::to_string(h.time.year) + "," + std::to_string(h.time.month) + "," +
                    std::to_string(h.time.day) + "," + std::to_string(h.time.hour + 1) +
                    ",60,A7A7," + number(h.temp_c) + ",0,50," + number(h.pressure_pa) +
                    ",9999,9999,9999," + number(h.ghi) + "," + number(h.dni) + "," + number(h.dhi) +
                    ",999900,999900,999900,99990,180," + number(h.wind_m_per_s) + ",7,7";
  return row + ",99.0,999,9,999999999,0,0.0,0,88,0,0,0\n";
}

inline std::string epw_text(const std::vector<SampleHour>& hours) {
  std::string text = epw_header();
  for (const SampleHour& hour : hours) text += epw_row(hour);
  return text;
}

/// time, ghi, dni, dhi, temp, wind in Sunward's own headings.
inline std::string csv_row(const SampleHour& h) {
  return iso_minute(h.time) + "," + number(h.ghi) + "," + number(h.dni) + "," + number(h.dhi) +
         "," + number(h.temp_c) + "," + number(h.wind_m_per_s) + "\n";
}

inline std::string csv_header() {
  return "time,ghi [W/m2],dni [W/m2],dhi [W/m2],temp [C],wind [m/s]\n";
}

inline std::string csv_text(const std::vector<SampleHour>& hours) {
  std::string text = csv_header();
  for (const SampleHour& hour : hours) text += csv_row(hour);
  return text;
}

inline WeatherFileOptions csv_options() {
  WeatherFileOptions options;
  options.location = sample_place;
  options.utc_offset_h = 8.0;
  return options;
}

/// The faults of a file that must be refused; empty when it was read.
inline std::vector<Fault> faults_of(const std::string& text,
                                    const WeatherFileOptions& options = {}) {
  try {
    (void)parse_weather(text, "sample", options);
    return {};
  } catch (const InputError& error) {
    return error.faults();
  }
}

inline bool has_note(const series::Weather& weather, const std::string& part) {
  for (const Phrase& note : weather.notes) {
    if (note.english().find(part) != std::string::npos) return true;
  }
  return false;
}

/// Real weather files beside the project; tests that need them skip when they are absent.
inline std::filesystem::path shared_weather(const std::string& name) {
  return std::filesystem::path(SUNWARD_SOURCE_DIR) / ".." / "shared" / "data" / "weather" / name;
}

}  // namespace sunward::input
