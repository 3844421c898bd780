#include "sunward/lp/expand.hpp"

#include <algorithm>
#include <limits>

#include "sunward/base/error.hpp"

namespace sunward::lp {
namespace {

struct Span {  ///< the steps of one scenario
  std::size_t first;
  std::size_t end;
};

/// Writes the matrix column by column.
class Expander {
 public:
  explicit Expander(const Problem& problem)
      : problem_(problem),
        by_column_(problem.step_columns.size()),
        aggregates_(problem.step_columns.size()) {
    const Size size = lp::size(problem);
    constexpr std::size_t limit = std::numeric_limits<Index>::max();
    SUNWARD_CHECK(size.rows < limit && size.columns < limit && size.nonzeros < limit,
                  "the program is too large for a plain sparse matrix with 32-bit indices");
    plain_.n_rows = size.rows;
    plain_.n_columns = size.columns;
    plain_.objective_offset = problem.objective_offset;
    plain_.column_start.reserve(size.columns + 1);
    plain_.row_index.reserve(size.nonzeros);
    plain_.value.reserve(size.nonzeros);
    for (const StepEntry& e : problem.step_entries) by_column_[e.column].push_back(&e);
    for (const AggregateEntry& e : problem.aggregate_entries) aggregates_[e.column].push_back(&e);
  }

  SparseProgram run() {
    plain_.column_start.push_back(0);
    std::size_t first = 0;
    for (const Scenario& s : problem_.scenarios) {
      const Span span{first, first + static_cast<std::size_t>(s.n_steps)};
      for (std::size_t n = span.first; n < span.end; ++n) add_step_columns(n, span);
      first = span.end;
    }
    add_shared_columns();
    fill_columns();
    fill_rows();
    shift_given_boundaries();
    return std::move(plain_);
  }

 private:
  std::size_t width() const { return problem_.step_rows.size(); }

  void push(std::size_t row, double value) {
    if (value == 0.0) return;
    plain_.row_index.push_back(static_cast<Index>(row));
    plain_.value.push_back(value);
  }

  void add_step_columns(std::size_t n, const Span& span) {
    const bool last = n + 1 == span.end;
    const std::size_t next = last ? span.first : n + 1;
    for (std::size_t j = 0; j < problem_.step_columns.size(); ++j) {
      const bool cyclic = problem_.step_columns[j].boundary == Boundary::cyclic;
      for (const StepEntry* e : by_column_[j]) {
        if (e->lag == 1 && last && !cyclic) continue;
        const std::size_t at = e->lag == 0 ? n : next;
        push(at * width() + e->row, problem_.value(e->value, at));
      }
      for (const AggregateEntry* e : aggregates_[j]) {
        const Index r = problem_.row_slots[e->slot].at(n);
        if (r < 0) continue;
        push(problem_.n_steps() * width() + r, problem_.value(e->value, n));
      }
      close_column(span.end - span.first == 1 || aggregates_[j].size() > 1);
    }
  }

  void add_shared_columns() {
    const std::size_t n_steps = problem_.n_steps();
    std::vector<std::vector<std::pair<std::size_t, double>>> columns(
        problem_.shared_columns.size());
    for (const BorderEntry& e : problem_.border_entries) {
      const Slot& slot = problem_.column_slots[e.slot];
      for (std::size_t n = 0; n < n_steps; ++n) {
        if (slot.at(n) < 0) continue;
        columns[slot.at(n)].emplace_back(n * width() + e.row, problem_.value(e.value, n));
      }
    }
    for (const SharedEntry& e : problem_.shared_entries) {
      columns[e.column].emplace_back(n_steps * width() + e.row, e.value);
    }
    for (const auto& column : columns) {
      for (const auto& [row, value] : column) push(row, value);
      close_column(problem_.column_slots.size() > 1);
    }
  }

  /// Ends a column; where two entries may share a place, adds them up.
  void close_column(bool may_repeat) {
    const std::size_t start = static_cast<std::size_t>(plain_.column_start.back());
    if (may_repeat) merge_from(start);
    plain_.column_start.push_back(static_cast<Index>(plain_.value.size()));
  }

