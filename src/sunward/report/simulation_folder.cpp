#include "sunward/report/simulation_folder.hpp"

#include <filesystem>
#include <optional>
#include <system_error>

#include "sunward/base/atomic_file.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/simulation_json.hpp"

namespace sunward::report {

namespace {

/// As a plan of one year that holds nothing else.
void write_series(const result::Simulation& simulation, const std::vector<result::Flow>& flows,
                  AtomicFile& file) {
  result::Plan series;
  series.park_name = simulation.park_name;
  series.flows = flows;
  series.years = {simulation.first_weather};
  file.reserve(dispatch_nc_bytes(series));
  write_dispatch_nc(series, file.temporary_path());
}

void write_hours(const result::Simulation& simulation, const std::string& path) {
  AtomicFile file(path);
  write_series(simulation, simulation.first_year, file);
  file.flush();
  file.commit();
}

}  // namespace

void write_run(const result::Simulation& simulation, AtomicFile& file) {
  write_series(simulation, simulation.run, file);
}

std::vector<std::string> write_simulation(const result::Simulation& simulation,
                                          const result::Provenance& provenance,
                                          const std::string& folder) {
  namespace fs = std::filesystem;
  make_folder(folder);
  AtomicFile json((fs::path(folder) / "simulation.json").string());
  json.write(simulation_json(simulation, provenance));
  const std::string series_path = (fs::path(folder) / "simulation.nc").string();
  std::vector<std::string> names{"simulation.json"};
  std::optional<AtomicFile> run;
  if (!simulation.run.empty()) {
    write_run(simulation, run.emplace((fs::path(folder) / run_file_name).string()));
    names.emplace_back(run_file_name);
  }
  if (simulation.first_year.empty()) {
    std::error_code ignored;  // of an earlier run; if it stays, simulation.json still says its own
    fs::remove(series_path, ignored);
  } else {
    write_hours(simulation, series_path);
    names.emplace_back("simulation.nc");
  }
  json.flush();
  if (run) {
    run->flush();
    run->commit();
  }
  json.commit();
  return names;
}

}  // namespace sunward::report
