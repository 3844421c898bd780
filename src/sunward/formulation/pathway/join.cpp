#include "sunward/formulation/pathway/join.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "sunward/base/error.hpp"
#include "sunward/formulation/pathway/name_union.hpp"
#include "sunward/formulation/pathway/series_pool.hpp"

namespace sunward::formulation::pathway {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

/// What a slot is known by: the first thing a step sees through it.
template <class Named>
std::string slot_name(const lp::Slot& slot, const std::vector<Named>& targets) {
  for (std::size_t n = 0; n < std::max<std::size_t>(1, slot.by_step.size()); ++n)
    if (slot.at(n) >= 0) return targets[at(slot.at(n))].name;
  return {};
}

class Joiner {
 public:
  explicit Joiner(const std::vector<Part>& parts)
      : parts_(parts),
        n_steps_(parts.front().problem->n_steps()),
        pool_(n_steps_),
        columns_(parts.size()),
        rows_(parts.size()),
        column_slots_(parts.size()),
        row_slots_(parts.size()) {}

  Joined run() {
    for (std::size_t p = 0; p < parts_.size(); ++p) add_part(p);
    step_entries();
    border_entries();
    aggregate_entries();
    step_columns();
    step_rows();
    slots(column_slots_, &lp::Problem::column_slots, &PartMap::shared_columns,
          out_.problem.column_slots);
    slots(row_slots_, &lp::Problem::row_slots, &PartMap::shared_rows, out_.problem.row_slots);
    out_.problem.series = pool_.take();
    return std::move(out_);
  }

 private:
  using Local = SeriesPool::Local;
  using Locals = std::vector<std::optional<Local>>;  ///< one per part; empty: it says nothing

  [[nodiscard]] const lp::Problem& problem(std::size_t part) const { return *parts_[part].problem; }

  void add_part(std::size_t p) {
    const lp::Problem& part = problem(p);
    SUNWARD_CHECK(part.n_steps() == n_steps_, "the parts have the same number of steps");
    const std::string prefix = parts_[p].name + ".";
    PartMap map;
    map.first_step = p * n_steps_;
    lp::Problem& all = out_.problem;
    if (p == 0) all.name = part.name;
    for (const lp::Scenario& scenario : part.scenarios)
      all.scenarios.push_back({prefix + scenario.name, scenario.n_steps});
    for (const lp::StepColumn& column : part.step_columns) columns_.add(p, column.name);
    for (const lp::StepRow& row : part.step_rows) rows_.add(p, row.name);
    map.step_columns = columns_.joint[p];
    map.step_rows = rows_.joint[p];
    for (const lp::SharedColumn& column : part.shared_columns) {
      map.shared_columns.push_back(static_cast<Index>(all.shared_columns.size()));
      all.shared_columns.push_back(
          {prefix + column.name, parts_[p].weight * column.cost, column.lower, column.upper});
    }
    for (const lp::SharedRow& row : part.shared_rows) {
      map.shared_rows.push_back(static_cast<Index>(all.shared_rows.size()));
      all.shared_rows.push_back({prefix + row.name, row.lower, row.upper});
    }
    for (const lp::SharedEntry& entry : part.shared_entries)
      all.shared_entries.push_back(
          {map.shared_rows[at(entry.row)], map.shared_columns[at(entry.column)], entry.value});
    for (const lp::Slot& slot : part.column_slots)
      column_slots_.add(p, slot_name(slot, part.shared_columns));
    for (const lp::Slot& slot : part.row_slots)
      row_slots_.add(p, slot_name(slot, part.shared_rows));
    all.objective_offset += parts_[p].weight * part.objective_offset;
    out_.parts.push_back(std::move(map));
  }

  void step_entries() {
    std::map<std::tuple<Index, Index, Index>, Locals> entries;
    for (std::size_t p = 0; p < parts_.size(); ++p)
      for (const lp::StepEntry& entry : problem(p).step_entries)
        entries
            .try_emplace(
                {rows_.joint[p][at(entry.row)], columns_.joint[p][at(entry.column)], entry.lag},
                parts_.size())
            .first->second[p] = pool_.local(problem(p), entry.value);
    columns_of_row_.resize(rows_.size());
    for (const auto& [key, locals] : entries)
      columns_of_row_[at(std::get<0>(key))].insert(std::get<1>(key));
    for (auto& [key, locals] : entries) {
      const auto [row, column, lag] = key;
      out_.problem.step_entries.push_back({row, column, lag, pool_.joined(filled(locals, row))});
    }
  }

  void border_entries() {
    std::map<std::pair<Index, Index>, Locals> entries;
    for (std::size_t p = 0; p < parts_.size(); ++p)
      for (const lp::BorderEntry& entry : problem(p).border_entries)
        entries
            .try_emplace({rows_.joint[p][at(entry.row)], column_slots_.joint[p][at(entry.slot)]},
                         parts_.size())
            .first->second[p] = pool_.local(problem(p), entry.value);
    for (auto& [key, locals] : entries)
      out_.problem.border_entries.push_back(
          {key.first, key.second, pool_.joined(filled(locals, key.first))});
  }

  void aggregate_entries() {
    std::map<std::pair<Index, Index>, Locals> entries;
    for (std::size_t p = 0; p < parts_.size(); ++p)
      for (const lp::AggregateEntry& entry : problem(p).aggregate_entries)
        entries
            .try_emplace({row_slots_.joint[p][at(entry.slot)], columns_.joint[p][at(entry.column)]},
                         parts_.size())
            .first->second[p] = pool_.local(problem(p), entry.value);
    for (auto& [key, locals] : entries)
      out_.problem.aggregate_entries.push_back(
          {key.first, key.second, pool_.joined(or_zero(locals))});
  }

