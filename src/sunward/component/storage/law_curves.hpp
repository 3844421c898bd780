// The curves by power that a plan may hold, taken from the law of a storage's technology.
#pragma once

#include "sunward/component/storage/conversion_curve.hpp"
#include "sunward/component/storage/storage.hpp"

namespace sunward::component {

/// Where in its life a storage is taken: the curves of a plan should be those of a mean year.
struct Wear {
  double stack_years = 0.0;  ///< flow battery: age of the stacks
};

struct LawCurves {
  ConversionCurve charge, discharge;  ///< without stretches for a storage without law
};

/// Runs the law at tenths of the rated power and at five charged shares between 15 and 85 %, each
/// for half an hour after half an hour at the same power, in 25 degC; new lithium cells for a
/// minute. What stands by, heats or cools is not in the curves: it is drawn whether the storage
/// runs or not.
/// @param power_mw, energy_mwh  > 0; the curves hardly depend on their size, but on their ratio.
/// @throws InputError when the law cannot be built at these sizes.
[[nodiscard]] LawCurves law_curves(const Storage& storage, double power_mw, double energy_mwh,
                                   const Wear& wear);

}  // namespace sunward::component
