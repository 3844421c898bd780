// Analyses the step pattern once: elimination order, fill, and the flat lists the kernels replay.
#pragma once

#include "sunward/ipm/kkt/lanes.hpp"

namespace sunward::ipm {

/// Row order of the pattern: position in elimination order -> form row.
struct PatternMap {
  std::vector<Index> row_of;       ///< pattern row -> form row
  std::vector<Index> row_place;    ///< form row -> pattern row
  std::vector<Index> capacity_of;  ///< pattern capacity -> form capacity row (sorted by column)
};

/// Cost: O(rows^3) in the step's number of rows at worst, once.
[[nodiscard]] Pattern make_pattern(const Form& form, const StageMap& map, PatternMap& pattern_map);

/// Allocates and fills one group's series; sizes every other array.
void pack_group(const Form& form, const StageMap& map, const Pattern& pattern, const Group& group,
                GroupData& data);

}  // namespace sunward::ipm
