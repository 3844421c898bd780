#include "problems/known_problems.hpp"
#include "problems/sketch.hpp"

namespace sunward::problems {
namespace {

KnownProblem infeasible(Sketch sketch) {
  return {std::move(sketch.problem), lp::SolveStatus::primal_infeasible, 0.0};
}

KnownProblem unbounded(Sketch sketch) {
  return {std::move(sketch.problem), lp::SolveStatus::dual_infeasible, 0.0};
}

/// Load 3, 5, 4 from one generator without limit at cost 1.
Sketch load_sketch(const std::string& name) {
  Sketch s(name, {3});
  const Index load = s.series({3, 5, 4});
  const Index g = s.column("generator", 1.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}});
  return s;
}

KnownProblem load_above_the_limit() {
  Sketch s = load_sketch("load_above_the_limit");
  s.problem.step_columns[0].upper = 4.0;
  return infeasible(s);
}

KnownProblem capacity_above_the_land() {
  Sketch s = load_sketch("capacity_above_the_land");
  const Index size = s.capacity("size", 1.0);
  s.border(s.at_most("limit", 0.0, {{0, 1.0}}), size, -1.0);
  s.shared_row("land", -infinity, 4.5, {{size, 1.0}});
  return infeasible(s);
}

KnownProblem budget_below_the_load() {
  Sketch s = load_sketch("budget_below_the_load");
  s.aggregate(s.shared_row("budget", -infinity, 11.0), 0, 1.0);
  return infeasible(s);
}

// A circle that loses 1 a step cannot close.
KnownProblem circle_that_leaks() {
  Sketch s("circle_that_leaks", {4});
  const Index state = s.column("state", 0.0, 0.0, 10.0);
  const Index out = s.column("out", 0.0, 1.0);
  s.lagged(s.equality("dynamics", 0.0, {{state, 1.0}, {out, 1.0}}), state, -1.0);
  return infeasible(s);
}

// Starts with 2, gives 1 a step for 3 steps.
KnownProblem start_too_low() {
  Sketch s("start_too_low", {3});
  const Index state = s.started("state", 2.0, 1.0);
  s.lagged(s.equality("dynamics", -1.0, {{state, 1.0}}), state, -1.0);
  return infeasible(s);
}

KnownProblem contradicting_design_rows() {
  Sketch s = load_sketch("contradicting_design_rows");
  const Index a = s.capacity("a", 1.0);
  const Index b = s.capacity("b", 1.0);
  s.shared_row("least", 3.0, infinity, {{a, 1.0}, {b, 1.0}});
  s.shared_row("most", -infinity, 2.0, {{a, 1.0}, {b, 1.0}});
  return infeasible(s);
}

KnownProblem empty_row_with_a_side() {
  Sketch s = load_sketch("empty_row_with_a_side");
  s.row("empty", 1.0, 2.0, {});
  return infeasible(s);
}

// Only the last step of the second scenario asks too much.
KnownProblem one_bad_hour() {
  Sketch s("one_bad_hour", {3, 4});
  const Index load = s.series({1, 2, 1, 2, 1, 2, 5});
  const Index g = s.column("generator", 1.0, 0.0, 4.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}});
  return infeasible(s);
}

// Buy at 1, sell at 2, no limit.
KnownProblem trade_without_limit() {
  Sketch s("trade_without_limit", {3});
  const Index load = s.series({3, 5, 4});
  const Index buy = s.column("buy", 1.0);
  const Index sell = s.column("sell", -2.0);
  s.equality("balance", {1.0, load}, {{buy, 1.0}, {sell, -1.0}});
  return unbounded(s);
}

KnownProblem capacity_that_earns() {
  Sketch s = load_sketch("capacity_that_earns");
  const Index size = s.capacity("size", -1.0);
  s.border(s.at_most("limit", 0.0, {{0, 1.0}}), size, -1.0);
  return unbounded(s);
}

// A size at 1 lets each of 3 steps sell at 0.5.
KnownProblem size_that_pays_forever() {
  Sketch s("size_that_pays_forever", {3});
  const Index sell = s.column("sell", -0.5);
  const Index size = s.capacity("size", 1.0);
  s.border(s.at_most("limit", 0.0, {{sell, 1.0}}), size, -1.0);
  return unbounded(s);
}

KnownProblem free_column_with_cost() {
  Sketch s = load_sketch("free_column_with_cost");
  s.free_column("nowhere", 1.0);
  return unbounded(s);
}

// A store that gains: state = 2 * before - out, out earns 1; state may grow without limit.
KnownProblem store_that_breeds() {
  Sketch s("store_that_breeds", {3});
  const Index state = s.started("state", 1.0, 0.0);
  const Index in = s.column("in", 1.0);
  const Index out = s.column("out", -1.0);
  s.lagged(s.equality("dynamics", 0.0, {{state, 1.0}, {in, -1.0}, {out, 1.0}}), state, -2.0);
  return unbounded(s);
}

}  // namespace

std::vector<KnownProblem> impossible_problems() {
  return {load_above_the_limit(),   capacity_above_the_land(),
          budget_below_the_load(),  circle_that_leaks(),
          start_too_low(),          contradicting_design_rows(),
          empty_row_with_a_side(),  one_bad_hour(),
          trade_without_limit(),    capacity_that_earns(),
          size_that_pays_forever(), free_column_with_cost(),
          store_that_breeds()};
}

std::vector<KnownProblem> known_problems() {
  std::vector<KnownProblem> all = plain_problems();
  for (auto* part : {&storage_problems, &shared_problems, &impossible_problems}) {
    for (KnownProblem& known : (*part)()) all.push_back(std::move(known));
  }
  return all;
}

}  // namespace sunward::problems
