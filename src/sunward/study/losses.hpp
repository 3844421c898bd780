// Loss ladders of a park's wind and sun, of a plan or before there is one.
#pragma once

#include "sunward/model/park.hpp"
#include "sunward/result/losses.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::study {

/// Per plant at its fixed size, or at 1 MW where the plan would choose it; mean of the weather
/// years by their weights, each as 8760 h (or 8784 h of a leap year).
/// @throws InputError as component::pv_availability_pu().
/// Cost: about that of the plants' availability.
[[nodiscard]] result::Losses losses_of(const model::Park& park);

/// The same at the sizes of an optimal plan, down to what it delivers. Plants that it does not
/// build are left out.
[[nodiscard]] result::Losses losses_of(const model::Park& park, const result::Plan& plan);

}  // namespace sunward::study
