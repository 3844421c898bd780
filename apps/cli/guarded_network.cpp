#include "guarded_network.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>

#include "sunward/base/error.hpp"
#include "sunward/input/pypsa/network_reader.hpp"
#include "sunward/input/pypsa/read_tables.hpp"

namespace sunward::cli {

namespace {

/// What the child does; whatever it finds wrong, the parent will find again and say.
[[noreturn]] void try_reading(const std::string& path) {
  for (const int crash : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE}) (void)std::signal(crash, SIG_DFL);
  (void)close(STDOUT_FILENO);
  (void)close(STDERR_FILENO);
  try {
    input::pypsa::Faults faults;
    (void)input::pypsa::read_tables(path, faults);
  } catch (...) {
  }
  _exit(0);
}

/// The signal that ended the child; 0 when it came to its end, or could not be made.
int crash_of(const std::string& path) {
  const pid_t child = fork();
  if (child < 0) return 0;
  if (child == 0) try_reading(path);
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return 0;
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

bool is_crash(int signal) {
  return signal == SIGSEGV || signal == SIGBUS || signal == SIGABRT || signal == SIGFPE;
}

}  // namespace

model::network::Network read_network_guarded(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) {
    const int crash = crash_of(path);
    if (is_crash(crash)) {
      Fault fault;
      fault.file = path;
      fault.tell(told("network.crashes_library", {{"signal", std::to_string(crash)}}));
      throw InputError({fault});
    }
  }
  return input::pypsa::read_network(path);
}

}  // namespace sunward::cli
