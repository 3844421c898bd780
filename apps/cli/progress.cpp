#include "progress.hpp"

#include <cstdio>

#include <fmt/format.h>

#include "console.hpp"

namespace sunward::cli {

ProgressLine::ProgressLine(Language language, bool quiet)
    : language_(language), wanted_(!quiet && error_is_terminal()) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(const ipm::Progress& progress) {
  if (!wanted_ || progress.seconds < last_s_ + 0.1) return;
  last_s_ = progress.seconds;
  const std::string iteration = std::to_string(progress.iteration);
  const std::string gap = fmt::format("{:.1e}", progress.gap);
  const std::string seconds = fmt::format("{:.1f}", progress.seconds);
  print(text(language_, "cli.solving",
             {{"iteration", iteration}, {"gap", gap}, {"seconds", seconds}}));
}

void ProgressLine::show_check(double seconds) {
  if (wanted_)
    print(text(language_, "cli.checking", {{"seconds", fmt::format("{:.0f}", seconds)}}));
}

void ProgressLine::print(const std::string& line) {
  shown_ = true;
  std::fputs(("\r\033[K" + line).c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace sunward::cli
