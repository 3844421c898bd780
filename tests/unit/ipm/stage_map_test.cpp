// How horizons are cut into segments, which interfaces join them and who owns what they share.
#include "sunward/ipm/stage_map.hpp"

#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/ipm/kkt/pattern.hpp"

namespace sunward::ipm {
namespace {

using problems::Sketch;

std::size_t at(Index i) { return static_cast<std::size_t>(i); }

/// A store with a size over the given scenarios, cyclic or started at 1.
Sketch store(const std::vector<Index>& lengths, bool cyclic) {
  Sketch s("store", lengths);
  const Index import = s.column("import", 1.0), flow = s.free_column("flow");
  const Index state = cyclic ? s.column("state", 0.0) : s.started("state", 1.0, 0.0);
  s.equality("balance", 1.0, {{import, 1.0}, {flow, 1.0}});
  s.lagged(s.equality("dynamics", 0.0, {{state, 1.0}, {flow, 1.0}}), state, -1.0);
  s.border(s.at_most("full", 0.0, {{state, 1.0}}), s.capacity("size", 1.0), -1.0);
  return s;
}

struct Mapped {
  Mapped(Sketch sketch_in, int threads)
      : sketch(std::move(sketch_in)),
        form(make_form(sketch.problem)),
        map(make_stage_map(form, threads)) {}
  Sketch sketch;
  Form form;
  StageMap map;
};

struct Cut {
  std::vector<Index> lengths;
  int threads;
};

class StageMapOf : public testing::TestWithParam<Cut> {};

TEST_P(StageMapOf, CoversEveryStepOnceAndInOrder) {
  const Mapped m(store(GetParam().lengths, true), GetParam().threads);
  std::size_t next = 0, scenario_end = 0;
  Index scenario = -1;
  for (const Segment& segment : m.map.segments) {
    EXPECT_GT(segment.length, 0);
    EXPECT_EQ(segment.first, next);
    if (segment.scenario != scenario) {
      EXPECT_EQ(segment.first, scenario_end);
      scenario = segment.scenario;
      scenario_end += at(GetParam().lengths[at(scenario)]);
    }
    next += at(segment.length);
    EXPECT_LE(next, scenario_end);
  }
  EXPECT_EQ(next, m.sketch.problem.n_steps());
}

TEST_P(StageMapOf, PutsEverySegmentInOneLane) {
  const Mapped m(store(GetParam().lengths, true), GetParam().threads);
  std::vector<int> seen(m.map.segments.size(), 0);
  for (const Group& g : m.map.groups)
    for (const Index s : g.segment)
      if (s >= 0) {
        ++seen[at(s)];
        EXPECT_LE(m.map.segments[at(s)].length, g.n_steps);
      }
  for (const int count : seen) EXPECT_EQ(count, 1);
}

TEST_P(StageMapOf, ClosesACyclicScenarioIntoACircle) {
  const Mapped m(store(GetParam().lengths, true), GetParam().threads);
  const std::vector<Segment>& segments = m.map.segments;
  for (std::size_t k = 0; k < segments.size(); ++k) {
    std::size_t after = k + 1;
    if (after == segments.size() || segments[after].scenario != segments[k].scenario) {
      after = k;
      while (after > 0 && segments[after - 1].scenario == segments[k].scenario) --after;
    }
    EXPECT_GE(segments[k].right, 0);
    EXPECT_EQ(segments[k].right, segments[after].left);
  }
}

TEST_P(StageMapOf, LeavesTheEndsOfAGivenStartOpen) {
  const Mapped m(store(GetParam().lengths, false), GetParam().threads);
  const std::vector<Segment>& segments = m.map.segments;
  for (std::size_t k = 0; k < segments.size(); ++k) {
    const bool first = k == 0 || segments[k - 1].scenario != segments[k].scenario;
    const bool last = k + 1 == segments.size() || segments[k + 1].scenario != segments[k].scenario;
    EXPECT_EQ(segments[k].left < 0, first);
    EXPECT_EQ(segments[k].right < 0, last);
    if (!last) {
      EXPECT_EQ(segments[k].right, segments[k + 1].left);
    }
  }
}

TEST_P(StageMapOf, ShowsBothNeighboursOfAnInterfaceTheSameNode) {
  const Mapped m(store(GetParam().lengths, true), GetParam().threads);
  std::vector<Index> left(m.map.segments.size()), right(m.map.segments.size());
  for (const Group& g : m.map.groups)
    for (std::size_t l = 0; l < lane_width; ++l) {
      if (g.segment[l] < 0) continue;
      left[at(g.segment[l])] = g.node[at(m.map.left_position)][l];
      right[at(g.segment[l])] = g.node[m.map.positions.size()][l];
    }
  std::set<Index> nodes;
  for (std::size_t a = 0; a < right.size(); ++a) {
    EXPECT_TRUE(nodes.insert(right[a]).second) << "segment " << a;
    const BorderNode& node = m.map.nodes[at(right[a])];
    EXPECT_EQ(node.kind, BorderNode::Kind::interface_state);
    EXPECT_EQ(node.scenario, m.map.segments[a].scenario);
    for (std::size_t b = 0; b < left.size(); ++b)
      EXPECT_EQ(left[b] == right[a], m.map.segments[b].left == m.map.segments[a].right);
  }
}

TEST_P(StageMapOf, ListsNodesByScenarioWithTheSharedOnesLast) {
  const Mapped m(store(GetParam().lengths, true), GetParam().threads);
  const auto n = static_cast<Index>(GetParam().lengths.size());
  ASSERT_EQ(m.map.scenario_node_begin.size(), at(n) + 2);
  EXPECT_EQ(m.map.scenario_node_begin.back(), static_cast<Index>(m.map.nodes.size()));
  for (Index s = 0; s <= n; ++s)
    for (Index i = m.map.scenario_node_begin[at(s)]; i < m.map.scenario_node_begin[at(s) + 1]; ++i)
      EXPECT_EQ(m.map.nodes[at(i)].scenario, s < n ? s : -1);
}

INSTANTIATE_TEST_SUITE_P(Cuts, StageMapOf,
                         testing::Values(Cut{{1}, 1}, Cut{{5}, 1}, Cut{{24}, 1}, Cut{{97}, 1},
                                         Cut{{8760}, 1}, Cut{{8760}, 2}, Cut{{8760}, 3},
                                         Cut{{1, 1, 1}, 1}, Cut{{48, 30, 7}, 1},
                                         Cut{{48, 300, 7, 1, 12}, 2},
                                         Cut{std::vector<Index>(40, 50), 2},
                                         Cut{std::vector<Index>(10, 8760), 2}));

TEST(StageMap, FillsTheLanesOfEveryThreadWithALongScenario) {
  EXPECT_EQ(Mapped(store({8760}, true), 1).map.segments.size(), 8u);
  EXPECT_EQ(Mapped(store({8760}, true), 2).map.segments.size(), 16u);
}

TEST(StageMap, CutsNoInterfacesWhereNothingReachesBack) {
  Sketch s("no lag", {100});
  s.equality("balance", 1.0, {{s.column("import", 1.0), 1.0}});
  const Mapped m(std::move(s), 1);
  EXPECT_TRUE(m.map.lagged.empty());
  EXPECT_EQ(m.map.left_position, -1);
  EXPECT_TRUE(m.map.nodes.empty());
}

/// Scenarios of 30 and 20 steps, a size for all, a peak in each, a budget in the second.
Sketch two_years() {
  Sketch s("two years", {30, 20});
  const Index import = s.column("import", 1.0);
  s.equality("balance", 1.0, {{import, 1.0}});
  const Index size = s.capacity("size", 1.0);
  const Index peak_a = s.capacity("peak a", 1.0), peak_b = s.capacity("peak b", 1.0);
  s.capacity("seen by nothing", 1.0);
  s.border(s.at_most("connection", 0.0, {{import, 1.0}}), size, -1.0);
  std::vector<Index> peaks(50, peak_a), rows(50, -1);
  const Index budget = s.shared_row("budget of b", -infinity, 100.0);
  for (std::size_t n = 30; n < 50; ++n) peaks[n] = peak_b, rows[n] = budget;
  s.border(s.at_most("peak", 0.0, {{import, 1.0}}), peaks, -1.0);
  s.aggregate(rows, import, 1.0);
  return s;
}

TEST(StageMap, GivesAScenarioWhatOnlyItSees) {
  const Mapped m(two_years(), 1);
  const auto owner = [&](Index node) { return m.map.nodes[at(node)].scenario; };
  EXPECT_EQ(owner(m.map.column_node[0]), -1);
  EXPECT_EQ(owner(m.map.column_node[1]), 0);
  EXPECT_EQ(owner(m.map.column_node[2]), 1);
  EXPECT_EQ(owner(m.map.column_node[3]), -1);
  EXPECT_EQ(owner(m.map.row_node[0]), 1);
}

TEST(StageMap, MakesCommonASizeThatStandsInAnotherScenariosRow) {
  Sketch s = two_years();
  s.problem.shared_entries.push_back({0, 1, 1.0});  // peak of the first in the budget of the second
  const Mapped m(std::move(s), 1);
  EXPECT_EQ(m.map.nodes[at(m.map.column_node[1])].scenario, -1);
  EXPECT_EQ(m.map.nodes[at(m.map.row_node[0])].scenario, 1);
}

TEST(StageMap, HasNoNodeForAFixedSize) {
  Sketch s = two_years();
  s.problem.shared_columns[0].lower = s.problem.shared_columns[0].upper = 5.0;
  EXPECT_EQ(Mapped(std::move(s), 1).map.column_node[0], -1);
}

TEST(StageMap, ShowsEveryLaneTheMemberOfItsOwnSteps) {
  Mapped m(two_years(), 1);
  PatternMap pattern_map;
  const Pattern pattern = make_pattern(m.form, m.map, pattern_map);
  const Index slot = m.sketch.problem.border_entries[1].slot;
  const Index first = m.map.column_slot_position[at(slot)];
  const Index mask = m.map.column_slot_mask[at(slot)];
  for (const Group& group : m.map.groups) {
    GroupData data;
    pack_group(m.form, m.map, pattern, group, data);
    for (std::size_t l = 0; l < lane_width; ++l) {
      if (group.segment[l] < 0) continue;
      const Segment& segment = m.map.segments[at(group.segment[l])];
      for (Index t = 0; t < segment.length; ++t) {
        const std::size_t step = at(group.n_steps - segment.length + t);
        Index seen = -1;
        for (Index k = 0; k < m.map.column_slot_members[at(slot)]; ++k)
          if (data.series.at(step)[at(mask + k)][l] == 1.0)
            seen = m.map.nodes[at(group.node[at(first + k)][l])].index;
        EXPECT_EQ(seen, m.sketch.problem.column_slots[at(slot)].by_step[segment.first + at(t)]);
      }
    }
  }
}

}  // namespace
}  // namespace sunward::ipm
