#include "watch.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include <nanobind/nanobind.h>

namespace sunward::python {

namespace nb = nanobind;

namespace {

/// A thread that does the work and tells when it is over.
class Worker {
 public:
  explicit Worker(const std::function<void()>& work) : thread_([this, &work] { run(work); }) {}

  /// True when the work is over; waits for it at most so long.
  [[nodiscard]] bool wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, time, [this] { return over_; });
  }
  void join() { thread_.join(); }
  [[nodiscard]] const std::exception_ptr& failure() const { return failure_; }

 private:
  void run(const std::function<void()>& work) noexcept {
    try {
      work();
    } catch (...) {
      failure_ = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    over_ = true;
    ended_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // last: it uses the others
};

/// What the interpreter or the caller's function has to say, as an exception; nothing when all is
/// well.
std::exception_ptr attend(const std::function<void()>& tick) {
  try {
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
    if (tick) tick();
    return {};
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace

void run_watched(const std::function<void()>& work, StopToken& stop,
                 const std::function<void()>& tick) {
  Worker worker(work);
  std::exception_ptr interruption;
  const auto over = [&worker] {
    const nb::gil_scoped_release release;
    return worker.wait(std::chrono::milliseconds(50));
  };
  while (!over()) {
    if (!interruption && (interruption = attend(tick))) stop.request_stop();
  }
  worker.join();
  if (!interruption) interruption = attend(tick);
  if (interruption) std::rethrow_exception(interruption);
  if (worker.failure()) std::rethrow_exception(worker.failure());
}

}  // namespace sunward::python
