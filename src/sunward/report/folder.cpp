#include "sunward/report/folder.hpp"

#include <filesystem>
#include <system_error>

#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/report/dispatch_csv.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/html.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/run_json.hpp"
#include "sunward/report/simulation_folder.hpp"
#include "sunward/report/statements_xlsx.hpp"

namespace sunward::report {

namespace {

namespace fs = std::filesystem;

/// Files on their way into the folder, in the order in which they get their names.
class PendingFolder {
 public:
  explicit PendingFolder(const std::string& folder) : folder_(folder) { make_folder(folder); }

  AtomicFile& add(const char* name) {
    return files_.emplace_back((fs::path(folder_) / name).string());
  }

  void add(const char* name, const std::string& bytes) { add(name).write(bytes); }

  /// All bytes reach the disk before the first file changes its name.
  std::vector<std::string> commit() {
    for (AtomicFile& file : files_) file.flush();
    remove_old();
    std::vector<std::string> paths;
    for (AtomicFile& file : files_) {
      file.commit();
      paths.push_back(file.path());
    }
    return paths;
  }

 private:
  /// plan.json goes first: from here until the last rename the folder counts as incomplete.
  void remove_old() {
    for (const char* name :
         {"plan.json", "run.json", "dispatch.nc", "dispatch.csv", "report.html", "finance.json",
          "bill.json", "statements.xlsx", "simulation.json", "simulation.nc", "compliance.json",
          "losses.json", "losses.csv", "silicon_plant.json", "objective.json", run_file_name}) {
      const fs::path path = fs::path(folder_) / name;
      std::error_code error;
      fs::remove(path, error);
      if (!error) continue;
      Fault fault;
      fault.file = path.string();
      fault.tell(told("old_file", {{"reason", system_reason(error.value())}}));
      throw InputError({fault});
    }
  }

  std::string folder_;
  std::vector<AtomicFile> files_;
};

}  // namespace

std::vector<std::string> write_folder(const result::Plan& plan,
                                      const result::Provenance& provenance,
                                      const std::string& folder, const FolderOptions& options) {
  PendingFolder pending(folder);
  if (!plan.flows.empty()) {
    AtomicFile& file = pending.add("dispatch.nc");
    file.reserve(dispatch_nc_bytes(plan));  // HDF5 does not survive a disk that fills up under it
    write_dispatch_nc(plan, file.temporary_path());
    if (options.csv) write_dispatch_csv(plan, pending.add("dispatch.csv"));
    if (options.run != nullptr) write_run(*options.run, pending.add(run_file_name));
  }
  if (options.html) {
    HtmlOptions html;
    html.language = options.language;
    html.compliance_json = options.compliance_json;
    html.simulation_json = options.simulation_json;
    html.losses_json = options.losses_json;
    html.silicon_json = options.silicon_json;
    if (options.finance) html.finance_json = options.finance->json;
    pending.add("report.html", report_html(plan, provenance, html));
  }
  if (options.finance) {
    pending.add("finance.json", options.finance->json);
    write_statements_xlsx(options.finance->accounts, options.language,
                          pending.add("statements.xlsx").temporary_path(), options.finance->bills,
                          options.finance->date);
  }
  if (!options.objective_json.empty()) pending.add("objective.json", options.objective_json);
  if (!options.compliance_json.empty()) pending.add("compliance.json", options.compliance_json);
  if (!options.simulation_json.empty()) pending.add("simulation.json", options.simulation_json);
  if (!options.losses_json.empty()) pending.add("losses.json", options.losses_json);
  if (!options.silicon_json.empty()) pending.add("silicon_plant.json", options.silicon_json);
  pending.add("run.json", run_json(plan, provenance));
  pending.add("plan.json", plan_json(plan, provenance, options.run));
  return pending.commit();
}

}  // namespace sunward::report
