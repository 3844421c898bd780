// An optimised network in PyPSA's own formats, so that pypsa.Network(path) opens it with results.
#pragma once

#include <string>

#include "sunward/model/network/tables.hpp"
#include "sunward/result/network_plan.hpp"

namespace sunward::report {

/// Writes the tables with the plan's results: a path in ".nc" becomes a netCDF file, any other a
/// CSV folder (which cannot hold scenarios: InputError). Series files of an earlier run that do
/// not belong to this network are removed from the folder. Files appear under their names only
/// when all are complete.
/// Throws InputError when something cannot be written, or when `path` is what was read.
void write_network(const model::network::Tables& read, const result::NetworkPlan& plan,
                   const std::string& path);

/// Writes a network that has not been optimised, to the same kinds of path.
/// Throws InputError when something cannot be written.
void write_network_tables(const model::network::Tables& tables, const std::string& path);

/// Throws what write_network would throw for the path itself, before anything is solved.
void check_network_target(const model::network::Tables& read, const std::string& path);

/// True for a path write_network makes a netCDF file of.
[[nodiscard]] bool is_netcdf_path(const std::string& path);

namespace detail {
void write_csv_folder(const model::network::Tables& tables, const std::string& folder);
void write_netcdf(const model::network::Tables& tables, const std::string& path);
}  // namespace detail

}  // namespace sunward::report
