// Collects the faults of one weather file: the first 50 are kept, the rest are counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::input::weather_format {

class FaultList {
 public:
  explicit FaultList(std::string file) : file_(std::move(file)) {}

  /// `value` is shortened and stripped of control characters.
  void add(int line, std::string_view key, std::string_view value, std::string_view unit,
           Phrase range, FaultWords words);
  /// A fault of the file as a whole.
  void add(FaultWords words) { add(0, "", "", "", {}, std::move(words)); }
  [[nodiscard]] bool empty() const { return total_ == 0; }
  /// True once no more faults are kept: readers may stop early.
  [[nodiscard]] bool full() const { return faults_.size() >= kept; }
  /// Throws InputError with all kept faults and, if some were only counted, "and N more".
  void throw_if_any();

  static constexpr std::size_t kept = 50;

 private:
  std::string file_;
  std::vector<Fault> faults_;
  std::size_t total_ = 0;
};

/// Text fit for a message: at most 40 characters, control characters as '?'.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace sunward::input::weather_format
