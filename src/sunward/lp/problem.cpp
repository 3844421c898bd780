#include "sunward/lp/problem.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "sunward/base/error.hpp"

namespace sunward::lp {
namespace {

template <typename... Arguments>
void require(bool condition, fmt::format_string<Arguments...> sentence, Arguments&&... arguments) {
  if (!condition) {
    throw InternalError("linear program: " +
                        fmt::format(sentence, std::forward<Arguments>(arguments)...));
  }
}

bool in_range(Index index, std::size_t size) {
  return index >= 0 && static_cast<std::size_t>(index) < size;
}

void require_scenarios_and_series(const Problem& p) {
  require(!p.scenarios.empty(), "it has no scenario");
  for (const Scenario& s : p.scenarios) {
    require(s.n_steps >= 1, "scenario '{}' has {} steps, at least 1 is needed", s.name, s.n_steps);
  }
  const std::size_t n_steps = p.n_steps();
  for (std::size_t k = 0; k < p.series.size(); ++k) {
    const std::vector<double>& series = p.series[k];
    require(series.size() == n_steps, "series {} has {} values for {} steps", k, series.size(),
            n_steps);
    // 0 * v is 0 for a finite v and NaN otherwise, so one sum tests all of them.
    double sum = 0.0;
    for (const double v : series) sum += 0.0 * v;
    require(sum == 0.0, "series {} holds a value that is not finite", k);
  }
  require(std::isfinite(p.objective_offset), "objective offset is not finite");
}

void require_finite(const Problem& p, const Coefficient& c, const char* what,
                    const std::string& owner) {
  require(std::isfinite(c.scale), "{} of {} is not finite", what, owner);
  require(c.series == -1 || in_range(c.series, p.series.size()), "{} of {} names series {} of {}",
          what, owner, c.series, p.series.size());
}

void require_bound(const Problem& p, const Coefficient& c, const char* what,
                   const std::string& owner) {
  require(!std::isnan(c.scale), "{} of {} is NaN", what, owner);
  require(c.series == -1 || std::isfinite(c.scale), "{} of {} scales a series by infinity", what,
          owner);
  require(c.series == -1 || in_range(c.series, p.series.size()), "{} of {} names series {} of {}",
          what, owner, c.series, p.series.size());
}

void require_bounds(const Problem& p, const Coefficient& lower, const Coefficient& upper,
                    const std::string& owner) {
  require_bound(p, lower, "lower side", owner);
  require_bound(p, upper, "upper side", owner);
  require(lower.scale < infinity, "lower side of {} is +infinity", owner);
  require(upper.scale > -infinity, "upper side of {} is -infinity", owner);
  const bool varies = lower.series >= 0 || upper.series >= 0;
  const bool same = lower.series == upper.series && lower.scale == upper.scale;
  const bool one_sided = std::isinf(lower.scale) || std::isinf(upper.scale);
  if (same || one_sided) return;
  for (std::size_t n = 0; n < (varies ? p.n_steps() : 1); ++n) {
    require(p.value(lower, n) <= p.value(upper, n),
            "{} has lower side {} above upper side {} at step {}", owner, p.value(lower, n),
            p.value(upper, n), n);
  }
}

/// Throws when two of `keys` are equal; `what` names the kind of entry.
void require_unique(std::vector<std::uint64_t> keys, const char* what) {
  std::sort(keys.begin(), keys.end());
  const auto twin = std::adjacent_find(keys.begin(), keys.end());
  if (twin == keys.end()) return;
  require(false, "two {} entries share the place ({}, {})", what, *twin >> 32,
          (*twin & 0xffffffffU) >> 1);
}

std::uint64_t place(Index first, Index second, Index lag = 0) {
  return (static_cast<std::uint64_t>(first) << 32) | (static_cast<std::uint64_t>(second) << 1) |
         static_cast<std::uint64_t>(lag);
}

void require_slots(const Problem& p, const std::vector<Slot>& slots, std::size_t n_targets,
                   const char* what) {
  for (std::size_t k = 0; k < slots.size(); ++k) {
    const Slot& slot = slots[k];
    require(slot.fixed == -1 || in_range(slot.fixed, n_targets), "{} slot {} names {} of {}", what,
            k, slot.fixed, n_targets);
    require(slot.by_step.empty() || slot.by_step.size() == p.n_steps(),
            "{} slot {} lists {} steps of {}", what, k, slot.by_step.size(), p.n_steps());
    for (const Index target : slot.by_step) {
      require(target == -1 || in_range(target, n_targets), "{} slot {} names {} of {}", what, k,
              target, n_targets);
    }
  }
}

void require_step_part(const Problem& p) {
  for (const StepColumn& c : p.step_columns) {
    const std::string owner = "step column '" + c.name + "'";
    require_finite(p, c.cost, "cost", owner);
    require_bounds(p, c.lower, c.upper, owner);
    require(std::isfinite(c.initial), "initial value of {} is not finite", owner);
  }
  for (const StepRow& r : p.step_rows)
    require_bounds(p, r.lower, r.upper, "step row '" + r.name + "'");
  std::vector<std::uint64_t> places;
  for (const StepEntry& e : p.step_entries) {
    require(in_range(e.row, p.step_rows.size()) && in_range(e.column, p.step_columns.size()),
            "step entry ({}, {}) is out of range", e.row, e.column);
    require(e.lag == 0 || e.lag == 1, "step entry ({}, {}) has lag {}", e.row, e.column, e.lag);
    require_finite(p, e.value, "a coefficient", "step row '" + p.step_rows[e.row].name + "'");
    places.push_back(place(e.row, e.column, e.lag));
  }
  require_unique(std::move(places), "step");
}

void require_shared_part(const Problem& p) {
  for (const SharedColumn& c : p.shared_columns) {
    const std::string owner = "shared column '" + c.name + "'";
    require_finite(p, c.cost, "cost", owner);
    require_bounds(p, c.lower, c.upper, owner);
  }
  for (const SharedRow& r : p.shared_rows) {
    require_bounds(p, r.lower, r.upper, "shared row '" + r.name + "'");
  }
  std::vector<std::uint64_t> places;
  for (const SharedEntry& e : p.shared_entries) {
    require(in_range(e.row, p.shared_rows.size()) && in_range(e.column, p.shared_columns.size()),
            "shared entry ({}, {}) is out of range", e.row, e.column);
    require_finite(p, e.value, "a coefficient", "shared row '" + p.shared_rows[e.row].name + "'");
    places.push_back(place(e.row, e.column));
  }
  require_unique(std::move(places), "shared");
}

void require_links(const Problem& p) {
  require_slots(p, p.column_slots, p.shared_columns.size(), "column");
  require_slots(p, p.row_slots, p.shared_rows.size(), "row");
  std::vector<std::uint64_t> places;
  for (const BorderEntry& e : p.border_entries) {
    require(in_range(e.row, p.step_rows.size()) && in_range(e.slot, p.column_slots.size()),
            "border entry ({}, {}) is out of range", e.row, e.slot);
    require_finite(p, e.value, "a coefficient", "step row '" + p.step_rows[e.row].name + "'");
    places.push_back(place(e.row, e.slot));
  }
  require_unique(std::move(places), "border");
  places.clear();
  for (const AggregateEntry& e : p.aggregate_entries) {
    require(in_range(e.slot, p.row_slots.size()) && in_range(e.column, p.step_columns.size()),
            "aggregate entry ({}, {}) is out of range", e.slot, e.column);
    require_finite(p, e.value, "a coefficient",
                   "step column '" + p.step_columns[e.column].name + "'");
    places.push_back(place(e.slot, e.column));
  }
  require_unique(std::move(places), "aggregate");
}

/// Steps [0, n_steps) at which a coefficient is not zero and `slot`, where given, names a target.
std::size_t count_nonzeros(const Problem& p, const Coefficient& c, const Slot* slot) {
  const std::size_t n_steps = p.n_steps();
  const bool everywhere = slot == nullptr || slot->by_step.empty();
  if (c.scale == 0.0 || (slot != nullptr && everywhere && slot->fixed < 0)) return 0;
  if (c.series < 0 && everywhere) return n_steps;
  std::size_t sum = 0;
  for (std::size_t n = 0; n < n_steps; ++n) {
    sum += p.value(c, n) != 0.0 && (everywhere || slot->by_step[n] >= 0) ? 1U : 0U;
  }
  return sum;
}

}  // namespace

void validate(const Problem& problem) {
  require_scenarios_and_series(problem);
  require_step_part(problem);
  require_shared_part(problem);
  require_links(problem);
}

Size size(const Problem& problem) {
  const std::size_t n_steps = problem.n_steps();
  Size size;
  size.steps = n_steps;
  size.scenarios = problem.scenarios.size();
  size.columns = n_steps * problem.step_columns.size() + problem.shared_columns.size();
  size.rows = n_steps * problem.step_rows.size() + problem.shared_rows.size();
  for (const StepEntry& e : problem.step_entries) {
    size.nonzeros += count_nonzeros(problem, e.value, nullptr);
    if (e.lag == 0 || problem.step_columns[e.column].boundary == Boundary::cyclic) continue;
    std::size_t first = 0;  // at the first step of a scenario a given value is a constant
    for (const Scenario& s : problem.scenarios) {
      size.nonzeros -= problem.value(e.value, first) != 0.0 ? 1U : 0U;
      first += static_cast<std::size_t>(s.n_steps);
    }
  }
  for (const BorderEntry& e : problem.border_entries) {
    size.nonzeros += count_nonzeros(problem, e.value, &problem.column_slots[e.slot]);
  }
  for (const AggregateEntry& e : problem.aggregate_entries) {
    size.nonzeros += count_nonzeros(problem, e.value, &problem.row_slots[e.slot]);
  }
  for (const SharedEntry& e : problem.shared_entries) size.nonzeros += e.value != 0.0 ? 1U : 0U;
  return size;
}

}  // namespace sunward::lp
