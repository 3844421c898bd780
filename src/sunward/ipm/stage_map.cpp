#include "sunward/ipm/stage_map.hpp"

#include <algorithm>

namespace sunward::ipm {

namespace {

constexpr Index shortest_segment = 12;  // below this the interfaces cost more than the lanes save

class Mapper {
 public:
  Mapper(Form& form, int threads) : form_(form), p_(*form.problem), threads_(threads) {}

  StageMap build() {
    for (std::size_t j = 0; j < form_.columns.size(); ++j)
      if (form_.columns[j].lagged) map_.lagged.push_back(static_cast<Index>(j));
    cut_segments();
    place_nodes();
    place_positions();
    make_groups();
    return std::move(map_);
  }

 private:
  /// Enough segments to fill every lane of every thread; more lanes than that only add interfaces.
  Index segments_per_scenario() const {
    const auto n_scenarios = static_cast<Index>(p_.scenarios.size());
    const Index wanted = lane_width * threads_;
    if (n_scenarios <= 1) return wanted;
    for (Index count : {1, 2, 4, 8, 16})
      if (count * n_scenarios >= wanted && (count * n_scenarios) % wanted == 0) return count;
    return std::max<Index>(8, wanted / n_scenarios);
  }

  void cut_segments() {
    const bool mixed = std::any_of(map_.lagged.begin(), map_.lagged.end(), [&](Index j) {
      return form_.columns[static_cast<std::size_t>(j)].cyclic;
    });
    std::size_t first = 0;
    for (std::size_t s = 0; s < p_.scenarios.size(); ++s) {
      const Index length = p_.scenarios[s].n_steps;
      const Index count =
          std::max<Index>(1, std::min(segments_per_scenario(), length / shortest_segment));
      const auto begin = static_cast<Index>(map_.segments.size());
      for (Index k = 0; k < count; ++k) {
        const auto a = static_cast<Index>(static_cast<long>(length) * k / count);
        const auto b = static_cast<Index>(static_cast<long>(length) * (k + 1) / count);
        if (b == a) continue;
        map_.segments.push_back(
            {static_cast<Index>(s), first + static_cast<std::size_t>(a), b - a, -1, -1});
      }
      link_interfaces(begin, static_cast<Index>(map_.segments.size()), mixed);
      first += static_cast<std::size_t>(length);
    }
  }

  /// Interface k lies after segment k of its scenario; a cyclic scenario closes on itself.
  void link_interfaces(Index begin, Index end, bool closes) {
    if (map_.lagged.empty()) return;
    for (Index k = begin; k < end; ++k) {
      const bool last = k + 1 == end;
      if (last && !closes) continue;
      map_.segments[static_cast<std::size_t>(k)].right = n_interfaces_;
      map_.segments[static_cast<std::size_t>(last ? begin : k + 1)].left = n_interfaces_;
      const Segment& before = map_.segments[static_cast<std::size_t>(k)];
      interface_step_.push_back(before.first + static_cast<std::size_t>(before.length) - 1);
      interface_scenario_.push_back(map_.segments[static_cast<std::size_t>(k)].scenario);
      ++n_interfaces_;
    }
  }

  // --- nodes: which scenario owns each shared column and row ---

  static constexpr Index untouched = -2, several = -1;

  static void touch(Index& owner, Index scenario) {
    if (owner == untouched)
      owner = scenario;
    else if (owner != scenario)
      owner = several;
  }

  std::vector<Index> owners(const std::vector<lp::Slot>& slots, std::size_t n) const {
    std::vector<Index> owner(n, untouched);
    for (const lp::Slot& slot : slots) {
      std::size_t step = 0;
      for (std::size_t s = 0; s < p_.scenarios.size(); ++s) {
        const auto count = static_cast<std::size_t>(p_.scenarios[s].n_steps);
        if (slot.by_step.empty()) {
          if (slot.fixed >= 0)
            touch(owner[static_cast<std::size_t>(slot.fixed)], static_cast<Index>(s));
        } else {
          for (std::size_t n_step = step; n_step < step + count; ++n_step)
            if (slot.by_step[n_step] >= 0)
              touch(owner[static_cast<std::size_t>(slot.by_step[n_step])], static_cast<Index>(s));
        }
        step += count;
      }
    }
    return owner;
  }

