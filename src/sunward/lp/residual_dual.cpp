#include <algorithm>
#include <cmath>

#include "sunward/lp/residual.hpp"
#include "sunward/lp/residual_lanes.hpp"

namespace sunward::lp::detail {
namespace {

/// Measures blocks of steps and gathers what they take from the reduced costs of shared columns.
class DualPass {
 public:
  DualPass(const Problem& problem, const Point& point, Kind kind)
      : shared_product(problem.shared_columns.size(), 0.0),
        shared_norm(problem.shared_columns.size(), 0.0),
        problem_(problem),
        point_(point),
        kind_(kind),
        duals_(problem.step_rows.size() * stride, 0.0),
        reduced_(problem.step_columns.size() * block_length),
        norm_(kind == Kind::ray ? reduced_.size() : 0),
        slots_(problem.row_slots.size() * block_length) {}

  void run(const StepBlock& block) {
    Lanes lanes;
    load(block);
    measure_rows(block, lanes);
    start_from_costs(block, lanes);
    subtract_step_entries(block, lanes);
    subtract_aggregates(block);
    add_border(block);
    measure_columns(block, lanes);
    step.merge(lanes.reduce(block.length));
  }

  Tally step;
  std::vector<double> shared_product;  ///< A'y of each shared column, step rows only
  std::vector<double> shared_norm;
  double finite = 0.0;  ///< NaN once a dual was not finite

 private:
  static constexpr std::size_t stride = block_length + 1;  // the last entry is the step after

  const double* dual(Index i) const { return duals_.data() + i * stride; }
  double* column(Index j) { return reduced_.data() + j * block_length; }

  void load(const StepBlock& b) {
    const std::size_t width = problem_.step_rows.size();
    // The step after the block, where the scenario has one, reaches back with its lagged entries.
    const std::size_t length = b.length + (b.closes_scenario() ? 0 : 1);
    transpose(point_.step_duals, width, b.first, length, stride, duals_.data());
    for (std::size_t i = 0; i < width; ++i) {
      finite += finiteness(dual(static_cast<Index>(i)), b.length);
    }
    for (std::size_t k = 0; k < problem_.row_slots.size(); ++k) {
      gather(problem_.row_slots[k], point_.shared_duals, b.first, b.length,
             slots_.data() + k * block_length);
    }
  }

  void measure_rows(const StepBlock& b, Lanes& lanes) {
    for (std::size_t i = 0; i < problem_.step_rows.size(); ++i) {
      const StepRow& r = problem_.step_rows[i];
      const double* in = dual(static_cast<Index>(i));
      measure_multipliers({problem_, r.lower, r.upper, b.first, b.length}, kind_, in, lanes);
      if (kind_ == Kind::ray) measure_magnitude(in, b.length, lanes);
    }
  }

  void start_from_costs(const StepBlock& b, Lanes& lanes) {
    std::fill(reduced_.begin(), reduced_.end(), 0.0);
    std::fill(norm_.begin(), norm_.end(), 0.0);
    if (kind_ == Kind::ray) return;
    for (std::size_t j = 0; j < problem_.step_columns.size(); ++j) {
      double* cost = column(static_cast<Index>(j));
      evaluate(problem_, problem_.step_columns[j].cost, b.first, b.length, cost);
      measure_magnitude(cost, b.length, lanes);
    }
  }

  void raise_norm(Index j, const Coefficient& c, std::size_t first, std::size_t length,
                  std::size_t offset = 0) {
    if (kind_ != Kind::ray) return;
    raise_to_magnitude(problem_, c, first, length, norm_.data() + j * block_length + offset);
  }

  void subtract_step_entries(const StepBlock& b, Lanes& lanes) {
    for (const StepEntry& e : problem_.step_entries) {
      if (e.lag == 0) {
        add_product(problem_, e.value, -1.0, b.first, b.length, dual(e.row), column(e.column));
        raise_norm(e.column, e.value, b.first, b.length);
        continue;
      }
      const std::size_t length = b.length - (b.closes_scenario() ? 1 : 0);
      add_product(problem_, e.value, -1.0, b.first + 1, length, dual(e.row) + 1, column(e.column));
      raise_norm(e.column, e.value, b.first + 1, length);
      subtract_boundary(b, e, lanes);
    }
  }

  /// The lagged entry of a scenario's first step: it reaches the last step, or a given constant.
  void subtract_boundary(const StepBlock& b, const StepEntry& e, Lanes& lanes) {
    const StepColumn& c = problem_.step_columns[e.column];
    const std::size_t width = problem_.step_rows.size();
    const double product = problem_.value(e.value, b.scenario_first) *
                           point_.step_duals[b.scenario_first * width + e.row];
    if (c.boundary == Boundary::cyclic && b.closes_scenario()) {
      column(e.column)[b.length - 1] -= product;
      raise_norm(e.column, e.value, b.scenario_first, 1, b.length - 1);
    }
    if (c.boundary == Boundary::given && b.opens_scenario()) {
      lanes.sum[0] -= product * c.initial;
      weigh_term(problem_.value(e.value, b.scenario_first) * c.initial, product * c.initial, 0,
                 lanes);
    }
  }

