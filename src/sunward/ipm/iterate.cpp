// Engine::keep and Engine::start_from: the iterate out of and into the lanes.
#include "sunward/ipm/iterate.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/ipm/engine.hpp"

namespace sunward::ipm {

namespace {

std::size_t at(Index i) { return static_cast<std::size_t>(i); }

/// Products of a start are at least this part of their mean, slacks this part of its root: smaller
/// ones would block the first steps. Large products do no harm, large multipliers do. Pinglu with
/// drawn prices, costs and loads, to 1e-4: 21 iterations, 23 without the margin of slacks, 39 from
/// the engine's own start.
constexpr double least_product = 0.1;
constexpr double least_slack = 0.05;

double coef(const Coef& c, const double* series, std::size_t lane) {
  return c.scale * series[at(c.series) * lane_width + lane];
}

bool on(Index mask, const double* series, std::size_t lane) {
  return mask >= 0 && series[at(mask) * lane_width + lane] > 0.5;
}

double* row(const VecArray& a, std::size_t t) { return reinterpret_cast<double*>(a.at(t)); }

/// A multiplier whose product with `slack` is not far below mu.
double lifted(double multiplier, double slack, double mu) {
  return std::max(multiplier, least_product * mu / slack);
}

/// A value inside the bounds, at least as far from each as its multiplier asks for.
double inside(double value, double lower, double below, double upper, double above, double mu) {
  const auto margin = [&](double z) {
    const double slack =
        std::max(least_slack * std::sqrt(mu), least_product * mu / std::max(z, 1e-300));
    return std::min({1.0, slack, 0.25 * (upper - lower)});
  };
  if (lower > -infinity) value = std::max(value, lower + margin(below));
  if (upper < infinity) value = std::min(value, upper - margin(above));
  return value;
}

/// Reads or writes the arrays of one group, pattern entry by pattern entry.
template <class Visit>
void each_cell(const VecArray& array, std::size_t n_steps, std::size_t width,
               std::vector<double>& kept, Visit visit) {
  kept.resize(n_steps * width * lane_width);
  for (std::size_t t = 0; t < n_steps; ++t)
    for (std::size_t i = 0; i < width; ++i)
      for (std::size_t l = 0; l < lane_width; ++l)
        visit(row(array, t)[i * lane_width + l], kept[(t * width + i) * lane_width + l], i);
}

}  // namespace

std::vector<Index> Engine::shape() const {
  std::vector<Index> shape = {pattern_.n_columns, pattern_.n_rows, pattern_.n_multipliers,
                              static_cast<Index>(border_->columns.size()),
                              static_cast<Index>(border_->rows.size())};
  for (const PatternColumn& c : pattern_.columns)
    shape.insert(shape.end(), {c.lower_slot, c.upper_slot});
  for (const PatternCapacity& c : pattern_.capacity) shape.insert(shape.end(), {c.slot, c.slack});
  shape.insert(shape.end(), pattern_map_.row_of.begin(), pattern_map_.row_of.end());
  for (const Group& group : map_.groups) shape.push_back(group.n_steps);
  for (const Segment& s : map_.segments) shape.insert(shape.end(), {s.scenario, s.length});
  return shape;
}

/// What a scaled multiplier of each slot, and a scaled slack, is in the program's own units.
Engine::Units Engine::units() const {
  Units u;
  const double objective = form_.objective_scale;
  u.multiplier.assign(at(pattern_.n_multipliers), 1.0);
  u.slack.assign(pattern_.capacity.size(), 1.0);
  for (std::size_t j = 0; j < pattern_.columns.size(); ++j) {
    const double unit = 1.0 / (form_.columns[j].scale * objective);
    if (const Index k = pattern_.columns[j].lower_slot; k >= 0) u.multiplier[at(k)] = unit;
    if (const Index k = pattern_.columns[j].upper_slot; k >= 0) u.multiplier[at(k)] = unit;
    u.value.push_back(form_.columns[j].scale);
  }
  for (std::size_t c = 0; c < pattern_.capacity.size(); ++c) {
    const CapacityRow& source = form_.capacity[at(pattern_map_.capacity_of[c])];
    u.multiplier[at(pattern_.capacity[c].slot)] = source.scale / objective;
    u.slack[at(pattern_.capacity[c].slack)] = 1.0 / source.scale;
  }
  for (std::size_t k = 0; k < form_.rows.size(); ++k)
    u.row_multiplier.push_back(form_.rows[at(pattern_map_.row_of[k])].scale / objective);
  return u;
}

Iterate Engine::keep() const {
  Iterate kept;
  kept.shape = shape();
  kept.mu = complementarity_ / std::max(pairs_, 1.0) / form_.objective_scale;
  kept.groups.resize(groups_.size());
  const Units u = units();
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const GroupData& data = groups_[g];
    Iterate::Lanes& out = kept.groups[g];
    const auto read = [&](const VecArray& a, const std::vector<double>& unit,
                          std::vector<double>& to) {
      each_cell(a, at(data.n_steps), unit.size(), to,
                [&](const double& v, double& k, std::size_t i) { k = v * unit[i]; });
    };
    read(data.y, u.value, out.values);
    read(data.z, u.multiplier, out.multipliers);
    read(data.s, u.slack, out.slacks);
    read(data.lambda, u.row_multiplier, out.row_multipliers);
  }
  kept.shared_columns = border_->columns;
  for (std::size_t k = 0; k < kept.shared_columns.size(); ++k) {
    const double scale = form_.shared_columns[k].scale;
    Bounded& b = kept.shared_columns[k];
    b.x *= scale;
    b.zl /= scale * form_.objective_scale;
    b.zu /= scale * form_.objective_scale;
  }
  kept.shared_rows = border_->rows;
  kept.shared_multipliers = border_->pi;
  for (std::size_t r = 0; r < kept.shared_rows.size(); ++r) {
    const double scale = form_.shared_rows[r].scale;
    Bounded& b = kept.shared_rows[r];
    b.x /= scale;
    b.zl *= scale / form_.objective_scale;
    b.zu *= scale / form_.objective_scale;
    kept.shared_multipliers[r] *= scale / form_.objective_scale;
  }
  return kept;
}

