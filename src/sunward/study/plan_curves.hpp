// The plan of a park whose storages follow curves by power instead of two constants.
#pragma once

#include <map>
#include <string>

#include "sunward/formulation/build.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// As plan().
/// @param curves  by asset; storages not named keep their constants.
[[nodiscard]] result::Plan plan_with_curves(
    const model::Park& park, const PlanOptions& options,
    const std::map<std::string, formulation::StorageCurves>& curves);

}  // namespace sunward::study
