#include "problems/random_park.hpp"

#include "problems/random_parts.hpp"

namespace sunward::problems {
namespace {

/// Multiplies by 10^k what belongs together, as if rows and columns had other units.
class Rescaler {
 public:
  Rescaler(lp::Problem& problem, RandomSource& random) : p_(problem), random_(random) {}

  void run() {
    for (std::size_t j = 0; j < p_.step_columns.size(); ++j) rescale_column(static_cast<Index>(j));
    for (std::size_t k = 0; k < p_.shared_columns.size(); ++k) {
      rescale_capacity(static_cast<Index>(k));
    }
    for (std::size_t i = 0; i < p_.step_rows.size(); ++i) rescale_row(static_cast<Index>(i));
    for (std::size_t r = 0; r < p_.shared_rows.size(); ++r) {
      rescale_shared_row(static_cast<Index>(r));
    }
  }

 private:
  double factor() { return random_.chance(0.5) ? 1.0 : random_.decades(1e-2, 1e3); }

  void rescale_column(Index j) {
    const double f = factor();
    lp::StepColumn& c = p_.step_columns[j];
    c.cost.scale *= f;
    c.lower.scale /= f;
    c.upper.scale /= f;
    c.initial /= f;
    for (lp::StepEntry& e : p_.step_entries) e.value.scale *= e.column == j ? f : 1.0;
    for (lp::AggregateEntry& e : p_.aggregate_entries) e.value.scale *= e.column == j ? f : 1.0;
  }

  void rescale_row(Index i) {
    const double f = factor();
    p_.step_rows[i].lower.scale *= f;
    p_.step_rows[i].upper.scale *= f;
    for (lp::StepEntry& e : p_.step_entries) e.value.scale *= e.row == i ? f : 1.0;
    for (lp::BorderEntry& e : p_.border_entries) e.value.scale *= e.row == i ? f : 1.0;
  }

  /// A slot may hold several capacities, so all capacities of a slot need one factor: only those
  /// held by fixed slots are rescaled.
  void rescale_capacity(Index k) {
    for (const lp::Slot& slot : p_.column_slots) {
      for (const Index target : slot.by_step) {
        if (target == k) return;
      }
    }
    const double f = factor();
    p_.shared_columns[k].cost *= f;
    p_.shared_columns[k].lower /= f;
    p_.shared_columns[k].upper /= f;
    for (lp::SharedEntry& e : p_.shared_entries) e.value *= e.column == k ? f : 1.0;
    for (lp::BorderEntry& e : p_.border_entries) {
      e.value.scale *= p_.column_slots[e.slot].fixed == k ? f : 1.0;
    }
  }

  void rescale_shared_row(Index r) {
    for (const lp::Slot& slot : p_.row_slots) {
      for (const Index target : slot.by_step) {
        if (target == r) return;
      }
    }
    const double f = factor();
    p_.shared_rows[r].lower *= f;
    p_.shared_rows[r].upper *= f;
    for (lp::SharedEntry& e : p_.shared_entries) e.value *= e.row == r ? f : 1.0;
    for (lp::AggregateEntry& e : p_.aggregate_entries) {
      e.value.scale *= p_.row_slots[e.slot].fixed == r ? f : 1.0;
    }
  }

