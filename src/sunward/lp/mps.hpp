// Writes a linear or mixed-integer program as a free-format MPS file, which every LP solver reads.
#pragma once

#include <string>

#include "sunward/lp/integrality.hpp"
#include "sunward/lp/problem.hpp"

namespace sunward::lp {

/// The program as MPS text. Numbers are the shortest that read back to the same double (at most 17
/// digits). The objective row is `cost`; its right-hand side is minus the objective offset, the
/// convention of HiGHS, CPLEX and Gurobi. Rows without any side are further N rows, which readers
/// drop. Two-sided rows are L rows with a RANGES entry.
/// Whole columns stand between INTORG and INTEND markers.
[[nodiscard]] std::string to_mps(const Problem& problem, const Integrality& integrality = {});

/// Writes to_mps to `path`; a path that ends in ".gz" is compressed. The file appears under its
/// name only when complete. Throws InputError when it cannot be written. A year of hours takes
/// under 1 s.
void write_mps(const Problem& problem, const std::string& path,
               const Integrality& integrality = {});

}  // namespace sunward::lp
