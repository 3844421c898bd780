#include "sunward/ipm/engine.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/ipm/kkt/generate.hpp"

namespace sunward::ipm {

namespace {

std::size_t at(Index i) { return static_cast<std::size_t>(i); }

/// Scalar view of a lane array: entry i of step t, lane l.
double& cell(const VecArray& a, std::size_t t, Index i, std::size_t l) {
  return reinterpret_cast<double*>(a.at(t))[at(i) * lane_width + l];
}

double coef(const Coef& c, const GroupData& g, std::size_t t, std::size_t l) {
  return c.series == 0 ? c.scale : c.scale * cell(g.series, t, c.series, l);
}
double coef(const MaskedCoef& c, const GroupData& g, std::size_t t, std::size_t l) {
  return c.scale * cell(g.series, t, c.series, l) * cell(g.series, t, c.mask, l);
}
double coef(const PositionCoef& c, const GroupData& g, std::size_t t, std::size_t l) {
  return c.scale * cell(g.series, t, c.series, l) * cell(g.series, t, c.mask, l);
}

bool on(Index mask, const GroupData& g, std::size_t t, std::size_t l) {
  return mask >= 0 && cell(g.series, t, mask, l) > 0.5;
}

/// Fewer steps (of eight lanes) are solved before machine code for them is made.
constexpr Index least_steps_to_generate = 100;

/// Larger data do not stay in the last cache from pass to pass: 32 MB on servers of 2026.
constexpr std::size_t least_bytes_to_stream = std::size_t{48} << 20;

/// Slacks start at least this many times their mean magnitude away from zero.
constexpr double slack_margin = 0.5;

/// A value strictly between the bounds, a unit (or a third of the range) away from the nearest.
double inside(bool has_lower, double lower, bool has_upper, double upper) {
  if (has_lower && has_upper) return lower + std::min(1.0, 0.5 * (upper - lower));
  if (has_lower) return lower + 1.0;
  if (has_upper) return upper - 1.0;
  return 0.0;
}

}  // namespace

Engine::Engine(const lp::Problem& problem, int threads)
    : form_(make_form(problem)),
      workers_(threads),
      map_(make_stage_map(form_, threads)),
      pattern_(make_pattern(form_, map_, pattern_map_)),
      kernels_(kernels()) {
  groups_.resize(map_.groups.size());
  results_.resize(groups_.size());
  each_group([&](std::size_t g) { pack_group(form_, map_, pattern_, map_.groups[g], groups_[g]); });
  border_ = std::make_unique<Border>(form_, map_, pattern_);
  Index n_steps = 0;
  for (const GroupData& group : groups_) n_steps += group.n_steps;
  if (kernels_.generates && n_steps >= least_steps_to_generate)
    pattern_.code =
        generate(pattern_, groups_.front(),
                 static_cast<std::size_t>(n_steps) * groups_.front().y.stride() * sizeof(Vec) >
                     least_bytes_to_stream);
}

void Engine::each_group(const std::function<void(std::size_t)>& fn) {
  workers_.run(static_cast<int>(groups_.size()), [&](int g) { fn(static_cast<std::size_t>(g)); });
}

void Engine::start() {
  Border& b = *border_;
  const auto place = [](Bounded& v) {
    v.x = inside(v.has_lower(), v.lower, v.has_upper(), v.upper);
    v.zl = v.has_lower() ? 1.0 : 0.0;
    v.zu = v.has_upper() ? 1.0 : 0.0;
  };
  for (Bounded& v : b.columns) place(v);
  for (Bounded& v : b.rows) place(v);
  for (std::size_t k = 0; k < b.columns.size(); ++k)
    if (map_.column_node[k] >= 0) b.value[at(map_.column_node[k])] = b.columns[k].x;
  each_group([&](std::size_t g) {
    GroupData& data = groups_[g];
    const Pattern& p = pattern_;
    b.scatter_values(map_.groups[g], data);
    const auto* value = reinterpret_cast<const double*>(data.value.data());
    for (std::size_t t = 0; t < at(data.n_steps); ++t)
      for (std::size_t l = 0; l < lane_width; ++l) {
        const bool alive = cell(data.series, t, 0, l) > 0.5;
        for (Index j = 0; j < p.n_columns; ++j) {
          const PatternColumn& c = p.columns[at(j)];
          const bool lower = on(c.lower_mask, data, t, l), upper = on(c.upper_mask, data, t, l);
          const bool free = on(c.free_mask, data, t, l);
          const double lo = coef(c.lower, data, t, l), up = coef(c.upper, data, t, l);
          double& y = cell(data.y, t, j, l);
          y = !alive ? 0.0 : free ? inside(lower, lo, upper, up) : lo;
          if (c.lower_slot >= 0) cell(data.z, t, c.lower_slot, l) = lower ? 1.0 : 0.0;
          if (c.upper_slot >= 0) cell(data.z, t, c.upper_slot, l) = upper ? 1.0 : 0.0;
          for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
            const PatternCapacity& row = p.capacity[at(i)];
            const bool holds = on(row.mask, data, t, l);
            double slack = -coef(row.alpha, data, t, l) * y;
            for (Index n = row.rhs.begin; n < row.rhs.end; ++n)
              slack += coef(p.terms[at(n)], data, t, l);
            for (Index e = row.entries.begin; e < row.entries.end; ++e) {
              const PositionCoef& entry = p.capacity_entries[at(e)];
              slack -= coef(entry, data, t, l) * value[at(entry.position) * lane_width + l];
            }
            cell(data.s, t, row.slack, l) = holds ? std::max(slack, 1.0) : 1.0;
            cell(data.z, t, row.slot, l) = holds ? 1.0 : 0.0;
          }
        }
      }
  });
  read_interfaces();
}

