#include "sunward/ipm/kkt/pattern.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace sunward::ipm {

namespace {

Coef coef(const Term& t) { return {t.scale, t.series}; }
Index index(std::size_t n) { return static_cast<Index>(n); }

class Analysis {
 public:
  Analysis(const Form& form, const StageMap& map, PatternMap& pattern_map)
      : form_(form), map_(map), rows_(pattern_map) {}

  Pattern run() {
    p_.n_columns = index(form_.columns.size());
    p_.n_rows = index(form_.rows.size());
    p_.n_capacity = index(form_.capacity.size());
    p_.n_series = index(form_.series.size());
    p_.n_lagged = index(map_.lagged.size());
    p_.n_positions = (index(map_.positions.size()) + 3) / 4 * 4;
    p_.n_border = (p_.n_positions + p_.n_lagged + 3) / 4 * 4;
    order_rows();
    add_columns();
    add_rows();
    add_lags();
    add_matrix();
    add_links();
    return std::move(p_);
  }

 private:
  // --- order: rows that lagged columns touch go last, the rest by least degree ---

  std::vector<std::vector<bool>> row_graph() const {
    std::vector<std::vector<bool>> graph(form_.rows.size(),
                                         std::vector<bool>(form_.rows.size(), false));
    std::vector<std::vector<std::size_t>> by_column(form_.columns.size()),
        by_lag(form_.columns.size());
    std::vector<std::size_t> linked;
    for (const FormEntry& e : form_.entries)
      by_column[static_cast<std::size_t>(e.column)].push_back(static_cast<std::size_t>(e.row));
    for (const FormEntry& e : form_.lag_entries) {
      by_lag[static_cast<std::size_t>(e.column)].push_back(static_cast<std::size_t>(e.row));
      linked.push_back(static_cast<std::size_t>(e.row));
    }
    const auto connect = [&](const std::vector<std::size_t>& list) {
      for (const std::size_t a : list)
        for (const std::size_t b : list) graph[a][b] = true;
    };
    for (const auto& list : by_column) connect(list);
    for (const auto& list : by_lag) connect(list);
    connect(linked);  // eliminating the step before couples all rows it reaches
    return graph;
  }

  void order_rows() {
    const std::size_t n = form_.rows.size();
    std::vector<std::vector<bool>> graph = row_graph();
    std::vector<bool> late(n, false), done(n, false);
    for (const FormEntry& e : form_.entries)
      if (form_.columns[static_cast<std::size_t>(e.column)].lagged)
        late[static_cast<std::size_t>(e.row)] = true;
    for (std::size_t k = 0; k < n; ++k) {
      std::size_t best = n, best_degree = 0;
      for (std::size_t i = 0; i < n; ++i) {
        if (done[i]) continue;
        std::size_t degree = late[i] ? n : 0;
        for (std::size_t l = 0; l < n; ++l) degree += !done[l] && graph[i][l];
        if (best == n || degree < best_degree) best = i, best_degree = degree;
      }
      done[best] = true;
      rows_.row_of.push_back(index(best));
      for (std::size_t a = 0; a < n; ++a)
        if (graph[best][a] && !done[a])
          for (std::size_t b = 0; b < n; ++b)
            if (graph[best][b] && !done[b]) graph[a][b] = true;
    }
    rows_.row_place.assign(n, 0);
    for (std::size_t k = 0; k < n; ++k)
      rows_.row_place[static_cast<std::size_t>(rows_.row_of[k])] = index(k);
  }

  Index place(Index form_row) const { return rows_.row_place[static_cast<std::size_t>(form_row)]; }

  // --- columns with their bounds, capacity rows and aggregates ---

  /// Expands a slot entry over the slot's positions.
  void expand(bool rows, const FormBorderEntry& e, std::vector<PositionCoef>& out) const {
    const auto slot = static_cast<std::size_t>(e.slot);
    const Index first = (rows ? map_.row_slot_position : map_.column_slot_position)[slot];
    const Index count = (rows ? map_.row_slot_members : map_.column_slot_members)[slot];
    const Index mask = (rows ? map_.row_slot_mask : map_.column_slot_mask)[slot];
    if (first < 0) return;
    for (Index m = 0; m < count; ++m)
      out.push_back({first + m, e.value.scale, e.value.series, mask < 0 ? 0 : mask + m, 0});
  }

