#include "pathway_commands.hpp"

#include <algorithm>

#include "console.hpp"
#include "machine.hpp"
#include "provenance.hpp"
#include "sunward/base/error.hpp"
#include "sunward/finance/silicon_account.hpp"
#include "sunward/formulation/pathway/program.hpp"
#include "sunward/input/pathway_reader.hpp"
#include "sunward/lp/mps.hpp"
#include "sunward/report/compliance_json.hpp"
#include "sunward/report/losses_files.hpp"
#include "sunward/report/pathway_files.hpp"
#include "sunward/report/pathway_table.hpp"
#include "sunward/report/silicon_json.hpp"
#include "sunward/rules/ledger.hpp"
#include "sunward/study/losses.hpp"
#include "sunward/study/plan_pathway.hpp"

namespace sunward::cli {

namespace {

bool judges_any(const rules::Compliance& compliance) {
  return std::any_of(compliance.clauses.begin(), compliance.clauses.end(),
                     [](const rules::ClauseResult& clause) {
                       return clause.outcome != rules::Outcome::not_applicable &&
                              clause.outcome != rules::Outcome::off;
                     });
}

/// What is made beside the plan of a stage, as of the plan of one year.
report::FolderOptions options_of(const result::Plan& plan, const model::Park& park,
                                 const PathwayArguments& arguments, const Session& session) {
  report::FolderOptions options;
  options.csv = arguments.csv;
  options.html = arguments.html;
  options.language = session.language();
  if (plan.status != result::Status::optimal) return options;
  const rules::Compliance compliance = rules::evaluate(plan, park);
  if (judges_any(compliance))
    options.compliance_json =
        report::compliance_json(compliance, rules::ledger_of(park, &compliance));
  options.losses_json = report::losses_json(study::losses_of(park, plan));
  const auto silicon = finance::silicon_accounts(plan, park);
  if (!silicon.empty()) options.silicon_json = report::silicon_json(park.name, silicon);
  return options;
}

std::vector<std::string> write_results(const result::Pathway& plan, const model::Pathway& pathway,
                                       const result::Provenance& provenance,
                                       const PathwayArguments& arguments, const Session& session) {
  const ExitCode code = exit_code_of(plan.status);
  if (arguments.out.empty() || session.stop->stop_requested() || code == ExitCode::gave_up)
    return {};
  std::vector<report::FolderOptions> by_stage;
  for (std::size_t s = 0; s < plan.stages.size(); ++s)
    by_stage.push_back(options_of(plan.stages[s].plan, pathway.stages[s].park, arguments, session));
  if (by_stage.empty()) by_stage.emplace_back();
  return report::write_pathway_folder(plan, provenance, arguments.out, by_stage);
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
  const auto written = write_results(plan, *pathway, provenance, arguments, session);
  say_result(plan, provenance, written, arguments, session);
  if (!session.stop->stop_requested() || !written.empty()) return exit_code_of(plan.status);
  complain("sunward: " + text(session.language(), "plan.cancelled"));
  return ExitCode::gave_up;
}

ExitCode export_pathway_program(const CaseOptions& park, const std::string& path,
                                const Session& session) {
  const auto pathway = input::read_pathway(park.file, park.read_options());
  SUNWARD_CHECK(pathway.has_value(), "the case has a section [pathway]");
  const formulation::pathway::Program program = formulation::pathway::build(*pathway);
  lp::write_mps(program.problem, path);
  const lp::Size size = lp::size(program.problem);
  if (!session.quiet)
    print(text(session.language(), "cli.program_written",
               {{"file", path},
                {"rows", std::to_string(size.rows)},
                {"columns", std::to_string(size.columns)},
                {"nonzeros", std::to_string(size.nonzeros)}}) +
          "\n");
  return ExitCode::ok;
}

void check_pathway(const CaseOptions& park, const Session& session) {
  const auto pathway = input::read_pathway(park.file, park.read_options());
  SUNWARD_CHECK(pathway.has_value(), "the case has a section [pathway]");
  (void)formulation::pathway::build(*pathway);
  if (session.json || session.quiet) return;
  std::string years;
  for (const model::PathwayStage& stage : pathway->stages)
    years += (years.empty() ? "" : ", ") + std::to_string(stage.year);
  print(text(session.language(), "pathway.check_ok", {{"years", years}}) + "\n");
  for (const Phrase& note : pathway->notes) print("  " + note.in(session.language()) + "\n");
}

}  // namespace sunward::cli
