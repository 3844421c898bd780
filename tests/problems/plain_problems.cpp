#include "problems/known_problems.hpp"
#include "problems/sketch.hpp"

namespace sunward::problems {
namespace {

using lp::SolveStatus;

KnownProblem optimal(Sketch sketch, double objective) {
  return {std::move(sketch.problem), SolveStatus::optimal, objective};
}

// Load 3, 5, 4 at 2 per unit: 2 * 12.
KnownProblem one_generator() {
  Sketch s("one_generator", {3});
  const Index load = s.series({3, 5, 4});
  const Index g = s.column("generator", 2.0, 0.0, 10.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}});
  return optimal(s, 24.0);
}

// Cheap 1 up to 4, dear 3: 3*1 + (4*1 + 1*3) + 4*1.
Sketch merit_order_sketch(const std::string& name) {
  Sketch s(name, {3});
  const Index load = s.series({3, 5, 4});
  const Index cheap = s.column("cheap", 1.0, 0.0, 4.0);
  const Index dear = s.column("dear", 3.0);
  s.equality("balance", {1.0, load}, {{cheap, 1.0}, {dear, 1.0}});
  return s;
}

KnownProblem merit_order() { return optimal(merit_order_sketch("merit_order"), 14.0); }

KnownProblem objective_offset() {
  Sketch s = merit_order_sketch("objective_offset");
  s.problem.objective_offset = -100.0;
  return optimal(s, -86.0);
}

// The balance twice more, once doubled: nothing changes.
KnownProblem duplicate_rows() {
  Sketch s = merit_order_sketch("duplicate_rows");
  s.equality("again", {1.0, 0}, {{0, 1.0}, {1, 1.0}});
  s.equality("doubled", {2.0, 0}, {{0, 2.0}, {1, 2.0}});
  return optimal(s, 14.0);
}

// Three equal generators share 12 units at 1, and a fourth column costs and does nothing.
KnownProblem ties() {
  Sketch s("ties", {3});
  const Index load = s.series({3, 5, 4});
  const Index a = s.column("a", 1.0, 0.0, 5.0);
  const Index b = s.column("b", 1.0, 0.0, 5.0);
  const Index c = s.column("c", 1.0);
  const Index idle = s.column("idle", 0.0);
  s.equality("balance", {1.0, load}, {{a, 1.0}, {b, 1.0}, {c, 1.0}});
  s.at_most("loose", 1000.0, {{a, 1.0}, {idle, 1.0}});
  return optimal(s, 12.0);
}

// Any feasible point is optimal.
KnownProblem no_cost() {
  Sketch s = merit_order_sketch("no_cost");
  for (lp::StepColumn& c : s.problem.step_columns) c.cost = 0.0;
  return optimal(s, 0.0);
}

// Maximise x + 2y with x, y <= 2 and 2 <= x + y <= 3: x = 1, y = 2, twice.
KnownProblem range_row_at_its_upper_side() {
  Sketch s("range_row_at_its_upper_side", {2});
  const Index x = s.column("x", -1.0, 0.0, 2.0);
  const Index y = s.column("y", -2.0, 0.0, 2.0);
  s.row("range", 2.0, 3.0, {{x, 1.0}, {y, 1.0}});
  return optimal(s, -10.0);
}

// Minimise x + 2y on the same set: x = 2, y = 0, twice.
KnownProblem range_row_at_its_lower_side() {
  Sketch s("range_row_at_its_lower_side", {2});
  const Index x = s.column("x", 1.0, 0.0, 2.0);
  const Index y = s.column("y", 2.0, 0.0, 2.0);
  s.row("range", 2.0, 3.0, {{x, 1.0}, {y, 1.0}});
  return optimal(s, 4.0);
}

