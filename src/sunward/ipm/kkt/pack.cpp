#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sunward/ipm/kkt/pattern.hpp"

namespace sunward::ipm {

namespace {

/// Fills one lane of one series; padding in front stays zero.
void fill_lane(const Form& form, const StageMap& map, const Group& group, std::size_t series,
               std::size_t lane, const Pattern& pattern, GroupData& data) {
  const lp::Problem& p = *form.problem;
  const SeriesSource& source = form.series[series];
  const auto segment_index = static_cast<std::size_t>(group.segment[lane]);
  const Segment& segment = map.segments[segment_index];
  const auto length = static_cast<std::size_t>(segment.length);
  const std::size_t pad = static_cast<std::size_t>(group.n_steps) - length;
  const auto stride = static_cast<std::size_t>(pattern.n_series * lane_width);
  auto* out =
      reinterpret_cast<double*>(data.series.data()) + pad * stride + series * lane_width + lane;
  switch (source.kind) {
    case SeriesSource::Kind::one:
      for (std::size_t t = 0; t < length; ++t) out[t * stride] = 1.0;
      break;
    case SeriesSource::Kind::problem: {
      const double* in = p.series[static_cast<std::size_t>(source.index)].data() + segment.first;
      for (std::size_t t = 0; t < length; ++t)
        out[t * stride] = std::abs(in[t]) < 1e20 ? in[t] : 0.0;
      break;
    }
    case SeriesSource::Kind::mask: {
      const unsigned char* in =
          form.masks[static_cast<std::size_t>(source.index)].data() + segment.first;
      for (std::size_t t = 0; t < length; ++t) out[t * stride] = in[t];
      break;
    }
    case SeriesSource::Kind::slot: {
      const lp::Slot& slot =
          (source.row_slot ? p.row_slots : p.column_slots)[static_cast<std::size_t>(source.index)];
      const std::vector<Index>& members =
          (source.row_slot
               ? map.row_members
               : map.column_members)[static_cast<std::size_t>(source.index)][segment_index];
      if (source.member >= static_cast<Index>(members.size())) break;
      const Index member = members[static_cast<std::size_t>(source.member)];
      for (std::size_t t = 0; t < length; ++t)
        out[t * stride] = slot.by_step[segment.first + t] == member ? 1.0 : 0.0;
      break;
    }
    case SeriesSource::Kind::first: {
      const bool starts =
          segment_index == 0 || map.segments[segment_index - 1].scenario != segment.scenario;
      const bool on = source.index == scenario_start ? starts
                      : source.index == first_given  ? segment.left >= 0 && !starts
                                                     : segment.left >= 0;
      out[0] = on ? 1.0 : 0.0;
      break;
    }
  }
}

void allocate(const Pattern& p, GroupData& g) {
  const auto n = static_cast<std::size_t>(g.n_steps), border = static_cast<std::size_t>(p.n_border),
             rows = static_cast<std::size_t>(p.n_rows);
  std::vector<std::pair<VecArray*, std::size_t>> sizes;
  const auto once = [&](VecArray& array, std::size_t width) { sizes.emplace_back(&array, width); };
  const auto per_step = [&](VecArray& array, Index width) {
    once(array, n * static_cast<std::size_t>(width));
  };
  for (VecArray* array : {&g.y, &g.dy, &g.q0, &g.h_inverse}) per_step(*array, p.n_columns);
  for (VecArray* array : {&g.z, &g.dz, &g.target}) per_step(*array, p.n_multipliers);
  for (VecArray* array : {&g.s, &g.ds}) per_step(*array, p.n_capacity);
  for (VecArray* array : {&g.lambda, &g.dlambda, &g.rp, &g.u}) per_step(*array, p.n_rows);
  per_step(g.series, p.n_series);
  per_step(g.matrix, p.n_matrix);
  per_step(g.link, p.n_link);
  per_step(g.border, p.n_rows * p.n_positions);
  once(g.border_last, rows * border);
  for (VecArray* array :
       {&g.value, &g.dvalue, &g.border_rhs, &g.border_residual, &g.capacity_force})
    once(*array, border);
  once(g.schur, border * border);
  once(g.right_mask, static_cast<std::size_t>(p.n_lagged));
  once(g.work, rows * border + 3 * rows +
                   static_cast<std::size_t>(p.n_lagged * (3 + p.max_phi) + p.n_link +
                                            p.max_couplings + p.max_phi + 7 * p.max_capacity));
  std::size_t total = 0;
  for (const auto& [array, size] : sizes) total += size;
  g.store.allocate(total);
  Vec* next = g.store.data();
  for (const auto& [array, size] : sizes) {
    array->place(next, size);
    next += size;
  }
}

}  // namespace

void pack_group(const Form& form, const StageMap& map, const Pattern& pattern, const Group& group,
                GroupData& data) {
  data.n_steps = group.n_steps;
  allocate(pattern, data);
  for (std::size_t lane = 0; lane < lane_width; ++lane) {
    if (group.segment[lane] < 0) continue;
    for (std::size_t series = 0; series < form.series.size(); ++series)
      fill_lane(form, map, group, series, lane, pattern, data);
    for (std::size_t p = map.positions.size(); p < group.node.size(); ++p)
      data.right_mask.data()[p - map.positions.size()][lane] = group.node[p][lane] >= 0 ? 1.0 : 0.0;
  }
}

}  // namespace sunward::ipm
