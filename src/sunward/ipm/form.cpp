#include "sunward/ipm/form.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/ipm/scaling.hpp"

namespace sunward::ipm {

namespace {

bool is_finite(double v) { return std::abs(v) < 1e20; }

/// Adds the pieces of a Form one lp noun at a time.
class Builder {
 public:
  explicit Builder(const lp::Problem& problem) : p_(problem), n_(problem.n_steps()) {}

  Form build() {
    form_.problem = &p_;
    form_.series.push_back({});
    form_.problem_series.assign(p_.series.size(), -1);
    add_shared();
    add_columns();
    add_rows();
    add_aggregates();
    add_masks();
    scale(form_);
    return std::move(form_);
  }

 private:
  Term term(const lp::Coefficient& c) {
    if (c.series < 0) return {c.scale, 0};
    Index& lane = form_.problem_series[static_cast<std::size_t>(c.series)];
    if (lane < 0) {
      lane = static_cast<Index>(form_.series.size());
      form_.series.push_back({SeriesSource::Kind::problem, c.series, 0, false});
    }
    return {c.scale, lane};
  }

  /// Calls visit(n, value) for each step; constants are visited once with n = 0.
  template <class Test>
  bool any_step(const lp::Coefficient& c, Test test) const {
    if (c.series < 0) return n_ > 0 && test(c.scale);
    const std::vector<double>& values = p_.series[static_cast<std::size_t>(c.series)];
    return std::any_of(values.begin(), values.end(), [&](double v) { return test(c.scale * v); });
  }

  Index add_mask(std::vector<unsigned char> mask) {
    const auto on = static_cast<std::size_t>(std::count(mask.begin(), mask.end(), 1));
    if (on == mask.size()) return 0;
    if (on == 0) return -1;
    for (std::size_t i = 0; i < form_.series.size(); ++i) {
      const SeriesSource& s = form_.series[i];
      if (s.kind == SeriesSource::Kind::mask &&
          form_.masks[static_cast<std::size_t>(s.index)] == mask)
        return static_cast<Index>(i);
    }
    form_.series.push_back(
        {SeriesSource::Kind::mask, static_cast<Index>(form_.masks.size()), 0, false});
    form_.masks.push_back(std::move(mask));
    return static_cast<Index>(form_.series.size()) - 1;
  }

  void add_shared() {
    for (const lp::SharedColumn& c : p_.shared_columns)
      form_.shared_columns.push_back({c.cost, c.lower, c.upper, 1.0, c.lower == c.upper});
    for (const lp::SharedRow& r : p_.shared_rows) {
      const bool active = is_finite(r.lower) || is_finite(r.upper);
      form_.shared_rows.push_back({r.lower, r.upper, 1.0, r.lower == r.upper, active});
    }
    for (const lp::SharedEntry& e : p_.shared_entries) {
      const FormSharedColumn& c = form_.shared_columns[static_cast<std::size_t>(e.column)];
      FormSharedRow& r = form_.shared_rows[static_cast<std::size_t>(e.row)];
      if (c.fixed) {
        r.lower -= e.value * c.lower;
        r.upper -= e.value * c.lower;
      } else if (r.active && e.value != 0.0) {
        form_.shared_entries.push_back(e);
      }
    }
  }

  void add_columns() {
    for (std::size_t j = 0; j < p_.step_columns.size(); ++j) {
      const lp::StepColumn& c = p_.step_columns[j];
      FormColumn f;
      f.cost = term(c.cost);
      f.lower = term(c.lower);
      f.upper = term(c.upper);
      f.cyclic = c.boundary == lp::Boundary::cyclic;
      f.initial = c.initial;
      f.source = static_cast<Index>(j);
      form_.columns.push_back(f);
      lower_.push_back(c.lower);
      upper_.push_back(c.upper);
    }
    for (const lp::StepEntry& e : p_.step_entries)
      if (e.lag == 1) form_.columns[static_cast<std::size_t>(e.column)].lagged = true;
  }

  void add_rows() {
    std::vector<std::vector<const lp::StepEntry*>> by_row(p_.step_rows.size());
    std::vector<std::vector<const lp::BorderEntry*>> border_by_row(p_.step_rows.size());
    for (const lp::StepEntry& e : p_.step_entries)
      by_row[static_cast<std::size_t>(e.row)].push_back(&e);
    for (const lp::BorderEntry& e : p_.border_entries)
      border_by_row[static_cast<std::size_t>(e.row)].push_back(&e);
    for (std::size_t i = 0; i < p_.step_rows.size(); ++i) {
      const lp::StepRow& row = p_.step_rows[i];
      const bool equality = is_equality(row);
      const bool capacity = !equality && by_row[i].size() == 1 && by_row[i][0]->lag == 0 &&
                            never_zero(by_row[i][0]->value);
      if (capacity)
        add_capacity(static_cast<Index>(i), *by_row[i][0], border_by_row[i]);
      else
        add_step_row(static_cast<Index>(i), equality, by_row[i], border_by_row[i]);
    }
  }