  void add_columns() {
    std::vector<std::vector<Index>> capacity(form_.columns.size());
    for (std::size_t c = 0; c < form_.capacity.size(); ++c)
      if (form_.capacity[c].mask >= 0)
        capacity[static_cast<std::size_t>(form_.capacity[c].column)].push_back(index(c));
    std::vector<std::vector<const FormEntry*>> entries(form_.columns.size());
    for (const FormEntry& e : form_.entries)
      entries[static_cast<std::size_t>(e.column)].push_back(&e);
    std::vector<std::vector<const FormBorderEntry*>> aggregate(form_.columns.size());
    for (const FormBorderEntry& e : form_.aggregate)
      aggregate[static_cast<std::size_t>(e.row)].push_back(&e);
    for (std::size_t j = 0; j < form_.columns.size(); ++j) {
      PatternColumn c = bounds(j);
      c.entries.begin = index(p_.entries.size());
      for (const FormEntry* e : entries[j]) p_.entries.push_back({place(e->row), coef(e->value)});
      c.entries.end = index(p_.entries.size());
      c.capacity.begin = index(p_.capacity.size());
      std::vector<Index> owner;
      for (const Index i : capacity[j]) add_capacity(i, owner);
      c.capacity.end = index(p_.capacity.size());
      c.aggregate.begin = index(p_.aggregate.size());
      for (const FormBorderEntry* e : aggregate[j]) expand(true, *e, p_.aggregate);
      c.aggregate.end = index(p_.aggregate.size());
      couple(c, owner);
      p_.columns.push_back(c);
    }
    p_.n_capacity = index(p_.capacity.size());
  }

  PatternColumn bounds(std::size_t j) {
    const FormColumn& f = form_.columns[j];
    PatternColumn c{};
    c.cost = coef(f.cost);
    c.lower = coef(f.lower);
    c.upper = coef(f.upper);
    c.lower_mask = f.lower_mask;
    c.upper_mask = f.upper_mask;
    c.free_mask = f.free_mask;
    c.lower_slot = f.lower_mask >= 0 ? p_.n_multipliers++ : -1;
    c.upper_slot = f.upper_mask >= 0 ? p_.n_multipliers++ : -1;
    c.residual_weight = 1.0 / (f.scale * form_.objective_scale);
    const auto it = std::find(map_.lagged.begin(), map_.lagged.end(), index(j));
    c.lagged =
        it == map_.lagged.end() ? -1 : index(static_cast<std::size_t>(it - map_.lagged.begin()));
    return c;
  }

  void add_capacity(Index i, std::vector<Index>& owner) {
    const CapacityRow& f = form_.capacity[static_cast<std::size_t>(i)];
    PatternCapacity row{};
    row.alpha = coef(f.alpha);
    row.mask = f.mask;
    row.rhs.begin = index(p_.terms.size());
    for (const Term& t : f.rhs) p_.terms.push_back({t.scale, t.series, 0});
    row.rhs.end = index(p_.terms.size());
    row.entries.begin = index(p_.capacity_entries.size());
    for (const FormBorderEntry& e : f.entries) expand(false, e, p_.capacity_entries);
    row.entries.end = index(p_.capacity_entries.size());
    row.slot = p_.n_multipliers++;
    row.slack = index(p_.capacity.size());
    row.residual_weight = 1.0 / f.scale;
    owner.insert(owner.end(), static_cast<std::size_t>(row.entries.end - row.entries.begin),
                 index(p_.capacity.size()));
    p_.capacity.push_back(row);
    rows_.capacity_of.push_back(i);
  }

  Index schur_target(Index a, Index b) const {
    return std::max(a, b) * p_.n_border + std::min(a, b);
  }

  /// Numbers the column's coupled positions and lists the products of its couplings.
  void couple(PatternColumn& c, std::vector<Index> owner) {
    std::vector<PositionCoef*> coupling;
    for (Index i = c.capacity.begin; i < c.capacity.end; ++i)
      for (Index e = p_.capacity[static_cast<std::size_t>(i)].entries.begin;
           e < p_.capacity[static_cast<std::size_t>(i)].entries.end; ++e)
        coupling.push_back(&p_.capacity_entries[static_cast<std::size_t>(e)]);
    for (Index e = c.aggregate.begin; e < c.aggregate.end; ++e)
      coupling.push_back(&p_.aggregate[static_cast<std::size_t>(e)]);
    owner.resize(coupling.size(), -1);
    c.phi.begin = index(p_.phi_position.size());
    for (PositionCoef* e : coupling) {
      const auto begin = p_.phi_position.begin() + c.phi.begin;
      const auto it = std::find(begin, p_.phi_position.end(), e->position);
      e->phi = index(static_cast<std::size_t>(it - begin));
      if (it == p_.phi_position.end()) p_.phi_position.push_back(e->position);
    }
    c.phi.end = index(p_.phi_position.size());
    for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
      p_.capacity[static_cast<std::size_t>(i)].pairs.begin = index(p_.pairs.size());
      add_pairs(coupling, owner, i, true);
      p_.capacity[static_cast<std::size_t>(i)].pairs.end = index(p_.pairs.size());
    }
    c.pairs.begin = index(p_.pairs.size());
    add_pairs(coupling, owner, 0, false);
    c.pairs.end = index(p_.pairs.size());
    p_.max_couplings = std::max(p_.max_couplings, index(coupling.size()));
    p_.max_phi = std::max({p_.max_phi, c.phi.end - c.phi.begin, 1});
    p_.max_capacity = std::max(p_.max_capacity, c.capacity.end - c.capacity.begin);
  }

