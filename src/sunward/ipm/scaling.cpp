#include "sunward/ipm/scaling.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/ipm/form.hpp"

namespace sunward::ipm {

namespace {

double power_of_two(double v) { return std::exp2(std::round(std::log2(v))); }

/// One entry of the pattern seen as a bipartite graph between row factors and column factors.
struct Edge {
  std::size_t row, column;
  double magnitude;
};

class Scaler {
 public:
  explicit Scaler(Form& form) : form_(form), p_(*form.problem) {
    largest_.assign(form.series.size(), 1.0);
    for (std::size_t s = 0; s < form.series.size(); ++s) {
      if (form.series[s].kind != SeriesSource::Kind::problem) continue;
      double largest = 0.0;
      for (const double v : p_.series[static_cast<std::size_t>(form.series[s].index)])
        if (std::abs(v) < 1e20) largest = std::max(largest, std::abs(v));
      largest_[s] = largest;
    }
    column_leader_ = leaders(p_.column_slots, form.shared_columns.size());
    row_leader_ = leaders(p_.row_slots, form.shared_rows.size());
    n_columns_ = form.columns.size() + form.shared_columns.size();
    n_rows_ = form.rows.size() + form.capacity.size() + form.shared_rows.size();
  }

  void run() {
    collect_edges();
    equilibrate();
    magnitude_of_rhs();
    apply();
    scale_objective();
  }

 private:
  double magnitude(const Term& t) const {
    return std::abs(t.scale) * largest_[static_cast<std::size_t>(t.series)];
  }

  void edge(std::size_t row, std::size_t column, double magnitude) {
    if (magnitude > 0.0) edges_.push_back({row, column, magnitude});
  }

  /// Members of one varying slot (the twelve monthly peaks) must share a factor, so that an entry's
  /// value stays one constant: each gets a leader, found by union of the slots.
  static std::vector<std::size_t> leaders(const std::vector<lp::Slot>& slots, std::size_t n) {
    std::vector<std::size_t> leader(n);
    for (std::size_t k = 0; k < n; ++k) leader[k] = k;
    const auto find = [&](std::size_t k) {
      while (leader[k] != k) k = leader[k] = leader[leader[k]];
      return k;
    };
    for (const lp::Slot& slot : slots) {
      Index first = -1, last = -1;
      for (const Index k : slot.by_step) {
        if (k < 0 || k == last) continue;
        last = k;
        if (first < 0) first = k;
        leader[find(static_cast<std::size_t>(k))] = find(static_cast<std::size_t>(first));
      }
    }
    for (std::size_t k = 0; k < n; ++k) leader[k] = find(k);
    return leader;
  }

  /// The leader of what a slot points at, or -1 when it points at nothing.
  static Index leader_of(const lp::Slot& slot, const std::vector<std::size_t>& leader) {
    if (slot.by_step.empty())
      return slot.fixed < 0 ? -1 : static_cast<Index>(leader[static_cast<std::size_t>(slot.fixed)]);
    for (const Index k : slot.by_step)
      if (k >= 0) return static_cast<Index>(leader[static_cast<std::size_t>(k)]);
    return -1;
  }

  [[nodiscard]] Index column_of(Index slot) const {
    return leader_of(p_.column_slots[static_cast<std::size_t>(slot)], column_leader_);
  }
  [[nodiscard]] Index row_of(Index slot) const {
    return leader_of(p_.row_slots[static_cast<std::size_t>(slot)], row_leader_);
  }

