#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sunward/ipm/kkt/pattern.hpp"

namespace sunward::ipm {

namespace {

/// Steps packed at a time: their records stay in the caches while all series of all lanes are put
/// into them.
constexpr std::size_t steps_at_once = 32;

/// Fills steps `from` to `to` of one lane of one series; padding in front stays zero.
void fill_lane(const Form& form, const StageMap& map, const Group& group, std::size_t series,
               std::size_t lane, std::size_t from, std::size_t to, GroupData& data) {
  const lp::Problem& p = *form.problem;
  const SeriesSource& source = form.series[series];
  const auto segment_index = static_cast<std::size_t>(group.segment[lane]);
  const Segment& segment = map.segments[segment_index];
  const auto length = static_cast<std::size_t>(segment.length);
  const std::size_t pad = static_cast<std::size_t>(group.n_steps) - length;
  const std::size_t begin = from > pad ? from - pad : 0, end = to > pad ? to - pad : 0;
  const std::size_t stride = data.series.stride() * lane_width;
  auto* out =
      reinterpret_cast<double*>(data.series.data()) + pad * stride + series * lane_width + lane;
  switch (source.kind) {
    case SeriesSource::Kind::one:
      for (std::size_t t = begin; t < end; ++t) out[t * stride] = 1.0;
      break;
    case SeriesSource::Kind::problem: {
      const double* in = p.series[static_cast<std::size_t>(source.index)].data() + segment.first;
      for (std::size_t t = begin; t < end; ++t)
        out[t * stride] = std::abs(in[t]) < 1e20 ? in[t] : 0.0;
      break;
    }
    case SeriesSource::Kind::mask: {
      const unsigned char* in =
          form.masks[static_cast<std::size_t>(source.index)].data() + segment.first;
      for (std::size_t t = begin; t < end; ++t) out[t * stride] = in[t];
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
      for (std::size_t t = begin; t < end; ++t)
        out[t * stride] = slot.by_step[segment.first + t] == member ? 1.0 : 0.0;
      break;
    }
    case SeriesSource::Kind::first: {
      const bool starts =
          segment_index == 0 || map.segments[segment_index - 1].scenario != segment.scenario;
      const bool on = source.index == scenario_start ? starts
                      : source.index == first_given  ? segment.left >= 0 && !starts
                                                     : segment.left >= 0;
      if (begin == 0 && end > 0) out[0] = on ? 1.0 : 0.0;
      break;
    }
  }
}

/// The arrays of one step's record, in the order in which the passes fetch it (lane_*.inl).
std::vector<std::pair<VecArray*, Index>> record_of(const Pattern& p, GroupData& g) {
  return {{&g.lambda, p.n_rows},
          {&g.dy, p.n_columns},
          {&g.ds, p.n_capacity},
          {&g.dz, p.n_multipliers},
          {&g.target, p.n_multipliers},
          {&g.dlambda, p.n_rows},
          {&g.y, p.n_columns},
          {&g.s, p.n_capacity},
          {&g.z, p.n_multipliers},
          {&g.series, p.n_series},
          {&g.h_inverse, p.n_columns},
          {&g.q0, p.n_columns},
          {&g.rp, p.n_rows},
          {&g.u, p.n_rows},
          {&g.matrix, p.n_matrix},
          {&g.link, p.n_link},
          {&g.border, p.n_rows * p.n_positions}};
}

/// The arrays that are there once.
std::vector<std::pair<VecArray*, Index>> block_of(const Pattern& p, GroupData& g) {
  const Index scratch =
      p.n_rows * (p.n_border + 2) + p.n_link + p.max_couplings + p.max_phi + 7 * p.max_capacity;
  // Generated passes stage either the step or the factors (generate.hpp).
  const Index stage =
      std::max(p.n_columns + p.n_capacity + p.n_multipliers,
               2 * (p.n_columns + p.n_rows) + p.n_matrix + p.n_link + p.n_rows * p.n_positions);
  return {{&g.work, scratch},
          {&g.carried, n_totals + p.n_lagged * (3 + p.max_phi)},
          {&g.value, p.n_border},
          {&g.dvalue, p.n_border},
          {&g.border_rhs, p.n_border},
          {&g.border_residual, p.n_border},
          {&g.capacity_force, p.n_border},
          {&g.schur, p.n_border * p.n_border},
          {&g.border_last, p.n_rows * p.n_border},
          {&g.right_mask, p.n_lagged},
          {&g.parameters, n_parameters},
          {&g.stage, stage}};
}

void allocate(const Pattern& p, GroupData& g) {
  const auto record = record_of(p, g), block = block_of(p, g);
  std::size_t stride = 0, once = 0;
  for (const auto& [array, width] : record) stride += static_cast<std::size_t>(width);
  for (const auto& [array, width] : block) once += static_cast<std::size_t>(width);
  g.store.allocate(once + static_cast<std::size_t>(g.n_steps) * stride);
  g.block = g.store.data();
  Vec* next = g.block;
  for (const auto& [list, apart] : {std::pair(&block, std::size_t{0}), std::pair(&record, stride)})
    for (const auto& [array, width] : *list) {
      array->place(next, static_cast<std::size_t>(width), apart);
      next += width;
    }
}

}  // namespace

void pack_group(const Form& form, const StageMap& map, const Pattern& pattern, const Group& group,
                GroupData& data) {
  data.n_steps = group.n_steps;
  allocate(pattern, data);
  const auto n_steps = static_cast<std::size_t>(group.n_steps);
  for (std::size_t from = 0; from < n_steps; from += steps_at_once)
    for (std::size_t lane = 0; lane < lane_width; ++lane) {
      if (group.segment[lane] < 0) continue;
      for (std::size_t series = 0; series < form.series.size(); ++series)
        fill_lane(form, map, group, series, lane, from, std::min(from + steps_at_once, n_steps),
                  data);
    }
  for (std::size_t lane = 0; lane < lane_width; ++lane) {
    if (group.segment[lane] < 0) continue;
    for (std::size_t p = map.positions.size(); p < group.node.size(); ++p)
      data.right_mask.data()[p - map.positions.size()][lane] = group.node[p][lane] >= 0 ? 1.0 : 0.0;
  }
}

}  // namespace sunward::ipm