  /// Own pairs of capacity row `row`, or (own false) all pairs not within one capacity row.
  void add_pairs(const std::vector<PositionCoef*>& coupling, const std::vector<Index>& owner,
                 Index row, bool own) {
    for (std::size_t a = 0; a < coupling.size(); ++a)
      for (std::size_t b = 0; b <= a; ++b) {
        const bool within = owner[a] >= 0 && owner[a] == owner[b];
        if (own ? !(within && owner[a] == row) : within) continue;
        const bool twice = a != b && coupling[a]->position == coupling[b]->position;
        p_.pairs.push_back({schur_target(coupling[a]->position, coupling[b]->position), index(a),
                            index(b), twice ? 2.0 : 1.0});
      }
  }

  // --- rows ---

  void add_rows() {
    p_.row_rhs.resize(form_.rows.size());
    p_.row_weight.resize(form_.rows.size());
    for (std::size_t k = 0; k < form_.rows.size(); ++k) {
      const Index f = rows_.row_of[k];
      const FormRow& row = form_.rows[static_cast<std::size_t>(f)];
      p_.row_weight[k] = 1.0 / row.scale;
      p_.row_rhs[k].begin = index(p_.terms.size());
      for (const Term& t : row.rhs) p_.terms.push_back({t.scale, t.series, 0});
      for (const FormEntry& e : form_.lag_entries) {
        const FormColumn& c = form_.columns[static_cast<std::size_t>(e.column)];
        if (e.row == f && !c.cyclic && c.initial != 0.0)
          p_.terms.push_back(
              {-e.value.scale * c.initial, e.value.series, map_.first_mask + scenario_start});
      }
      p_.row_rhs[k].end = index(p_.terms.size());
    }
    for (const FormBorderEntry& e : form_.border) {
      std::vector<PositionCoef> list;
      expand(false, e, list);
      for (const PositionCoef& v : list) p_.border.push_back({place(e.row), v});
    }
  }

  void add_lags() {
    for (std::size_t l = 0; l < map_.lagged.size(); ++l) {
      const Index j = map_.lagged[l];
      p_.lagged_column.push_back(j);
      Range range{index(p_.lag_entries.size()), 0};
      for (const FormEntry& e : form_.lag_entries) {
        if (e.column != j) continue;
        p_.lag_entries.push_back({place(e.row), coef(e.value)});
        if (map_.left_position < 0) continue;
        const bool cyclic = form_.columns[static_cast<std::size_t>(j)].cyclic;
        p_.border.push_back({place(e.row),
                             {map_.left_position + index(l), e.value.scale, e.value.series,
                              map_.first_mask + (cyclic ? first_cyclic : first_given), 0}});
      }
      range.end = index(p_.lag_entries.size());
      p_.lag_range.push_back(range);
    }
  }

  // --- the step matrix: structure with fill, update lists ---

