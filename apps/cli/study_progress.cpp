#include "study_progress.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "console.hpp"

namespace sunward::cli {

namespace {
std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}
}  // namespace

StudyProgress::StudyProgress(Language language, bool quiet)
    : language_(language), wanted_(!quiet && error_is_terminal()) {}

StudyProgress::~StudyProgress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void StudyProgress::show(const study::risk::Progress& progress) {
  if (!wanted_ || progress.seconds < last_s_ + 0.1) return;
  last_s_ = progress.seconds;
  const double rate =
      static_cast<double>(progress.done - progress.taken_up) / std::max(progress.seconds, 1e-9);
  const auto left = static_cast<double>(progress.total - progress.done) / std::max(rate, 1e-9);
  shown_ = true;
  const std::string line = text(language_, "study.progress",
                                {{"done", std::to_string(progress.done)},
                                 {"total", std::to_string(progress.total)},
                                 {"rate", fmt::format("{:.0f}", 60.0 * rate)},
                                 {"left", duration(left)}});
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
  std::fflush(stderr);
}

}  // namespace sunward::cli
