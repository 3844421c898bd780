// What a plan does that no machine can: artefacts of its linear relaxation, found and priced.
#pragma once

#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/result/simulation.hpp"
#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

/// Three kinds, each only where there is any:
///  * "charge_and_discharge": a storage that charges and discharges in one step. mwh: of the
///  smaller
///    of both; cny: the energy this loses on its way through the storage, at what energy is worth
///    at the bus in that step: the import price, else the export price, else nothing while wind or
///    sun are curtailed. The replay asks for the difference of both.
///  * "below_minimum_load": an electrolyser with a law that is given less than one unit needs. mwh:
///    planned in such steps; cny: the hydrogen planned in them, made at the mean import price with
///    the energy per kg of its other steps. The replay's fleet stands by.
///  * "below_least_power": a flow battery asked for less than its pumps run for. mwh: planned so;
///  cny: the same at what energy is worth in the step. The battery rests, and makes its content
///  good at other hours.
/// Per year, mean over the weather years.
[[nodiscard]] std::vector<result::Artefact> artefacts_of(const model::Park& park,
                                                         const result::Plan& plan);

}  // namespace sunward::simulation
