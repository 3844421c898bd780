// The same linear program as one plain sparse matrix, for other solvers and for files.
//
// Columns: step columns step by step (n * width + j), then shared columns. Rows: step rows step by
// step, then shared rows. Both are the order of the arrays of lp::Point, one behind the other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::lp {

/// minimise offset + c'x,  row_lower <= A x <= row_upper,  column_lower <= x <= column_upper.
/// A is stored by column: entries column_start[j] .. column_start[j + 1] - 1 of row_index and
/// value, no zero coefficients, each (row, column) at most once, rows in no particular order.
struct SparseProgram {
  std::size_t n_rows = 0;
  std::size_t n_columns = 0;
  std::vector<Index> column_start;  ///< n_columns + 1
  std::vector<Index> row_index;
  std::vector<double> value;
  std::vector<double> cost;
  std::vector<double> column_lower;
  std::vector<double> column_upper;
  std::vector<double> row_lower;
  std::vector<double> row_upper;
  double objective_offset = 0.0;
};

/// Writes out `problem` in full. Given boundary values move to the row sides.
/// Throws InternalError when it has more rows, columns or nonzeros than an Index counts.
/// Cost: O(columns + rows + nonzeros), about 20 ms for a year of hours.
[[nodiscard]] SparseProgram expand(const Problem& problem);

/// Sorts a plain solution back into a point. Either vector may be empty (no values, or no duals);
/// any other wrong length throws InternalError.
/// @param values  n_columns of the expanded program.
/// @param duals   n_rows of the expanded program, signs as in solution.hpp.
[[nodiscard]] Point point_from_plain(const Problem& problem, const std::vector<double>& values,
                                     const std::vector<double>& duals);

/// Names of the plain columns and rows: "wind[17]" for step 17 of a single scenario, "wind[2,17]"
/// for step 17 of scenario 2 of several, "capacity" for shared ones. Characters that file formats
/// trip over become '_'; names used twice get a number; so every name is unique and has no blank.
class PlainNames {
 public:
  static constexpr const char* objective_name = "cost";  ///< kept free among the rows

  explicit PlainNames(const Problem& problem);

  [[nodiscard]] std::string column(std::size_t index) const;
  [[nodiscard]] std::string row(std::size_t index) const;
  /// Appends instead of returning, for writers of a million names.
  void append_column(std::size_t index, std::string& out) const;
  void append_row(std::size_t index, std::string& out) const;

 private:
  void append(const std::vector<std::string>& step, const std::vector<std::string>& shared,
              std::size_t index, std::string& out) const;

  std::vector<std::string> step_columns_;
  std::vector<std::string> shared_columns_;
  std::vector<std::string> step_rows_;
  std::vector<std::string> shared_rows_;
  std::vector<std::size_t> scenario_first_;  // first step of each scenario
  std::size_t n_steps_ = 0;
};

}  // namespace sunward::lp