// Three buses in a ring of equal lines, load 3 at bus 3, generation at bus 1 (cost 1) and 2 (cost
// 2). With a = f13: f23 = 3 - a, f12 = 2a - 3 (f13 = f12 + f23), g1 = 3a - 3, g2 = 6 - 3a. The
// limit a <= 1.5 gives g1 = g2 = 1.5: 4.5 a step, 9 for two.
KnownProblem ring_of_free_flows() {
  Sketch s("ring_of_free_flows", {2});
  const Index g1 = s.column("g1", 1.0);
  const Index g2 = s.column("g2", 2.0);
  const Index f12 = s.free_column("f12");
  const Index f23 = s.free_column("f23");
  const Index f13 = s.column("f13", 0.0, -1.5, 1.5);
  s.equality("bus_1", 0.0, {{g1, 1.0}, {f12, -1.0}, {f13, -1.0}});
  s.equality("bus_2", 0.0, {{g2, 1.0}, {f12, 1.0}, {f23, -1.0}});
  s.equality("bus_3", 3.0, {{f23, 1.0}, {f13, 1.0}});
  s.equality("ring", 0.0, {{f12, 1.0}, {f23, 1.0}, {f13, -1.0}});
  return optimal(s, 9.0);
}

// Must-run 2 at 7, the rest of load 5 at 1: 14 + 3, two steps; must-run 0 at the second step: 5.
KnownProblem fixed_column() {
  Sketch s("fixed_column", {2});
  const Index must = s.series({2, 0});
  const Index fixed = s.column("must_run", 7.0, {1.0, must}, {1.0, must});
  const Index g = s.column("generator", 1.0);
  s.equality("balance", 5.0, {{fixed, 1.0}, {g, 1.0}});
  return optimal(s, 22.0);
}

// Negative and mixed bounds: x in [-3, -1], y <= 5 without lower bound, x + y >= 1.
// Minimise 2x + y: each unit of x less costs one of y more, 2 > 1, so x = -3, y = 4: -2, two steps.
KnownProblem negative_bounds() {
  Sketch s("negative_bounds", {2});
  const Index x = s.column("x", 2.0, -3.0, -1.0);
  const Index y = s.column("y", 1.0, -infinity, 5.0);
  s.at_least("floor", 1.0, {{x, 1.0}, {y, 1.0}});
  return optimal(s, -4.0);
}

// Rows and columns that touch nothing: cost 3 at its lower bound 2, cost -1 at its upper bound 4.
// 14 + 3 * (6 - 4).
KnownProblem empty_rows_and_columns() {
  Sketch s = merit_order_sketch("empty_rows_and_columns");
  s.column("rests_low", 3.0, 2.0);
  s.column("rests_high", -1.0, 0.0, 4.0);
  s.free_column("nowhere");
  s.row("empty", -1.0, 1.0, {});
  s.row("open", -infinity, infinity, {{0, 1.0}});
  s.capacity("unused", 0.0);
  s.shared_row("empty_shared", 0.0, 0.0);
  return optimal(s, 20.0);
}

// Load 12e3 in all. A unit of u serves 1e-4 at 1e-6 (0.01 each), a unit of v serves 1e6 at 5e6 (5
// each): all by u, 120.
KnownProblem badly_scaled() {
  Sketch s("badly_scaled", {3});
  const Index load = s.series({3e3, 5e3, 4e3});
  const Index u = s.column("u", 1e-6, 0.0, 1e9);
  const Index v = s.column("v", 5e6);
  s.equality("balance", {1.0, load}, {{u, 1e-4}, {v, 1e6}});
  s.at_most("wide", 1e9, {{u, 1.0}, {v, 1e4}});
  return optimal(s, 120.0);
}

// Coefficients that vary: yield 0.5, 1, 0 (a dark step). Load 1 each, backup 10, fuel 1:
// 2 + 1 + 10.
KnownProblem varying_coefficients() {
  Sketch s("varying_coefficients", {3});
  const Index yield = s.series({0.5, 1.0, 0.0});
  const Index u = s.column("u", 1.0);
  const Index backup = s.column("backup", 10.0);
  s.equality("balance", 1.0, {{u, {1.0, yield}}, {backup, 1.0}});
  // At the dark step u has no use and rests at zero.
  return optimal(s, 13.0);
}

}  // namespace

std::vector<KnownProblem> plain_problems() {
  return {one_generator(),
          merit_order(),
          objective_offset(),
          duplicate_rows(),
          ties(),
          no_cost(),
          range_row_at_its_upper_side(),
          range_row_at_its_lower_side(),
          ring_of_free_flows(),
          fixed_column(),
          negative_bounds(),
          empty_rows_and_columns(),
          badly_scaled(),
          varying_coefficients()};
}

}  // namespace sunward::problems