/// Interface states start where their lanes have them.
void Engine::read_interfaces() {
  for (std::size_t g = 0; g < groups_.size(); ++g)
    for (Index l = 0; l < pattern_.n_lagged; ++l)
      for (std::size_t lane = 0; lane < lane_width; ++lane) {
        const std::size_t p = map_.positions.size() + at(l);
        if (p >= map_.groups[g].node.size()) continue;
        const Index node = map_.groups[g].node[p][lane];
        if (node >= 0)
          border_->value[at(node)] =
              cell(groups_[g].y, at(groups_[g].n_steps) - 1, pattern_.lagged_column[at(l)], lane);
      }
}

Measure Engine::factor() {
  PassInput in;
  in.apply_step = pending_step_;
  in.alpha_primal = alpha_primal_;
  in.alpha_dual = alpha_dual_;
  in.regularisation_primal = regularisation_primal_;
  in.regularisation_dual = regularisation_dual_;
  pending_step_ = false;
  each_group([&](std::size_t g) {
    border_->scatter_values(map_.groups[g], groups_[g]);
    results_[g] = kernels_.factor(pattern_, groups_[g], in);
  });
  border_->clear_residuals();
  border_->clear_matrix(regularisation_primal_, regularisation_dual_);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    border_->add_residuals(map_.groups[g], groups_[g]);
    border_->add_schur(map_.groups[g], groups_[g]);
  }
  PassResult total = border_->measure();
  Measure m;
  m.shared_primal_residual = total.primal_residual;
  m.shared_dual_residual = total.dual_residual;
  total.primal_residual = total.dual_residual = 0.0;
  for (const PassResult& r : results_) {
    total.complementarity += r.complementarity;
    total.pairs += r.pairs;
    total.primal_objective += r.primal_objective;
    total.dual_objective += r.dual_objective;
    total.primal_residual = std::max(total.primal_residual, r.primal_residual);
    total.dual_residual = std::max(total.dual_residual, r.dual_residual);
    total.min_product = std::min(total.min_product, r.min_product);
  }
  border_->factor();
  pairs_ = total.pairs;
  complementarity_ = total.complementarity;
  m.primal_residual = total.primal_residual;
  m.dual_residual = total.dual_residual;
  const double offset = form_.problem->objective_offset;
  m.primal_objective = total.primal_objective / form_.objective_scale + offset;
  m.dual_objective = total.dual_objective / form_.objective_scale + offset;
  m.mu = pairs_ > 0.0 ? complementarity_ / pairs_ : 0.0;
  m.min_product = total.min_product;
  return m;
}

