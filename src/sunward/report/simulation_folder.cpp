#include "sunward/report/simulation_folder.hpp"

#include <filesystem>
#include <system_error>

#include "sunward/base/atomic_file.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/simulation_json.hpp"

namespace sunward::report {

namespace {

void write_hours(const result::Simulation& simulation, const std::string& path) {
  result::Plan series;
  series.park_name = simulation.park_name;
  series.flows = simulation.first_year;
  series.years = {simulation.first_weather};
  AtomicFile file(path);
  file.reserve(dispatch_nc_bytes(series));
  write_dispatch_nc(series, file.temporary_path());
  file.flush();
  file.commit();
}

}  // namespace

std::vector<std::string> write_simulation(const result::Simulation& simulation,
                                          const result::Provenance& provenance,
                                          const std::string& folder) {
  namespace fs = std::filesystem;
  make_folder(folder);
  AtomicFile json((fs::path(folder) / "simulation.json").string());
  json.write(simulation_json(simulation, provenance));
  const std::string series_path = (fs::path(folder) / "simulation.nc").string();
  std::vector<std::string> names{"simulation.json"};
  if (simulation.first_year.empty()) {
    std::error_code ignored;  // of an earlier run; if it stays, simulation.json still says its own
    fs::remove(series_path, ignored);
  } else {
    write_hours(simulation, series_path);
    names.emplace_back("simulation.nc");
  }
  json.flush();
  json.commit();
  return names;
}

}  // namespace sunward::report