  void collect_edges() {
    const std::size_t nr = form_.rows.size(), nc = form_.capacity.size(), ny = form_.columns.size();
    for (const auto* list : {&form_.entries, &form_.lag_entries})
      for (const FormEntry& e : *list)
        edge(static_cast<std::size_t>(e.row), static_cast<std::size_t>(e.column),
             magnitude(e.value));
    const auto shared_edge = [&](std::size_t row, Index column, const Term& value) {
      if (column >= 0) edge(row, ny + static_cast<std::size_t>(column), magnitude(value));
    };
    for (const FormBorderEntry& e : form_.border)
      shared_edge(static_cast<std::size_t>(e.row), column_of(e.slot), e.value);
    for (std::size_t c = 0; c < nc; ++c) {
      const CapacityRow& row = form_.capacity[c];
      edge(nr + c, static_cast<std::size_t>(row.column), magnitude(row.alpha));
      for (const FormBorderEntry& e : row.entries) shared_edge(nr + c, column_of(e.slot), e.value);
    }
    for (const lp::SharedEntry& e : form_.shared_entries)
      edge(nr + nc + row_leader_[static_cast<std::size_t>(e.row)],
           ny + column_leader_[static_cast<std::size_t>(e.column)], std::abs(e.value));
    for (const FormBorderEntry& e : form_.aggregate)
      if (const Index r = row_of(e.slot); r >= 0)
        edge(nr + nc + static_cast<std::size_t>(r), static_cast<std::size_t>(e.row),
             magnitude(e.value));
  }

  /// Geometric-mean passes, then one pass that brings each row's largest entry to one.
  void equilibrate() {
    row_.assign(n_rows_, 1.0);
    column_.assign(n_columns_, 1.0);
    for (int pass = 0; pass < 8; ++pass) {
      half_pass(row_, true, pass < 4);
      half_pass(column_, false, pass < 4);
    }
    for (double& v : row_) v = power_of_two(v);
    for (double& v : column_) v = power_of_two(v);
    const std::size_t ny = form_.columns.size(), offset = form_.rows.size() + form_.capacity.size();
    for (std::size_t k = 0; k < column_leader_.size(); ++k)
      column_[ny + k] = column_[ny + column_leader_[k]];
    for (std::size_t r = 0; r < row_leader_.size(); ++r)
      row_[offset + r] = row_[offset + row_leader_[r]];
  }

  void half_pass(std::vector<double>& factor, bool rows, bool geometric) {
    std::vector<double> low(factor.size(), infinity), high(factor.size(), 0.0);
    for (const Edge& e : edges_) {
      const double v = e.magnitude * row_[e.row] * column_[e.column];
      const std::size_t i = rows ? e.row : e.column;
      low[i] = std::min(low[i], v);
      high[i] = std::max(high[i], v);
    }
    for (std::size_t i = 0; i < factor.size(); ++i)
      if (high[i] > 0.0) factor[i] /= geometric ? std::sqrt(low[i] * high[i]) : std::sqrt(high[i]);
  }

  /// Largest right-hand side or finite bound, in equilibrated units, weighted to ignore outliers.
  void magnitude_of_rhs() {
    std::vector<double> sizes;
    const auto add = [&](double v) {
      if (v > 0.0 && v < 1e12) sizes.push_back(v);
    };
    for (std::size_t i = 0; i < form_.rows.size(); ++i)
      for (const Term& t : form_.rows[i].rhs) add(magnitude(t) * row_[i]);
    for (std::size_t c = 0; c < form_.capacity.size(); ++c)
      for (const Term& t : form_.capacity[c].rhs) add(magnitude(t) * row_[form_.rows.size() + c]);
    for (std::size_t j = 0; j < form_.columns.size(); ++j) {
      add(magnitude(form_.columns[j].lower) / column_[j]);
      if (form_.columns[j].upper_mask >= 0) add(magnitude(form_.columns[j].upper) / column_[j]);
    }
    if (sizes.empty()) return;
    auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    const double common = power_of_two(*middle);
    for (double& v : column_) v *= common;
    for (double& v : row_) v /= common;
  }