  void add_matrix() {
    const std::size_t n = form_.rows.size();
    std::vector<std::vector<bool>> graph = row_graph();
    std::vector<std::vector<bool>> lower(n, std::vector<bool>(n, false));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < i; ++k)
        lower[i][k] = graph[static_cast<std::size_t>(rows_.row_of[i])]
                           [static_cast<std::size_t>(rows_.row_of[k])];
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = k + 1; i < n; ++i)
        if (lower[i][k])
          for (std::size_t l = k + 1; l < i; ++l)
            if (lower[l][k]) lower[i][l] = true;
    place_.assign(n * n, -1);
    for (std::size_t k = 0; k < n; ++k) {
      Range range{index(p_.lower_row.size()), 0};
      for (std::size_t i = k + 1; i < n; ++i)
        if (lower[i][k]) {
          place_[i * n + k] = index(n + p_.lower_row.size());
          p_.lower_row.push_back(index(i));
        }
      range.end = index(p_.lower_row.size());
      p_.column_lower.push_back(range);
    }
    p_.n_matrix = index(n + p_.lower_row.size());
    for (std::size_t k = 0; k < n; ++k) add_pivot_updates(k);
    add_products();
  }

  Index target(Index a, Index b) const {
    if (a == b) return a;
    return place_[static_cast<std::size_t>(std::max(a, b)) * form_.rows.size() +
                  static_cast<std::size_t>(std::min(a, b))];
  }

  void add_pivot_updates(std::size_t k) {
    Range range{index(p_.updates.size()), 0};
    const Range below = p_.column_lower[k];
    for (Index a = below.begin; a < below.end; ++a)
      for (Index b = below.begin; b <= a; ++b)
        p_.updates.push_back({target(p_.lower_row[static_cast<std::size_t>(a)],
                                     p_.lower_row[static_cast<std::size_t>(b)]),
                              p_.n_rows + a, p_.n_rows + b});
    range.end = index(p_.updates.size());
    p_.pivot_updates.push_back(range);
  }

  void add_products() {
    const auto products = [&](const std::vector<RowCoef>& list, Range r,
                              std::vector<Pattern::MatrixTerm>& out) {
      Range range{index(out.size()), 0};
      for (Index a = r.begin; a < r.end; ++a)
        for (Index b = r.begin; b <= a; ++b)
          out.push_back(
              {target(list[static_cast<std::size_t>(a)].row, list[static_cast<std::size_t>(b)].row),
               a, b});
      range.end = index(out.size());
      return range;
    };
    for (const PatternColumn& c : p_.columns)
      p_.column_products.push_back(products(p_.entries, c.entries, p_.products));
    for (const Range& r : p_.lag_range)
      p_.lag_column_products.push_back(products(p_.lag_entries, r, p_.lag_products));
  }

  // --- coupling to the step before ---

  void add_links() {
    const std::size_t n = form_.rows.size();
    std::map<Index, std::vector<bool>> reach;  // link row -> pivots of the step before
    for (std::size_t l = 0; l < map_.lagged.size(); ++l) {
      const Range lag = p_.lag_range[l];
      const Range own = p_.columns[static_cast<std::size_t>(map_.lagged[l])].entries;
      for (Index e = lag.begin; e < lag.end; ++e) {
        std::vector<bool>& x = reach[p_.lag_entries[static_cast<std::size_t>(e)].row];
        x.resize(n, false);
        for (Index a = own.begin; a < own.end; ++a)
          x[static_cast<std::size_t>(p_.entries[static_cast<std::size_t>(a)].row)] = true;
      }
    }
    std::map<std::pair<Index, Index>, Index> slot;
    for (auto& [row, x] : reach) {
      for (std::size_t k = 0; k < n; ++k)
        if (x[k])
          for (Index e = p_.column_lower[k].begin; e < p_.column_lower[k].end; ++e)
            x[static_cast<std::size_t>(p_.lower_row[static_cast<std::size_t>(e)])] = true;
      Range range{p_.n_link, 0};
      for (std::size_t k = 0; k < n; ++k)
        if (x[k]) {
          slot[{row, index(k)}] = p_.n_link++;
          p_.link_column.push_back(index(k));
        }
      range.end = p_.n_link;
      p_.link_row.push_back(row);
      p_.link_range.push_back(range);
    }
    for (std::size_t l = 0; l < map_.lagged.size(); ++l) {
      const Range lag = p_.lag_range[l];
      const Range own = p_.columns[static_cast<std::size_t>(map_.lagged[l])].entries;
      for (Index e = lag.begin; e < lag.end; ++e)
        for (Index a = own.begin; a < own.end; ++a)
          p_.link_start.push_back({slot.at({p_.lag_entries[static_cast<std::size_t>(e)].row,
                                            p_.entries[static_cast<std::size_t>(a)].row}),
                                   e, a, index(l)});
    }
    for (std::size_t i = 0; i < p_.link_row.size(); ++i)
      for (Index s = p_.link_range[i].begin; s < p_.link_range[i].end; ++s) {
        const Range below =
            p_.column_lower[static_cast<std::size_t>(p_.link_column[static_cast<std::size_t>(s)])];
        for (Index e = below.begin; e < below.end; ++e)
          p_.link_updates.push_back(
              {slot.at({p_.link_row[i], p_.lower_row[static_cast<std::size_t>(e)]}), s,
               p_.n_rows + e});
      }
    for (std::size_t a = 0; a < p_.link_row.size(); ++a)
      for (std::size_t b = 0; b <= a; ++b)
        for (Index s = p_.link_range[a].begin; s < p_.link_range[a].end; ++s) {
          const auto it = slot.find({p_.link_row[b], p_.link_column[static_cast<std::size_t>(s)]});
          if (it != slot.end())
            p_.link_products.push_back({target(p_.link_row[a], p_.link_row[b]), s, it->second});
        }
  }

  const Form& form_;
  const StageMap& map_;
  PatternMap& rows_;
  Pattern p_;
  std::vector<Index> place_;
};

}  // namespace

Pattern make_pattern(const Form& form, const StageMap& map, PatternMap& pattern_map) {
  return Analysis(form, map, pattern_map).run();
}

}  // namespace sunward::ipm
