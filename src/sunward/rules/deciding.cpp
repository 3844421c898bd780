#include "sunward/rules/deciding.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sunward::rules {

namespace {

struct StepMargin {
  std::size_t step = 0;
  const YearSpan* year = nullptr;
  double hours = 0.0;
  double margin = 0.0;
};

struct MonthSum {
  bool touched = false;
  double over = 0.0, under = 0.0, margin = 0.0;
};

const YearSpan* year_of(const Operation& operation, std::size_t step) {
  for (const YearSpan& year : operation.years)
    if (step >= year.first && step < year.end) return &year;
  return nullptr;
}

double total_hours(const std::vector<Stretch>& stretches) {
  double hours = 0.0;
  for (const Stretch& stretch : stretches)
    hours += stretch.hours * static_cast<double>(stretch.end - stretch.first);
  return hours;
}

std::vector<Month> months_of(const std::array<MonthSum, 12>& sums, bool share) {
  std::vector<Month> months;
  for (int m = 0; m < 12; ++m) {
    const MonthSum& sum = sums[static_cast<std::size_t>(m)];
    if (!sum.touched || (share && sum.under <= 0.0)) continue;
    months.push_back({m, share ? sum.over / sum.under : sum.over, sum.margin});
  }
  std::stable_sort(months.begin(), months.end(),
                   [](const Month& a, const Month& b) { return a.margin < b.margin; });
  return months;
}

/// An interior point leaves a little of everything: what is a billionth of the worst is not
/// counted.
void count_hours(std::vector<StepMargin> steps, Deciding& out) {
  std::sort(steps.begin(), steps.end(),
            [](const StepMargin& a, const StepMargin& b) { return a.margin < b.margin; });
  if (steps.empty() || steps.front().margin >= 0.0) return;
  const double crumb = 1e-9 * steps.front().margin;
  double against = 0.0;
  for (const StepMargin& step : steps)
    if (step.margin < crumb) against += step.hours * step.margin;
  double so_far = 0.0;
  for (const StepMargin& step : steps) {
    if (step.margin >= crumb) break;
    out.against_h += step.hours;
    if (so_far > 0.5 * against) out.half_h += step.hours;
    so_far += step.hours * step.margin;
    if (out.hours.size() >= most_hours) continue;
    const auto t = static_cast<Index>(step.step - step.year->first);
    out.hours.push_back({step.year->year->name, step.year->year->axis.iso(t), step.margin});
  }
}

}  // namespace

Deciding deciding(const Ratio& ratio, const Operation& operation,
                  const std::vector<Stretch>& stretches, model::Comparison comparison,
                  double threshold) {
  const bool share = !ratio.under.empty();
  const double sense = comparison == model::Comparison::at_least ? 1.0 : -1.0;
  const double per_hour = share ? 0.0 : threshold / total_hours(stretches);
  std::array<MonthSum, 12> sums{};
  std::vector<StepMargin> steps;
  for (const Stretch& stretch : stretches) {
    const YearSpan* year = nullptr;
    for (std::size_t n = stretch.first; n < stretch.end; ++n) {
      if (year == nullptr || n >= year->end) year = year_of(operation, n);
      const double under = share ? ratio.under[n] : 0.0;
      const double margin = sense * (ratio.over[n] - (share ? threshold * under : per_hour));
      const auto t = static_cast<Index>(n - year->first);
      MonthSum& sum = sums[static_cast<std::size_t>(year->year->axis.month(t))];
      sum.touched = true;
      sum.over += stretch.hours * ratio.over[n];
      sum.under += stretch.hours * under;
      sum.margin += stretch.hours * margin;
      steps.push_back({n, year, stretch.hours, margin});
    }
  }
  Deciding out;
  out.months = months_of(sums, share);
  count_hours(std::move(steps), out);
  return out;
}

}  // namespace sunward::rules