  void apply() {
    const std::size_t nr = form_.rows.size(), nc = form_.capacity.size(), ny = form_.columns.size();
    for (std::size_t j = 0; j < ny; ++j) {
      FormColumn& c = form_.columns[j];
      c.scale = column_[j];
      c.cost.scale *= column_[j];
      c.lower.scale /= column_[j];
      c.upper.scale /= column_[j];
      c.initial /= column_[j];
    }
    for (std::size_t k = 0; k < form_.shared_columns.size(); ++k) {
      FormSharedColumn& c = form_.shared_columns[k];
      c.scale = column_[ny + k];
      c.cost *= c.scale;
      c.lower /= c.scale;
      c.upper /= c.scale;
    }
    for (auto* list : {&form_.entries, &form_.lag_entries})
      for (FormEntry& e : *list)
        e.value.scale *=
            row_[static_cast<std::size_t>(e.row)] * column_[static_cast<std::size_t>(e.column)];
    for (std::size_t i = 0; i < nr; ++i) {
      form_.rows[i].scale = row_[i];
      for (Term& t : form_.rows[i].rhs) t.scale *= row_[i];
    }
    scale_slot_entries(nr, nc, ny);
    for (std::size_t r = 0; r < form_.shared_rows.size(); ++r) {
      FormSharedRow& row = form_.shared_rows[r];
      row.scale = row_[nr + nc + r];
      row.lower *= row.scale;
      row.upper *= row.scale;
    }
    for (lp::SharedEntry& e : form_.shared_entries)
      e.value *= row_[nr + nc + static_cast<std::size_t>(e.row)] *
                 column_[ny + static_cast<std::size_t>(e.column)];
  }

  void scale_slot_entries(std::size_t nr, std::size_t nc, std::size_t ny) {
    for (FormBorderEntry& e : form_.border)
      e.value.scale *= row_[static_cast<std::size_t>(e.row)] * column_factor(e.slot, ny);
    for (std::size_t c = 0; c < nc; ++c) {
      CapacityRow& row = form_.capacity[c];
      const double y_scale = column_[static_cast<std::size_t>(row.column)];
      row.scale = 1.0 / (power_of_two(std::max(std::abs(row.alpha.scale), 1e-30)) * y_scale);
      row.alpha.scale *= row.scale * y_scale;
      for (Term& t : row.rhs) t.scale *= row.scale;
      for (FormBorderEntry& e : row.entries) e.value.scale *= row.scale * column_factor(e.slot, ny);
    }
    for (FormBorderEntry& e : form_.aggregate)
      e.value.scale *= column_[static_cast<std::size_t>(e.row)] * row_factor(e.slot, nr + nc);
  }

  double column_factor(Index slot, std::size_t ny) const {
    const Index k = column_of(slot);
    return k < 0 ? 1.0 : column_[ny + static_cast<std::size_t>(k)];
  }

  double row_factor(Index slot, std::size_t offset) const {
    const Index r = row_of(slot);
    return r < 0 ? 1.0 : row_[offset + static_cast<std::size_t>(r)];
  }

  /// Brings the typical step cost to one: multipliers then start at the right order.
  void scale_objective() {
    double sum = 0.0;
    int n = 0;
    const auto add = [&](double v) {
      if (v > 0.0) sum += std::log(v), ++n;
    };
    for (const FormColumn& c : form_.columns) add(magnitude(c.cost));
    if (n == 0)
      for (const FormSharedColumn& c : form_.shared_columns) add(std::abs(c.cost));
    if (n == 0) return;
    form_.objective_scale = 1.0 / power_of_two(std::exp(sum / n));
    for (FormColumn& c : form_.columns) c.cost.scale *= form_.objective_scale;
    for (FormSharedColumn& c : form_.shared_columns) c.cost *= form_.objective_scale;
  }

  Form& form_;
  const lp::Problem& p_;
  std::vector<double> largest_, row_, column_;
  std::vector<std::size_t> column_leader_, row_leader_;
  std::vector<Edge> edges_;
  std::size_t n_columns_ = 0, n_rows_ = 0;
};

}  // namespace

void scale(Form& form) { Scaler(form).run(); }

}  // namespace sunward::ipm
