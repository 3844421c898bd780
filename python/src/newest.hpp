// The newest line of the iteration table, handed from the solver's thread to the caller's.
#pragma once

#include <functional>
#include <mutex>

#include <nanobind/nanobind.h>

#include "sunward/ipm/settings.hpp"

namespace sunward::python {

class Newest {
 public:
  /// Called from the solver's thread.
  void put(const ipm::Progress& progress) {
    const std::lock_guard lock(mutex_);
    progress_ = progress;
    fresh_ = true;
  }
  /// For run_watched: tells `listener`, or nobody when that is None, what is new.
  [[nodiscard]] std::function<void()> teller(const nanobind::object& listener) {
    return [this, &listener] {
      ipm::Progress progress;
      if (!listener.is_none() && take(progress)) listener(progress);
    };
  }

 private:
  bool take(ipm::Progress& progress) {
    const std::lock_guard lock(mutex_);
    if (!fresh_) return false;
    progress = progress_;
    fresh_ = false;
    return true;
  }

  std::mutex mutex_;
  ipm::Progress progress_;
  bool fresh_ = false;
};

}  // namespace sunward::python
