#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "command.hpp"
#include "console.hpp"
#include "machine.hpp"
#include "provenance.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/park_reader.hpp"
#include "sunward/report/dispatch_nc.hpp"
#include "sunward/report/plan_json.hpp"
#include "sunward/report/simulation_json.hpp"
#include "sunward/report/simulation_table.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

struct SimulateArguments {
  std::string folder;
  std::string case_file;  ///< empty: the one the plan was made from
  std::string mode = "schedule";
  std::string forecast = "yesterday";
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

std::string option_of(const result::Provenance& provenance, const std::string& name) {
  for (const auto& [key, value] : provenance.options)
    if (key == name) return value;
  return {};
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
  input::ReadOptions options;
  const std::string years = option_of(planned, "years");
  const std::string weather = option_of(planned, "weather");
  if (!years.empty()) options.years = std::atoi(years.c_str());
  if (!weather.empty()) options.weather_file = weather;
  return input::read_park(file, options);
}

/// Every file the plan was made from must be what it was; only its name may differ.
void require_unchanged(const model::Park& park, const SimulateArguments& arguments,
                       const result::Provenance& planned) {
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < park.inputs.size() || i < planned.inputs.size(); ++i) {
    const bool both = i < park.inputs.size() && i < planned.inputs.size();
    if (both && park.inputs[i].second == planned.inputs[i].second) continue;
    Fault fault;
    fault.file = i < park.inputs.size() ? park.inputs[i].first : planned.inputs[i].first;
    fault.tell(told("simulate.case_changed",
                    {{"folder", arguments.folder},
                     {"command", "sunward plan " + shell_word(park.inputs.front().first) +
                                     " --out " + shell_word(arguments.folder)}}));
    faults.push_back(std::move(fault));
  }
  if (!faults.empty()) throw InputError(std::move(faults));
}

/// A schedule of a week says nothing of a year's seasons, or of how a battery ages in it.
void require_whole_years(const model::Park& park) {
  constexpr double least_h = 8736.0;  // 364 days: some weather files lack one
  for (const model::Scenario& scenario : park.scenarios) {
    const series::TimeAxis& axis = scenario.weather->axis;
    if (axis.step_h() * axis.n_steps >= least_h) continue;
    refuse(scenario.name, told("simulate.short_year", {{"steps", axis.n_steps}}));
  }
}

simulation::Options options_of(const SimulateArguments& arguments, const Session& session) {
  simulation::Options options;
  options.mode = arguments.mode == "policy" ? simulation::Mode::policy : simulation::Mode::schedule;
  options.forecast = arguments.forecast == "perfect" ? simulation::Forecast::perfect
                                                     : simulation::Forecast::yesterday;
  options.forecast_h = arguments.forecast_h;
  options.years = arguments.years;
  options.hourly = arguments.hourly;
  options.stop = session.stop;
  return options;
}

/// The files get their names only when all are complete.
std::string write_files(const result::Simulation& simulation, const result::Provenance& provenance,
                        const SimulateArguments& arguments) {
  AtomicFile json((fs::path(arguments.folder) / "simulation.json").string());
  json.write(report::simulation_json(simulation, provenance));
  const std::string series_path = (fs::path(arguments.folder) / "simulation.nc").string();
  std::string names = "simulation.json";
  if (arguments.hourly) {
    result::Plan series;
    series.park_name = simulation.park_name;
    series.flows = simulation.first_year;
    series.years = {simulation.first_weather};
    AtomicFile file(series_path);
    file.reserve(report::dispatch_nc_bytes(series));
    report::write_dispatch_nc(series, file.temporary_path());
    file.flush();
    file.commit();
    names += ", simulation.nc";
  } else {
    std::error_code ignored;  // of an earlier run; if it stays, simulation.json still says its own
    fs::remove(series_path, ignored);
  }
  json.flush();
  json.commit();
  return names;
}

ExitCode run_simulate(const SimulateArguments& arguments, const Session& session) {
  const std::string started_utc = utc_now();
  report::StoredPlan stored = report::read_plan_json(arguments.folder);
  if (stored.plan.status != result::Status::optimal)
    refuse(arguments.folder,
           told("nothing_to_report",
                {{"reason", stored.plan.message},
                 {"command", "sunward explain " + shell_word(arguments.folder)}}));
  const model::Park park = read_case(arguments, stored.provenance);
  require_unchanged(park, arguments, stored.provenance);
  require_whole_years(park);
  stored.plan.flows =
      report::read_dispatch_nc((fs::path(arguments.folder) / "dispatch.nc").string());
  const auto began = std::chrono::steady_clock::now();
  result::Simulation simulation =
      simulation::replay(park, stored.plan, options_of(arguments, session));
  simulation.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (session.stop->stop_requested()) {
    complain("sunward: " + text(session.language(), "plan.cancelled"));
    return ExitCode::gave_up;
  }
  const result::Provenance provenance =
      make_provenance(session, park, started_utc,
                      {{"mode", arguments.mode}, {"years", std::to_string(arguments.years)}});
  const std::string names = write_files(simulation, provenance, arguments);
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
      ->check(CLI::IsMember({"yesterday", "perfect"}));
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
