// PyPSA's files to plain tables; nothing is interpreted but the types of values.
#pragma once

#include <string>
#include <vector>

#include "sunward/input/pypsa/faults.hpp"
#include "sunward/model/network/tables.hpp"

namespace sunward::input::pypsa {

/// True for a folder that holds buses.csv or snapshots.csv, and for a file that begins like a
/// netCDF-4 or netCDF-3 file. Never throws.
[[nodiscard]] bool is_network(const std::string& path);

/// Reads a CSV folder or a netCDF file as written by PyPSA 0.3x and 1.x.
/// Faults in single values are added to `faults`; throws InputError when the file or folder cannot
/// be read at all.
[[nodiscard]] model::network::Tables read_tables(const std::string& path, Faults& faults);

namespace detail {

[[nodiscard]] model::network::Tables read_csv_folder(const std::string& folder, Faults& faults);
[[nodiscard]] model::network::Tables read_netcdf(const std::string& path, Faults& faults);

/// "2030-01-01 00:00:00"
[[nodiscard]] std::string label_of(long minutes_since_1970);
/// Investment periods: whole numbers; a fault for each that is none, read as 0.
[[nodiscard]] std::vector<int> years_of(const std::vector<double>& values, const std::string& file,
                                        Faults& faults);
/// Sets the labels, and the minutes when every label is a time; those are then written alike.
void set_labels(model::network::Snapshots& snapshots, std::vector<std::string> labels);

}  // namespace detail

}  // namespace sunward::input::pypsa
