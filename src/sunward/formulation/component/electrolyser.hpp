// Electrolyser in the linear program: one column per segment of its concave curve, no step row.
#pragma once

#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: segment_<i>_mw, the power in segment i. Rows: segment power <= width x size. Slopes
/// fall from segment to segment, so the optimum fills them in order and needs no further row.
void contribute(const component::Electrolyser& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::Electrolyser& spec, AssetReader& reader);

}  // namespace sunward::formulation
