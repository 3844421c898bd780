// The optimum of a PyPSA network: build, solve, certify, read back; or say what stands against it.
#pragma once

#include "sunward/model/network/network.hpp"
#include "sunward/result/network_plan.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// Capacities and dispatch at least cost, as PyPSA's n.optimize().
/// @param options  tolerance 0 means 1e-6, time_limit_s 0 none, threads negative all; `explain` and
///                 what concerns parks has no effect.
/// @return as study::plan: optimal only with a certificate that holds on the unscaled program. With
///         units that start and stop or capacities in modules HiGHS solves, and optimal means what
///         result::IntegerRecord says; there is no certificate.
/// Throws InputError as formulation::network::build does, and when HiGHS is needed or asked for and
/// missing.
[[nodiscard]] result::NetworkPlan plan_network(const model::network::Network& network,
                                               const PlanOptions& options = {});

}  // namespace sunward::study
