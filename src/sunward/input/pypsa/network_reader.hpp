// A PyPSA network from its files, ready to be optimised.
#pragma once

#include <optional>
#include <string>

#include "sunward/base/error.hpp"
#include "sunward/model/network/network.hpp"

namespace sunward::input::pypsa {

/// True when `path` looks like a PyPSA network (a CSV folder or a netCDF file). Never throws.
[[nodiscard]] bool is_network(const std::string& path);

/// What is wrong with a path that is meant for a network but holds none: a name in ".nc" or "/"
/// that is missing or something else, a folder without PyPSA's files, PyPSA's other formats (HDF5,
/// Excel). Nothing for a network and for what may be a case file. Never throws.
[[nodiscard]] std::optional<Fault> fault_of_path(const std::string& path);

/// Reads and checks a network: `path` is a CSV folder or a netCDF file written by PyPSA 0.3x or
/// 1.x. With investment periods it is read as n.optimize(multi_investment_periods=True) does.
/// Throws InputError with all faults: values that are missing, infinite or contradict each other,
/// and everything that would change the optimum but is not built (docs/guide/pypsa.md).
[[nodiscard]] model::network::Network read_network(const std::string& path);

/// The same of tables that are in memory already, as a live pypsa.Network fills them.
[[nodiscard]] model::network::Network network_of(model::network::Tables tables);

}  // namespace sunward::input::pypsa
