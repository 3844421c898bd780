// Runs the built program as a user would and keeps what it said; folders that clean up after
// themselves.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace sunward::test {

struct Outcome {
  int exit_code = -1;  ///< -1: ended by a signal
  int signal = 0;
  std::string out;
  std::string err;
};

struct Place {
  std::filesystem::path folder;          ///< working folder; empty: the test's own
  std::vector<std::string> environment;  ///< further NAME=value
};

/// Runs `sunward <arguments>` to its end.
Outcome run_sunward(const std::vector<std::string>& arguments, const Place& place = {});

/// Starts it and sends `signal` after `delay`, unless it has ended by then.
Outcome interrupt_sunward(const std::vector<std::string>& arguments, int signal,
                          std::chrono::milliseconds delay);

/// A folder below the system's temporary one, removed at the end.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& name = "sunward");
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);
[[nodiscard]] std::vector<std::string> file_names(const std::filesystem::path& folder);

/// The reference case of the examples.
[[nodiscard]] std::string pinglu_case();
/// Text of a small park that plans in milliseconds: one week, wind, a battery, a grid, a load.
[[nodiscard]] std::string small_park();

}  // namespace sunward::test
