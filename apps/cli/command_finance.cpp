#include <filesystem>

#include "command.hpp"
#include "console.hpp"
#include "pathway_results.hpp"
#include "plan_folder.hpp"
#include "sunward/finance/single_owner.hpp"
#include "sunward/input/single_owner_reader.hpp"
#include "sunward/report/finance_files.hpp"
#include "sunward/report/finance_table.hpp"
#include "sunward/report/pathway_reader.hpp"
#include "sunward/report/single_owner_report.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

struct FinanceArguments {
  std::string folder;
  std::string case_file;  ///< empty: the one the plan was made from
};

ExitCode run_finance(const FinanceArguments& arguments, const Session& session) {
  if (report::holds_pathway(arguments.folder))
    return finance_pathway(arguments.folder, arguments.case_file, session);
  refuse_one_stage(arguments.folder, "finance");
  const PlanFolder found =
      read_plan_folder(arguments.folder, arguments.case_file, "finance", session);
  const report::FinanceFiles files =
      report::finance_files(found.stored.plan, found.park, report::date_of(found.stored.provenance),
                            report::read_held_prices(arguments.folder));
  report::write_finance_files(files, arguments.folder, session.language());
  if (session.json) print(files.json);
  if (session.json || session.quiet) return ExitCode::ok;
  print(report::finance_table(files.accounts, session.language()));
  print(text(session.language(), "cli.written",
             {{"folder", arguments.folder}, {"files", "finance.json, statements.xlsx"}}) +
        "\n");
  return ExitCode::ok;
}

/// A case of its own instead of a results folder.
ExitCode run_single_owner(const FinanceArguments& arguments, const Session& session) {
  const input::SingleOwnerCase found = input::read_single_owner(arguments.folder);
  const finance::SingleOwnerResult result = finance::single_owner(found.terms);
  if (session.json)
    print(report::single_owner_json(found.name, result));
  else if (!session.quiet)
    print(report::single_owner_table(found.name, result, session.language()));
  return ExitCode::ok;
}
}  // namespace

void add_finance_command(CLI::App& app, Session& session) {
  auto arguments = std::make_shared<FinanceArguments>();
  CLI::App* command =
      add_command(app, "finance", help(session, "finance.about"), "sunward finance out/ --lang zh");
  command->add_option("folder", arguments->folder, help(session, "finance.folder"))->required();
  command->add_option("--case", arguments->case_file, help(session, "finance.case"))
      ->type_name("FILE");
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([arguments, &session] {
    session.action = [arguments, &session] {
      return fs::path(arguments->folder).extension() == ".toml"
                 ? run_single_owner(*arguments, session)
                 : run_finance(*arguments, session);
    };
  });
}

}  // namespace sunward::cli
