// A flag that asks a long computation to stop; set by Ctrl-C, a deadline or a caller.
#pragma once

#include <atomic>

namespace sunward {

/// Shared by the one who asks (any thread, also a signal handler) and the one who works.
class StopToken {
 public:
  void request_stop() noexcept { stop_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool stop_requested() const noexcept {
    return stop_.load(std::memory_order_relaxed);
  }

 private:
  std::atomic<bool> stop_{false};
};

}  // namespace sunward
