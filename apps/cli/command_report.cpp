#include <filesystem>
#include <fstream>
#include <iterator>

#include "command.hpp"
#include "console.hpp"
#include "pathway_results.hpp"
#include "provenance.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/report/console.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/html.hpp"
#include "sunward/report/pathway_reader.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/study_files.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

void require_a_plan(const result::Plan& plan, const std::string& folder) {
  if (plan.status == result::Status::optimal) return;
  Fault fault;
  fault.file = folder;
  fault.tell(told("nothing_to_report", {{"reason", plan.message},
                                        {"command", "sunward explain " + shell_word(folder)}}));
  throw InputError({fault});
}

/// What was last made from this plan (statements, compliance); empty when it was not. A new plan
/// removes it.
std::string made_from_it(const std::string& folder, const char* name) {
  std::ifstream file(fs::path(folder) / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The study that was written into the same folder, when it is a tornado of the same park.
std::string tornado_beside(const std::string& folder, const std::string& park) {
  std::string text = made_from_it(folder, "study.json");
  if (text.empty() || !report::is_tornado_of(text, park)) return {};
  return text;
}

ExitCode run_report(const std::string& folder, const Session& session) {
  if (report::holds_pathway(folder)) return report_pathway(folder, session);
  report::StoredPlan stored = report::read_plan_json(folder);
  require_a_plan(stored.plan, folder);
  stored.plan.flows = report::read_dispatch_nc((fs::path(folder) / "dispatch.nc").string());
  report::HtmlOptions options;
  options.language = session.language();
  options.finance_json = made_from_it(folder, "finance.json");
  options.compliance_json = made_from_it(folder, "compliance.json");
  options.study_json = tornado_beside(folder, stored.plan.park_name);
  options.simulation_json = made_from_it(folder, "simulation.json");
  options.losses_json = made_from_it(folder, "losses.json");
  options.silicon_json = made_from_it(folder, "silicon_plant.json");
  write_atomically((fs::path(folder) / "report.html").string(),
                   report::report_html(stored.plan, stored.provenance, options));
  if (session.quiet) return ExitCode::ok;
  print(report::plan_table(stored.plan, session.language()));
  print(text(session.language(), "cli.written", {{"folder", folder}, {"files", "report.html"}}) +
        "\n");
  return ExitCode::ok;
}
}  // namespace

void add_report_command(CLI::App& app, Session& session) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command =
      add_command(app, "report", help(session, "report.about"), "sunward report out/ --lang zh");
  command->add_option("folder", *folder, help(session, "results_folder"))->required();
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([folder, &session] {
    session.action = [folder, &session] { return run_report(*folder, session); };
  });
}

}  // namespace sunward::cli
