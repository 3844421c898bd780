// Hydrogen demand in the linear program: a right-hand side, or a daily amount with a free hour.
#pragma once

#include "sunward/component/load/load.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Fixed profile: columns unserved_frac in [0, 1] where allowed. Flexible within the day: columns
/// served_kg_per_h and delivered_kg (delivered since midnight), one dynamics row whose lag vanishes
/// at the first step of each day and whose right-hand side asks for the day's amount at the last.
/// @throws InputError when the profile does not fit the scenario's year.
void contribute(const component::HydrogenDemand& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::HydrogenDemand& spec, AssetReader& reader);

}  // namespace sunward::formulation
