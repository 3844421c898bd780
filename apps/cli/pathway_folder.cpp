#include "pathway_folder.hpp"

#include <filesystem>

#include "console.hpp"
#include "provenance.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/pathway_reader.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& file, FaultWords words) {
  Fault fault;
  fault.file = file;
  fault.tell(std::move(words));
  throw InputError({fault});
}

std::string case_of(const std::string& folder, const std::string& case_file,
                    const std::string& command, const result::Provenance& planned) {
  if (!case_file.empty()) return case_file;
  if (!planned.inputs.empty() && fs::exists(planned.inputs.front().first))
    return planned.inputs.front().first;
  refuse(folder, told("finance_without_case",
                      {{"file", planned.inputs.empty() ? "" : planned.inputs.front().first},
                       {"command", "sunward " + command + " " + shell_word(folder) +
                                       " --case pathway.toml"}}));
}

/// The case must have the stages of the plan, with the assets of each.
void require_same_stages(const PathwayFolder& found, const std::string& file) {
  bool same = found.terms.stages.size() == found.stored.plan.stages.size();
  for (std::size_t s = 0; same && s < found.terms.stages.size(); ++s)
    same = found.terms.stages[s].year == found.stored.plan.stages[s].year &&
           found.terms.stages[s].years == found.stored.plan.stages[s].years;
  if (!same) refuse(file, told("pathway.other_stages"));
}

}  // namespace

void refuse_whole_pathway(const std::string& folder, const std::string& command) {
  if (!report::holds_pathway(folder)) return;
  const result::Pathway plan = report::read_pathway_folder(folder).plan;
  const std::string stage = plan.stages.empty() ? "2030" : std::to_string(plan.stages.front().year);
  refuse(folder, told("pathway.one_stage",
                      {{"command", "sunward " + command + " " +
                                       shell_word((fs::path(folder) / stage).string())}}));
}

PathwayFolder read_pathway_plan(const std::string& folder, const std::string& case_file,
                                const std::string& command, const Session& session) {
  PathwayFolder found;
  found.stored = report::read_pathway_folder(folder);
  if (found.stored.plan.status != result::Status::optimal)
    refuse(folder,
           told("nothing_to_report", {{"reason", found.stored.plan.message},
                                      {"command", "sunward explain " + shell_word(folder)}}));
  const std::string file = case_of(folder, case_file, command, found.stored.provenance);
  input::ReadOptions options;
  options.load_weather = false;
  auto terms = input::read_pathway(file, options);
  if (!terms) refuse(file, told("pathway.case_of_one_year"));
  found.terms = std::move(*terms);
  require_same_stages(found, file);
  const auto& inputs = found.stored.provenance.inputs;
  if (!session.quiet && !inputs.empty() && !found.terms.inputs.empty() &&
      inputs.front().second != found.terms.inputs.front().second)
    complain(
        text(session.language(), "pathway.case_changed", {{"file", found.terms.inputs[0].first}}));
  return found;
}

}  // namespace sunward::cli
