// The program as the engine sees it: equality rows and capacity rows on one step pattern, scaled.
//
//   step columns    y_j      lower <= y <= upper, kept strictly inside their bounds
//   step rows       sum a_ij y_j + sum l_ij y_j(prev) + sum b_ik d_k = rhs_i
//   capacity rows   s_c = rhs_c - alpha_c y_j - sum b_ck d_k >= 0     (exactly one step column)
//   shared columns  d_k ;  shared rows  sum h_rk d_k + sum g_j y_j - w_r = 0,  w_r within its range
//
// An inequality row with one step column becomes one or two capacity rows: these cost the linear
// system nothing but a diagonal. Any other inequality row gets a slack step column of its own.
// Every number that may vary by step is a Term: scale times a series of the lane data; series 0 is
// the constant one (and zero on padding). Scaling is by powers of two, one factor per pattern row
// and column, so that constants stay constants.
#pragma once

#include <cstdint>
#include <vector>

#include "sunward/lp/problem.hpp"

namespace sunward::ipm {

/// scale * series(n); series 0 is the constant one.
struct Term {
  double scale = 0.0;
  Index series = 0;
};

/// Where the values of one lane series come from.
struct SeriesSource {
  enum class Kind : std::uint8_t {
    one,      ///< 1 on every real step
    problem,  ///< lp::Problem::series[index], infinities replaced by 0
    mask,     ///< Form::masks[index]
    slot,     ///< 1 where slot `index` (column or row slot) points at the lane's member `member`
    first     ///< 1 at the first step of a segment that has a predecessor state
  };
  Kind kind = Kind::one;
  Index index = 0;
  Index member = 0;
  bool row_slot = false;
};

struct FormColumn {
  Term cost, lower, upper;
  Index lower_mask = 0;  ///< series: 1 where the lower bound holds; -1: never
  Index upper_mask = 0;
  Index free_mask = 0;  ///< series: 0 where the column is fixed at its lower bound
  double scale = 1.0;   ///< y = scale * y_scaled
  bool lagged = false;
  bool cyclic = true;
  double initial = 0.0;  ///< scaled
  Index source = -1;     ///< lp step column, or -1 for a slack
};

struct FormEntry {
  Index row = 0;
  Index column = 0;
  Term value;
};

/// Coupling of a step row or capacity row to what slot `slot` points at.
struct FormBorderEntry {
  Index row = 0;
  Index slot = 0;
  Term value;
};

struct FormRow {
  std::vector<Term> rhs;
  double scale = 1.0;  ///< row_scaled = scale * row
  Index source = -1;   ///< lp step row
};

struct CapacityRow {
  Index column = 0;
  Term alpha;
  std::vector<Term> rhs;
  std::vector<FormBorderEntry> entries;  ///< row unused
  Index mask = 0;                        ///< series: 1 where the row holds
  double scale = 1.0;
  Index source = -1;      ///< lp step row
  double sign = 1.0;      ///< +1: from the row's upper side; -1: lower side
  bool vanishes = false;  ///< at steps where the mask is 0 because the column is fixed by the row
};

struct FormSharedColumn {
  double cost = 0.0, lower = 0.0, upper = infinity;
  double scale = 1.0;
  bool fixed = false;  ///< not a variable; its value (lower) has moved to right-hand sides
};

struct FormSharedRow {
  double lower = 0.0, upper = 0.0;  ///< scaled, fixed columns moved over
  double scale = 1.0;
  bool equality = false;
  bool active = true;  ///< false: both sides infinite
};

struct Form {
  std::vector<SeriesSource> series;               ///< series[0] is the constant one
  std::vector<std::vector<unsigned char>> masks;  ///< one value per step n
  std::vector<FormColumn> columns;
  std::vector<FormRow> rows;
  std::vector<FormEntry> entries;       ///< lag 0
  std::vector<FormEntry> lag_entries;   ///< column taken one step back
  std::vector<FormBorderEntry> border;  ///< step rows to column slots
  std::vector<CapacityRow> capacity;
  std::vector<FormSharedColumn> shared_columns;
  std::vector<FormSharedRow> shared_rows;
  std::vector<lp::SharedEntry> shared_entries;  ///< scaled; fixed columns dropped
  std::vector<FormBorderEntry> aggregate;       ///< row = step column, slot = row slot
  double objective_scale = 1.0;                 ///< scaled cost = objective_scale * cost
  std::vector<Index> problem_series;            ///< lp series -> lane series, -1 if unused
  const lp::Problem* problem = nullptr;
};

/// Brings `problem` to the engine's form. The problem must outlive the form. Cost: O(steps * rows).
[[nodiscard]] Form make_form(const lp::Problem& problem);

}  // namespace sunward::ipm
