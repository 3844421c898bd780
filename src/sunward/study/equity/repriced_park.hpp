// A park whose yearly cost is what its plan takes from the owners' net present value.
#pragma once

#include "sunward/model/park.hpp"
#include "sunward/study/equity/worth.hpp"

namespace sunward::study::equity {

/// Every price by what a yuan of its kind is worth to the owners, over what a yuan of purchased
/// energy a year is: the tariff stays as it is, so that the prices of the two plans can be
/// compared. An investment gets the price whose annuity is its worth. The value of demand not
/// served is no cash and stays. Sizes, rules and everything else are the park's own: the linear
/// program differs in costs alone.
[[nodiscard]] model::Park repriced(const model::Park& park, const Worth& worth);

}  // namespace sunward::study::equity
