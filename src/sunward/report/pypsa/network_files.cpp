#include "sunward/report/pypsa/network_files.hpp"

#include <filesystem>

#include "sunward/base/error.hpp"
#include "sunward/report/pypsa/overlay.hpp"

namespace sunward::report {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& message,
                         const std::string& remedy) {
  Fault fault;
  fault.file = path;
  fault.message = message;
  fault.remedy = remedy;
  throw InputError({fault});
}

}  // namespace

bool is_netcdf_path(const std::string& path) { return fs::path(path).extension() == ".nc"; }

void check_network_target(const model::network::Tables& read, const std::string& path) {
  std::error_code error;
  if (fs::equivalent(read.source, path, error))
    refuse(path, "the result would replace the network it comes from.", "Give another --out.");
  if (!read.scenarios.empty() && !is_netcdf_path(path))
    refuse(path, "PyPSA's CSV folder cannot hold scenarios.", "Give an --out that ends in .nc.");
  if (is_netcdf_path(path) && fs::is_directory(path, error))
    refuse(path, "this is a folder, not a file.", "Give another --out.");
  if (!is_netcdf_path(path) && fs::is_regular_file(path, error))
    refuse(path, "this is a file, not a folder.", "Give another --out.");
}

void write_network(const model::network::Tables& read, const result::NetworkPlan& plan,
                   const std::string& path) {
  check_network_target(read, path);
  const model::network::Tables tables = detail::overlay(read, plan);
  if (is_netcdf_path(path))
    detail::write_netcdf(tables, path);
  else
    detail::write_csv_folder(tables, path);
}

}  // namespace sunward::report
