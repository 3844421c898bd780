#include "sunward/ipm/kkt/border.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::ipm {

namespace {
std::size_t at(Index i) { return static_cast<std::size_t>(i); }
double lane(const VecArray& array, std::size_t p, std::size_t l) {
  return reinterpret_cast<const double*>(array.data())[p * lane_width + l];
}
}  // namespace

Border::Border(const Form& form, const StageMap& map, const Pattern& pattern)
    : form_(form), map_(map), pattern_(pattern) {
  columns.resize(form.shared_columns.size());
  rows.resize(form.shared_rows.size());
  pi.assign(form.shared_rows.size(), 0.0);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    columns[k].lower = form.shared_columns[k].lower;
    columns[k].upper = form.shared_columns[k].upper;
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    rows[r].lower = form.shared_rows[r].lower;
    rows[r].upper = form.shared_rows[r].upper;
  }
  value.assign(map.nodes.size(), 0.0);
  dvalue = residual_ = force_ = base_ = rhs_ = value;
  const std::size_t n_scenarios = map.scenario_node_begin.size() - 2;
  global_begin_ = map.scenario_node_begin[n_scenarios];
  n_global_ = map.scenario_node_begin[n_scenarios + 1] - global_begin_;
  for (std::size_t s = 0; s <= n_scenarios; ++s) {
    Front f;
    f.first = map.scenario_node_begin[s];
    f.n_own = map.scenario_node_begin[s + 1] - f.first;
    f.size = s < n_scenarios ? f.n_own + n_global_ : f.n_own;
    f.a.resize(at(f.size) * at(f.size));
    fronts_.push_back(std::move(f));
  }
}

void Border::scatter_values(const Group& group, GroupData& data) const {
  auto* out = reinterpret_cast<double*>(data.value.data());
  const std::size_t n_positions = map_.positions.size();
  for (std::size_t p = 0; p < group.node.size(); ++p)
    for (std::size_t l = 0; l < lane_width; ++l) {
      const std::size_t place = p < n_positions ? p : p - n_positions + at(pattern_.n_positions);
      const Index node = group.node[p][l];
      out[place * lane_width + l] = node >= 0 ? value[at(node)] : group.fixed_value[p][l];
    }
}

void Border::scatter_steps(const Group& group, GroupData& data) const {
  auto* out = reinterpret_cast<double*>(data.dvalue.data());
  const std::size_t n_positions = map_.positions.size();
  for (std::size_t p = 0; p < group.node.size(); ++p)
    for (std::size_t l = 0; l < lane_width; ++l) {
      const std::size_t place = p < n_positions ? p : p - n_positions + at(pattern_.n_positions);
      const Index node = group.node[p][l];
      out[place * lane_width + l] = node >= 0 ? dvalue[at(node)] : 0.0;
    }
}

void Border::clear_residuals() {
  std::fill(residual_.begin(), residual_.end(), 0.0);
  std::fill(force_.begin(), force_.end(), 0.0);
  fixed_objective_ = 0.0;
}

void Border::add_residuals(const Group& group, const GroupData& data) {
  const std::size_t n_positions = map_.positions.size();
  for (std::size_t p = 0; p < group.node.size(); ++p) {
    const std::size_t place = p < n_positions ? p : p - n_positions + at(pattern_.n_positions);
    for (std::size_t l = 0; l < lane_width; ++l) {
      const double r = lane(data.border_residual, place, l),
                   f = lane(data.capacity_force, place, l);
      const Index node = group.node[p][l];
      if (node >= 0) {
        residual_[at(node)] += r;
        force_[at(node)] += f;
      } else {
        fixed_objective_ += group.fixed_value[p][l] * (r + f);
      }
    }
  }
}

/// base_: columns c - h'pi + residual; rows: missing activity; interface states: residual.
void Border::base_rhs() {
  base_ = residual_;
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (map_.column_node[k] >= 0) base_[at(map_.column_node[k])] += form_.shared_columns[k].cost;
  for (std::size_t r = 0; r < rows.size(); ++r)
    if (map_.row_node[r] >= 0)
      base_[at(map_.row_node[r])] +=
          form_.shared_rows[r].equality ? form_.shared_rows[r].lower : rows[r].x;
  for (const lp::SharedEntry& e : form_.shared_entries) {
    const Index c = map_.column_node[at(e.column)], r = map_.row_node[at(e.row)];
    base_[at(c)] -= e.value * pi[at(e.row)];
    base_[at(r)] -= e.value * columns[at(e.column)].x;
  }
}

