// Electric load in the linear program: a right-hand side, and one column where it may stay
// unserved.
#pragma once

#include "sunward/component/load/load.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: unserved_frac in [0, 1], the share of the load left unserved, only where that is
/// allowed.
/// @throws InputError when the profile does not fit the scenario's year.
void contribute(const component::ElectricLoad& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::ElectricLoad& spec, AssetReader& reader);

}  // namespace sunward::formulation