  bool is_equality(const lp::StepRow& row) const {
    if (row.lower.series == row.upper.series && row.lower.scale == row.upper.scale) return true;
    for (std::size_t n = 0; n < n_; ++n)
      if (p_.value(row.lower, n) != p_.value(row.upper, n)) return false;
    return true;
  }

  /// A capacity row divides by its step coefficient: it must keep one sign and stay away from zero.
  bool never_zero(const lp::Coefficient& c) const {
    return !any_step(c, [](double v) { return v == 0.0; }) &&
           !(any_step(c, [](double v) { return v < 0.0; }) &&
             any_step(c, [](double v) { return v > 0.0; }));
  }

  /// Splits slots at fixed columns: those move to the right-hand side.
  void add_border(const lp::BorderEntry& e, Term value, std::vector<FormBorderEntry>& entries,
                  std::vector<Term>& rhs) {
    const lp::Slot& slot = p_.column_slots[static_cast<std::size_t>(e.slot)];
    if (slot.by_step.empty()) {
      if (slot.fixed < 0) return;
      const FormSharedColumn& c = form_.shared_columns[static_cast<std::size_t>(slot.fixed)];
      if (c.fixed) {
        if (c.lower != 0.0) rhs.push_back({-value.scale * c.lower, value.series});
        return;
      }
    }
    entries.push_back({e.row, e.slot, value});
  }

  void add_capacity(Index row, const lp::StepEntry& entry,
                    const std::vector<const lp::BorderEntry*>& border) {
    const lp::StepRow& r = p_.step_rows[static_cast<std::size_t>(row)];
    for (const double sign : {1.0, -1.0}) {
      const lp::Coefficient& side = sign > 0 ? r.upper : r.lower;
      if (!any_step(side, is_finite)) continue;
      CapacityRow c;
      c.column = entry.column;
      c.source = row;
      c.sign = sign;
      c.alpha = term(entry.value);
      c.alpha.scale *= sign;
      Term rhs = term(side);
      rhs.scale *= sign;
      if (rhs.scale != 0.0) c.rhs.push_back(rhs);
      for (const lp::BorderEntry* e : border) {
        Term value = term(e->value);
        value.scale *= sign;
        add_border(*e, value, c.entries, c.rhs);
      }
      form_.capacity.push_back(std::move(c));
      capacity_side_.push_back(side);
    }
  }

  void add_step_row(Index row, bool equality, const std::vector<const lp::StepEntry*>& entries,
                    const std::vector<const lp::BorderEntry*>& border) {
    const auto form_row = static_cast<Index>(form_.rows.size());
    const lp::StepRow& r = p_.step_rows[static_cast<std::size_t>(row)];
    FormRow f;
    f.source = row;
    for (const lp::StepEntry* e : entries)
      (e->lag == 1 ? form_.lag_entries : form_.entries)
          .push_back({form_row, e->column, term(e->value)});
    std::vector<FormBorderEntry> border_entries;
    for (const lp::BorderEntry* e : border) add_border(*e, term(e->value), border_entries, f.rhs);
    for (FormBorderEntry& e : border_entries) {
      e.row = form_row;
      form_.border.push_back(e);
    }
    if (equality) {
      if (r.lower.scale != 0.0) f.rhs.push_back(term(r.lower));
    } else {
      FormColumn slack;
      slack.lower = term(r.lower);
      slack.upper = term(r.upper);
      form_.entries.push_back({form_row, static_cast<Index>(form_.columns.size()), {-1.0, 0}});
      form_.columns.push_back(slack);
      lower_.push_back(r.lower);
      upper_.push_back(r.upper);
    }
    form_.rows.push_back(std::move(f));
  }

  void add_aggregates() {
    for (const lp::AggregateEntry& e : p_.aggregate_entries) {
      const lp::Slot& slot = p_.row_slots[static_cast<std::size_t>(e.slot)];
      if (slot.by_step.empty() &&
          (slot.fixed < 0 || !form_.shared_rows[static_cast<std::size_t>(slot.fixed)].active))
        continue;
      form_.aggregate.push_back({e.column, e.slot, term(e.value)});
    }
  }

  // --- masks: where bounds are infinite, columns fixed, capacity rows void ---

  void add_masks() {
    for (std::size_t j = 0; j < form_.columns.size(); ++j) add_column_masks(j);
    for (std::size_t c = 0; c < form_.capacity.size(); ++c) add_capacity_mask(c);
    for (std::size_t j = 0; j < form_.columns.size(); ++j) close_column(j);
  }

