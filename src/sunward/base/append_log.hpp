// A file of lines that grows while a long run goes on: a line that append() has returned from
// survives a kill or a power cut, and a line half written is forgotten when the file is opened
// next.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sunward {

class AppendLog {
 public:
  /// Opens the file or makes it, and keeps other processes out of it until destruction. A last
  /// line without its line end is cut off.
  /// @throws InputError when it cannot be opened or another process holds it.
  explicit AppendLog(std::string path);
  ~AppendLog();
  AppendLog(const AppendLog&) = delete;
  AppendLog& operator=(const AppendLog&) = delete;

  /// The whole lines found when it was opened, without their ends.
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

  /// Writes a line (without line ends in it) and forces it to the disk. Not for several threads at
  /// once. @throws InputError when it cannot be written; the file then holds whole lines only.
  void append(std::string_view line);

 private:
  void read_lines();

  std::string path_;
  int descriptor_ = -1;
  long long size_ = 0;  ///< bytes of whole lines
  std::vector<std::string> lines_;
};

}  // namespace sunward