PassResult Border::measure() {
  base_rhs();
  PassResult out;
  out.min_product = 1e300;
  const auto pairs = [&](const Bounded& b) {
    out.complementarity += b.complementarity();
    out.pairs += b.pairs();
    if (b.has_lower()) out.min_product = std::min(out.min_product, b.zl * (b.x - b.lower));
    if (b.has_upper()) out.min_product = std::min(out.min_product, b.zu * (b.upper - b.x));
    if (b.has_lower()) out.dual_objective += b.lower * b.zl;
    if (b.has_upper()) out.dual_objective -= b.upper * b.zu;
  };
  for (std::size_t n = 0; n < map_.nodes.size(); ++n) {
    const BorderNode& node = map_.nodes[n];
    const auto i = at(node.index);
    if (node.kind == BorderNode::Kind::row) {
      const FormSharedRow& row = form_.shared_rows[i];
      const double magnitude =
          std::max(std::abs(residual_[n]), std::abs(base_[n] - residual_[n])) / row.scale;
      out.primal_residual =
          std::max(out.primal_residual, std::abs(base_[n]) / row.scale / (1.0 + magnitude));
      if (row.equality) {
        out.dual_objective += row.lower * pi[i];
      } else {
        pairs(rows[i]);
        const double rd = pi[i] - (rows[i].has_lower() ? rows[i].zl : 0.0) +
                          (rows[i].has_upper() ? rows[i].zu : 0.0);
        out.dual_residual =
            std::max(out.dual_residual, std::abs(rd) * row.scale / form_.objective_scale);
      }
      continue;
    }
    double rd = base_[n] + force_[n], scale = 0.0;
    if (node.kind == BorderNode::Kind::column) {
      const Bounded& b = columns[i];
      rd += (b.has_upper() ? b.zu : 0.0) - (b.has_lower() ? b.zl : 0.0);
      pairs(b);
      out.primal_objective += form_.shared_columns[i].cost * b.x;
      scale = form_.shared_columns[i].scale;
    } else {
      scale = form_.columns[i].scale;
    }
    out.dual_residual = std::max(out.dual_residual, std::abs(rd) / (scale * form_.objective_scale));
  }
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (form_.shared_columns[k].fixed) {
      out.primal_objective += form_.shared_columns[k].cost * form_.shared_columns[k].lower;
      out.dual_objective += form_.shared_columns[k].cost * form_.shared_columns[k].lower;
    }
  out.dual_objective += fixed_objective_;
  return out;
}

void Border::add_entry(Index scenario, Index a, Index b, double v) {
  const auto place = [&](Index node) {
    Front& f = fronts_[at(scenario)];
    return node < global_begin_
               ? node - f.first
               : node - global_begin_ + (at(scenario) + 1 < fronts_.size() ? f.n_own : 0);
  };
  Front& f = fronts_[at(scenario)];
  const Index i = place(a), j = place(b);
  f.a[at(std::max(i, j)) * at(f.size) + at(std::min(i, j))] += v;
}

void Border::clear_matrix(double regularisation_primal, double regularisation_dual) {
  regularisation_primal_ = regularisation_primal;
  regularisation_dual_ = regularisation_dual;
  for (Front& f : fronts_) std::fill(f.a.begin(), f.a.end(), 0.0);
  const auto global = static_cast<Index>(fronts_.size()) - 1;
  const auto front_of = [&](Index node) {
    const Index s = map_.nodes[at(node)].scenario;
    return s < 0 ? global : s;
  };
  for (std::size_t n = 0; n < map_.nodes.size(); ++n) {
    const BorderNode& node = map_.nodes[n];
    const auto id = static_cast<Index>(n);
    if (node.kind == BorderNode::Kind::column) {
      add_entry(front_of(id), id, id,
                -(columns[at(node.index)].curvature() + regularisation_primal));
    } else if (node.kind == BorderNode::Kind::row) {
      const bool equality = form_.shared_rows[at(node.index)].equality;
      const double h =
          equality ? 0.0 : 1.0 / (rows[at(node.index)].curvature() + regularisation_primal);
      add_entry(front_of(id), id, id, h + regularisation_dual);
    }
  }
  for (const lp::SharedEntry& e : form_.shared_entries) {
    const Index c = map_.column_node[at(e.column)], r = map_.row_node[at(e.row)];
    add_entry(std::min(front_of(c), front_of(r)), c, r, e.value);
  }
}

