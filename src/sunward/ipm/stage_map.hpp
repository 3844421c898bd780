// How the horizon is cut into segments, and how segments share vector lanes.
//
// Each scenario is cut into equal segments. Eight segments form a group: one vector lane each, so
// that one instruction treats the same step of eight segments. Shorter segments are padded at the
// front. What segments share is the border, a list of nodes: sizes, peaks, multipliers of shared
// rows, and the interface states (storage levels) where one segment ends and the next begins. A
// lane sees the border through a short list of positions, the same list for every lane; which node
// a position means differs from lane to lane (this segment's month, this segment's left interface).
#pragma once

#include <array>
#include <vector>

#include "sunward/ipm/form.hpp"

namespace sunward::ipm {

inline constexpr int lane_width = 8;

/// The three series of SeriesSource::Kind::first, in this order.
enum FirstStep : Index {
  first_cyclic = 0,   ///< 1 at a segment's first step when a state comes in from the left
  first_given = 1,    ///< the same, but 0 where the scenario starts
  scenario_start = 2  ///< 1 at the scenario's first step
};

struct Segment {
  Index scenario = 0;
  std::size_t first = 0;  ///< global step n of its first step
  Index length = 0;
  Index left = -1;   ///< interface before it, -1: the given initial state
  Index right = -1;  ///< interface after it, -1: free end
};

struct Group {
  std::array<Index, lane_width> segment{};  ///< -1: empty lane
  Index n_steps = 0;                        ///< longest segment
  /// node[position][lane], -1 when the position means nothing there; right interfaces last.
  std::vector<std::array<Index, lane_width>> node;
  /// value of positions that point at a fixed shared column
  std::vector<std::array<double, lane_width>> fixed_value;
};

struct BorderNode {
  enum class Kind : std::uint8_t { column, row, interface_state };
  Kind kind = Kind::column;
  Index index = 0;  ///< shared column or row; lagged column for an interface state
  Index scenario = -1;
};

/// A position's meaning, common to all lanes.
struct Position {
  enum class Kind : std::uint8_t { column, row, left };
  Kind kind = Kind::column;
  Index slot_or_index = 0;  ///< fixed: shared index; varying: slot; left: lagged column number
  Index member = -1;        ///< >= 0: varying slot, which of the segment's members
};

struct StageMap {
  std::vector<Segment> segments;
  std::vector<Group> groups;
  std::vector<BorderNode> nodes;           ///< by scenario, then the global ones
  std::vector<Index> scenario_node_begin;  ///< n_scenarios + 1 entries; the last begins the globals
  std::vector<Position> positions;         ///< without the right interfaces
  std::vector<Index> lagged;               ///< lagged form columns
  std::vector<Index> column_node, row_node;                    ///< shared index -> node or -1
  std::vector<Index> column_slot_position, row_slot_position;  ///< slot -> first position, -1
  std::vector<Index> column_slot_members, row_slot_members;    ///< positions of that slot
  std::vector<Index> column_slot_mask, row_slot_mask;  ///< slot -> first mask series, -1: none
  /// Varying slots: [slot][segment] -> distinct members in order of appearance.
  std::vector<std::vector<std::vector<Index>>> column_members, row_members;
  Index first_mask = 0;      ///< first of the three first-step series below
  Index left_position = -1;  ///< first left-interface position
};

/// Cuts the horizon for `threads` threads and adds the lane series it needs to `form.series`.
[[nodiscard]] StageMap make_stage_map(Form& form, int threads);

}  // namespace sunward::ipm
