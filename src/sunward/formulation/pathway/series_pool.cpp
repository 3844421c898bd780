#include "sunward/formulation/pathway/series_pool.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::formulation::pathway {

Index SeriesPool::content_of(const std::vector<double>& values) {
  SUNWARD_CHECK(values.size() == n_steps_, "the parts have the same number of steps");
  for (std::size_t c = 0; c < contents_.size(); ++c)
    if (contents_[c] == values) return static_cast<Index>(c);
  contents_.push_back(values);
  return static_cast<Index>(contents_.size()) - 1;
}

SeriesPool::Local SeriesPool::local(const lp::Problem& problem, const lp::Coefficient& coefficient,
                                    double factor) {
  Local local{coefficient.scale * factor, -1};
  if (coefficient.series >= 0 && local.scale != 0.0)
    local.content = content_of(problem.series[static_cast<std::size_t>(coefficient.series)]);
  return local;
}

lp::Coefficient SeriesPool::joined(std::vector<Local> parts) {
  const Local first = parts.front();
  const bool equal = std::all_of(parts.begin(), parts.end(), [&](const Local& part) {
    return part.scale == first.scale && part.content < 0;
  });
  if (equal) return first.scale;
  double most = 0.0;
  for (Local& part : parts) {
    if (std::isinf(part.scale)) part.scale = std::copysign(beyond, part.scale);
    if (most == 0.0) most = part.scale;
  }
  std::vector<std::pair<double, Index>> key;
  for (const Local& part : parts) key.emplace_back(part.scale / most, part.content);
  const auto [known, is_new] = known_.try_emplace(key, static_cast<Index>(series_.size()));
  if (is_new) {
    std::vector<double> values;
    values.reserve(parts.size() * n_steps_);
    for (const auto& [factor, content] : key)
      for (std::size_t n = 0; n < n_steps_; ++n)
        values.push_back(content < 0 ? factor
                                     : factor * contents_[static_cast<std::size_t>(content)][n]);
    series_.push_back(std::move(values));
  }
  return {most, known->second};
}

}  // namespace sunward::formulation::pathway
