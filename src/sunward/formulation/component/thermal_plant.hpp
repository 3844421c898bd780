// Power station in the linear program: one column and one capacity row a step.
#pragma once

#include "sunward/component/thermal_plant/thermal_plant.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: power_mw. Rows: power <= availability x capacity; power >= least output x capacity when
/// there is one. Flows: power into its bus; fuel_t_per_h, reported and priced.
void contribute(const component::ThermalPlant& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::ThermalPlant& spec, AssetReader& reader);

}  // namespace sunward::formulation
