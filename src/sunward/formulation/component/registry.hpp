// The list of technologies the program knows: one line each in registry.cpp.
#pragma once

#include <string>

#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

/// Adds the component's columns, flows and costs to the program.
void contribute(const model::Component& component, Builder& builder);
/// Fills the figures of the component's asset.
void read(const model::Component& component, AssetReader& reader);
/// "wind", "pv", ... as in result::Asset::type.
[[nodiscard]] std::string type_of(const model::Component& component);
/// The bus the component mainly belongs to.
[[nodiscard]] std::string bus_of(const model::Component& component);
/// Where the component's keys stand in the case file, e.g. "assets.wind_ridge".
[[nodiscard]] std::string case_path_of(const model::Component& component);

}  // namespace sunward::formulation
