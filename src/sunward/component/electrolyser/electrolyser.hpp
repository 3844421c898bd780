// Electrolyser with a piecewise-linear part-load curve, given point by point or derived from the
// law of its technology.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/component/electrolyser/hydrogen_envelope.hpp"
#include "sunward/component/electrolyser/law.hpp"

namespace sunward::component {

struct Electrolyser {
  std::string bus;           ///< electricity in
  std::string hydrogen_bus;  ///< hydrogen out
  SizeRange power_mw;        ///< AC system power at full load
  Cost cost;                 ///< per kW
  ElectrolyserTechnology technology = ElectrolyserTechnology::generic;
  ElectrolyserLaw law;  ///< used by alkaline and pem
  /// AC specific energy of the system at each load; loads increasing, last 1. Both empty: the law
  /// where there is a technology, else electrolyser::default_alkaline_curve().
  std::vector<double> curve_load_frac;
  std::vector<double> curve_kwh_per_kg;
  double variable_om_cny_per_kg = 0.0;
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const Electrolyser& electrolyser);

/// The part of check() that concerns the part-load curve.
[[nodiscard]] std::vector<Fault> faults_of_curve(const Electrolyser& electrolyser);

namespace electrolyser {

/// The part-load curve of a unit: its own points, else the law's, else the default.
[[nodiscard]] PartLoadCurve curve_of(const Electrolyser& unit);

/// Does the plan take the unit's curve from its law?
[[nodiscard]] bool follows_law(const Electrolyser& unit);

/// Of new stacks, per kW of the unit [CNY/kW]; 0 without a law.
[[nodiscard]] double stack_price_cny_per_kw(const Electrolyser& unit);

/// The roof a plan holds: of the law as law_envelope says, else of the points with the tolerance.
[[nodiscard]] HydrogenEnvelope envelope_of(const Electrolyser& unit, double tolerance_frac);

}  // namespace electrolyser

}  // namespace sunward::component
