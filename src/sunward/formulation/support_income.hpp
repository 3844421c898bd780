// Yearly income of supports that are switched on, as the optimiser sees it.
#pragma once

#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// Costs "support", below zero, of every support that is on (model::SupportChoice):
///  * certificate: price x export, or x generation;
///  * price_difference: frac x (mechanism price - export price of the step) x export;
///  * capacity_price: price x min(power, usable energy x discharge efficiency / longest peak).
/// Paid in every year of operation, as the statements book them. Loans and tax holidays move no
/// plan. Whether a support applies to the park is for the caller to ask. After all components.
void add_support_income(Builder& builder);

}  // namespace sunward::formulation
