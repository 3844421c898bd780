// Long work without the interpreter lock, that Ctrl-C stops.
#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "sunward/base/stop_token.hpp"

namespace sunward::python {

/// Runs `work` in a thread of its own. Meanwhile the calling thread holds the interpreter lock only
/// to look for signals and to call `tick`, at most twenty times a second. Ctrl-C, or an exception
/// from `tick`, requests a stop; it is raised once the work has ended.
/// @param tick  called with the interpreter lock, from the calling thread; may be empty.
/// @throws what `work` or `tick` threw; nanobind::python_error of KeyboardInterrupt.
void run_watched(const std::function<void()>& work, StopToken& stop,
                 const std::function<void()>& tick);

/// The same for work that has a result.
template <class Work>
[[nodiscard]] auto watched(Work work, StopToken& stop, const std::function<void()>& tick = {}) {
  std::optional<std::invoke_result_t<Work>> result;
  run_watched([&] { result.emplace(work()); }, stop, tick);
  return std::move(*result);
}

}  // namespace sunward::python
