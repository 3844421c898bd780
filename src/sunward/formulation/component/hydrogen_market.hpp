// Sale and purchase of hydrogen in the linear program: two bounded columns.
#pragma once

#include "sunward/component/hydrogen_market/hydrogen_market.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: sale_kg_per_h, purchase_kg_per_h, each only when its limit is above zero.
void contribute(const component::HydrogenMarket& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::HydrogenMarket& spec, AssetReader& reader);

}  // namespace sunward::formulation
