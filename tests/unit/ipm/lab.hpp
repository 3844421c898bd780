// One program taken apart into what the kernels and the border work on, for tests of single passes.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "problems/sketch.hpp"
#include "sunward/ipm/kkt/border.hpp"
#include "sunward/ipm/kkt/pattern.hpp"

namespace sunward::ipm::test {

inline std::size_t at(Index i) { return static_cast<std::size_t>(i); }

/// Scalar view of a lane array at a step.
inline double& cell(const VecArray& a, std::size_t t, Index i, std::size_t lane) {
  return reinterpret_cast<double*>(a.at(t))[at(i) * lane_width + lane];
}

/// Numbers between 0 and 1 that look random and are the same everywhere.
inline double wiggle(std::size_t k) {
  const double v = std::sin(static_cast<double>(k) * 12.9898) * 43758.5453;
  return v - std::floor(v);
}

/// Two buses, a converter, a store, import with peaks, a budget, availability: every kind of list.
inline problems::Sketch small_park(const std::vector<Index>& lengths) {
  problems::Sketch s("small park", lengths);
  const std::size_t n = s.problem.n_steps();
  std::vector<double> load(n), wind(n), price(n);
  std::vector<Index> month(n);
  const Index size = s.capacity("wind size", 30.0, 0.0, 50.0), power = s.capacity("converter", 9.0);
  const Index energy = s.capacity("energy", 5.0), peak_a = s.capacity("peak a", 3.0);
  const Index peak_b = s.capacity("peak b", 4.0);
  for (std::size_t k = 0; k < n; ++k) {
    load[k] = 2.0 + 3.0 * wiggle(k);
    wind[k] = k % 5 == 0 ? 0.0 : wiggle(k + 1000);
    price[k] = 1.0 + wiggle(k + 2000);
    month[k] = k < n / 2 ? peak_a : peak_b;
  }
  const Index demand = s.series(load), sun = s.series(wind), tariff = s.series(price);
  const Index p = s.column("wind", 0.01), import = s.column("import", {1.0, tariff}, 0.0, 40.0);
  const Index feed = s.column("feed", 0.0), make = s.column("make", 0.02);
  const Index charge = s.column("charge", 0.0), discharge = s.column("discharge", 0.0);
  const Index state = s.column("state", 0.001), tank = s.started("tank", 0.5, 0.0, 0.1, 3.0);
  s.equality("electricity", {1.0, demand},
             {{p, 1.0}, {import, 1.0}, {feed, -1.0}, {charge, -1.0}, {discharge, 1.0}});
  s.equality("hydrogen", 0.0, {{feed, 0.7}, {make, -1.0}});
  const Index store = s.equality("store", 0.0, {{state, 1.0}, {charge, -0.9}, {discharge, 1.1}});
  s.lagged(store, state, -0.99);
  const Index fill = s.equality("tank", -0.3, {{tank, 1.0}, {make, -1.0}});
  s.lagged(fill, tank, -1.0);
  s.border(s.at_most("wind limit", 0.0, {{p, 1.0}}), size, {-1.0, sun});
  s.border(s.at_most("feed limit", 0.0, {{feed, 1.0}}), power, -1.0);
  s.border(s.at_most("full", 0.0, {{state, 1.0}}), energy, -1.0);
  s.border(s.at_most("peak", 0.0, {{import, 1.0}}), month, -1.0);
  s.at_least("mix", 0.5, {{charge, 1.0}, {p, 0.3}, {import, 0.2}});
  const Index budget =
      s.shared_row("budget", -infinity, 2.0 * static_cast<double>(n), {{size, 0.1}});
  s.aggregate(budget, import, 1.0);
  s.aggregate(s.shared_row("share", 0.2 * static_cast<double>(n), infinity), p, 1.0);
  s.shared_row("land", -infinity, 60.0, {{size, 1.0}, {energy, 0.5}});
  return s;
}

/// A program packed into lane groups with a border, at a made-up interior point.
struct Lab {
  Lab(problems::Sketch sketch_in, int threads)
      : sketch(std::move(sketch_in)),
        form(make_form(sketch.problem)),
        map(make_stage_map(form, threads)),
        pattern(make_pattern(form, map, pattern_map)),
        groups(map.groups.size()),
        border(form, map, pattern) {
    for (std::size_t g = 0; g < groups.size(); ++g)
      pack_group(form, map, pattern, map.groups[g], groups[g]);
    place_border();
    for (std::size_t g = 0; g < groups.size(); ++g) place_steps(g);
  }

