#include <algorithm>
#include <cmath>

#include "sunward/lp/residual.hpp"
#include "sunward/lp/residual_lanes.hpp"

namespace sunward::lp::detail {
namespace {

/// Measures blocks of steps and gathers what they add to the shared rows.
class PrimalPass {
 public:
  PrimalPass(const Problem& problem, const Point& point, Kind kind)
      : shared_activity(problem.shared_rows.size(), 0.0),
        shared_norm(problem.shared_rows.size(), 0.0),
        problem_(problem),
        point_(point),
        kind_(kind),
        values_(problem.step_columns.size() * stride, 0.0),
        activity_(problem.step_rows.size() * block_length),
        norm_(kind == Kind::ray ? activity_.size() : 0),
        slots_(problem.column_slots.size() * block_length) {}

  void run(const StepBlock& block) {
    Lanes lanes;
    load(block);
    add_rows(block);
    add_aggregates(block);
    measure_rows(block, lanes);
    measure_columns(block, lanes);
    step.merge(lanes.reduce(block.length));
  }

  Tally step;
  std::vector<double> shared_activity;
  std::vector<double> shared_norm;
  double finite = 0.0;  ///< NaN once a value was not finite

 private:
  static constexpr std::size_t stride = block_length + 1;  // [0] is the step before the block

  const double* column(Index j) const { return values_.data() + j * stride + 1; }
  double* row(Index i) { return activity_.data() + i * block_length; }

  void load(const StepBlock& b) {
    const std::size_t width = problem_.step_columns.size();
    transpose(point_.step_values, width, b.first, b.length, stride, values_.data() + 1);
    const std::size_t before = (b.opens_scenario() ? b.scenario_end : b.first) - 1;
    for (std::size_t j = 0; j < width; ++j) {
      finite += finiteness(column(static_cast<Index>(j)), b.length);
      const StepColumn& c = problem_.step_columns[j];
      const bool constant = b.opens_scenario() && c.boundary == Boundary::given;
      values_[j * stride] = constant ? (kind_ == Kind::ray ? 0.0 : c.initial)
                                     : point_.step_values[before * width + j];
    }
    for (std::size_t k = 0; k < problem_.column_slots.size(); ++k) {
      gather(problem_.column_slots[k], point_.shared_values, b.first, b.length,
             slots_.data() + k * block_length);
    }
  }

  void add_rows(const StepBlock& b) {
    std::fill(activity_.begin(), activity_.end(), 0.0);
    for (const StepEntry& e : problem_.step_entries) {
      add_product(problem_, e.value, 1.0, b.first, b.length, column(e.column) - e.lag, row(e.row));
    }
    for (const BorderEntry& e : problem_.border_entries) {
      add_product(problem_, e.value, 1.0, b.first, b.length, slots_.data() + e.slot * block_length,
                  row(e.row));
    }
    if (kind_ == Kind::ray) add_norms(b);
  }

  void add_norms(const StepBlock& b) {
    std::fill(norm_.begin(), norm_.end(), 0.0);
    const auto raise = [&](Index i, const Coefficient& c) {
      raise_to_magnitude(problem_, c, b.first, b.length, norm_.data() + i * block_length);
    };
    for (const StepEntry& e : problem_.step_entries) raise(e.row, e.value);
    for (const BorderEntry& e : problem_.border_entries) raise(e.row, e.value);
    for (double& norm : norm_) norm = norm > 0.0 ? norm : 1.0;
  }

  void add_aggregates(const StepBlock& b) {
    for (const AggregateEntry& e : problem_.aggregate_entries) {
      const Slot& slot = problem_.row_slots[e.slot];
      const double* in = column(e.column);
      const bool fixed = slot.by_step.empty() && kind_ == Kind::point;
      if (fixed && slot.fixed >= 0) {
        shared_activity[slot.fixed] += dot(problem_, e.value, b.first, b.length, in);
      }
      for (std::size_t t = 0; !fixed && t < b.length; ++t) {
        const Index r = slot.at(b.first + t);
        if (r < 0) continue;
        const double a = problem_.value(e.value, b.first + t);
        shared_activity[r] += a * in[t];
        shared_norm[r] = std::max(shared_norm[r], std::abs(a));
      }
    }
  }

