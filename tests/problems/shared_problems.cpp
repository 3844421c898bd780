#include "problems/known_problems.hpp"
#include "problems/sketch.hpp"

namespace sunward::problems {
namespace {

KnownProblem optimal(Sketch sketch, double objective) {
  return {std::move(sketch.problem), lp::SolveStatus::optimal, objective};
}

/// Load 3, 5, 4; a generator sized at `price` with fuel 1; unserved load at 4.
Sketch sizing_sketch(const std::string& name, double price) {
  Sketch s(name, {3});
  const Index load = s.series({3, 5, 4});
  const Index g = s.column("generator", 1.0);
  const Index unserved = s.column("unserved", 4.0);
  const Index size = s.capacity("size", price);
  s.equality("balance", {1.0, load}, {{g, 1.0}, {unserved, 1.0}});
  const Index limit = s.at_most("limit", 0.0, {{g, 1.0}});
  s.border(limit, size, -1.0);
  return s;
}

// Up to size 3 a unit saves 3 * 3 = 9 > 8, beyond it 6 < 8: 3 * 8 + 9 + 4 * 3.
KnownProblem sized_generator() { return optimal(sizing_sketch("sized_generator", 8.0), 45.0); }

// At 10 nothing pays: 12 units unserved.
KnownProblem size_that_does_not_pay() {
  return optimal(sizing_sketch("size_that_does_not_pay", 10.0), 48.0);
}

// At 9 every size from 0 to 3 is optimal: 48.
KnownProblem size_without_preference() {
  return optimal(sizing_sketch("size_without_preference", 9.0), 48.0);
}

// A fixed size of 4: 4 * 8 + (3 + 4 + 4) + 4.
KnownProblem fixed_size() {
  Sketch s = sizing_sketch("fixed_size", 8.0);
  s.problem.shared_columns[0].lower = 4.0;
  s.problem.shared_columns[0].upper = 4.0;
  return optimal(s, 47.0);
}

// Availability 1, 0.5, 0 of the size: load 1, 1, 1, unserved 5. A unit of size up to 1 delivers 1.5
// and saves 7.5 against its price 4; from 1 to 2 only 0.5, saving 2.5 < 4: 4 + 5 * (0 + 0.5 + 1).
KnownProblem sized_with_availability() {
  Sketch s("sized_with_availability", {3});
  const Index available = s.series({1.0, 0.5, 0.0});
  const Index g = s.column("generator", 0.0);
  const Index unserved = s.column("unserved", 5.0);
  const Index size = s.capacity("size", 4.0);
  s.equality("balance", 1.0, {{g, 1.0}, {unserved, 1.0}});
  const Index limit = s.at_most("limit", 0.0, {{g, 1.0}});
  s.border(limit, size, {-1.0, available});
  return optimal(s, 11.5);
}

// Two weather years of 2 and 3 steps, weight a half each, one size for both; unserved at 100.
// Load 3 1 | 2 4 2: size 4 at 10, fuel 0.5 * (4 + 8).
KnownProblem scenarios_of_unequal_length() {
  Sketch s("scenarios_of_unequal_length", {2, 3});
  const Index load = s.series({3, 1, 2, 4, 2});
  const Index weight = s.series({0.5, 0.5, 0.5, 0.5, 0.5});
  const Index g = s.column("generator", {1.0, weight});
  const Index unserved = s.column("unserved", {100.0, weight});
  const Index size = s.capacity("size", 10.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}, {unserved, 1.0}});
  const Index limit = s.at_most("limit", 0.0, {{g, 1.0}});
  s.border(limit, size, -1.0);
  return optimal(s, 46.0);
}

// Import 3, 9, 4, 2 at 1; peaks of month A (step 0) at 5 and month B (steps 2, 3) at 7; step 1 is
// nobody's peak: 18 + 15 + 28.
KnownProblem monthly_peaks() {
  Sketch s("monthly_peaks", {4});
  const Index load = s.series({3, 9, 4, 2});
  const Index room = s.series({0, 100, 0, 0});
  const Index import = s.column("import", 1.0);
  const Index a = s.capacity("peak_a", 5.0);
  const Index b = s.capacity("peak_b", 7.0);
  s.equality("balance", {1.0, load}, {{import, 1.0}});
  const Index limit = s.at_most("limit", {1.0, room}, {{import, 1.0}});
  s.border(limit, std::vector<Index>{a, -1, b, b}, -1.0);
  return optimal(s, 61.0);
}

/// Load 3, 5, 4 from cheap (1) and dear (3).
Sketch fuel_sketch(const std::string& name) {
  Sketch s(name, {3});
  const Index load = s.series({3, 5, 4});
  const Index cheap = s.column("cheap", 1.0);
  const Index dear = s.column("dear", 3.0);
  s.equality("balance", {1.0, load}, {{cheap, 1.0}, {dear, 1.0}});
  return s;
}