void Engine::solve_border(double mu_target, bool with_targets) {
  border_->clear_rhs();
  for (std::size_t g = 0; g < groups_.size(); ++g) border_->add_rhs(map_.groups[g], groups_[g]);
  border_->solve(mu_target, with_targets);
}

Direction Engine::direction(const PassInput& in, bool with_targets) {
  solve_border(in.mu_target, with_targets);
  each_group([&](std::size_t g) {
    border_->scatter_steps(map_.groups[g], groups_[g]);
    results_[g] = kernels_.backward(pattern_, groups_[g], in);
  });
  const PassResult own = border_->step_measure();
  Direction d{own.ratio_primal, own.ratio_dual, own.s_dz, own.z_ds, own.ds_dz};
  for (const PassResult& r : results_) {
    d.ratio_primal = std::max(d.ratio_primal, r.ratio_primal);
    d.ratio_dual = std::max(d.ratio_dual, r.ratio_dual);
    d.s_dz += r.s_dz;
    d.z_ds += r.z_ds;
    d.ds_dz += r.ds_dz;
  }
  return d;
}

Direction Engine::affine() {
  PassInput in;
  in.regularisation_primal = regularisation_primal_;
  const Direction d = direction(in, false);
  border_->set_second_order_targets();
  return d;
}

Direction Engine::combined(double mu_target, double second_order_weight) {
  PassInput in;
  in.mu_target = mu_target;
  in.second_order_weight = second_order_weight;
  border_->weigh_targets(second_order_weight);
  return forward_and_back(in);
}

Direction Engine::corrected(double mu_target, double alpha_primal, double alpha_dual, double low,
                            double high) {
  PassInput in;
  in.mu_target = mu_target;
  in.alpha_primal = alpha_primal;
  in.alpha_dual = alpha_dual;
  in.gondzio_low = low;
  in.gondzio_high = high;
  border_->correct_targets(in);
  return forward_and_back(in);
}

Direction Engine::forward_and_back(const PassInput& input) {
  PassInput in = input;
  in.keep_step = true;
  in.regularisation_primal = regularisation_primal_;
  each_group([&](std::size_t g) { kernels_.forward(pattern_, groups_[g], in); });
  return direction(in, true);
}

void Engine::refine_start(double multiplier_margin) {
  (void)factor();
  (void)combined(0.0);
  PassInput in;
  double slack = 0.0, multiplier = 0.0, pairs = 0.0;
  each_group(
      [&](std::size_t g) { results_[g] = kernels_.start_measure(pattern_, groups_[g], in); });
  for (const PassResult& r : results_) {
    slack += r.z_ds;
    multiplier += r.s_dz;
    pairs += r.pairs;
  }
  in.alpha_primal = std::max(1e-3, slack_margin * slack / std::max(pairs, 1.0));
  in.alpha_dual = std::max(1e-3, multiplier_margin * multiplier / std::max(pairs, 1.0));
  each_group([&](std::size_t g) { kernels_.start_shift(pattern_, groups_[g], in); });
  border_->shift_start(in.alpha_primal, in.alpha_dual);
  read_interfaces();
}

void Engine::advance(double alpha_primal, double alpha_dual) {
  alpha_primal_ = alpha_primal;
  alpha_dual_ = alpha_dual;
  pending_step_ = true;
  border_->advance(alpha_primal, alpha_dual);
}

double Engine::mu_after(const Direction& d, double alpha_primal, double alpha_dual) const {
  return (complementarity_ + alpha_primal * d.z_ds + alpha_dual * d.s_dz +
          alpha_primal * alpha_dual * d.ds_dz) /
         std::max(pairs_, 1.0);
}