  lp::Problem& p_;
  RandomSource& random_;
};

void make_infeasible(ParkSketch& park) {
  Sketch& s = park.sketch;
  const Index kind = park.random.whole(0, 4);
  park.traits += " infeasible=" + std::to_string(kind);
  if (kind == 0) {  // one step asks more than a column may give
    std::vector<double> load(park.n_steps, 1.0);
    load[static_cast<std::size_t>(park.random.whole(0, static_cast<Index>(park.n_steps) - 1))] =
        7.0;
    const Index x = s.column("bounded", 1.0, 0.0, park.random.between(2.0, 6.5));
    s.equality("lone_balance", {1.0, s.series(load)}, {{x, 1.0}});
  } else if (kind == 1) {  // a circle that loses
    const Index state = s.column("leak_state", 0.0, 0.0, 9.0);
    const Index out = s.column("leak", 0.0, 0.1);
    s.lagged(s.equality("leak_dynamics", 0.0, {{state, 1.0}, {out, 1.0}}), state, -1.0);
  } else if (kind == 2) {  // two design rows that contradict
    const Index a = s.capacity("least_a", 1.0);
    const Index b = s.capacity("least_b", 1.0);
    s.shared_row("least", 4.0, infinity, {{a, 1.0}, {b, 2.0}});
    s.shared_row("most", -infinity, park.random.between(0.5, 1.9), {{a, 1.0}, {b, 1.0}});
  } else if (kind == 3) {  // a delivery beyond the output of its generator
    const Index x = s.column("weak", 1.0, 0.0, 1.0);
    park.add_to_balance(park.random_bus(), x, 1.0);
    s.aggregate(s.shared_row("delivery", 1.2 * static_cast<double>(park.n_steps), infinity), x,
                1.0);
  } else {  // a size needed by one step and forbidden by a design row
    const Index x = s.column("needed", 1.0, 3.0);
    park.add_to_balance(park.random_bus(), x, 1.0);
    const Index size = s.capacity("needed_size", 1.0);
    s.border(s.at_most("needed_limit", 0.0, {{x, 1.0}}), size, -1.0);
    s.shared_row("forbidden", -infinity, park.random.between(0.5, 2.5), {{size, 1.0}});
  }
}

void make_unbounded(ParkSketch& park) {
  Sketch& s = park.sketch;
  const Index kind = park.random.whole(0, 4);
  park.traits += " unbounded=" + std::to_string(kind);
  const Index bus = park.random_bus();
  if (kind == 0) {  // buy cheap, sell dear
    park.add_to_balance(bus, s.column("cheap_import", park.cost(1.0)), 1.0);
    park.add_to_balance(bus, s.column("dear_export", park.cost(-4.0)), -1.0);
  } else if (kind == 1) {  // a size that earns
    park.sizes.push_back(s.capacity("earning_size", -1.0));
  } else if (kind == 2) {  // a free column with a cost
    s.free_column("nowhere", park.random.chance(0.5) ? 1.0 : -1.0);
  } else if (kind == 3) {  // a size whose output pays for it
    const Index x = s.column("paid_output", -2.0 - park.random.fraction());
    const Index size = s.capacity("paid_size", static_cast<double>(park.n_steps));
    s.border(s.at_most("paid_limit", 0.0, {{x, 1.0}}), size, -1.0);
  } else {  // filling and emptying a store earns
    const Index in = s.column("pump", 0.5);
    const Index out = s.column("turbine", -1.0);
    const Index state = s.column("basin", 0.0, 0.0, 5.0);
    const Index row = s.equality("basin_dynamics", 0.0, {{state, 1.0}, {in, -1.0}, {out, 1.0}});
    s.lagged(row, state, -1.0);
  }
}

}  // namespace

RandomPark random_park(std::uint64_t seed) {
  ParkSketch park(seed);
  const double flaw = park.random.fraction();
  add_buses(park);
  for (Index k = park.random.whole(0, 4); k > 0; --k) add_generator(park);
  const Index n_storages =
      park.random.chance(0.2) ? park.random.whole(4, 8) : park.random.whole(0, 3);
  for (Index k = 0; k < n_storages; ++k) add_storage(park);
  park.traits += " storages=" + std::to_string(n_storages);
  for (Index k = park.random.whole(0, 3); k > 0; --k) add_converter(park);
  add_lines(park);
  add_grid(park);
  add_budgets(park);
  add_matching(park, seed);
  add_design_rows(park);
  add_oddities(park);
  RandomPark result;
  if (flaw < 0.15) {
    make_infeasible(park);
    result.flaw = Flaw::infeasible;
  } else if (flaw < 0.30) {
    make_unbounded(park);
    result.flaw = Flaw::unbounded;
  }
  if (park.random.chance(0.2))
    park.sketch.problem.objective_offset = park.random.between(-9.0, 9.0);
  if (park.random.chance(0.15)) {
    for (lp::StepColumn& c : park.sketch.problem.step_columns) {
      if (result.flaw == Flaw::none) c.cost.scale = 0.0;  // any dispatch will do
    }
    park.traits += " no_step_costs";
  }
  if (park.random.chance(0.35)) {
    Rescaler(park.sketch.problem, park.random).run();
    park.traits += " rescaled";
  }
  result.problem = std::move(park.sketch.problem);
  result.traits = std::move(park.traits);
  return result;
}

}  // namespace sunward::problems
