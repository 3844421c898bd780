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

void add_case_options(CLI::App& command, CaseOptions& options, const Session& session) {
  command.add_option("park", options.file, help(session, "park"))->required()->type_name("FILE");
  command.add_option("--years", options.years, help(session, "years"))
      ->check(CLI::Range(1, 200))
      ->type_name("N");
  command.add_option("--weather", options.weather, help(session, "weather"))->type_name("FILE");
  command.add_option("--threads", options.threads, help(session, "threads"))
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
}

}  // namespace sunward::cli
