// Each kind of component in PyPSA's terms; private to formulation/park_network.
#pragma once

#include "sunward/formulation/park_network/draft.hpp"

namespace sunward::formulation::park_network {

void translate(const component::Wind& spec, Draft& draft);
void translate(const component::Pv& spec, Draft& draft);
void translate(const component::Storage& spec, Draft& draft);
void translate(const component::Electrolyser& spec, Draft& draft);
void translate(const component::Compressor& spec, Draft& draft);
void translate(const component::HydrogenTank& spec, Draft& draft);
void translate(const component::HydrogenMarket& spec, Draft& draft);
void translate(const component::ThermalPlant& spec, Draft& draft);
void translate(const component::Grid& spec, Draft& draft);
void translate(const component::ElectricLoad& spec, Draft& draft);
void translate(const component::HydrogenDemand& spec, Draft& draft);
void translate(const component::SiliconPlant& spec, Draft& draft);

/// Something bought or sold at a price, up to a limit that is given.
[[nodiscard]] Row trade(const std::string& name, const std::string& bus, double sign, double limit);

/// Carrier of what wind and sun could deliver and do not.
inline constexpr const char* curtailed = "curtailed";

}  // namespace sunward::formulation::park_network
