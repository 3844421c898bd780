// Photovoltaic plant in the linear program: one column and one capacity row a step.
#pragma once

#include "sunward/component/pv/pv.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: used_mw (capacity in use). Rows: used_mw <= capacity. Flow: availability x used_mw into
/// its bus, so that what is not used is curtailed without a column of its own.
void contribute(const component::Pv& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::Pv& spec, AssetReader& reader);

}  // namespace sunward::formulation