void Border::add_schur(const Group& group, const GroupData& data) {
  const std::size_t n_positions = map_.positions.size(), stride = at(pattern_.n_border);
  const auto place = [&](std::size_t p) {
    return p < n_positions ? p : p - n_positions + at(pattern_.n_positions);
  };
  for (std::size_t p = 0; p < group.node.size(); ++p)
    for (std::size_t q = 0; q <= p; ++q) {
      const std::size_t entry = place(p) * stride + place(q);
      for (std::size_t l = 0; l < lane_width; ++l) {
        const Index a = group.node[p][l], b = group.node[q][l];
        if (a < 0 || b < 0) continue;
        const double v = lane(data.schur, entry, l);
        // A cyclic scenario of one segment meets its own interface on both sides.
        add_entry(map_.segments[at(group.segment[l])].scenario, a, b,
                  a == b && p != q ? 2.0 * v : v);
      }
    }
}

/// Right-looking LDL' of the front's own pivots; the rest becomes the Schur complement.
void Border::eliminate(Front& f) {
  const std::size_t n = at(f.size);
  std::vector<double> column(n);
  for (std::size_t k = 0; k < at(f.n_own); ++k) {
    const bool positive = map_.nodes[at(f.first) + k].kind == BorderNode::Kind::row;
    double d = f.a[k * n + k];
    const double least = positive ? regularisation_dual_ : regularisation_primal_;
    if (positive ? d < least : d > -least) d = positive ? least : -least;
    f.a[k * n + k] = d;
    for (std::size_t i = k + 1; i < n; ++i) column[i] = f.a[i * n + k];
    for (std::size_t i = k + 1; i < n; ++i) {
      if (column[i] == 0.0) continue;
      const double l = column[i] / d;
      double* row = f.a.data() + i * n;
      for (std::size_t j = k + 1; j <= i; ++j) row[j] -= l * column[j];
      row[k] = l;
    }
  }
}

void Border::factor() {
  Front& global = fronts_.back();
  for (std::size_t s = 0; s + 1 < fronts_.size(); ++s) {
    Front& f = fronts_[s];
    eliminate(f);
    for (Index i = 0; i < n_global_; ++i)
      for (Index j = 0; j <= i; ++j)
        global.a[at(i) * at(n_global_) + at(j)] +=
            f.a[at(f.n_own + i) * at(f.size) + at(f.n_own + j)];
  }
  eliminate(global);
}

void Border::clear_rhs() { std::fill(rhs_.begin(), rhs_.end(), 0.0); }

void Border::add_rhs(const Group& group, const GroupData& data) {
  const std::size_t n_positions = map_.positions.size();
  for (std::size_t p = 0; p < group.node.size(); ++p) {
    const std::size_t place = p < n_positions ? p : p - n_positions + at(pattern_.n_positions);
    for (std::size_t l = 0; l < lane_width; ++l)
      if (group.node[p][l] >= 0) rhs_[at(group.node[p][l])] += lane(data.border_rhs, place, l);
  }
}

void Border::triangular_solves() {
  for (const Front& f : fronts_) {
    const std::size_t n = at(f.size);
    const auto place = [&](std::size_t i) {
      return i < at(f.n_own) ? at(f.first) + i : at(global_begin_) + i - at(f.n_own);
    };
    for (std::size_t k = 0; k < at(f.n_own); ++k) {
      const double v = rhs_[at(f.first) + k];
      for (std::size_t i = k + 1; i < n; ++i) rhs_[place(i)] -= f.a[i * n + k] * v;
    }
  }
  for (std::size_t s = fronts_.size(); s-- > 0;) {
    const Front& f = fronts_[s];
    const std::size_t n = at(f.size);
    for (std::size_t k = at(f.n_own); k-- > 0;) {
      double v = rhs_[at(f.first) + k] / f.a[k * n + k];
      for (std::size_t i = k + 1; i < n; ++i) {
        const std::size_t node =
            i < at(f.n_own) ? at(f.first) + i : at(global_begin_) + i - at(f.n_own);
        v -= f.a[i * n + k] * dvalue[node];
      }
      dvalue[at(f.first) + k] = v;
    }
  }
}

void Border::solve(double mu_target, bool with_targets) {
  for (std::size_t n = 0; n < rhs_.size(); ++n) rhs_[n] += base_[n];
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (map_.column_node[k] >= 0)
      rhs_[at(map_.column_node[k])] -= columns[k].push(mu_target, with_targets);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (map_.row_node[r] < 0 || form_.shared_rows[r].equality) continue;
    const double h = rows[r].curvature() + regularisation_primal_;
    rhs_[at(map_.row_node[r])] += (rows[r].push(mu_target, with_targets) - pi[r]) / h;
  }
  triangular_solves();
  read_steps(mu_target, with_targets);
}

