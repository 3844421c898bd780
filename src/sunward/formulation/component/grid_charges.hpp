// What a tariff charges by the month and is convex in dispatch and sizes: peaks with their ratchet,
// agreed demand and excess, blocks of energy at rising prices.
#pragma once

#include "sunward/component/grid/grid.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// The demand charge on the import column: each month's peak; with a ratchet at least its part of
/// the months before; with an agreed demand that too and the excess. An agreed demand of a
/// connection still to be sized is left to the bill, for its least depends on the size.
/// @param charge  CNY per MW and month, above 0.
void add_demand_charge(const component::Grid& spec, const Size& connection, Index column,
                       double charge, Builder& builder);

/// Blocks of a month's import, where prices rise from block to block (falling ones are not convex)
/// and every scenario is a whole year. @param import  the flow.
void add_blocks(const component::Grid& spec, Index import, Builder& builder);

}  // namespace sunward::formulation
