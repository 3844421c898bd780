// Several linear programs of one pattern as one: the years of the parts one after the other, shared
// columns and rows side by side. What a part lacks of the pattern is fixed at zero in its steps.
//
// Columns, rows and slots of the parts belong together when they bear the same name; where a name
// occurs twice, in order. Pairing decides only how compact the program is, never what it means.
#pragma once

#include <string>
#include <vector>

#include "sunward/lp/problem.hpp"

namespace sunward::formulation::pathway {

struct Part {
  const lp::Problem* problem = nullptr;
  std::string name;     ///< put before the names of its scenarios, shared columns and shared rows
  double weight = 1.0;  ///< of its objective
};

/// Where a part's columns and rows stand in the joined program.
struct PartMap {
  std::size_t first_step = 0;
  std::vector<Index> step_columns, step_rows, shared_columns, shared_rows;
};

struct Joined {
  lp::Problem problem;
  std::vector<PartMap> parts;
};

/// @param parts  at least one; all with the same number of steps (InternalError).
/// The optimum is that of the parts solved apart, weighted and summed, until the caller adds rows
/// that tie them. Cost: O(data).
[[nodiscard]] Joined join(const std::vector<Part>& parts);

}  // namespace sunward::formulation::pathway