/// One step of one group: inside the new bounds, no product far below mu.
void Engine::place_step(GroupData& data, std::size_t t, double mu) const {
  const double* series = row(data.series, t);
  double *y = row(data.y, t), *z = row(data.z, t), *s = row(data.s, t);
  for (std::size_t l = 0; l < lane_width; ++l) {
    const bool alive = series[l] > 0.5;
    for (std::size_t j = 0; j < pattern_.columns.size(); ++j) {
      const PatternColumn& c = pattern_.columns[j];
      const bool lower = on(c.lower_mask, series, l), upper = on(c.upper_mask, series, l);
      const double lo = lower ? coef(c.lower, series, l) : -infinity;
      const double up = upper ? coef(c.upper, series, l) : infinity;
      double no_lower = 0.0, no_upper = 0.0;
      double& below = c.lower_slot >= 0 ? z[at(c.lower_slot) * lane_width + l] : no_lower;
      double& above = c.upper_slot >= 0 ? z[at(c.upper_slot) * lane_width + l] : no_upper;
      double& value = y[j * lane_width + l];
      if (!alive)
        value = 0.0;
      else if (!on(c.free_mask, series, l))
        value = coef(c.lower, series, l);
      else
        value = inside(value, lo, below, up, above, mu);
      below = lower ? lifted(below, value - lo, mu) : 0.0;
      above = upper ? lifted(above, up - value, mu) : 0.0;
      for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
        const PatternCapacity& entry = pattern_.capacity[at(i)];
        double& slack = s[at(entry.slack) * lane_width + l];
        double& multiplier = z[at(entry.slot) * lane_width + l];
        const bool holds = on(entry.mask, series, l);
        slack = holds ? std::max(slack, least_slack * std::sqrt(mu)) : 1.0;
        multiplier = holds ? lifted(multiplier, slack, mu) : 0.0;
      }
    }
  }
}

void Engine::place_shared(const Iterate& from, double mu) {
  Border& b = *border_;
  const double objective = form_.objective_scale;
  const auto place = [&](Bounded& to, const Bounded& old, double unit, double multiplier_unit) {
    const double zl = old.zl / multiplier_unit, zu = old.zu / multiplier_unit;
    to.x = inside(old.x / unit, to.has_lower() ? to.lower : -infinity, zl,
                  to.has_upper() ? to.upper : infinity, zu, mu);
    to.zl = to.has_lower() ? lifted(zl, to.x - to.lower, mu) : 0.0;
    to.zu = to.has_upper() ? lifted(zu, to.upper - to.x, mu) : 0.0;
  };
  for (std::size_t k = 0; k < b.columns.size(); ++k) {
    const double scale = form_.shared_columns[k].scale;
    place(b.columns[k], from.shared_columns[k], scale, 1.0 / (scale * objective));
    if (map_.column_node[k] >= 0) b.value[at(map_.column_node[k])] = b.columns[k].x;
  }
  for (std::size_t r = 0; r < b.rows.size(); ++r) {
    const double scale = form_.shared_rows[r].scale;
    place(b.rows[r], from.shared_rows[r], 1.0 / scale, scale / objective);
    b.pi[r] = from.shared_multipliers[r] * objective / scale;
    if (map_.row_node[r] >= 0) b.value[at(map_.row_node[r])] = b.pi[r];
  }
}

bool Engine::start_from(const Iterate& from) {
  if (from.shape != shape()) return false;
  const double mu = from.mu * form_.objective_scale;
  const Units u = units();
  place_shared(from, mu);
  each_group([&](std::size_t g) {
    GroupData& data = groups_[g];
    Iterate::Lanes lanes = from.groups[g];
    const auto write = [&](const VecArray& a, const std::vector<double>& unit,
                           std::vector<double>& kept) {
      each_cell(a, at(data.n_steps), unit.size(), kept,
                [&](double& v, const double& k, std::size_t i) { v = k / unit[i]; });
    };
    write(data.y, u.value, lanes.values);
    write(data.z, u.multiplier, lanes.multipliers);
    write(data.s, u.slack, lanes.slacks);
    write(data.lambda, u.row_multiplier, lanes.row_multipliers);
    for (std::size_t t = 0; t < at(data.n_steps); ++t) place_step(data, t, mu);
    border_->scatter_values(map_.groups[g], data);
  });
  read_interfaces();
  return true;
}

}  // namespace sunward::ipm
