#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "case_options.hpp"
#include "console.hpp"
#include "equity_plan.hpp"
#include "machine.hpp"
#include "network_commands.hpp"
#include "pathway_commands.hpp"
#include "physics_plan.hpp"
#include "plan_statements.hpp"
#include "progress.hpp"
#include "provenance.hpp"
#include "sunward/base/error.hpp"
#include "sunward/finance/silicon_account.hpp"
#include "sunward/input/objective_section.hpp"
#include "sunward/input/pathway_reader.hpp"
#include "sunward/report/compliance_json.hpp"
#include "sunward/report/compliance_table.hpp"
#include "sunward/report/console.hpp"
#include "sunward/report/equity_report.hpp"
#include "sunward/report/folder.hpp"
#include "sunward/report/losses_files.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/silicon_json.hpp"
#include "sunward/report/silicon_table.hpp"
#include "sunward/report/simulation_json.hpp"
#include "sunward/rules/ledger.hpp"
#include "sunward/rules/supports.hpp"
#include "sunward/study/charge_choice.hpp"
#include "sunward/study/highs.hpp"
#include "sunward/study/losses.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::cli {

namespace {
struct PlanArguments {
  CaseOptions park;
  std::string out;
  double tolerance = 0.0;     ///< 0: as the case file says
  double time_limit_s = 0.0;  ///< 0: as the case file says
  std::string check;          ///< "highs" or empty
  bool csv = false;
  bool no_report = false;
  bool no_statements = false;
  bool physics = false;
};

/// What differs from the case file, for the record.
std::vector<std::pair<std::string, std::string>> given_options(const PlanArguments& arguments,
                                                               const Session& session) {
  auto list = arguments.park.given();
  if (arguments.tolerance > 0)
    list.emplace_back("tolerance", fmt::format("{}", arguments.tolerance));
  if (arguments.time_limit_s > 0)
    list.emplace_back("time_limit_s", fmt::format("{}", arguments.time_limit_s));
  if (!arguments.check.empty()) list.emplace_back("check", arguments.check);
  if (arguments.physics) list.emplace_back("physics", "true");
  list.emplace_back("lang", session.language() == Language::zh ? "zh" : "en");
  return list;
}

study::PlanOptions plan_options(const PlanArguments& arguments, const Session& session,
                                ProgressLine& progress) {
  study::PlanOptions options;
  options.tolerance = arguments.tolerance;
  if (arguments.park.threads > 0) options.threads = arguments.park.threads;
  options.time_limit_s = arguments.time_limit_s;
  options.language = session.language();
  options.on_iteration = [&progress](const ipm::Progress& state) { progress.show(state); };
  options.stop = session.stop;
  options.check_highs = arguments.check == "highs";
  options.highs_library = highs_library_path();
  options.on_highs = [&progress](double seconds) { progress.show_check(seconds); };
  return options;
}

/// A plan and how it came about, where it took several.
struct Made {
  study::PhysicsPlan physics;
  result::EquityRecord equity;
  bool chosen = false;  ///< between the forms of a charge
};

/// Supports that are on steer the plan: one that does not apply to the park is refused here.
void refuse_supports(const model::Park& park) {
  if (!park.rules.supports.empty())
    (void)rules::booked_supports(park, rules::circumstances_of(park));
}

Made make_plan(const model::Park& park, const PlanArguments& arguments, const Session& session,
               double read_s) {
  const bool told = !session.quiet && study::highs_is_available(highs_library_path());
  if (!arguments.check.empty() && told)
    complain(text(session.language(), study::quickest_highs_method(highs_library_path()) == "hipo"
                                          ? "cli.check_by_hipo"
                                          : "cli.check_without_hipo"));
  ProgressLine progress(session.language(), session.quiet);
  const study::PlanOptions options = plan_options(arguments, session, progress);
  const model::ObjectiveTerms objective = input::read_objective(arguments.park.file);
  refuse_supports(park);
  Made made;
  study::PhysicsPlan& done = made.physics;
  if (objective.by_equity() && (arguments.physics || options.check_highs))
    throw InputError({option_fault("", arguments.physics ? "--physics" : "--check",
                                   sunward::told("equity_alone"))});
  if (objective.by_equity()) {
    auto equity = make_equity_plan(park, objective, options, session);
    done.plan = std::move(equity.plan);
    made.equity = std::move(equity.record);
  } else if (arguments.physics) {
    done = make_physics_plan(park, options, session);
  } else {
    done.plan = study::plan(park, options);
    made.chosen = true;
  }
  done.plan.solve.phases.emplace(done.plan.solve.phases.begin(), "read", read_s);
  return made;
}

/// Texts of files that are made beside the plan; empty where there is nothing to say.
struct SideFiles {
  std::string compliance_json;
  std::string simulation_json;
  std::string losses_json;
  std::string silicon_json;
  const result::Simulation* run = nullptr;
  std::string objective_json;
  std::optional<report::FinanceFiles> finance;
};

/// A plan that was found is written in full; of one that cannot exist, only the reason.
std::vector<std::string> write_results(const result::Plan& plan,
                                       const result::Provenance& provenance, const SideFiles& side,
                                       const PlanArguments& arguments, const Session& session) {
  const ExitCode code = exit_code_of(plan.status);
  const bool stopped = session.stop->stop_requested();
  if (arguments.out.empty() || stopped || code == ExitCode::gave_up) return {};
  report::FolderOptions options;
  options.csv = arguments.csv && code == ExitCode::ok;
  options.html = !arguments.no_report && code == ExitCode::ok;
  options.language = session.language();
  options.compliance_json = side.compliance_json;
  options.simulation_json = side.simulation_json;
  options.losses_json = side.losses_json;
  options.silicon_json = side.silicon_json;
  options.run = side.run;
  options.objective_json = side.objective_json;
  options.finance = side.finance;
  return report::write_folder(plan, provenance, arguments.out, options);
}

std::string base_names(const std::vector<std::string>& paths) {
  std::string list;
  for (const std::string& path : paths)
    list += (list.empty() ? "" : ", ") + path.substr(path.rfind('/') + 1);
  return list;
}

/// What was planned more than one way, before the sentence on files.
std::string choices_of(const result::Plan& plan, const model::Park& park, Language language) {
  std::string out;
  const std::size_t count = std::min(plan.notes.size(), study::choice_notes(park));
  for (std::size_t n = 0; n < count; ++n) out.append(plan.notes[n].in(language)).append("\n");
  return out;
}

void say_result(const result::Plan& plan, const result::Provenance& provenance,
                const std::vector<std::string>& written, const PlanArguments& arguments,
                const Session& session) {
  const Language language = session.language();
  const bool found = plan.status == result::Status::optimal;
  if (session.json)
    print(report::plan_json(plan, provenance));
  else if (found && !session.quiet)
    print(report::plan_table(plan, language));
  if (!found && plan.status != result::Status::cancelled) {
    std::string reason = report::plan_table(plan, language);
    reason.pop_back();  // its last line end
    complain(reason);
  }
  if (session.json || session.quiet) return;
  if (!written.empty())
    print(
        text(language, "cli.written", {{"folder", arguments.out}, {"files", base_names(written)}}) +
        "\n");
  else if (arguments.out.empty() && found)
    print(text(language, "cli.nothing_written") + "\n");
}

/// Nothing when there is no plan, or no clause to hold it against.
std::optional<rules::Compliance> judged(const result::Plan& plan, const model::Park& park) {
  if (plan.status != result::Status::optimal) return std::nullopt;
  rules::Compliance compliance = rules::evaluate(plan, park);
  const bool any = std::any_of(compliance.clauses.begin(), compliance.clauses.end(),
                               [](const rules::ClauseResult& clause) {
                                 return clause.outcome != rules::Outcome::not_applicable &&
                                        clause.outcome != rules::Outcome::off;
                               });
  if (!any) return std::nullopt;
  return compliance;
}

std::vector<finance::SiliconAccount> silicon_of(const result::Plan& plan, const model::Park& park) {
  if (plan.status != result::Status::optimal) return {};
  return finance::silicon_accounts(plan, park);
}

std::string json_of(const rules::Compliance& compliance, const model::Park& park) {
  return report::compliance_json(compliance, rules::ledger_of(park, &compliance));
}

void say_compliance(const rules::Compliance& compliance, const PlanArguments& arguments,
                    const Session& session) {
  if (session.json || session.quiet) return;
  std::string line = report::compliance_line(compliance, session.language());
  if (!arguments.out.empty())
    line.append(" ").append(text(session.language(), "rules.see",
                                 {{"command", "sunward comply " + shell_word(arguments.out)}}));
  print(line + "\n");
}

ExitCode run_network_plan(const PlanArguments& arguments, const Session& session) {
  std::vector<Fault> faults;
  for (const auto& [given, name] :
       {std::pair(arguments.csv, "--csv"), std::pair(arguments.no_report, "--no-report"),
        std::pair(arguments.no_statements, "--no-statements"),
        std::pair(arguments.physics, "--physics")})
    if (given) faults.push_back(option_fault("", name, told("network.no_such_file")));
  if (!faults.empty()) throw InputError(faults);
  return plan_network({arguments.park, arguments.out, arguments.tolerance, arguments.time_limit_s,
                       arguments.check == "highs"},
                      session);
}

ExitCode run_pathway_plan(const PlanArguments& arguments, const Session& session) {
  if (arguments.physics)
    throw InputError(
        {option_fault("", "--physics", told("pathway.option", {{"option", "--physics"}}))});
  ProgressLine progress(session.language(), session.quiet);
  return plan_pathway(
      {arguments.park, arguments.out, arguments.csv, !arguments.no_report,
       plan_options(arguments, session, progress), given_options(arguments, session)},
      session);
}

/// CLI::Range would write the ends as 0.000000 and 0.010000.
std::string tolerance_check(const std::string& word) {
  char* end = nullptr;
  const double value = std::strtod(word.c_str(), &end);
  const bool good = end != word.c_str() && *end == '\0' && value >= 1e-9 && value <= 1e-2;
  return good ? std::string() : "\"" + word + "\" (1e-9 ... 1e-2)";
}

ExitCode run_plan(const PlanArguments& arguments, const Session& session) {
  if (names_network(arguments.park)) return run_network_plan(arguments, session);
  if (input::has_pathway(arguments.park.file)) return run_pathway_plan(arguments, session);
  const std::string started_utc = utc_now();
  const auto began = std::chrono::steady_clock::now();
  const model::Park park = arguments.park.read();
  const double read_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  const Made made = make_plan(park, arguments, session, read_s);
  const study::PhysicsPlan& done = made.physics;
  const result::Plan& plan = done.plan;
  const result::Provenance provenance =
      make_provenance(session, park, started_utc, given_options(arguments, session));
  const auto compliance = judged(plan, park);
  const auto silicon = silicon_of(plan, park);
  SideFiles side;
  if (compliance) side.compliance_json = json_of(*compliance, park);
  if (!done.rounds.empty()) {
    side.simulation_json = report::simulation_json(done.simulation, provenance);
    side.run = &done.simulation;
  }
  if (plan.status == result::Status::optimal && !arguments.out.empty())
    side.losses_json = report::losses_json(study::losses_of(park, plan));
  if (!silicon.empty()) side.silicon_json = report::silicon_json(park.name, silicon);
  if (!made.equity.rounds.empty()) side.objective_json = report::equity_json(made.equity);
  const bool statements = !arguments.out.empty() && !arguments.no_statements;
  if (statements)
    side.finance = statements_of(plan, park, made.equity, provenance, arguments.park.file);
  const auto written = write_results(plan, provenance, side, arguments, session);
  say_result(plan, provenance, written, arguments, session);
  if (!session.json && !session.quiet) {
    print(physics_sentence(done, session.language()));
    print(report::equity_table(made.equity, session.language()));
    if (made.chosen && plan.status == result::Status::optimal)
      print(choices_of(plan, park, session.language()));
    if (!silicon.empty()) print("\n" + report::silicon_table(silicon, session.language()));
    if (statements && !written.empty())
      print(statements_sentence(side.finance, arguments.out, session.language()));
  }
  if (compliance) say_compliance(*compliance, arguments, session);
  if (!session.stop->stop_requested() || !written.empty()) return exit_code_of(plan.status);
  complain("sunward: " + text(session.language(), "plan.cancelled"));
  return ExitCode::gave_up;
}
}  // namespace

void add_plan_command(CLI::App& app, Session& session) {
  auto arguments = std::make_shared<PlanArguments>();
  CLI::App* command = add_command(app, "plan", help(session, "plan.about"),
                                  "sunward plan examples/pinglu/park.toml --out out/");
  add_case_options(*command, arguments->park, session);
  command->add_option("--out,-o", arguments->out, help(session, "plan.out"))->type_name("FOLDER");
  command->add_option("--tolerance", arguments->tolerance, help(session, "plan.tolerance"))
      ->check(tolerance_check);
  command->add_option("--time-limit", arguments->time_limit_s, help(session, "plan.time_limit"))
      ->check(CLI::PositiveNumber)
      ->type_name("SECONDS");
  command->add_option("--check", arguments->check, help(session, "plan.check"))
      ->check(CLI::IsMember({"highs"}));
  command->add_flag("--csv", arguments->csv, help(session, "plan.csv"));
  command->add_flag("--no-report", arguments->no_report, help(session, "plan.no_report"));
  command->add_flag("--no-statements", arguments->no_statements,
                    help(session, "plan.no_statements"));
  command->add_flag("--physics", arguments->physics, help(session, "plan.physics"));
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_plan(*arguments, session); };
  });
}

}  // namespace sunward::cli
