#include "case_options.hpp"

namespace sunward::cli {

input::ReadOptions CaseOptions::read_options() const {
  input::ReadOptions options;
  if (years > 0) options.years = years;
  if (!weather.empty()) options.weather_file = weather;
  options.threads = threads;
  return options;
}

std::vector<std::pair<std::string, std::string>> CaseOptions::given() const {
  std::vector<std::pair<std::string, std::string>> list;
  if (years > 0) list.emplace_back("years", std::to_string(years));
  if (!weather.empty()) list.emplace_back("weather", weather);
  if (threads > 0) list.emplace_back("threads", std::to_string(threads));
  return list;
}

void add_case_options(CLI::App& command, CaseOptions& options) {
  command
      .add_option("park", options.file,
                  "Case file (TOML), or a PyPSA network (CSV folder or netCDF file)")
      ->required()
      ->type_name("FILE");
  command
      .add_option("--years", options.years, "Synthetic weather years, instead of the case's number")
      ->check(CLI::Range(1, 200))
      ->type_name("N");
  command
      .add_option("--weather", options.weather,
                  "Weather file (EPW, PVGIS, NSRDB/SAM, Open-Meteo, CSV), instead of the case's")
      ->type_name("FILE");
  command.add_option("--threads", options.threads, "Threads to use; 0 means all")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
}

}  // namespace sunward::cli