  void place_border() {
    std::size_t k = 1;
    const auto place = [&k](Bounded& b) {
      b.x = b.has_lower() && b.has_upper() ? 0.5 * (b.lower + b.upper)
            : b.has_lower()                ? b.lower + 1.0 + wiggle(++k)
            : b.has_upper()                ? b.upper - 1.0 - wiggle(++k)
                                           : 0.0;
      if (b.has_lower()) b.zl = 0.2 + wiggle(++k);
      if (b.has_upper()) b.zu = 0.2 + wiggle(++k);
    };
    for (Bounded& b : border.columns) place(b);
    for (Bounded& b : border.rows) place(b);
    for (std::size_t n = 0; n < map.nodes.size(); ++n) {
      const BorderNode& node = map.nodes[n];
      if (node.kind == BorderNode::Kind::column) border.value[n] = border.columns[at(node.index)].x;
      if (node.kind == BorderNode::Kind::row)
        border.value[n] = border.pi[at(node.index)] = wiggle(++k) - 0.5;
    }
  }

  /// Interior values that depend on step and column alone, not on how the horizon is cut.
  void place_steps(std::size_t g) {
    const Group& group = map.groups[g];
    GroupData& d = groups[g];
    for (std::size_t t = 0; t < at(d.n_steps); ++t)
      for (std::size_t l = 0; l < lane_width; ++l) {
        for (Index i = 0; i < pattern.n_capacity; ++i)
          cell(d.s, t, i, l) = 1.0;  // padding has slacks to divide by
        if (group.segment[l] < 0) continue;
        const Segment& segment = map.segments[at(group.segment[l])];
        const std::size_t pad = at(d.n_steps - segment.length);
        if (t >= pad) place_step(d, t, l, segment.first + t - pad);
      }
    for (std::size_t p = map.positions.size(); p < group.node.size(); ++p)
      for (std::size_t l = 0; l < lane_width; ++l)
        if (group.node[p][l] >= 0)
          border.value[at(group.node[p][l])] =
              cell(d.y, at(d.n_steps) - 1, pattern.lagged_column[p - map.positions.size()], l);
  }

  void place_step(GroupData& d, std::size_t t, std::size_t l, std::size_t n) {
    const auto series = [&](Index i) { return i < 0 ? 0.0 : cell(d.series, t, i, l); };
    const auto value = [&](const Coef& c) { return c.scale * series(c.series); };
    std::size_t k = 1000 * n;
    for (Index i = 0; i < pattern.n_rows; ++i) cell(d.lambda, t, i, l) = wiggle(++k) - 0.5;
    for (Index j = 0; j < pattern.n_columns; ++j) {
      const PatternColumn& c = pattern.columns[at(j)];
      const bool lower = series(c.lower_mask) > 0.5, upper = series(c.upper_mask) > 0.5;
      const double low = value(c.lower), high = value(c.upper), part = 0.2 + 0.6 * wiggle(++k);
      const double inside = lower && upper ? low + part * (high - low) : lower ? low + part : part;
      cell(d.y, t, j, l) = series(c.free_mask) > 0.5 ? inside : low;
      if (lower) cell(d.z, t, c.lower_slot, l) = 0.1 + wiggle(++k);
      if (upper) cell(d.z, t, c.upper_slot, l) = 0.1 + wiggle(++k);
      for (Index i = c.capacity.begin; i < c.capacity.end; ++i) {
        const PatternCapacity& row = pattern.capacity[at(i)];
        const bool holds = series(row.mask) > 0.5;
        cell(d.s, t, row.slack, l) = holds ? 0.1 + wiggle(++k) : 1.0;
        cell(d.z, t, row.slot, l) = holds ? 0.1 + wiggle(++k) : 0.0;
      }
    }
  }

  problems::Sketch sketch;
  Form form;
  StageMap map;
  PatternMap pattern_map;
  Pattern pattern;
  std::vector<GroupData> groups;
  Border border;
};

}  // namespace sunward::ipm::test
