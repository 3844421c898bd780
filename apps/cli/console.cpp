#include "console.hpp"

#include <cerrno>
#include <cstdio>
#include <nlohmann/json.hpp>

#include <unistd.h>

namespace sunward::cli {

namespace {
using Json = nlohmann::ordered_json;

std::string to_line(const Json& tree) {
  return tree.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// False when the output is closed or its disk is full.
bool write_out(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}
}  // namespace

void print(std::string_view text) {
  if (write_out(text)) return;
  Fault fault;
  fault.file = "stdout";
  fault.message = phrase("write.file", {{"reason", system_reason(errno)}});
  throw InputError({fault});
}

void complain(std::string_view text) {
  std::fflush(stdout);
  const std::string line = std::string(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string faults_json(const std::vector<Fault>& faults, Language language) {
  Json list = Json::array();
  for (const Fault& fault : faults)
    list.push_back({{"file", fault.file},
                    {"line", fault.line},
                    {"key", fault.key},
                    {"value", fault.value},
                    {"unit", fault.unit},
                    {"range", fault.range.in(language)},
                    {"message", fault.message.in(language)},
                    {"remedy", fault.remedy.in(language)}});
  return to_line({{"faults", list}});
}

void print_faults(const std::vector<Fault>& faults, Language language, bool json) {
  if (json) (void)write_out(faults_json(faults, language));  // said below as well
  for (const Fault& fault : faults) complain(to_string(fault, language));
  if (faults.size() > 1)
    complain(text(language, "cli.fault_count", {{"count", std::to_string(faults.size())}}));
}

void print_error(std::string_view kind, std::string_view message, bool json) {
  if (json) (void)write_out(to_line({{"error", {{"kind", kind}, {"message", message}}}}));
  complain("sunward: " + std::string(message));
}

bool error_is_terminal() { return isatty(STDERR_FILENO) == 1; }
bool output_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

}  // namespace sunward::cli
