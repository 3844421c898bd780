// The optimum of a network with whole-number decisions: HiGHS searches, Sunward checks the point.
#pragma once

#include "sunward/formulation/network/program.hpp"
#include "sunward/model/network/network.hpp"
#include "sunward/result/network_plan.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// Solves `program`, whose integrality must not be empty. The plan is optimal only when every row
/// and bound holds at the point rounded to whole numbers, and HiGHS's bound is within the tolerance
/// of our own sum of its costs. Its certificate never holds. Prices are not read: a program with
/// whole numbers has none.
/// Throws InputError when HiGHS cannot be loaded.
[[nodiscard]] result::NetworkPlan plan_integer_network(const model::network::Network& network,
                                                       const formulation::network::Program& program,
                                                       const PlanOptions& options);

}  // namespace sunward::study
