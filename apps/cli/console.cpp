#include "console.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>

#include <unistd.h>

namespace sunward::cli {

namespace {
using Json = nlohmann::ordered_json;

std::string to_line(const Json& tree) {
  return tree.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}
}  // namespace

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void complain(std::string_view text) {
  std::fflush(stdout);
  const std::string line = std::string(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string faults_json(const std::vector<Fault>& faults) {
  Json list = Json::array();
  for (const Fault& fault : faults)
    list.push_back({{"file", fault.file},
                    {"line", fault.line},
                    {"key", fault.key},
                    {"value", fault.value},
                    {"unit", fault.unit},
                    {"range", fault.range},
                    {"message", fault.message},
                    {"remedy", fault.remedy}});
  return to_line({{"faults", list}});
}

void print_faults(const std::vector<Fault>& faults, bool json) {
  if (json) print(faults_json(faults));
  for (const Fault& fault : faults) complain(to_string(fault));
  if (faults.size() > 1) complain(std::to_string(faults.size()) + " faults.");
}

void print_error(std::string_view kind, std::string_view message, bool json) {
  if (json) print(to_line({{"error", {{"kind", kind}, {"message", message}}}}));
  complain("sunward: " + std::string(message));
}

bool error_is_terminal() { return isatty(STDERR_FILENO) == 1; }
bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

}  // namespace sunward::cli
