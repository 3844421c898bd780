// One line that shows how far the solver is: only on a terminal, only when a run takes over a
// second.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/ipm/settings.hpp"

namespace sunward::cli {

class ProgressLine {
 public:
  ProgressLine(Language language, bool quiet);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// At most ten times a second.
  void show(const ipm::Progress& progress);
  /// While HiGHS solves the same program. The two are never shown at the same time.
  void show_check(double seconds);

 private:
  void print(const std::string& line);

  Language language_;
  bool wanted_;
  bool shown_ = false;
  double last_s_ = 0.9;  ///< the first second is silent
};

}  // namespace sunward::cli
