#include "sunward/study/risk/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sunward::study::risk {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<double> present(std::vector<double> values) {
  values.erase(std::remove_if(values.begin(), values.end(), [](double v) { return std::isnan(v); }),
               values.end());
  return values;
}

/// Ranks from 0; equal values share the mean of theirs.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> out(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
    for (std::size_t i = first; i <= last; ++i)
      out[order[i]] = 0.5 * static_cast<double>(first + last);
    first = last + 1;
  }
  return out;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double aa = 0.0, bb = 0.0, ab = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
    ab += (a[i] - mean_a) * (b[i] - mean_b);
  }
  return aa > 0.0 && bb > 0.0 ? ab / std::sqrt(aa * bb) : none;
}

}  // namespace

double percentile(std::vector<double> values, double u) {
  values = present(std::move(values));
  if (values.empty()) return none;
  std::sort(values.begin(), values.end());
  const double place = u * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= values.size()) return values.back();
  return values[below] + (place - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

double mean(const std::vector<double>& values) {
  const std::vector<double> list = present(values);
  if (list.empty()) return none;
  return std::accumulate(list.begin(), list.end(), 0.0) / static_cast<double>(list.size());
}

double standard_deviation(const std::vector<double>& values) {
  const std::vector<double> list = present(values);
  if (list.size() < 2) return none;
  const double middle = mean(list);
  double sum = 0.0;
  for (const double value : list) sum += (value - middle) * (value - middle);
  return std::sqrt(sum / static_cast<double>(list.size() - 1));
}

double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> x, y;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    x.push_back(a[i]);
    y.push_back(b[i]);
  }
  return x.size() < 2 ? none : correlation(ranks(x), ranks(y));
}

}  // namespace sunward::study::risk
