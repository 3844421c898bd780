#include "sunward/report/pypsa/network_files.hpp"

#include <filesystem>

#include "sunward/base/error.hpp"
#include "sunward/report/pypsa/overlay.hpp"

namespace sunward::report {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string& path, FaultWords words) {
  Fault fault;
  fault.file = path;
  fault.tell(std::move(words));
  throw InputError({fault});
}

}  // namespace

bool is_netcdf_path(const std::string& path) { return fs::path(path).extension() == ".nc"; }

void check_network_target(const model::network::Tables& read, const std::string& path) {
  std::error_code error;
  if (fs::equivalent(read.source, path, error)) refuse(path, told("network.same_target"));
  if (!read.scenarios.empty() && !is_netcdf_path(path)) refuse(path, told("network.csv_scenarios"));
  if (is_netcdf_path(path) && fs::is_directory(path, error))
    refuse(path, told("network.target_folder"));
  if (!is_netcdf_path(path) && fs::is_regular_file(path, error))
    refuse(path, told("network.target_file"));
}

void write_network(const model::network::Tables& read, const result::NetworkPlan& plan,
                   const std::string& path) {
  check_network_target(read, path);
  write_network_tables(detail::overlay(read, plan), path);
}

void write_network_tables(const model::network::Tables& tables, const std::string& path) {
  check_network_target(tables, path);
  if (is_netcdf_path(path))
    detail::write_netcdf(tables, path);
  else
    detail::write_csv_folder(tables, path);
}

}  // namespace sunward::report