void Engine::read_point(std::size_t g, lp::Point& point) const {
  const Group& group = map_.groups[g];
  const GroupData& data = groups_[g];
  const lp::Problem& p = *form_.problem;
  const std::size_t n_columns = p.step_columns.size(), n_rows = p.step_rows.size();
  for (std::size_t lane = 0; lane < lane_width; ++lane) {
    if (group.segment[lane] < 0) continue;
    const Segment& segment = map_.segments[at(group.segment[lane])];
    const std::size_t pad = at(data.n_steps - segment.length);
    for (std::size_t t = pad; t < at(data.n_steps); ++t) {
      const std::size_t n = segment.first + t - pad;
      double* values = point.step_values.data() + n * n_columns;
      double* duals = point.step_duals.data() + n * n_rows;
      for (std::size_t j = 0; j < n_columns; ++j)
        values[j] = cell(data.y, t, static_cast<Index>(j), lane) * form_.columns[j].scale;
      for (std::size_t k = 0; k < form_.rows.size(); ++k) {
        const FormRow& row = form_.rows[at(pattern_map_.row_of[k])];
        duals[row.source] =
            cell(data.lambda, t, static_cast<Index>(k), lane) * row.scale / form_.objective_scale;
      }
      for (std::size_t c = 0; c < pattern_.capacity.size(); ++c) {
        const CapacityRow& row = form_.capacity[at(pattern_map_.capacity_of[c])];
        const double z = cell(data.z, t, pattern_.capacity[c].slot, lane);
        duals[row.source] -= row.sign * z * row.scale / form_.objective_scale;
      }
      read_void_rows(data, t, lane, group.segment[lane], duals);
    }
  }
}

/// What the rows of the step after a segment's end add to the stationarity of a state there.
double Engine::push_of_next_segment(Index segment, const PatternColumn& column) const {
  const Index right = map_.segments[at(segment)].right;
  if (right < 0) return 0.0;
  const auto next = std::find_if(map_.segments.begin(), map_.segments.end(),
                                 [&](const Segment& s) { return s.left == right; });
  const auto place = static_cast<std::size_t>(next - map_.segments.begin());
  const GroupData& data = groups_[place / lane_width];
  const std::size_t lane = place % lane_width, t = at(data.n_steps - next->length);
  double push = 0.0;
  for (Index e = pattern_.lag_range[at(column.lagged)].begin;
       e < pattern_.lag_range[at(column.lagged)].end; ++e) {
    const RowCoef& entry = pattern_.lag_entries[at(e)];
    push += coef(entry.value, data, t, lane) * cell(data.lambda, t, entry.row, lane);
  }
  return push;
}

/// Where a capacity row vanished because it pins its column (no sun), the column's reduced cost, if
/// negative, is the row's multiplier.
void Engine::read_void_rows(const GroupData& data, std::size_t t, std::size_t lane, Index segment,
                            double* duals) const {
  for (std::size_t c = 0; c < form_.capacity.size(); ++c) {
    const CapacityRow& row = form_.capacity[c];
    if (!row.vanishes) continue;
    const PatternColumn& column = pattern_.columns[at(row.column)];
    const bool holds = row.mask >= 0 && cell(data.series, t, row.mask, lane) > 0.5;
    const bool fixed = column.free_mask < 0 || cell(data.series, t, column.free_mask, lane) < 0.5;
    if (holds || !fixed) continue;
    double reduced = -cell(data.q0, t, row.column, lane);
    if (column.lagged >= 0 && t + 1 == at(data.n_steps))
      reduced -= push_of_next_segment(segment, column);
    for (Index i = column.capacity.begin; i < column.capacity.end; ++i)
      reduced += coef(pattern_.capacity[at(i)].alpha, data, t, lane) *
                 cell(data.z, t, pattern_.capacity[at(i)].slot, lane);
    if (reduced < 0.0)
      duals[row.source] += row.sign * reduced / row.alpha.scale * row.scale / form_.objective_scale;
  }
}

lp::Point Engine::point() const {
  const lp::Problem& p = *form_.problem;
  lp::Point point;
  const std::size_t n = p.n_steps();
  point.step_values.resize(n * p.step_columns.size());
  point.step_duals.resize(n * p.step_rows.size());
  point.shared_values.resize(p.shared_columns.size());
  point.shared_duals.resize(p.shared_rows.size());
  for (std::size_t k = 0; k < p.shared_columns.size(); ++k)
    point.shared_values[k] = form_.shared_columns[k].fixed
                                 ? p.shared_columns[k].lower
                                 : border_->columns[k].x * form_.shared_columns[k].scale;
  for (std::size_t r = 0; r < p.shared_rows.size(); ++r)
    point.shared_duals[r] = border_->pi[r] * form_.shared_rows[r].scale / form_.objective_scale;
  const_cast<Engine*>(this)->each_group([&](std::size_t g) { read_point(g, point); });
  return point;
}

}  // namespace sunward::ipm