// 5 cheap units in all: 5 + 7 * 3.
KnownProblem yearly_budget() {
  Sketch s = fuel_sketch("yearly_budget");
  s.aggregate(s.shared_row("budget", -infinity, 5.0), 0, 1.0);
  return optimal(s, 26.0);
}

// At most 3 in steps 0 and 1, at most 1 in step 2: 4 + 8 * 3.
KnownProblem monthly_budgets() {
  Sketch s = fuel_sketch("monthly_budgets");
  const Index first = s.shared_row("first_month", -infinity, 3.0);
  const Index second = s.shared_row("second_month", -infinity, 1.0);
  s.aggregate(std::vector<Index>{first, first, second}, 0, 1.0);
  return optimal(s, 28.0);
}

// The budget counts no step but the second: 3 + (2 + 3 * 3) + 4.
KnownProblem budget_of_some_steps() {
  Sketch s = fuel_sketch("budget_of_some_steps");
  const Index r = s.shared_row("budget", -infinity, 2.0);
  s.aggregate(std::vector<Index>{-1, r, -1}, 0, 1.0);
  return optimal(s, 18.0);
}

// A share: dear >= 0.25 (cheap + dear), so dear = 3: 9 + 9.
KnownProblem minimum_share() {
  Sketch s = fuel_sketch("minimum_share");
  const Index r = s.shared_row("share", 0.0, infinity);
  s.aggregate(r, 0, -0.25);
  s.aggregate(r, 1, 0.75);
  return optimal(s, 18.0);
}

// The budget is for sale at 1.5 a unit, which buys a saving of 2, but only 4 units are on offer:
// 4 * 1.5 + 4 * 1 + 8 * 3.
KnownProblem budget_for_sale() {
  Sketch s = fuel_sketch("budget_for_sale");
  const Index bought = s.capacity("bought", 1.5, 0.0, 4.0);
  s.aggregate(s.shared_row("budget", -infinity, 0.0, {{bought, -1.0}}), 0, 1.0);
  return optimal(s, 34.0);
}

// Between 7 and 8 units must come from the one that now costs 10: 7 * 10 + 5 * 3.
KnownProblem two_sided_budget() {
  Sketch s = fuel_sketch("two_sided_budget");
  s.problem.step_columns[0].cost = 10.0;
  s.aggregate(s.shared_row("delivery", 7.0, 8.0), 0, 1.0);
  return optimal(s, 85.0);
}

// Land 5 for wind (worth 3, at most 3) and sun (worth 2): -9 - 4. Nothing else sees them.
KnownProblem design_rows_alone() {
  Sketch s = fuel_sketch("design_rows_alone");
  const Index wind = s.capacity("wind", -3.0, 0.0, 3.0);
  const Index sun = s.capacity("sun", -2.0);
  s.shared_row("land", -infinity, 5.0, {{wind, 1.0}, {sun, 1.0}});
  return optimal(s, -1.0);
}

// Two slots that name the same capacity in one row add up: g <= size + size. Load 4, size at 3.
KnownProblem slots_that_meet() {
  Sketch s("slots_that_meet", {2});
  const Index g = s.column("generator", 0.0);
  const Index size = s.capacity("size", 3.0);
  s.equality("balance", 4.0, {{g, 1.0}});
  const Index limit = s.at_most("limit", 0.0, {{g, 1.0}});
  s.border(limit, size, -1.0);
  s.border(limit, std::vector<Index>{size, size}, -1.0);
  return optimal(s, 6.0);
}

// A convex piecewise-linear cost: the first 2 units of a step at 1, the next 2 at 2, then 5.
// Load 3, 5, 4: 4 + 11 + 6.
KnownProblem segments() {
  Sketch s("segments", {3});
  const Index load = s.series({3, 5, 4});
  const Index a = s.column("first", 1.0, 0.0, 2.0);
  const Index b = s.column("second", 2.0, 0.0, 2.0);
  const Index c = s.column("third", 5.0);
  s.equality("balance", {1.0, load}, {{a, 1.0}, {b, 1.0}, {c, 1.0}});
  return optimal(s, 21.0);
}

}  // namespace

std::vector<KnownProblem> shared_problems() {
  return {sized_generator(),         size_that_does_not_pay(),
          size_without_preference(), fixed_size(),
          sized_with_availability(), scenarios_of_unequal_length(),
          monthly_peaks(),           yearly_budget(),
          monthly_budgets(),         budget_of_some_steps(),
          minimum_share(),           budget_for_sale(),
          two_sided_budget(),        design_rows_alone(),
          slots_that_meet(),         segments()};
}

}  // namespace sunward::problems
