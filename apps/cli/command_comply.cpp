#include <filesystem>

#include "clause_prices.hpp"
#include "command.hpp"
#include "console.hpp"
#include "network_commands.hpp"
#include "pathway_folder.hpp"
#include "pathway_results.hpp"
#include "plan_folder.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/report/compliance_json.hpp"
#include "sunward/report/compliance_table.hpp"
#include "sunward/rules/ledger.hpp"

namespace sunward::cli {

namespace {
struct ComplyArguments {
  std::string folder;
  std::string case_file;  ///< empty: the one the plan was made from
  bool ledger = false;
  bool prices = false;
};

ExitCode run_comply(const ComplyArguments& arguments, const Session& session) {
  if (report::holds_pathway(arguments.folder)) {
    if (arguments.prices) throw InputError({option_fault("", "--prices", told("pathway.prices"))});
    if (arguments.ledger) refuse_whole_pathway(arguments.folder, "comply --ledger");
    return comply_pathway(arguments.folder, arguments.case_file, session);
  }
  const PlanFolder found = read_plan_folder(arguments.folder, arguments.case_file, "comply",
                                            session, "rules.case_changed");
  rules::Compliance compliance = rules::evaluate(found.stored.plan, found.park);
  if (arguments.prices) price_clauses(found, session, compliance);
  const auto ledger = rules::ledger_of(found.park, &compliance);
  const std::string json = report::compliance_json(compliance, ledger);
  write_atomically((std::filesystem::path(arguments.folder) / "compliance.json").string(), json);
  const Language language = session.language();
  if (session.json) print(json);
  if (!session.json && !session.quiet) {
    print(report::compliance_table(compliance, language));
    print("\n");
    if (arguments.ledger) print(report::ledger_table(ledger, language).append("\n"));
    print(text(language, "cli.written",
               {{"folder", arguments.folder}, {"files", "compliance.json"}}) +
          "\n");
  }
  return compliance.all_met() ? ExitCode::ok : ExitCode::not_met;
}
}  // namespace

void add_comply_command(CLI::App& app, Session& session) {
  auto arguments = std::make_shared<ComplyArguments>();
  CLI::App* command =
      add_command(app, "comply", help(session, "comply.about"), "sunward comply out/ --lang zh");
  command->add_option("folder", arguments->folder, help(session, "results_folder"))->required();
  command->add_option("--case", arguments->case_file, help(session, "comply.case"))
      ->type_name("FILE");
  command->add_flag("--ledger", arguments->ledger, help(session, "comply.ledger"));
  command->add_flag("--prices", arguments->prices, help(session, "comply.prices"));
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_comply(*arguments, session); };
  });
}

}  // namespace sunward::cli
