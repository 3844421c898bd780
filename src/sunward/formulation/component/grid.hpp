// Grid connection in the linear program: import and export columns and monthly peaks.
#pragma once

#include "sunward/component/grid/grid.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: import_mw, export_mw (each only when allowed). Rows: import, export <= connection;
/// import <= peak of the month when there is a demand charge (one shared column per month and
/// year).
void contribute(const component::Grid& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::Grid& spec, AssetReader& reader);

}  // namespace sunward::formulation
