#include "problems/known_problems.hpp"
#include "problems/sketch.hpp"

namespace sunward::problems {
namespace {

KnownProblem optimal(Sketch sketch, double objective) {
  return {std::move(sketch.problem), lp::SolveStatus::optimal, objective};
}

/// Load 1 a step, import at the given prices, a store of size 1; `efficiency` of charging.
Sketch store_sketch(const std::string& name, std::vector<double> prices, double efficiency) {
  Sketch s(name, {static_cast<Index>(prices.size())});
  const Index price = s.series(std::move(prices));
  const Index import = s.column("import", {1.0, price});
  const Index charge = s.column("charge", 0.0);
  const Index discharge = s.column("discharge", 0.0);
  const Index state = s.column("state", 0.0, 0.0, 1.0);
  s.equality("balance", 1.0, {{import, 1.0}, {discharge, 1.0}, {charge, -1.0}});
  const Index dynamics =
      s.equality("dynamics", 0.0, {{state, 1.0}, {charge, -efficiency}, {discharge, 1.0}});
  s.lagged(dynamics, state, -1.0);
  return s;
}

// Buy both units at 1 instead of 1 + 3.
KnownProblem cyclic_store() { return optimal(store_sketch("cyclic_store", {1, 3}, 1.0), 2.0); }

// The stored unit costs 2 to charge at 1: 1 + 2.
KnownProblem lossy_store() { return optimal(store_sketch("lossy_store", {1, 3}, 0.5), 3.0); }

// Dear first: the unit for step 0 comes round from the last step.
KnownProblem store_around_the_end() {
  return optimal(store_sketch("store_around_the_end", {3, 1}, 1.0), 2.0);
}

// Starts with 1 unit of its own: one of the two loads is free, the other costs 5.
KnownProblem given_start() {
  Sketch s("given_start", {2});
  const Index import = s.column("import", 5.0);
  const Index discharge = s.column("discharge", 0.0);
  const Index state = s.started("state", 1.0, 0.0, 0.0, 10.0);
  s.equality("balance", 1.0, {{import, 1.0}, {discharge, 1.0}});
  const Index dynamics = s.equality("dynamics", 0.0, {{state, 1.0}, {discharge, 1.0}});
  s.lagged(dynamics, state, -1.0);
  return optimal(s, 5.0);
}

// The same with two scenarios of 2 and 3 steps: each starts with 1 unit. 5 * 1 + 5 * 2.
KnownProblem given_start_in_each_scenario() {
  KnownProblem known = given_start();
  known.problem.name = "given_start_in_each_scenario";
  known.problem.scenarios = {{"short", 2}, {"long", 3}};
  known.objective = 15.0;
  return known;
}

// Rises by at most 1 a step from 0: 1, 2, 3 of load 2, 3, 3; backup 1 + 1 at 10: 6 + 20.
KnownProblem ramp_from_given_start() {
  Sketch s("ramp_from_given_start", {3});
  const Index load = s.series({2, 3, 3});
  const Index g = s.started("generator", 0.0, 1.0);
  const Index backup = s.column("backup", 10.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}, {backup, 1.0}});
  const Index ramp = s.at_most("ramp", 1.0, {{g, 1.0}});
  s.lagged(ramp, g, -1.0);
  return optimal(s, 26.0);
}

// Ramp within -1..1 around the circle, load 1, 4, 1: 1, 2, 1 and backup 2: 4 + 20.
KnownProblem two_sided_cyclic_ramp() {
  Sketch s("two_sided_cyclic_ramp", {3});
  const Index load = s.series({1, 4, 1});
  const Index g = s.column("generator", 1.0);
  const Index backup = s.column("backup", 10.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}, {backup, 1.0}});
  const Index ramp = s.row("ramp", -1.0, 1.0, {{g, 1.0}});
  s.lagged(ramp, g, -1.0);
  return optimal(s, 24.0);
}

// One step that follows itself: state = 0.9 state + charge, state >= 2: charge 0.2 at 5.
KnownProblem single_step_circle() {
  Sketch s("single_step_circle", {1});
  const Index charge = s.column("charge", 5.0);
  const Index state = s.column("state", 0.0, 2.0);
  const Index dynamics = s.equality("dynamics", 0.0, {{state, 1.0}, {charge, -1.0}});
  s.lagged(dynamics, state, -0.9);
  return optimal(s, 1.0);
}

// Self-discharge varies: keeps 1, 0.5, 1 of the state before. Load only at the last step (1 unit,
// backup 10), charging only at the first (cost 1): 2 units charged for 1 delivered.
KnownProblem varying_lagged_coefficient() {
  Sketch s("varying_lagged_coefficient", {3});
  const Index keeps = s.series({1.0, 0.5, 1.0});
  const Index load = s.series({0, 0, 1});
  const Index may_charge = s.series({9, 0, 0});
  const Index charge = s.column("charge", 1.0, 0.0, {1.0, may_charge});
  const Index discharge = s.column("discharge", 0.0);
  const Index backup = s.column("backup", 10.0);
  const Index state = s.started("state", 0.0, 0.0);
  s.equality("balance", {1.0, load}, {{discharge, 1.0}, {backup, 1.0}});
  const Index dynamics =
      s.equality("dynamics", 0.0, {{state, 1.0}, {charge, -1.0}, {discharge, 1.0}});
  s.lagged(dynamics, state, {-1.0, keeps});
  return optimal(s, 2.0);
}

// Scenarios of 2, 3 and 1 steps, each a circle of its own. Prices 1 3 | 3 1 1 | 7, load 1, store 1:
// 2 + 3 + 7 (a lone step cannot trade with itself).
KnownProblem circles_of_unequal_length() {
  Sketch s = store_sketch("circles_of_unequal_length", {1, 3, 3, 1, 1, 7}, 1.0);
  s.problem.scenarios = {{"two", 2}, {"three", 3}, {"one", 1}};
  return optimal(s, 12.0);
}

}  // namespace

std::vector<KnownProblem> storage_problems() {
  return {cyclic_store(),
          lossy_store(),
          store_around_the_end(),
          given_start(),
          given_start_in_each_scenario(),
          ramp_from_given_start(),
          two_sided_cyclic_ramp(),
          single_step_circle(),
          varying_lagged_coefficient(),
          circles_of_unequal_length()};
}

}  // namespace sunward::problems