  static std::vector<Local> or_zero(const Locals& locals) {
    std::vector<Local> out;
    for (const auto& local : locals) out.push_back(local.value_or(Local{}));
    return out;
  }

  /// A row a part does not have keeps the coefficients of one that has it, so that they stay
  /// constants where they can; its sides make it void there. Not so an equality over columns the
  /// part does have: it is emptied.
  std::vector<Local> filled(const Locals& locals, Index row) const {
    std::vector<Local> out = or_zero(locals);
    std::size_t given = 0;
    while (!locals[given]) ++given;
    for (std::size_t p = 0; p < out.size(); ++p)
      if (!rows_.has(row, p) && !(is_equality(row) && touches(row, p))) out[p] = *locals[given];
    return out;
  }

  [[nodiscard]] bool is_equality(Index row) const {
    const std::size_t owner = rows_.owner(row);
    const lp::StepRow& spec = problem(owner).step_rows[at(rows_.local[at(row)][owner])];
    return spec.lower.scale == spec.upper.scale && spec.lower.series == spec.upper.series;
  }
  /// Whether a row speaks of a column that a part has.
  [[nodiscard]] bool touches(Index row, std::size_t part) const {
    for (const Index column : columns_of_row_[at(row)])
      if (columns_.has(column, part)) return true;
    return false;
  }

  /// A column is at most a row's side when the row is about it alone: where a part lacks both, that
  /// side is zero and the column fixed.
  [[nodiscard]] std::set<Index> held_by_rows() const {
    std::set<Index> held;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      const std::size_t owner = rows_.owner(static_cast<Index>(row));
      const lp::StepRow& spec = problem(owner).step_rows[at(rows_.local[row][owner])];
      if (columns_of_row_[row].size() == 1 && std::isfinite(spec.upper.scale))
        held.insert(*columns_of_row_[row].begin());
    }
    return held;
  }

  void step_columns() {
    const std::set<Index> held = held_by_rows();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto index = static_cast<Index>(c);
      const std::size_t owner = columns_.owner(index);
      const auto spec = [&](std::size_t p) -> const lp::StepColumn& {
        return problem(p).step_columns[at(columns_.local[c][p])];
      };
      std::vector<Local> cost, lower, upper;
      for (std::size_t p = 0; p < parts_.size(); ++p) {
        const bool has = columns_.has(index, p);
        cost.push_back(has ? pool_.local(problem(p), spec(p).cost, parts_[p].weight) : Local{});
        lower.push_back(has ? pool_.local(problem(p), spec(p).lower) : Local{});
        const bool left_open = std::isinf(spec(owner).upper.scale) && held.count(index) > 0;
        upper.push_back(has         ? pool_.local(problem(p), spec(p).upper)
                        : left_open ? Local{infinity, -1}
                                    : Local{});
      }
      lp::StepColumn column = spec(owner);
      column.cost = pool_.joined(std::move(cost));
      column.lower = pool_.joined(std::move(lower));
      column.upper = pool_.joined(std::move(upper));
      out_.problem.step_columns.push_back(std::move(column));
    }
  }

  void step_rows() {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const auto index = static_cast<Index>(r);
      const std::size_t owner = rows_.owner(index);
      const auto spec = [&](std::size_t p) -> const lp::StepRow& {
        return problem(p).step_rows[at(rows_.local[r][p])];
      };
      const auto side = [&](lp::Coefficient lp::StepRow::*which, std::size_t p) -> Local {
        if (rows_.has(index, p)) return pool_.local(problem(p), spec(p).*which);
        const double scale = (spec(owner).*which).scale;
        if (std::isinf(scale)) return {scale, -1};
        if (is_equality(index) || !touches(index, p)) return {};
        return {which == &lp::StepRow::lower ? -infinity : infinity, -1};
      };
      std::vector<Local> lower, upper;
      for (std::size_t p = 0; p < parts_.size(); ++p) {
        lower.push_back(side(&lp::StepRow::lower, p));
        upper.push_back(side(&lp::StepRow::upper, p));
      }
      out_.problem.step_rows.push_back(
          {spec(owner).name, pool_.joined(std::move(lower)), pool_.joined(std::move(upper))});
    }
  }

  void slots(const NameUnion& known, std::vector<lp::Slot> lp::Problem::*list,
             std::vector<Index> PartMap::*targets, std::vector<lp::Slot>& out) {
    for (std::size_t k = 0; k < known.size(); ++k) {
      lp::Slot slot;
      slot.by_step.assign(parts_.size() * n_steps_, -1);
      for (std::size_t p = 0; p < parts_.size(); ++p) {
        if (known.local[k][p] < 0) continue;
        const lp::Slot& own = (problem(p).*list)[at(known.local[k][p])];
        for (std::size_t n = 0; n < n_steps_; ++n)
          if (own.at(n) >= 0)
            slot.by_step[p * n_steps_ + n] = (out_.parts[p].*targets)[at(own.at(n))];
      }
      out.push_back(std::move(slot));
    }
  }

  const std::vector<Part>& parts_;
  std::size_t n_steps_;
  SeriesPool pool_;
  NameUnion columns_, rows_, column_slots_, row_slots_;
  std::vector<std::set<Index>> columns_of_row_;
  Joined out_;
};

}  // namespace

Joined join(const std::vector<Part>& parts) {
  SUNWARD_CHECK(!parts.empty(), "something to join");
  return Joiner(parts).run();
}

}  // namespace sunward::formulation::pathway
