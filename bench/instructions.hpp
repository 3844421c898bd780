// Instructions that this thread has run, where the system lets a program count them.
#pragma once

#include <cstdint>
#include <cstring>

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sunward::bench {

class Instructions {
 public:
  Instructions() {
    perf_event_attr event;
    std::memset(&event, 0, sizeof event);
    event.type = PERF_TYPE_HARDWARE;
    event.size = sizeof event;
    event.config = PERF_COUNT_HW_INSTRUCTIONS;
    event.exclude_kernel = 1;
    event.exclude_hv = 1;
    file_ = static_cast<int>(syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
  }
  Instructions(const Instructions&) = delete;
  Instructions& operator=(const Instructions&) = delete;
  ~Instructions() {
    if (file_ >= 0) close(file_);
  }

  /// False on machines without counters (many virtual ones).
  [[nodiscard]] bool there() const { return file_ >= 0; }
  /// Since the object was made; 0 without counters.
  [[nodiscard]] std::uint64_t count() const {
    std::uint64_t value = 0;
    if (file_ < 0 || read(file_, &value, sizeof value) != static_cast<ssize_t>(sizeof value))
      return 0;
    return value;
  }

 private:
  int file_ = -1;
};

}  // namespace sunward::bench
