#include "plan_folder.hpp"

#include <filesystem>

#include "console.hpp"
#include "pathway_folder.hpp"
#include "provenance.hpp"
#include "sunward/base/error.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/study/planned_case.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& file, FaultWords words) {
  Fault fault;
  fault.file = file;
  fault.tell(std::move(words));
  throw InputError({fault});
}

/// The case file: named by the user, or by the record of the plan.
std::string case_of(const std::string& folder, const std::string& case_file,
                    const std::string& command, const report::StoredPlan& stored) {
  if (!case_file.empty()) return case_file;
  const auto& inputs = stored.provenance.inputs;
  if (!inputs.empty() && fs::exists(inputs.front().first)) return inputs.front().first;
  refuse(
      folder,
      told("finance_without_case",
           {{"file", inputs.empty() ? std::string() : inputs.front().first},
            {"command", "sunward " + command + " " + shell_word(folder) + " --case park.toml"}}));
}

void warn_of_change(const PlanFolder& found, const std::string& row, const Session& session) {
  const auto& inputs = found.stored.provenance.inputs;
  if (inputs.empty() || found.park.inputs.empty() || session.quiet) return;
  if (inputs.front().second != found.park.inputs.front().second)
    complain(text(session.language(), row, {{"file", found.park.inputs[0].first}}));
}
}  // namespace

PlanFolder read_plan_folder(const std::string& folder, const std::string& case_file,
                            const std::string& command, const Session& session,
                            const std::string& changed_row) {
  refuse_whole_pathway(folder, command);
  PlanFolder found;
  found.stored = report::read_plan_json(folder);
  if (found.stored.plan.status != result::Status::optimal)
    refuse(folder,
           told("nothing_to_report", {{"reason", found.stored.plan.message},
                                      {"command", "sunward explain " + shell_word(folder)}}));
  found.stored.plan.flows = report::read_dispatch_nc((fs::path(folder) / "dispatch.nc").string());
  // Costs and terms do not need the weather.
  found.park = study::read_planned_park(case_of(folder, case_file, command, found.stored),
                                        found.stored.provenance, false);
  warn_of_change(found, changed_row, session);
  return found;
}

}  // namespace sunward::cli
