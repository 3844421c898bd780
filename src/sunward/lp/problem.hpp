// A linear program as plain data, in the form that never loses its time structure: one step pattern
// replayed over every step of every scenario, plus shared columns and rows that span many steps.
//
//   minimise   sum_{n,j} cost_j(n) y[n,j]  +  sum_k cost_k d[k]
//   step rows       lower_i(n) <= sum_j a_ij(n) y[n,j] + sum_j l_ij(n) y[prev(n),j]
//                                 + sum_slot b(n) d[slot(n)]                      <= upper_i(n)
//   shared rows     lower_r <= sum_k h_rk d[k] + sum_{n: slot(n)=r} g_j(n) y[n,j] <= upper_r
//   bounds          lower_j(n) <= y[n,j] <= upper_j(n),   lower_k <= d[k] <= upper_k
//
// n runs over all steps of all scenarios, scenario by scenario: n = scenario.first_step + t.
// Symbols: y step columns, d shared columns (sizes, monthly peaks), prev(n) the step before n.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::lp {

/// A number that may vary from step to step: scale * (series < 0 ? 1 : series[n]).
struct Coefficient {
  double scale = 0.0;
  Index series = -1;  ///< index into Problem::series, or -1 for a constant

  Coefficient() = default;
  Coefficient(double constant) : scale(constant) {}  // NOLINT: a plain number is a coefficient
  Coefficient(double scale_in, Index series_in) : scale(scale_in), series(series_in) {}
};

/// What y[prev(n), j] means at the first step of a scenario.
enum class Boundary {
  cyclic,  ///< the scenario's own last step
  given    ///< the constant StepColumn::initial
};

struct StepColumn {
  std::string name;
  Coefficient cost;   ///< objective weight included (scenario probability, step weight, duration)
  Coefficient lower;  ///< may be -infinity (constant only)
  Coefficient upper = infinity;
  Boundary boundary = Boundary::cyclic;  ///< matters only where a lagged entry uses the column
  double initial = 0.0;                  ///< value before the first step when boundary is given
};

struct StepRow {
  std::string name;
  Coefficient lower;  ///< equal to upper (scale and series) for an equality row
  Coefficient upper;
};

/// Coefficient of step column `column`, taken `lag` steps back (0 or 1), in step row `row`.
struct StepEntry {
  Index row = 0;
  Index column = 0;
  Index lag = 0;
  Coefficient value;
};

/// A capacity, a monthly peak: one value seen by many steps.
struct SharedColumn {
  std::string name;
  double cost = 0.0;
  double lower = 0.0;
  double upper = infinity;
};

/// A design row, a share, a budget: a row over shared columns and, through aggregate entries,
/// steps.
struct SharedRow {
  std::string name;
  double lower = 0.0;
  double upper = 0.0;
};

struct SharedEntry {  ///< coefficient of a shared column in a shared row
  Index row = 0;
  Index column = 0;
  double value = 0.0;
};

/// Says which shared column (or shared row) a step sees: always `fixed`, or `by_step[n]`, where -1
/// means none. A monthly peak is one slot whose by_step changes with the month.
struct Slot {
  Index fixed = -1;
  std::vector<Index> by_step;  ///< empty, or one entry per step n

  [[nodiscard]] Index at(std::size_t n) const { return by_step.empty() ? fixed : by_step[n]; }
};

struct BorderEntry {  ///< coefficient of the shared column in column_slots[slot] in step row `row`
  Index row = 0;
  Index slot = 0;
  Coefficient value;
};

struct AggregateEntry {  ///< coefficient of step column `column` in the shared row of
                         ///< row_slots[slot]
  Index slot = 0;
  Index column = 0;
  Coefficient value;
};

struct Scenario {
  std::string name;
  Index n_steps = 0;
};

/// The program. Built once by its owner, checked by `validate`, never changed afterwards.
struct Problem {
  std::string name;
  std::vector<Scenario> scenarios;
  std::vector<std::vector<double>> series;  ///< each of n_steps() values

  std::vector<StepColumn> step_columns;
  std::vector<StepRow> step_rows;
  std::vector<StepEntry> step_entries;
  std::vector<Slot> column_slots;
  std::vector<BorderEntry> border_entries;

  std::vector<SharedColumn> shared_columns;
  std::vector<SharedRow> shared_rows;
  std::vector<SharedEntry> shared_entries;
  std::vector<Slot> row_slots;
  std::vector<AggregateEntry> aggregate_entries;

  double objective_offset = 0.0;

  [[nodiscard]] std::size_t n_steps() const {
    std::size_t n = 0;
    for (const Scenario& s : scenarios) n += static_cast<std::size_t>(s.n_steps);
    return n;
  }
  [[nodiscard]] double value(const Coefficient& c, std::size_t n) const {
    return c.series < 0 ? c.scale : c.scale * series[static_cast<std::size_t>(c.series)][n];
  }
};

/// Checks the problem's own consistency (indices in range, series of full length, no NaN, lower <=
/// upper at every step, at most one entry per (row, column, lag)). Throws InternalError naming the
/// first breach. Cost: O(data).
void validate(const Problem& problem);

/// Sizes of the equivalent plain sparse program.
struct Size {
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::size_t nonzeros = 0;
  std::size_t steps = 0;
  std::size_t scenarios = 0;
};
[[nodiscard]] Size size(const Problem& problem);

}  // namespace sunward::lp
