#include <filesystem>

#include "command.hpp"
#include "console.hpp"
#include "provenance.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/finance/accounts.hpp"
#include "sunward/input/park_reader.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/finance_json.hpp"
#include "sunward/report/finance_table.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/statements_xlsx.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

struct FinanceArguments {
  std::string folder;
  std::string case_file;  ///< empty: the one the plan was made from
};

[[noreturn]] void refuse(const std::string& file, FaultWords words) {
  Fault fault;
  fault.file = file;
  fault.tell(std::move(words));
  throw InputError({fault});
}

/// The case file: named by the user, or by the record of the plan.
std::string case_of(const FinanceArguments& arguments, const report::StoredPlan& stored) {
  if (!arguments.case_file.empty()) return arguments.case_file;
  const auto& inputs = stored.provenance.inputs;
  if (!inputs.empty() && fs::exists(inputs.front().first)) return inputs.front().first;
  refuse(
      arguments.folder,
      told("finance_without_case",
           {{"file", inputs.empty() ? std::string() : inputs.front().first},
            {"command", "sunward finance " + shell_word(arguments.folder) + " --case park.toml"}}));
}

/// Costs and terms do not need the weather.
model::Park read_case(const std::string& file) {
  input::ReadOptions options;
  options.load_weather = false;
  return input::read_park(file, options);
}

void warn_of_change(const model::Park& park, const report::StoredPlan& stored,
                    const Session& session) {
  const auto& inputs = stored.provenance.inputs;
  if (inputs.empty() || park.inputs.empty() || session.quiet) return;
  if (inputs.front().second != park.inputs.front().second)
    complain(text(session.language(), "finance.case_changed", {{"file", park.inputs[0].first}}));
}

/// Both files get their names only when both are complete.
void write_files(const finance::Accounts& accounts, const std::string& folder, Language language) {
  AtomicFile statements((fs::path(folder) / "statements.xlsx").string());
  report::write_statements_xlsx(accounts, language, statements.temporary_path());
  AtomicFile json((fs::path(folder) / "finance.json").string());
  json.write(report::finance_json(accounts));
  statements.flush();
  json.flush();
  statements.commit();
  json.commit();
}

ExitCode run_finance(const FinanceArguments& arguments, const Session& session) {
  report::StoredPlan stored = report::read_plan_json(arguments.folder);
  if (stored.plan.status != result::Status::optimal)
    refuse(arguments.folder,
           told("nothing_to_report",
                {{"reason", stored.plan.message},
                 {"command", "sunward explain " + shell_word(arguments.folder)}}));
  stored.plan.flows =
      report::read_dispatch_nc((fs::path(arguments.folder) / "dispatch.nc").string());
  const model::Park park = read_case(case_of(arguments, stored));
  warn_of_change(park, stored, session);
  const finance::Accounts accounts = finance::evaluate(finance::project_of(stored.plan, park));
  write_files(accounts, arguments.folder, session.language());
  if (session.json) print(report::finance_json(accounts));
  if (session.json || session.quiet) return ExitCode::ok;
  print(report::finance_table(accounts, session.language()));
  print(text(session.language(), "cli.written",
             {{"folder", arguments.folder}, {"files", "finance.json, statements.xlsx"}}) +
        "\n");
  return ExitCode::ok;
}
}  // namespace

void add_finance_command(CLI::App& app, Session& session) {
  auto arguments = std::make_shared<FinanceArguments>();
  CLI::App* command =
      add_command(app, "finance", help(session, "finance.about"), "sunward finance out/ --lang zh");
  command->add_option("folder", arguments->folder, help(session, "results_folder"))->required();
  command->add_option("--case", arguments->case_file, help(session, "finance.case"))
      ->type_name("FILE");
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_finance(*arguments, session); };
  });
}

}  // namespace sunward::cli
