// Seeded random parks, written straight as linear programs: every kind of row and column the engine
// must cope with, well and badly scaled, degenerate, infeasible and unbounded. The same seed gives
// the same program on every machine.
#pragma once

#include <cstdint>
#include <string>

#include "sunward/lp/problem.hpp"

namespace sunward::problems {

/// What was done to the park on purpose. `none` is feasible and bounded by construction.
enum class Flaw { none, infeasible, unbounded };

struct RandomPark {
  lp::Problem problem;
  Flaw flaw = Flaw::none;
  std::string traits;  ///< what is in it, for the message of a failing test
};

/// The park of a seed: about 70 % without flaw, 15 % infeasible, 15 % unbounded.
[[nodiscard]] RandomPark random_park(std::uint64_t seed);

}  // namespace sunward::problems
