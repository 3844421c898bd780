// Hydrogen tank in the linear program: its content is the only column unless its rate is limited.
#pragma once

#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: mass_kg at the end of the step (cyclic per scenario); flow_kg_per_h, out of the tank,
/// when the rate limit is tighter than the fill limits already are. Rows: the change of content
/// enters the bus balance directly, or through one dynamics row when there is a flow column.
void contribute(const component::HydrogenTank& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::HydrogenTank& spec, AssetReader& reader);

}  // namespace sunward::formulation