  void place_nodes() {
    std::vector<Index> column_owner = owners(p_.column_slots, form_.shared_columns.size());
    std::vector<Index> row_owner = owners(p_.row_slots, form_.shared_rows.size());
    for (const lp::SharedEntry& e : form_.shared_entries) {
      Index& c = column_owner[static_cast<std::size_t>(e.column)];
      Index& r = row_owner[static_cast<std::size_t>(e.row)];
      if (c >= 0 && r >= 0 && c != r) c = several;
    }
    map_.column_node.assign(form_.shared_columns.size(), -1);
    map_.row_node.assign(form_.shared_rows.size(), -1);
    const auto n_scenarios = static_cast<Index>(p_.scenarios.size());
    for (Index s = 0; s <= n_scenarios; ++s) {
      map_.scenario_node_begin.push_back(static_cast<Index>(map_.nodes.size()));
      const Index owner = s < n_scenarios ? s : -1;
      for (Index i = 0; i < n_interfaces_; ++i)
        if (interface_scenario_[static_cast<std::size_t>(i)] == owner) {
          interface_node_.resize(static_cast<std::size_t>(n_interfaces_), -1);
          interface_node_[static_cast<std::size_t>(i)] = static_cast<Index>(map_.nodes.size());
          for (const Index j : map_.lagged)
            map_.nodes.push_back({BorderNode::Kind::interface_state, j, owner});
        }
      const auto mine = [&](Index o) { return owner >= 0 ? o == owner : o < 0; };
      for (std::size_t k = 0; k < column_owner.size(); ++k)
        if (!form_.shared_columns[k].fixed && mine(column_owner[k])) {
          map_.column_node[k] = static_cast<Index>(map_.nodes.size());
          map_.nodes.push_back({BorderNode::Kind::column, static_cast<Index>(k), owner});
        }
      for (std::size_t r = 0; r < row_owner.size(); ++r)
        if (form_.shared_rows[r].active && mine(row_owner[r])) {
          map_.row_node[r] = static_cast<Index>(map_.nodes.size());
          map_.nodes.push_back({BorderNode::Kind::row, static_cast<Index>(r), owner});
        }
    }
    map_.scenario_node_begin.push_back(static_cast<Index>(map_.nodes.size()));
  }

  // --- positions: what every lane sees of the border ---

  /// Distinct members of a varying slot within each segment, in order of appearance.
  std::vector<std::vector<Index>> members(const lp::Slot& slot) const {
    std::vector<std::vector<Index>> list(map_.segments.size());
    for (std::size_t s = 0; s < map_.segments.size(); ++s) {
      const Segment& segment = map_.segments[s];
      for (Index t = 0; t < segment.length; ++t) {
        const Index k = slot.by_step[segment.first + static_cast<std::size_t>(t)];
        if (k >= 0 && std::find(list[s].begin(), list[s].end(), k) == list[s].end())
          list[s].push_back(k);
      }
    }
    return list;
  }

  void place_slot(bool rows, std::size_t slot_index, const lp::Slot& slot,
                  std::vector<Index>& fixed_position, Index& position, Index& count, Index& mask) {
    const auto kind = rows ? Position::Kind::row : Position::Kind::column;
    if (slot.by_step.empty()) {
      if (slot.fixed < 0) return;
      const std::vector<Index>& node = rows ? map_.row_node : map_.column_node;
      if (node[static_cast<std::size_t>(slot.fixed)] < 0) return;
      Index& known = fixed_position[static_cast<std::size_t>(slot.fixed)];
      if (known < 0) {
        known = static_cast<Index>(map_.positions.size());
        map_.positions.push_back({kind, slot.fixed, -1});
      }
      position = known;
      count = 1;
      return;
    }
    std::vector<std::vector<Index>> list = members(slot);
    for (const auto& m : list) count = std::max(count, static_cast<Index>(m.size()));
    position = static_cast<Index>(map_.positions.size());
    mask = static_cast<Index>(form_.series.size());
    for (Index m = 0; m < count; ++m) {
      map_.positions.push_back({kind, static_cast<Index>(slot_index), m});
      form_.series.push_back({SeriesSource::Kind::slot, static_cast<Index>(slot_index), m, rows});
    }
    (rows ? map_.row_members : map_.column_members)[slot_index] = std::move(list);
  }

  void place_positions() {
    const auto place_all = [&](bool rows, const std::vector<lp::Slot>& slots,
                               const std::vector<bool>& used, std::size_t n_shared,
                               std::vector<Index>& position, std::vector<Index>& count,
                               std::vector<Index>& mask) {
      position.assign(slots.size(), -1);
      count.assign(slots.size(), 0);
      mask.assign(slots.size(), -1);
      (rows ? map_.row_members : map_.column_members).resize(slots.size());
      std::vector<Index> fixed_position(n_shared, -1);
      for (std::size_t i = 0; i < slots.size(); ++i)
        if (used[i]) place_slot(rows, i, slots[i], fixed_position, position[i], count[i], mask[i]);
    };
    std::vector<bool> column_used(p_.column_slots.size(), false),
        row_used(p_.row_slots.size(), false);
    for (const FormBorderEntry& e : form_.border)
      column_used[static_cast<std::size_t>(e.slot)] = true;
    for (const CapacityRow& c : form_.capacity)
      for (const FormBorderEntry& e : c.entries)
        column_used[static_cast<std::size_t>(e.slot)] = true;
    for (const FormBorderEntry& e : form_.aggregate)
      row_used[static_cast<std::size_t>(e.slot)] = true;
    place_all(false, p_.column_slots, column_used, form_.shared_columns.size(),
              map_.column_slot_position, map_.column_slot_members, map_.column_slot_mask);
    place_all(true, p_.row_slots, row_used, form_.shared_rows.size(), map_.row_slot_position,
              map_.row_slot_members, map_.row_slot_mask);
    if (!map_.lagged.empty()) {
      map_.first_mask = static_cast<Index>(form_.series.size());
      for (const Index kind : {first_cyclic, first_given, scenario_start})
        form_.series.push_back({SeriesSource::Kind::first, kind, 0, false});
    }
    if (n_interfaces_ > 0) {
      map_.left_position = static_cast<Index>(map_.positions.size());
      for (std::size_t l = 0; l < map_.lagged.size(); ++l)
        map_.positions.push_back({Position::Kind::left, static_cast<Index>(l), -1});
    }
  }

