// A solution of a network's program as PyPSA's result tables.
#pragma once

#include "sunward/formulation/network/program.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/result/network_plan.hpp"

namespace sunward::formulation::network {

/// Status, certificate and sizes of the program; no tables.
[[nodiscard]] result::NetworkPlan read_outcome(const model::network::Network& network,
                                               const Program& program,
                                               const lp::Solution& solution);

/// Everything of an optimal solution: capacities, dispatch, contents, prices and shadow prices,
/// under PyPSA's names and signs. Shadow prices (mu_*) are as n.optimize(assign_all_duals=True)
/// gives them: derivatives of the objective by the limit, so those of upper limits are not
/// positive; marginal prices are divided by the weighting of their snapshot. A program with whole
/// numbers has no prices: none are read, as in PyPSA.
[[nodiscard]] result::NetworkPlan read_back(const model::network::Network& network,
                                            const Program& program, const lp::Solution& solution);

/// What a proof of infeasibility rests on: names of rows and columns of the program, the one with
/// the largest part first, at most `most`.
[[nodiscard]] std::vector<Phrase> causes(const model::network::Network& network,
                                         const Program& program, const lp::Point& ray,
                                         std::size_t most = 5);

}  // namespace sunward::formulation::network
