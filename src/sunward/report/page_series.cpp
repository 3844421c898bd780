#include "sunward/report/page_series.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::report::detail {

namespace {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::size_t steps_per_day(const series::TimeAxis& axis) {
  return static_cast<std::size_t>(1440 / axis.step_minutes);
}

/// Smallest whole part of a day that brings `values` under the cap; a day at most.
std::size_t stride_within(std::size_t values, std::size_t cap, std::size_t per_day) {
  for (std::size_t stride = 1; stride < per_day; ++stride)
    if (per_day % stride == 0 && values / stride <= cap) return stride;
  return per_day;
}

}  // namespace

Quantised quantise(const std::vector<double>& values) {
  double low = infinity, high = -infinity;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  Quantised out;
  out.levels.assign(values.size(), missing_level);
  if (low > high) return out;
  out.offset = low;
  out.scale = (high - low) / (missing_level - 1);
  const double inverse = out.scale > 0.0 ? 1.0 / out.scale : 0.0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i]))
      out.levels[i] = static_cast<std::uint16_t>((values[i] - low) * inverse + 0.5);
  return out;
}

std::vector<double> block_means(const double* values, std::size_t n, std::size_t stride) {
  if (stride <= 1) return {values, values + n};
  std::vector<double> means;
  means.reserve(n / stride + 1);
  for (std::size_t first = 0; first < n; first += stride) {
    const std::size_t last = std::min(n, first + stride);
    double sum = 0.0;
    for (std::size_t i = first; i < last; ++i) sum += values[i];
    means.push_back(sum / static_cast<double>(last - first));
  }
  return means;
}

std::string base64(const std::vector<std::uint16_t>& levels) {
  const std::size_t n_bytes = 2 * levels.size();
  const auto byte = [&](std::size_t i) {
    const unsigned level = levels[i / 2];
    return i % 2 == 0 ? level & 0xFFU : level >> 8U;
  };
  std::string text;
  text.resize((n_bytes + 2) / 3 * 4, '=');
  std::size_t out = 0;
  for (std::size_t i = 0; i < n_bytes; i += 3) {
    const std::size_t have = std::min<std::size_t>(3, n_bytes - i);
    unsigned group = byte(i) << 16U;
    if (have > 1) group |= byte(i + 1) << 8U;
    if (have > 2) group |= byte(i + 2);
    for (std::size_t k = 0; k <= have; ++k)
      text[out + k] = alphabet[(group >> (18U - 6U * k)) & 63U];
    out += 4;
  }
  return text;
}

std::vector<std::size_t> strides(const result::Plan& plan, std::size_t max_full_values) {
  std::vector<std::size_t> list;
  std::size_t left = max_full_values;
  for (const result::ScenarioYear& year : plan.years) {
    const std::size_t values = static_cast<std::size_t>(year.axis.n_steps) * plan.flows.size();
    const std::size_t per_day = steps_per_day(year.axis);
    const bool first = list.empty();
    list.push_back(first            ? stride_within(values, max_full_values, per_day)
                   : values <= left ? 1
                                    : per_day);
    left -= std::min(left, values / list.back());
  }
  return list;
}

Json series_tree(const result::Plan& plan, std::size_t max_full_values) {
  Json blocks = Json::array();
  if (plan.flows.empty()) return blocks;
  const std::vector<std::size_t> stride = strides(plan, max_full_values);
  for (std::size_t y = 0; y < plan.years.size(); ++y) {
    const result::ScenarioYear& year = plan.years[y];
    const auto n = static_cast<std::size_t>(year.axis.n_steps);
    Json series = Json::array();
    for (const result::Flow& flow : plan.flows) {
      SUNWARD_CHECK(flow.values.size() >= year.first_step + n, "length of the series " + flow.name);
      const Quantised packed =
          quantise(block_means(flow.values.data() + year.first_step, n, stride[y]));
      series.push_back({{"offset", number(packed.offset)},
                        {"scale", number(packed.scale)},
                        {"data", base64(packed.levels)}});
    }
    blocks.push_back({{"year", y},
                      {"stride", stride[y]},
                      {"minutes", stride[y] * static_cast<std::size_t>(year.axis.step_minutes)},
                      {"series", std::move(series)}});
  }
  return blocks;
}

}  // namespace sunward::report::detail
