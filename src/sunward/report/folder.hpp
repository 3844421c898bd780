// The results folder: all files of a plan, complete or not at all. plan.json appears last, so its
// presence means that everything beside it belongs to the same run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/report/finance_files.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::report {

struct FolderOptions {
  bool csv = false;                         ///< dispatch.csv as well
  bool html = true;                         ///< report.html
  Language language = Language::en;         ///< shown first in report.html
  std::string compliance_json;              ///< text of compliance.json; empty: not written
  std::string simulation_json;              ///< text of simulation.json; empty: not written
  std::string losses_json;                  ///< text of losses.json; empty: not written
  std::string silicon_json;                 ///< text of silicon_plant.json; empty: not written
  const result::Simulation* run = nullptr;  ///< of this plan: dispatch_physics.nc, plan.json
  std::string objective_json;               ///< text of objective.json; empty: not written
  std::optional<FinanceFiles> finance;      ///< finance.json and statements.xlsx; none: not written
};

/// Writes plan.json, run.json, dispatch.nc, report.html and, on request, dispatch.csv into `folder`
/// (made when missing). A plan that is not optimal has no dispatch; files of an earlier run that
/// this one does not write are removed, so a folder never mixes two runs. Returns the paths
/// written, plan.json last. Throws InputError when the folder cannot be written or the disk is
/// full; then no file of the earlier run has been touched, unless it fails during the last renames.
std::vector<std::string> write_folder(const result::Plan& plan,
                                      const result::Provenance& provenance,
                                      const std::string& folder, const FolderOptions& options = {});

}  // namespace sunward::report
