// What a tariff charges by the month and is convex in dispatch and sizes: peaks with their ratchet,
// agreed demand and excess, blocks of energy at rising prices.
#pragma once

#include "sunward/component/grid/grid.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// The demand charge on the import column: each month's peak; with a ratchet at least its part of
/// the months before; with an agreed demand that too and the excess. Where the plan sizes the
/// connection and the least that may be agreed overtakes the agreed demand inside its range, the
/// charge is not convex and the agreement is left to the bill (study/charge_choice splits the
/// range there). @param charge  CNY per MW and month, above 0.
void add_demand_charge(const component::Grid& spec, const Size& connection, Index column,
                       double charge, Builder& builder);

/// What is due every month whatever is drawn: the fixed charge, capacity of a given connected_kva.
void add_standing_charges(const component::Grid& spec, Builder& builder);

/// Transmission on self-use, which is own generation less export: after all components are in.
/// Where a storage exports the bill is dearer: there it does not fall below zero step by step.
void add_self_use_charge(const component::Grid& spec, Builder& builder);

/// Size of the connection [MW] at which the least demand that may be agreed overtakes the agreed
/// demand; infinite where it never does.
[[nodiscard]] double agreed_demand_ends_at_mw(const component::Grid& spec);

/// Blocks of a month's import, where prices rise from block to block (falling ones are not convex)
/// and every scenario is a whole year. @param import  the flow.
void add_blocks(const component::Grid& spec, Index import, Builder& builder);

}  // namespace sunward::formulation