  void merge_from(std::size_t start) {
    if (last_place_.empty()) last_place_.assign(plain_.n_rows, 0);
    std::size_t end = start;
    for (std::size_t k = start; k < plain_.value.size(); ++k) {
      // The place a row was last written to; stale entries lie before `start` or name another row.
      const std::size_t row = static_cast<std::size_t>(plain_.row_index[k]);
      const std::size_t place = last_place_[row];
      if (place >= start && place < end && plain_.row_index[place] == plain_.row_index[k]) {
        plain_.value[place] += plain_.value[k];
        continue;
      }
      last_place_[row] = end;
      plain_.row_index[end] = plain_.row_index[k];
      plain_.value[end++] = plain_.value[k];
    }
    plain_.row_index.resize(end);
    plain_.value.resize(end);
  }

  void fill_columns() {
    const std::size_t n_steps = problem_.n_steps();
    const std::size_t n_step_columns = problem_.step_columns.size();
    plain_.cost.resize(plain_.n_columns);
    plain_.column_lower.resize(plain_.n_columns);
    plain_.column_upper.resize(plain_.n_columns);
    for (std::size_t n = 0; n < n_steps; ++n) {
      for (std::size_t j = 0; j < n_step_columns; ++j) {
        const StepColumn& c = problem_.step_columns[j];
        plain_.cost[n * n_step_columns + j] = problem_.value(c.cost, n);
        plain_.column_lower[n * n_step_columns + j] = problem_.value(c.lower, n);
        plain_.column_upper[n * n_step_columns + j] = problem_.value(c.upper, n);
      }
    }
    for (std::size_t k = 0; k < problem_.shared_columns.size(); ++k) {
      const std::size_t at = n_steps * n_step_columns + k;
      plain_.cost[at] = problem_.shared_columns[k].cost;
      plain_.column_lower[at] = problem_.shared_columns[k].lower;
      plain_.column_upper[at] = problem_.shared_columns[k].upper;
    }
  }

  void fill_rows() {
    const std::size_t n_steps = problem_.n_steps();
    plain_.row_lower.resize(plain_.n_rows);
    plain_.row_upper.resize(plain_.n_rows);
    for (std::size_t n = 0; n < n_steps; ++n) {
      for (std::size_t i = 0; i < width(); ++i) {
        plain_.row_lower[n * width() + i] = problem_.value(problem_.step_rows[i].lower, n);
        plain_.row_upper[n * width() + i] = problem_.value(problem_.step_rows[i].upper, n);
      }
    }
    for (std::size_t r = 0; r < problem_.shared_rows.size(); ++r) {
      plain_.row_lower[n_steps * width() + r] = problem_.shared_rows[r].lower;
      plain_.row_upper[n_steps * width() + r] = problem_.shared_rows[r].upper;
    }
  }

  void shift_given_boundaries() {
    for (const StepEntry& e : problem_.step_entries) {
      const StepColumn& c = problem_.step_columns[e.column];
      if (e.lag == 0 || c.boundary == Boundary::cyclic) continue;
      std::size_t first = 0;
      for (const Scenario& s : problem_.scenarios) {
        const double constant = problem_.value(e.value, first) * c.initial;
        plain_.row_lower[first * width() + e.row] -= constant;
        plain_.row_upper[first * width() + e.row] -= constant;
        first += static_cast<std::size_t>(s.n_steps);
      }
    }
  }

  const Problem& problem_;
  std::vector<std::vector<const StepEntry*>> by_column_;
  std::vector<std::vector<const AggregateEntry*>> aggregates_;
  std::vector<std::size_t> last_place_;
  SparseProgram plain_;
};

}  // namespace

SparseProgram expand(const Problem& problem) { return Expander(problem).run(); }

Point point_from_plain(const Problem& problem, const std::vector<double>& values,
                       const std::vector<double>& duals) {
  const Size size = lp::size(problem);
  SUNWARD_CHECK(values.empty() || values.size() == size.columns, "wrong number of plain values");
  SUNWARD_CHECK(duals.empty() || duals.size() == size.rows, "wrong number of plain duals");
  const auto split = [](const std::vector<double>& from, std::size_t n_shared,
                        std::vector<double>& step, std::vector<double>& shared) {
    if (from.empty()) return;
    step.assign(from.begin(), from.end() - static_cast<std::ptrdiff_t>(n_shared));
    shared.assign(from.end() - static_cast<std::ptrdiff_t>(n_shared), from.end());
  };
  Point point;
  split(values, problem.shared_columns.size(), point.step_values, point.shared_values);
  split(duals, problem.shared_rows.size(), point.step_duals, point.shared_duals);
  return point;
}

}  // namespace sunward::lp