void Border::read_steps(double mu_target, bool with_targets) {
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (map_.column_node[k] < 0) continue;
    columns[k].dx = dvalue[at(map_.column_node[k])];
    columns[k].finish_step(mu_target, with_targets);
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (map_.row_node[r] < 0 || form_.shared_rows[r].equality) continue;
    const double h = rows[r].curvature() + regularisation_primal_;
    rows[r].dx = (rows[r].push(mu_target, with_targets) - pi[r] - dvalue[at(map_.row_node[r])]) / h;
    rows[r].finish_step(mu_target, with_targets);
  }
}

namespace {
template <class Visit>
void each_bounded(const Form& form, const StageMap& map, std::vector<Bounded>& columns,
                  std::vector<Bounded>& rows, Visit visit) {
  for (std::size_t k = 0; k < columns.size(); ++k)
    if (map.column_node[k] >= 0) visit(columns[k]);
  for (std::size_t r = 0; r < rows.size(); ++r)
    if (map.row_node[r] >= 0 && !form.shared_rows[r].equality) visit(rows[r]);
}
}  // namespace

PassResult Border::step_measure() const {
  PassResult out;
  each_bounded(form_, map_, const_cast<Border*>(this)->columns, const_cast<Border*>(this)->rows,
               [&](const Bounded& b) {
                 out.ratio_primal = std::max(out.ratio_primal, b.ratio_primal());
                 out.ratio_dual = std::max(out.ratio_dual, b.ratio_dual());
                 if (b.has_lower()) {
                   out.s_dz += (b.x - b.lower) * b.dzl;
                   out.z_ds += b.zl * b.dx;
                   out.ds_dz += b.dx * b.dzl;
                 }
                 if (b.has_upper()) {
                   out.s_dz += (b.upper - b.x) * b.dzu;
                   out.z_ds -= b.zu * b.dx;
                   out.ds_dz -= b.dx * b.dzu;
                 }
               });
  return out;
}

void Border::set_second_order_targets() {
  each_bounded(form_, map_, columns, rows, [](Bounded& b) { b.set_second_order_targets(); });
}

void Border::weigh_targets(double weight) {
  each_bounded(form_, map_, columns, rows, [weight](Bounded& b) {
    b.tl *= weight;
    b.tu *= weight;
  });
}

void Border::shift_start(double least_slack, double least_multiplier) {
  each_bounded(form_, map_, columns, rows, [&](Bounded& b) {
    b.x += b.dx;
    const double margin = b.has_lower() && b.has_upper()
                              ? std::min(least_slack, 0.25 * (b.upper - b.lower))
                              : least_slack;
    if (b.has_lower()) b.x = std::max(b.x, b.lower + margin);
    if (b.has_upper()) b.x = std::min(b.x, b.upper - margin);
    if (b.has_lower()) b.zl = std::max(b.zl + b.dzl, least_multiplier);
    if (b.has_upper()) b.zu = std::max(b.zu + b.dzu, least_multiplier);
  });
  for (std::size_t n = 0; n < map_.nodes.size(); ++n) {
    const auto i = at(map_.nodes[n].index);
    if (map_.nodes[n].kind == BorderNode::Kind::row) value[n] = pi[i] += dvalue[n];
    if (map_.nodes[n].kind == BorderNode::Kind::column) value[n] = columns[i].x;
  }
}

void Border::correct_targets(const PassInput& in) {
  const auto correction = [&](double product) {
    if (product < in.gondzio_low) return in.gondzio_low - product;
    if (product > in.gondzio_high) return std::max(in.gondzio_high - product, -in.gondzio_high);
    return 0.0;
  };
  each_bounded(form_, map_, columns, rows, [&](Bounded& b) {
    if (b.has_lower())
      b.tl += correction((b.x - b.lower + in.alpha_primal * b.dx) * (b.zl + in.alpha_dual * b.dzl));
    if (b.has_upper())
      b.tu += correction((b.upper - b.x - in.alpha_primal * b.dx) * (b.zu + in.alpha_dual * b.dzu));
  });
}

void Border::advance(double alpha_primal, double alpha_dual) {
  each_bounded(form_, map_, columns, rows,
               [&](Bounded& b) { b.advance(alpha_primal, alpha_dual); });
  for (std::size_t n = 0; n < map_.nodes.size(); ++n) {
    const BorderNode& node = map_.nodes[n];
    if (node.kind == BorderNode::Kind::row) {
      pi[at(node.index)] += alpha_dual * dvalue[n];
      value[n] = pi[at(node.index)];
    } else {
      value[n] += alpha_primal * dvalue[n];
      if (node.kind == BorderNode::Kind::column) value[n] = columns[at(node.index)].x;
    }
  }
}

}  // namespace sunward::ipm
