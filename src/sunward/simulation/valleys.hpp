// A series that is searched again and again for the next value below a limit.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace sunward::simulation {

/// Values with the least of each run of 16: a search passes over the runs that hold nothing.
class Valleys {
 public:
  Valleys() = default;
  explicit Valleys(std::vector<double> values) : values_(std::move(values)) {
    for (std::size_t n = 0; n < values_.size(); n += run) {
      const auto from = values_.begin() + static_cast<std::ptrdiff_t>(n);
      const std::size_t length = std::min(run, values_.size() - n);
      least_.push_back(*std::min_element(from, from + static_cast<std::ptrdiff_t>(length)));
    }
  }

  /// First step in [from, end) whose value is below the limit; `end` if there is none.
  [[nodiscard]] std::size_t first_below(std::size_t from, std::size_t end, double limit) const {
    for (std::size_t n = from; n < end;) {
      const std::size_t run_end = std::min(end, (n / run + 1) * run);
      if (least_[n / run] < limit)
        for (; n < run_end; ++n)
          if (values_[n] < limit) return n;
      n = run_end;
    }
    return end;
  }
  [[nodiscard]] double operator[](std::size_t n) const { return values_[n]; }

 private:
  static constexpr std::size_t run = 16;
  std::vector<double> values_, least_;
};

}  // namespace sunward::simulation
