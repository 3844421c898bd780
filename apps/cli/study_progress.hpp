// One line that shows how far a study is: only on a terminal, only when it takes over a second.
#pragma once

#include "sunward/base/text.hpp"
#include "sunward/study/risk/batch.hpp"

namespace sunward::cli {

class StudyProgress {
 public:
  StudyProgress(Language language, bool quiet);
  ~StudyProgress();
  StudyProgress(const StudyProgress&) = delete;
  StudyProgress& operator=(const StudyProgress&) = delete;

  /// At most ten times a second.
  void show(const study::risk::Progress& progress);

 private:
  Language language_;
  bool wanted_;
  bool shown_ = false;
  double last_s_ = 0.9;  ///< the first second is silent
};

}  // namespace sunward::cli