  void measure_rows(const StepBlock& b, Lanes& lanes) {
    for (std::size_t i = 0; i < problem_.step_rows.size(); ++i) {
      const StepRow& r = problem_.step_rows[i];
      const double* norm = kind_ == Kind::ray ? norm_.data() + i * block_length : nullptr;
      measure_values({problem_, r.lower, r.upper, b.first, b.length, norm}, kind_,
                     row(static_cast<Index>(i)), lanes);
    }
  }

  void measure_columns(const StepBlock& b, Lanes& lanes) {
    std::array<double, block_length> cost;
    for (std::size_t j = 0; j < problem_.step_columns.size(); ++j) {
      const StepColumn& c = problem_.step_columns[j];
      const double* in = column(static_cast<Index>(j));
      measure_values({problem_, c.lower, c.upper, b.first, b.length}, kind_, in, lanes);
      if (kind_ == Kind::ray) measure_magnitude(in, b.length, lanes);
      if (c.cost.scale == 0.0) continue;
      evaluate(problem_, c.cost, b.first, b.length, cost.data());
      measure_objective(kind_, cost.data(), in, b.length, lanes);
    }
  }

  const Problem& problem_;
  const Point& point_;
  Kind kind_;
  std::vector<double> values_;    // one line of 1 + block_length per step column
  std::vector<double> activity_;  // one line of block_length per step row
  std::vector<double> norm_;      // largest coefficient of each row, rays only
  std::vector<double> slots_;     // one line of block_length per column slot
};

/// Shared rows (with what the steps added) and shared columns.
Tally measure_shared(const Problem& problem, const Point& point, Kind kind,
                     std::vector<double> activity, std::vector<double> norm) {
  for (const SharedEntry& e : problem.shared_entries) {
    activity[e.row] += e.value * point.shared_values[e.column];
    norm[e.row] = std::max(norm[e.row], std::abs(e.value));
  }
  Lanes lanes;
  for (std::size_t r = 0; r < activity.size(); ++r) {
    const Coefficient lower = problem.shared_rows[r].lower;
    const Coefficient upper = problem.shared_rows[r].upper;
    norm[r] = norm[r] > 0.0 ? norm[r] : 1.0;
    measure_values({problem, lower, upper, 0, 1, &norm[r]}, kind, &activity[r], lanes);
  }
  for (std::size_t k = 0; k < problem.shared_columns.size(); ++k) {
    const SharedColumn& c = problem.shared_columns[k];
    const double* value = &point.shared_values[k];
    const Coefficient lower = c.lower;
    const Coefficient upper = c.upper;
    measure_values({problem, lower, upper, 0, 1}, kind, value, lanes);
    if (kind == Kind::ray) measure_magnitude(value, 1, lanes);
    measure_objective(kind, &c.cost, value, 1, lanes);
  }
  return lanes.reduce(1);
}

}  // namespace

Measure measure_primal(const Problem& problem, const Point& point, Kind kind, int threads) {
  const std::vector<StepBlock> blocks = step_blocks(problem);
  std::vector<PrimalPass> passes(passes_for(blocks.size(), threads), {problem, point, kind});
  run_passes(blocks, passes);
  PrimalPass& total = passes.front();
  for (std::size_t k = 1; k < passes.size(); ++k) {
    total.step.merge(passes[k].step);
    total.finite += passes[k].finite;
    for (std::size_t r = 0; r < total.shared_activity.size(); ++r) {
      total.shared_activity[r] += passes[k].shared_activity[r];
      total.shared_norm[r] = std::max(total.shared_norm[r], passes[k].shared_norm[r]);
    }
  }
  total.finite += finiteness(point.shared_values.data(), point.shared_values.size());
  Measure measure;
  measure.step = total.step;
  measure.shared = measure_shared(problem, point, kind, std::move(total.shared_activity),
                                  std::move(total.shared_norm));
  measure.finite = total.finite == 0.0;
  return measure;
}

}  // namespace sunward::lp::detail
