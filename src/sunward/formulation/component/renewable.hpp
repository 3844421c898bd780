// What wind and sun share in the linear program: capacity in use times availability.
#pragma once

#include <string>

#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

struct Renewable {
  std::string bus;
  component::SizeRange capacity_mw;
  component::Cost cost;
  lp::Coefficient availability_pu;  ///< 0 to 1 of the capacity
  double variable_om_cny_per_mwh = 0.0;
};

/// The column is the capacity in use and not the power, because its limit then never closes: at
/// night 0 <= power <= 0 leaves an interior-point method no room, 0 <= used <= capacity does.
void contribute_renewable(const Renewable& plant, Builder& builder);
void read_renewable(AssetReader& reader);

}  // namespace sunward::formulation
