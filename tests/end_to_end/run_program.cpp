#include "run_program.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sunward::test {

namespace fs = std::filesystem;

namespace {
/// A child whose output goes to two files: no pipe to fill up, nothing to read while it runs.
pid_t start(const std::vector<std::string>& arguments, const Place& place, const fs::path& out,
            const fs::path& err) {
  std::vector<std::string> words = {SUNWARD_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t child = fork();
  if (child != 0) return child;
  const int out_file = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_file = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(out_file, STDOUT_FILENO);
  dup2(err_file, STDERR_FILENO);
  for (const std::string& setting : place.environment) putenv(const_cast<char*>(setting.c_str()));
  if (!place.folder.empty() && chdir(place.folder.c_str()) != 0) _exit(127);
  execv(SUNWARD_PROGRAM, pointers.data());
  _exit(127);
}

Outcome collect(pid_t child, const fs::path& out, const fs::path& err) {
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error(std::strerror(errno));
  Outcome outcome;
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  outcome.out = read_file(out);
  outcome.err = read_file(err);
  return outcome;
}
}  // namespace

Outcome run_sunward(const std::vector<std::string>& arguments, const Place& place) {
  const ScratchFolder said("sunward-said");
  const fs::path out = said.path() / "out", err = said.path() / "err";
  return collect(start(arguments, place, out, err), out, err);
}

Outcome interrupt_sunward(const std::vector<std::string>& arguments, int signal,
                          std::chrono::milliseconds delay) {
  const ScratchFolder said("sunward-said");
  const fs::path out = said.path() / "out", err = said.path() / "err";
  const pid_t child = start(arguments, {}, out, err);
  std::this_thread::sleep_for(delay);
  kill(child, signal);  // the child is not yet waited for, so its number is still its own
  return collect(child, out, err);
}

ScratchFolder::ScratchFolder(const std::string& name) {
  std::string pattern = (fs::temp_directory_path() / (name + "-XXXXXX")).string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch folder");
  path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
}

std::vector<std::string> file_names(const fs::path& folder) {
  std::vector<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string pinglu_case() {
  return (fs::path(SUNWARD_SOURCE_DIR) / "examples/pinglu/park.toml").string();
}

}  // namespace sunward::test
