// The tables of a network with the results of its plan laid over them; private to report.
#pragma once

#include "sunward/model/network/tables.hpp"
#include "sunward/result/network_plan.hpp"

namespace sunward::report::detail {

/// What was read, plus the plan's columns and series, the objective and its constant.
[[nodiscard]] model::network::Tables overlay(const model::network::Tables& read,
                                             const result::NetworkPlan& plan);

/// A number in as few digits as read back to the same double.
[[nodiscard]] std::string plain(double value);

}  // namespace sunward::report::detail
