#include "machine.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

namespace sunward::cli {

namespace {
std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}
}  // namespace

std::string processor_name() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name") && line.find(": ") != std::string::npos)
      return line.substr(line.find(": ") + 2);
  return "unknown processor";
}

int processor_count() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof(allowed), &allowed) == 0) return CPU_COUNT(&allowed);
  return static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN));
}

double memory_gb() {
  const double pages = static_cast<double>(sysconf(_SC_PHYS_PAGES));
  return pages > 0 ? pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1073741824.0 : 0.0;
}

std::string machine_summary() {
  return fmt::format("{}, {} threads, {:.1f} GB", processor_name(), processor_count(), memory_gb());
}

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string highs_library_path() { return variable("SUNWARD_HIGHS_LIBRARY"); }
std::string project_root() { return variable("SUNWARD_ROOT"); }

std::string python_program() {
  const std::string program = variable("SUNWARD_PYTHON");
  return program.empty() ? "python3" : program;
}

}  // namespace sunward::cli
