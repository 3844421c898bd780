// The plan of a network as `sunward plan NETWORK` prints it.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/network_plan.hpp"

namespace sunward::report {

/// Capacities and energies in the network's own units, objective, certificate and time; without a
/// plan the reason. At most 40 components are listed, those chosen by the optimisation and the
/// largest first; all of them are in the written network. Lines end with '\n'.
[[nodiscard]] std::string network_table(const result::NetworkPlan& plan, Language language);

/// The same for machines: status, objective, sizes of all components, certificate, solve.
[[nodiscard]] std::string network_json(const result::NetworkPlan& plan);

}  // namespace sunward::report
