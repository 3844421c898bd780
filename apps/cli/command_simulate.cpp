#include <chrono>
#include <filesystem>

#include "command.hpp"
#include "console.hpp"
#include "machine.hpp"
#include "pathway_folder.hpp"
#include "provenance.hpp"
#include "sunward/base/error.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/simulation_folder.hpp"
#include "sunward/report/simulation_json.hpp"
#include "sunward/report/simulation_table.hpp"
#include "sunward/simulation/replay.hpp"
#include "sunward/simulation/storage_terms.hpp"
#include "sunward/study/planned_case.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

struct SimulateArguments {
  std::string folder;
  std::string case_file;  ///< empty: the one the plan was made from
  std::string mode = "schedule";
  std::string forecast = "week";
  double forecast_h = 24.0;
  int years = 25;
  bool hourly = false;
};

[[noreturn]] void refuse(const std::string& file, FaultWords words) {
  Fault fault;
  fault.file = file;
  fault.tell(std::move(words));
  throw InputError({fault});
}

/// The park as the plan read it: the same file, the same options.
model::Park read_case(const SimulateArguments& arguments, const result::Provenance& planned) {
  const std::string file = !arguments.case_file.empty() ? arguments.case_file
                           : planned.inputs.empty()     ? std::string()
                                                        : planned.inputs.front().first;
  if (file.empty() || !fs::exists(file))
    refuse(arguments.folder, told("simulate.no_case",
                                  {{"file", file},
                                   {"command", "sunward simulate " + shell_word(arguments.folder) +
                                                   " --case park.toml"}}));
  return study::read_planned_park(file, planned);
}

/// Every file the plan was made from must be what it was; only its name may differ.
void require_unchanged(const model::Park& park, const SimulateArguments& arguments,
                       const result::Provenance& planned) {
  std::vector<Fault> faults;
  for (const std::string& file : study::changed_files(park, planned)) {
    Fault fault;
    fault.file = file;
    fault.tell(told("simulate.case_changed",
                    {{"folder", arguments.folder},
                     {"command", "sunward plan " + shell_word(park.inputs.front().first) +
                                     " --out " + shell_word(arguments.folder)}}));
    faults.push_back(std::move(fault));
  }
  if (!faults.empty()) throw InputError(std::move(faults));
}

simulation::Options options_of(const SimulateArguments& arguments, const Session& session) {
  simulation::Options options;
  options.mode = arguments.mode == "policy" ? simulation::Mode::policy : simulation::Mode::schedule;
  options.forecast = simulation::forecast_of(arguments.forecast);
  options.forecast_h = arguments.forecast_h;
  options.years = arguments.years;
  options.hourly = arguments.hourly;
  options.stop = session.stop;
  return options;
}

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

ExitCode run_simulate(const SimulateArguments& arguments, const Session& session) {
  const std::string started_utc = utc_now();
  refuse_whole_pathway(arguments.folder, "simulate");
  report::StoredPlan stored = report::read_plan_json(arguments.folder);
  if (stored.plan.status != result::Status::optimal)
    refuse(arguments.folder,
           told("nothing_to_report",
                {{"reason", stored.plan.message},
                 {"command", "sunward explain " + shell_word(arguments.folder)}}));
  model::Park park = read_case(arguments, stored.provenance);
  require_unchanged(park, arguments, stored.provenance);
  simulation::count_on(stored.terms, park);
  study::require_whole_years(park);
  stored.plan.flows =
      report::read_dispatch_nc((fs::path(arguments.folder) / "dispatch.nc").string());
  study::require_sound_plan(park, stored.plan);
  simulation::Options options = options_of(arguments, session);
  options.planned_replacement_cny = stored.planned_replacement_cny;
  const auto began = std::chrono::steady_clock::now();
  result::Simulation simulation = simulation::replay(park, stored.plan, options);
  simulation.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (session.stop->stop_requested()) {
    complain("sunward: " + text(session.language(), "plan.cancelled"));
    return ExitCode::gave_up;
  }
  const result::Provenance provenance =
      make_provenance(session, park, started_utc,
                      {{"mode", arguments.mode}, {"years", std::to_string(arguments.years)}});
  const std::string names =
      joined(report::write_simulation(simulation, provenance, arguments.folder));
  if (session.json) print(report::simulation_json(simulation, provenance));
  if (session.json || session.quiet) return ExitCode::ok;
  print(report::simulation_table(simulation, stored.plan, session.language()));
  print(text(session.language(), "cli.written", {{"folder", arguments.folder}, {"files", names}}) +
        "\n");
  return ExitCode::ok;
}
}  // namespace

void add_simulate_command(CLI::App& app, Session& session) {
  auto arguments = std::make_shared<SimulateArguments>();
  CLI::App* command = add_command(app, "simulate", help(session, "simulate.about"),
                                  "sunward simulate out/ --mode policy");
  command->add_option("folder", arguments->folder, help(session, "results_folder"))->required();
  command->add_option("--mode", arguments->mode, help(session, "simulate.mode"))
      ->check(CLI::IsMember({"schedule", "policy"}));
  command->add_option("--forecast", arguments->forecast, help(session, "simulate.forecast"))
      ->check(CLI::IsMember({"week", "yesterday", "perfect"}));
  command
      ->add_option("--forecast-hours", arguments->forecast_h,
                   help(session, "simulate.forecast_hours"))
      ->check(CLI::Range(1, 168))
      ->type_name("HOURS");
  command->add_option("--years", arguments->years, help(session, "simulate.years"))
      ->check(CLI::Range(1, 60))
      ->type_name("N");
  command->add_flag("--hourly", arguments->hourly, help(session, "simulate.hourly"));
  command->add_option("--case", arguments->case_file, help(session, "simulate.case"))
      ->type_name("FILE");
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return run_simulate(*arguments, session); };
  });
}

}  // namespace sunward::cli
