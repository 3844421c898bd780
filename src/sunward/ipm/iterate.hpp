// An interior point of one program, kept to start another of the same pattern from.
//
// Plans of one park with other prices, costs or loads differ little: half of an interior-point run
// goes into finding out which of the hours are full, empty, tight or slack, and that is much the
// same for all of them. An iterate kept while its complementarity products are still large is far
// enough from all bounds to be a start for the next program; the optimum itself is not.
// Source: J. Gondzio, Warm start of the primal-dual method applied in the cutting-plane scheme,
// Math. Programming 83 (1998), doi:10.1007/BF02680554.
#pragma once

#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/ipm/bounded.hpp"

namespace sunward::ipm {

/// All values are unscaled. Memory: about a tenth of the engine's own.
struct Iterate {
  /// One group of segments: by step, then by entry of the pattern, then by lane.
  struct Lanes {
    std::vector<double> values, multipliers, slacks, row_multipliers;
  };
  std::vector<Index> shape;  ///< of pattern and segments: what must be equal to start from this
  double mu = 0.0;           ///< mean product, in the units of the objective
  std::vector<Lanes> groups;
  std::vector<Bounded> shared_columns, shared_rows;
  std::vector<double> shared_multipliers;  ///< by shared row
};

}  // namespace sunward::ipm
