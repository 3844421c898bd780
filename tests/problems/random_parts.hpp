// The parts a random park is put together from. Each adds its columns and rows to a park under
// construction; each leaves it feasible and bounded.
#pragma once

#include <string>
#include <vector>

#include "problems/random_source.hpp"
#include "problems/sketch.hpp"

namespace sunward::problems {

/// A park under construction.
struct ParkSketch {
  explicit ParkSketch(std::uint64_t seed);

  /// A series of n_steps values between low and high, sometimes with runs of zeros.
  Index random_series(double low, double high);
  /// `cost` per unit, weighted by scenario when the park has several.
  lp::Coefficient cost(double cost);
  /// A price from a few round ones (ties), zero, or any.
  double price(double typical);
  /// The month of each step, -1 in months that are left out.
  std::vector<Index> months(const std::vector<Index>& targets);
  Index random_bus();
  void add_to_balance(Index bus, Index column, lp::Coefficient value);
  /// column <= factor * size: a new capacity, a fixed number, or a capacity that exists.
  void limit(Index column, lp::Coefficient factor, double typical, const std::string& name);

  RandomSource random;
  Sketch sketch;
  std::size_t n_steps = 0;
  std::vector<Index> balance;     ///< step row of each bus
  std::vector<Index> sizes;       ///< capacities so far
  std::vector<Index> generators;  ///< step columns so far
  Index weight = -1;              ///< series of scenario weights, -1: one scenario
  std::string traits;
};

void add_buses(ParkSketch& park);      ///< loads, unserved load, spill; also the scenarios
void add_generator(ParkSketch& park);  ///< availability, size, minimum load, ramps
void add_storage(ParkSketch& park);    ///< charge, discharge, state; cyclic or given
void add_converter(ParkSketch& park);  ///< several inputs and outputs, segments
void add_lines(ParkSketch& park);      ///< free and limited flows, ring rows
void add_grid(ParkSketch& park);       ///< import with monthly peaks, export with a limit
void add_budgets(ParkSketch& park);    ///< aggregate rows of every kind
void add_matching(ParkSketch& park, std::uint64_t seed);  ///< one generator's output by another's
void add_design_rows(ParkSketch& park);                   ///< land, ratios, fixed sizes
void add_oddities(ParkSketch& park);  ///< empty, open, duplicate and fixed things

}  // namespace sunward::problems