  void add_column_masks(std::size_t j) {
    has_lower_.emplace_back();
    has_upper_.emplace_back();
    fixed_.emplace_back();
    const lp::Coefficient &lower = lower_[j], &upper = upper_[j];
    if (lower.series < 0 && upper.series < 0) {
      has_lower_[j].assign(1, is_finite(lower.scale));
      has_upper_[j].assign(1, is_finite(upper.scale));
      fixed_[j].assign(1, lower.scale == upper.scale);
      return;
    }
    has_lower_[j].resize(n_);
    has_upper_[j].resize(n_);
    fixed_[j].resize(n_);
    for (std::size_t n = 0; n < n_; ++n) {
      const double l = p_.value(lower, n), u = p_.value(upper, n);
      has_lower_[j][n] = is_finite(l);
      has_upper_[j][n] = is_finite(u);
      fixed_[j][n] = l == u;
    }
  }

  /// The row holds where its side is finite. Where all its shared coefficients vanish and it pins
  /// the column to its lower bound (no sun: p <= 0), the column is fixed and the row dropped.
  void add_capacity_mask(std::size_t c) {
    CapacityRow& row = form_.capacity[c];
    const auto j = static_cast<std::size_t>(row.column);
    std::vector<unsigned char> mask(n_, 1);
    const bool can_pin = row.alpha.scale > 0.0 && row.alpha.series == 0 && !row.entries.empty() &&
                         std::all_of(row.entries.begin(), row.entries.end(),
                                     [](const FormBorderEntry& e) { return e.value.series > 0; });
    if (capacity_side_[c].series < 0 && !can_pin) return;
    for (std::size_t n = 0; n < n_; ++n) {
      if (!is_finite(p_.value(capacity_side_[c], n))) mask[n] = 0;
      if (!can_pin || !mask[n] || !entries_vanish(row, n)) continue;
      double rhs = 0.0;
      for (const Term& t : row.rhs) rhs += value(t, n);
      if (rhs / row.alpha.scale != p_.value(lower_[j], n)) continue;
      mask[n] = 0;
      row.vanishes = true;
      if (fixed_[j].size() == 1 && n_ != 1) fixed_[j].assign(n_, fixed_[j][0]);
      fixed_[j][n] = 1;
    }
    row.mask = add_mask(std::move(mask));
  }

  double value(const Term& t, std::size_t n) const {
    const SeriesSource& s = form_.series[static_cast<std::size_t>(t.series)];
    return s.kind == SeriesSource::Kind::problem
               ? t.scale * p_.series[static_cast<std::size_t>(s.index)][n]
               : t.scale;
  }

  bool entries_vanish(const CapacityRow& row, std::size_t n) const {
    return std::all_of(row.entries.begin(), row.entries.end(),
                       [&](const FormBorderEntry& e) { return value(e.value, n) == 0.0; });
  }

  void close_column(std::size_t j) {
    FormColumn& f = form_.columns[j];
    const auto mask_of = [&](std::vector<unsigned char>& flags, bool negate) -> Index {
      if (flags.size() == 1 && n_ != 1) return (flags[0] != 0) != negate ? 0 : -1;
      if (negate)
        for (unsigned char& v : flags) v = !v;
      return add_mask(flags);
    };
    const std::vector<unsigned char> fixed = fixed_[j];
    f.free_mask = mask_of(fixed_[j], true);
    const auto without_fixed = [&](std::vector<unsigned char>& flags) {
      if (flags.size() == 1 && fixed.size() == 1) {
        flags[0] = flags[0] && !fixed[0];
        return;
      }
      if (flags.size() == 1) flags.assign(n_, flags[0]);
      for (std::size_t n = 0; n < flags.size(); ++n)
        flags[n] = flags[n] && !fixed[fixed.size() == 1 ? 0 : n];
    };
    without_fixed(has_lower_[j]);
    without_fixed(has_upper_[j]);
    f.lower_mask = mask_of(has_lower_[j], false);
    f.upper_mask = mask_of(has_upper_[j], false);
    if (f.lower_mask < 0 && f.free_mask == 0) f.lower = {};
    if (f.upper_mask < 0) f.upper = {};
    if (!is_finite(f.lower.scale)) f.lower = {};
    if (!is_finite(f.upper.scale)) f.upper = {};
  }

  const lp::Problem& p_;
  std::size_t n_;
  Form form_;
  std::vector<lp::Coefficient> lower_, upper_, capacity_side_;
  std::vector<std::vector<unsigned char>> has_lower_, has_upper_, fixed_;
};

}  // namespace

Form make_form(const lp::Problem& problem) { return Builder(problem).build(); }

}  // namespace sunward::ipm