  // --- groups ---

  void make_groups() {
    std::vector<Index> order(map_.segments.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Index>(i);
    for (std::size_t begin = 0; begin < order.size(); begin += lane_width) {
      Group g;
      g.segment.fill(-1);
      for (std::size_t l = 0; l < lane_width && begin + l < order.size(); ++l) {
        g.segment[l] = order[begin + l];
        g.n_steps =
            std::max(g.n_steps, map_.segments[static_cast<std::size_t>(order[begin + l])].length);
      }
      fill_nodes(g);
      map_.groups.push_back(std::move(g));
    }
  }

  void fill_nodes(Group& g) const {
    const std::size_t n_positions = map_.positions.size(),
                      n_lagged = n_interfaces_ > 0 ? map_.lagged.size() : 0;
    g.node.resize(n_positions + n_lagged);
    g.fixed_value.resize(n_positions + n_lagged);
    for (std::size_t p = 0; p < g.node.size(); ++p) {
      g.node[p].fill(-1);
      g.fixed_value[p].fill(0.0);
      for (std::size_t l = 0; l < lane_width; ++l)
        if (g.segment[l] >= 0) fill_node(g, p, l, n_positions);
    }
  }

  /// A state that is fixed at the very step before the cut is no unknown of the border.
  void place_interface(Group& g, std::size_t p, std::size_t l, Index interface_index,
                       std::size_t state) const {
    const FormColumn& c = form_.columns[static_cast<std::size_t>(map_.lagged[state])];
    const std::size_t n = interface_step_[static_cast<std::size_t>(interface_index)];
    const bool fixed = c.free_mask < 0 ||
                       (c.free_mask > 0 &&
                        form_.masks[static_cast<std::size_t>(
                            form_.series[static_cast<std::size_t>(c.free_mask)].index)][n] == 0);
    if (!fixed) {
      g.node[p][l] =
          interface_node_[static_cast<std::size_t>(interface_index)] + static_cast<Index>(state);
      return;
    }
    const SeriesSource& source = form_.series[static_cast<std::size_t>(c.lower.series)];
    const double factor = source.kind == SeriesSource::Kind::problem
                              ? p_.series[static_cast<std::size_t>(source.index)][n]
                              : 1.0;
    g.fixed_value[p][l] = c.lower.scale * factor;
  }

  void fill_node(Group& g, std::size_t p, std::size_t l, std::size_t n_positions) const {
    const auto s = static_cast<std::size_t>(g.segment[l]);
    const Segment& segment = map_.segments[s];
    if (p >= n_positions) {
      if (segment.right >= 0) place_interface(g, p, l, segment.right, p - n_positions);
      return;
    }
    const Position& position = map_.positions[p];
    if (position.kind == Position::Kind::left) {
      if (segment.left >= 0)
        place_interface(g, p, l, segment.left, static_cast<std::size_t>(position.slot_or_index));
      return;
    }
    const bool rows = position.kind == Position::Kind::row;
    Index shared = position.slot_or_index;
    if (position.member >= 0) {
      const auto& list =
          (rows ? map_.row_members : map_.column_members)[static_cast<std::size_t>(shared)][s];
      if (position.member >= static_cast<Index>(list.size())) return;
      shared = list[static_cast<std::size_t>(position.member)];
    }
    g.node[p][l] = (rows ? map_.row_node : map_.column_node)[static_cast<std::size_t>(shared)];
    if (!rows && g.node[p][l] < 0)
      g.fixed_value[p][l] = form_.shared_columns[static_cast<std::size_t>(shared)].lower;
  }

  Form& form_;
  const lp::Problem& p_;
  int threads_;
  StageMap map_;
  Index n_interfaces_ = 0;
  std::vector<std::size_t> interface_step_;  ///< the step whose state it is
  std::vector<Index> interface_scenario_, interface_node_;
};

}  // namespace

StageMap make_stage_map(Form& form, int threads) { return Mapper(form, threads).build(); }

}  // namespace sunward::ipm
