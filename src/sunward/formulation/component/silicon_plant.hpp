// Silicon plant in the linear program: pulling and utilities as a right-hand side; slicing with
// them or as a demand due by the end of each day; starts and chillers with them or as demands that
// wait.
#pragma once

#include "sunward/component/silicon_plant/silicon_plant.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: none, or those of contribute_daily_demand for flexible slicing, two for chillers that
/// wait, three for starts that wait. A furnace with a melt must be served.
void contribute(const component::SiliconPlant& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::SiliconPlant& spec, AssetReader& reader);

}  // namespace sunward::formulation
