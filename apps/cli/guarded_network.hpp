// Reading a network whose file may be damaged.
#pragma once

#include <string>

#include "sunward/model/network/network.hpp"

namespace sunward::cli {

/// input::pypsa::read_network, for netCDF files after a trial in a child process: the HDF5 library
/// crashes on some damaged files (seen: Debian 12, HDF5 1.10.8), and a crash of the child is a
/// fault with a remedy instead of the end of the program. Costs the reading a second time, 0.02 s
/// for a year of one node. Throws InputError as read_network does.
[[nodiscard]] model::network::Network read_network_guarded(const std::string& path);

}  // namespace sunward::cli
