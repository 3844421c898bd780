// Electric storage in the linear program: three columns and one dynamics row a step.
#pragma once

#include "sunward/component/storage/storage.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: charge_mw, discharge_mw, energy_mwh (at the end of the step, cyclic per scenario).
/// Rows: one dynamics row; charge, discharge <= power; soc_min energy <= content <= soc_max energy.
/// The auxiliary drain is a constant share of the power size in the bus balance.
/// @throws InputError when fixed sizes break the duration limits.
void contribute(const component::Storage& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::Storage& spec, AssetReader& reader);

}  // namespace sunward::formulation
