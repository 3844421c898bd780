#include "sunward/simulation/lookahead.hpp"

#include <algorithm>
#include <functional>

#include "sunward/simulation/extremes.hpp"

namespace sunward::simulation {

namespace {

/// Further than any residual [MWh].
constexpr double beyond_mwh = 1e30;

// The widest registers the machine has, chosen as the program starts. Minima, maxima and sums of
// two: the same figures whatever the width. Sanitizers cannot be asked so early.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SUNWARD_WIDEST [[gnu::target_clones("default", "avx2", "avx512f")]]
#else
#define SUNWARD_WIDEST
#endif

/// One step back for all values. Plain selections, so that they become minimum and maximum of
/// several values at once.
SUNWARD_WIDEST
void step_back(const double* __restrict after, const double* __restrict take_below,
               const double* __restrict put_above, std::size_t values, double residual_out,
               double residual_in, const StorageLimits& limits, double* __restrict before) {
  const double most_out = limits.discharge_mw * limits.step_h;
  const double most_in = limits.charge_mw * limits.step_h * limits.round_trip_frac;
  const double full = limits.capacity_mwh;
  for (std::size_t i = 0; i < values; ++i) {
    const double lacks = take_below[i] - residual_out, has = residual_in - put_above[i];
    const double gives = lacks > 0.0 ? lacks : 0.0, takes = has > 0.0 ? has : 0.0;
    const double out = gives < most_out ? gives : most_out, in = takes < most_in ? takes : most_in;
    const double content = after[i] + (out - in);
    const double held = content > 0.0 ? content : 0.0;
    before[i] = held < full ? held : full;
  }
}

}  // namespace

StepPrices Lookahead::prices(const Course& course, std::size_t j) const {
  const double import_price = sight_.import_cny_per_mwh[j];
  return {course.residual_mw[j], import_price,   std::min(sight_.export_cny_per_mwh, import_price),
          sight_.export_mw,      sight_.held_mw, sight_.above_cny_per_mwh,
          course.far_above_mw};
}

void Lookahead::sort_prices() {
  import_price_.clear();
  price_of_.resize(sight_.import_cny_per_mwh.size());
  for (std::size_t j = 0; j < price_of_.size(); ++j) {
    const double price = sight_.import_cny_per_mwh[j];
    const auto known = std::find(import_price_.begin(), import_price_.end(), price);
    price_of_[j] = static_cast<std::size_t>(known - import_price_.begin());
    if (known == import_price_.end()) import_price_.push_back(price);
  }
}

/// No content is worth more than the dearest power it can replace, nor less than the cheapest that
/// fills it: nothing lies outside of that.
void Lookahead::list_values() {
  double most_mw = -beyond_mwh, dearest = sight_.worth_cny_per_mwh;
  std::size_t used = 3;
  for (const Course& course : courses_) {
    const auto later = course.residual_mw.subspan(1);
    if (later.empty()) continue;
    const auto [lowest, highest] = extremes(later);
    most_mw = std::max(most_mw, highest);
    const double above_mw = -lowest - sight_.held_mw;
    used = std::max<std::size_t>(used, above_mw <= 0.0                   ? 3
                                       : above_mw <= course.far_above_mw ? 4
                                                                         : 5);
  }
  one_reach_ = used < stretches;
  double cheapest = sight_.worth_cny_per_mwh;
  value_.clear();
  for (const double price : import_price_) {
    const auto all = stretch_prices({0.0, price, std::min(sight_.export_cny_per_mwh, price), 0.0,
                                     0.0, sight_.above_cny_per_mwh});
    for (std::size_t k = 0; k < used; ++k) {
      value_.push_back(all[k]);
      value_.push_back(all[k] / limits_.round_trip_frac);
    }
    const std::size_t least = most_mw > sight_.export_mw ? 0 : most_mw > 0.0 ? 1 : 2;
    dearest = std::max(dearest, all[used - 1]);
    cheapest = std::min({cheapest, all[least], all[least] / limits_.round_trip_frac});
  }
  value_.push_back(sight_.worth_cny_per_mwh);
  std::erase_if(value_, [&](double value) { return value > dearest || value < cheapest; });
  std::sort(value_.begin(), value_.end(), std::greater<>());
  value_.erase(std::unique(value_.begin(), value_.end()), value_.end());
}

std::size_t Lookahead::reach_of(std::size_t course, std::size_t j) const {
  return ((one_reach_ ? 0 : course * import_price_.size()) + price_of_[j]) * value_.size();
}

/// Power at the bus falls from stretch to stretch as its price rises: what is worth w stays in the
/// storage where the bus has more than the end of the last stretch that pays w.
void Lookahead::list_reaches(double far_above_mw, std::size_t course) {
  const double out_h = limits_.step_h, in_h = limits_.step_h * limits_.round_trip_frac;
  for (std::size_t p = 0; p < import_price_.size(); ++p) {
    StepPrices step;
    step.import_cny_per_mwh = import_price_[p];
    step.export_cny_per_mwh = std::min(sight_.export_cny_per_mwh, import_price_[p]);
    step.export_mw = sight_.export_mw;
    step.held_mw = sight_.held_mw;
    step.above_cny_per_mwh = sight_.above_cny_per_mwh;
    step.far_above_mw = far_above_mw;
    const auto ends = stretch_ends_mw(step);
    const auto price = stretch_prices(step);
    const std::size_t first = (course * import_price_.size() + p) * value_.size();
    std::size_t out = stretches, in = stretches;  // stretches from there on pay the value
    for (std::size_t i = 0; i < value_.size(); ++i) {
      while (out > 0 && price[out - 1] >= value_[i]) --out;
      while (in > 0 && price[in - 1] / limits_.round_trip_frac >= value_[i]) --in;
      const auto reach = [&](std::size_t k, double hours) {
        return k == 0 ? beyond_mwh : k == stretches ? -beyond_mwh : ends[k - 1] * hours;
      };
      take_below_[first + i] = reach(out, out_h);
      put_above_[first + i] = reach(in, in_h);
    }
  }
}

void Lookahead::go_back(std::size_t k) {
  const std::size_t steps = price_of_.size(), values = value_.size();
  double* after = columns_.data() + (k * steps + steps - 1) * values;
  for (std::size_t i = 0; i < values; ++i)
    after[i] = value_[i] <= sight_.worth_cny_per_mwh ? limits_.capacity_mwh : 0.0;
  for (std::size_t j = steps - 1; j > 0; --j, after -= values) {
    const double residual = courses_[k].residual_mw[j] * limits_.step_h;
    const std::size_t reach = reach_of(k, j);
    step_back(after, take_below_.data() + reach, put_above_.data() + reach, values, residual,
              residual * limits_.round_trip_frac, limits_, after - values);
  }
}

void Lookahead::look(const Sight& sight, const StorageLimits& limits,
                     std::span<const Course> courses) {
  sight_ = sight;
  limits_ = limits;
  courses_ = courses;
  sort_prices();
  list_values();
  const std::size_t reaches = one_reach_ ? 1 : courses.size();
  take_below_.resize(reaches * import_price_.size() * value_.size());
  put_above_.resize(take_below_.size());
  for (std::size_t k = 0; k < reaches; ++k) list_reaches(courses[k].far_above_mw, k);
  columns_.resize(courses.size() * price_of_.size() * value_.size());
  for (std::size_t k = 0; k < courses.size(); ++k) go_back(k);
}

/// Slope behind the present step from `content` on, mean of the courses; `end` is lowered to where
/// it changes. Places only move on. @return without end where the storage is full.
double Lookahead::mean_slope(double content, double& end) {
  double slope = 0.0;
  for (std::size_t k = 0; k < courses_.size(); ++k) {
    const double* worth = column(k, 0);
    std::size_t& i = place_[k];
    while (i < value_.size() && worth[i] <= content + trace_mwh) ++i;
    if (i == value_.size()) {
      end = content;
      return 0.0;
    }
    slope -= value_[i] / static_cast<double>(courses_.size());
    end = std::min(end, worth[i]);
  }
  return slope;
}

double Lookahead::best_power_mw(double content_mwh) {
  const double content = std::clamp(content_mwh, 0.0, limits_.capacity_mwh);
  step_cost(prices(courses_.front(), 0), limits_, now_);
  place_.assign(courses_.size(), 0);
  double in = -limits_.discharge_mw * limits_.step_h;
  for (const Piece& piece : now_) {
    double left = piece.length;
    const double beyond = std::min(left, std::max(0.0, -(content + in)));
    in += beyond;
    left -= beyond;
    while (left > trace_mwh) {
      double end = limits_.capacity_mwh;
      // Where it is all the same the storage rests: what can wait may still turn out needless.
      const double slope = piece.slope + mean_slope(content + in, end);
      const bool rests = slope > 0.0 || (slope == 0.0 && in >= -trace_mwh);
      if (rests || end <= content + in + trace_mwh)
        return in > 0.0 ? -in / limits_.step_h / limits_.round_trip_frac : -in / limits_.step_h;
      const double by = std::min({end - (content + in), left, slope == 0.0 ? -in : left});
      in += by;
      left -= by;
    }
  }
  return in > 0.0 ? -in / limits_.step_h / limits_.round_trip_frac : -in / limits_.step_h;
}

/// What a later step takes out of the content at best, the least where several are as good.
/// @param value  place of what the content is worth; in: where to look first.
double Lookahead::later_out_mwh(std::size_t course, std::size_t j, double residual_mw,
                                double content, std::size_t& value) const {
  const double* after = column(course, j);
  const double* take_below = take_below_.data() + reach_of(course, j);
  const double* put_above = put_above_.data() + reach_of(course, j);
  const double residual = residual_mw * limits_.step_h;
  const double stored = residual * limits_.round_trip_frac;
  const double most_out = limits_.discharge_mw * limits_.step_h;
  const double most_in = limits_.charge_mw * limits_.step_h * limits_.round_trip_frac;
  const auto out_at = [&](std::size_t i) {  // at the i-th value; before the first
    return i == 0 ? -most_in
                  : std::clamp(take_below[i - 1] - residual, 0.0, most_out) -
                        std::clamp(stored - put_above[i - 1], 0.0, most_in);
  };
  double out = out_at(value + 1), dearer_out = out_at(value);
  while (value > 0 && after[value - 1] + dearer_out > content) {
    out = dearer_out;
    dearer_out = out_at(--value);
  }
  while (value + 1 < value_.size() && after[value] + out <= content) {
    dearer_out = out;
    out = out_at(++value + 1);
  }
  const double dearer_after = value > 0 ? after[value - 1] : 0.0;
  const double least = std::max(content - after[value], dearer_out);
  const double most = std::min(content - dearer_after, out);
  return std::max(least, std::min(most, 0.0));
}

void Lookahead::add_dispatch(std::size_t course, double content_mwh, double first_mw,
                             std::span<double> residual_mw) const {
  const auto content_of = [&](double power_mw) {
    return power_mw * limits_.step_h * (power_mw < 0.0 ? limits_.round_trip_frac : 1.0);
  };
  double content = content_mwh - content_of(first_mw);
  residual_mw[0] += first_mw;
  const double mw_per_out = 1.0 / limits_.step_h, mw_per_in = mw_per_out / limits_.round_trip_frac;
  std::size_t value = 0;
  for (std::size_t j = 1; j < price_of_.size(); ++j) {
    content = std::clamp(content, 0.0, limits_.capacity_mwh);
    const double out = later_out_mwh(course, j, residual_mw[j], content, value);
    content -= out;
    // One of both is nothing; without a branch, as its sign is anyone's guess.
    residual_mw[j] += std::max(out, 0.0) * mw_per_out + std::min(out, 0.0) * mw_per_in;
  }
}

}  // namespace sunward::simulation
