#include "sunward/ipm/workers.hpp"

namespace sunward::ipm {

namespace {
constexpr int spins_before_sleep = 20000;

inline void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}
}  // namespace

Workers::Workers(int threads) {
  for (int i = 1; i < threads; ++i) pool_.emplace_back([this] { serve(); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    quit_ = true;
    round_.fetch_add(1, std::memory_order_release);
  }
  wake_.notify_all();
  for (std::thread& t : pool_) t.join();
}

void Workers::work(const std::function<void(int)>& fn, int n) {
  for (int i = next_.fetch_add(1); i < n; i = next_.fetch_add(1)) fn(i);
}

void Workers::run(int n, const std::function<void(int)>& fn) {
  if (pool_.empty() || n <= 1) {
    for (int i = 0; i < n; ++i) fn(i);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    fn_ = &fn;
    n_ = n;
    next_ = 0;
    busy_ = static_cast<int>(pool_.size());
    round_.fetch_add(1, std::memory_order_release);
  }
  wake_.notify_all();
  work(fn, n);
  for (int spins = 0; busy_.load(std::memory_order_acquire) > 0; ++spins) {
    relax();
    if (spins > spins_before_sleep) std::this_thread::yield();  // fewer cores than threads
  }
}

void Workers::serve() {
  unsigned seen = 0;
  for (;;) {
    int spins = 0;
    while (round_.load(std::memory_order_acquire) == seen) {
      if (++spins < spins_before_sleep) {
        relax();
        continue;
      }
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return round_.load(std::memory_order_acquire) != seen; });
    }
    seen = round_.load(std::memory_order_acquire);
    if (quit_) return;
    work(*fn_, n_);
    busy_.fetch_sub(1, std::memory_order_release);
  }
}

}  // namespace sunward::ipm
