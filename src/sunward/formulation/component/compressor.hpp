// Compressor in the linear program: one column between two hydrogen buses.
#pragma once

#include "sunward/component/compressor/compressor.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Columns: throughput_kg_per_h. Rows: throughput <= size. Flows: out of the inlet bus, into the
/// outlet bus, and the electricity it needs.
void contribute(const component::Compressor& spec, Builder& builder);
/// Fills the asset's figures from its flows.
void read(const component::Compressor& spec, AssetReader& reader);

}  // namespace sunward::formulation
