#include "pathway_commands.hpp"

#include "console.hpp"
#include "machine.hpp"
#include "provenance.hpp"
#include "sunward/base/error.hpp"
#include "sunward/formulation/pathway/program.hpp"
#include "sunward/input/pathway_reader.hpp"
#include "sunward/report/pathway_files.hpp"
#include "sunward/report/pathway_table.hpp"
#include "sunward/study/plan_pathway.hpp"

namespace sunward::cli {

namespace {

std::vector<std::string> write_results(const result::Pathway& plan,
                                       const result::Provenance& provenance,
                                       const PathwayArguments& arguments, const Session& session) {
  const ExitCode code = exit_code_of(plan.status);
  if (arguments.out.empty() || session.stop->stop_requested() || code == ExitCode::gave_up)
    return {};
  report::FolderOptions options;
  options.csv = arguments.csv;
  options.html = arguments.html;
  options.language = session.language();
  return report::write_pathway_folder(plan, provenance, arguments.out, options);
}

void say_result(const result::Pathway& plan, const result::Provenance& provenance,
                const std::vector<std::string>& written, const PathwayArguments& arguments,
                const Session& session) {
  const Language language = session.language();
  const bool found = plan.status == result::Status::optimal;
  if (session.json) print(report::pathway_json(plan, provenance));
  if (found && !session.json && !session.quiet) print(report::pathway_table(plan, language));
  if (!found && plan.status != result::Status::cancelled) {
    std::string reason = report::pathway_table(plan, language);
    reason.pop_back();  // its last line end
    complain(reason);
  }
  if (session.json || session.quiet || !found) return;
  if (written.empty()) {
    print(text(language, "cli.nothing_written") + "\n");
    return;
  }
  std::string files = arguments.html ? "pathway.html, " : "";
  for (const result::PathwayStage& stage : plan.stages) files += std::to_string(stage.year) + "/, ";
  print(text(language, "cli.written",
             {{"folder", arguments.out}, {"files", files + "pathway.json"}}) +
        "\n");
}

}  // namespace

ExitCode plan_pathway(const PathwayArguments& arguments, const Session& session) {
  const std::string started_utc = utc_now();
  const auto pathway = input::read_pathway(arguments.park.file, arguments.park.read_options());
  SUNWARD_CHECK(pathway.has_value(), "the case has a section [pathway]");
  const result::Pathway plan = study::plan_pathway(*pathway, arguments.options);
  model::Park record = pathway->stages.front().park;
  record.inputs = pathway->inputs;
  const result::Provenance provenance =
      make_provenance(session, record, started_utc, arguments.given);
  const auto written = write_results(plan, provenance, arguments, session);
  say_result(plan, provenance, written, arguments, session);
  if (!session.stop->stop_requested() || !written.empty()) return exit_code_of(plan.status);
  complain("sunward: " + text(session.language(), "plan.cancelled"));
  return ExitCode::gave_up;
}

void check_pathway(const CaseOptions& park) {
  const auto pathway = input::read_pathway(park.file, park.read_options());
  if (pathway) (void)formulation::pathway::build(*pathway);
}

}  // namespace sunward::cli