  void subtract_aggregates(const StepBlock& b) {
    for (const AggregateEntry& e : problem_.aggregate_entries) {
      add_product(problem_, e.value, -1.0, b.first, b.length, slots_.data() + e.slot * block_length,
                  column(e.column));
      raise_norm(e.column, e.value, b.first, b.length);
    }
  }

  void add_border(const StepBlock& b) {
    for (const BorderEntry& e : problem_.border_entries) {
      const Slot& slot = problem_.column_slots[e.slot];
      const bool fixed = slot.by_step.empty() && kind_ == Kind::point;
      if (fixed && slot.fixed >= 0) {
        shared_product[slot.fixed] += dot(problem_, e.value, b.first, b.length, dual(e.row));
      }
      for (std::size_t t = 0; !fixed && t < b.length; ++t) {
        const Index k = slot.at(b.first + t);
        if (k < 0) continue;
        const double a = problem_.value(e.value, b.first + t);
        shared_product[k] += a * dual(e.row)[t];
        shared_norm[k] = std::max(shared_norm[k], std::abs(a));
      }
    }
  }

  void measure_columns(const StepBlock& b, Lanes& lanes) {
    for (double& norm : norm_) norm = norm > 0.0 ? norm : 1.0;
    for (std::size_t j = 0; j < problem_.step_columns.size(); ++j) {
      const StepColumn& c = problem_.step_columns[j];
      const double* norm = kind_ == Kind::ray ? norm_.data() + j * block_length : nullptr;
      measure_multipliers({problem_, c.lower, c.upper, b.first, b.length, norm}, kind_,
                          column(static_cast<Index>(j)), lanes);
    }
  }

  const Problem& problem_;
  const Point& point_;
  Kind kind_;
  std::vector<double> duals_;    // one line of block_length + 1 per step row
  std::vector<double> reduced_;  // one line of block_length per step column
  std::vector<double> norm_;     // largest coefficient of each column, rays only
  std::vector<double> slots_;    // one line of block_length per row slot
};

/// Shared rows and shared columns (with the A'y of their step rows).
Tally measure_shared(const Problem& problem, const Point& point, Kind kind,
                     const std::vector<double>& product, std::vector<double> norm) {
  std::vector<double> reduced(product.size());
  Lanes lanes;
  for (std::size_t k = 0; k < product.size(); ++k) {
    const double cost = kind == Kind::ray ? 0.0 : problem.shared_columns[k].cost;
    measure_magnitude(&cost, 1, lanes);
    reduced[k] = cost - product[k];
  }
  for (const SharedEntry& e : problem.shared_entries) {
    reduced[e.column] -= e.value * point.shared_duals[e.row];
    norm[e.column] = std::max(norm[e.column], std::abs(e.value));
  }
  for (std::size_t r = 0; r < problem.shared_rows.size(); ++r) {
    const Coefficient lower = problem.shared_rows[r].lower;
    const Coefficient upper = problem.shared_rows[r].upper;
    const double* dual = &point.shared_duals[r];
    measure_multipliers({problem, lower, upper, 0, 1}, kind, dual, lanes);
    if (kind == Kind::ray) measure_magnitude(dual, 1, lanes);
  }
  for (std::size_t k = 0; k < reduced.size(); ++k) {
    const Coefficient lower = problem.shared_columns[k].lower;
    const Coefficient upper = problem.shared_columns[k].upper;
    if (kind == Kind::point || norm[k] == 0.0) norm[k] = 1.0;
    measure_multipliers({problem, lower, upper, 0, 1, &norm[k]}, kind, &reduced[k], lanes);
  }
  return lanes.reduce(1);
}

}  // namespace

Measure measure_dual(const Problem& problem, const Point& point, Kind kind, int threads) {
  const std::vector<StepBlock> blocks = step_blocks(problem);
  std::vector<DualPass> passes(passes_for(blocks.size(), threads), {problem, point, kind});
  run_passes(blocks, passes);
  DualPass& total = passes.front();
  for (std::size_t k = 1; k < passes.size(); ++k) {
    total.step.merge(passes[k].step);
    total.finite += passes[k].finite;
    for (std::size_t j = 0; j < total.shared_product.size(); ++j) {
      total.shared_product[j] += passes[k].shared_product[j];
      total.shared_norm[j] = std::max(total.shared_norm[j], passes[k].shared_norm[j]);
    }
  }
  total.finite += finiteness(point.shared_duals.data(), point.shared_duals.size());
  Measure measure;
  measure.step = total.step;
  measure.shared =
      measure_shared(problem, point, kind, total.shared_product, std::move(total.shared_norm));
  measure.finite = total.finite == 0.0;
  return measure;
}

}  // namespace sunward::lp::detail
