// A few threads that stand ready for short pieces of work between barriers.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sunward::ipm {

/// Runs fn(i) for i in [0, n) on all threads; the caller works too. Idle threads spin briefly, then
/// sleep: a pass lasts well under a millisecond, waking a sleeper takes longer than that.
class Workers {
 public:
  explicit Workers(int threads);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  [[nodiscard]] int threads() const { return static_cast<int>(pool_.size()) + 1; }
  void run(int n, const std::function<void(int)>& fn);

 private:
  void work(const std::function<void(int)>& fn, int n);
  void serve();

  std::vector<std::thread> pool_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<unsigned> round_{0};
  std::atomic<int> next_{0}, busy_{0};
  std::atomic<bool> quit_{false};
  const std::function<void(int)>* fn_ = nullptr;
  int n_ = 0;
};

}  // namespace sunward::ipm
