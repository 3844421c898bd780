#include "network_commands.hpp"

#include <chrono>

#include <nlohmann/json.hpp>

#include "console.hpp"
#include "guarded_network.hpp"
#include "machine.hpp"
#include "progress.hpp"
#include "sunward/base/error.hpp"
#include "sunward/formulation/network/program.hpp"
#include "sunward/formulation/park_network/park_network.hpp"
#include "sunward/input/pypsa/network_reader.hpp"
#include "sunward/lp/mps.hpp"
#include "sunward/report/pypsa/network_files.hpp"
#include "sunward/report/pypsa/network_table.hpp"
#include "sunward/study/plan_network.hpp"

namespace sunward::cli {

namespace {

std::size_t component_count(const model::network::Network& network) {
  return network.converters.size() + network.storages.size() + network.loads.size();
}

study::PlanOptions plan_options(const NetworkPlanArguments& arguments, const Session& session,
                                ProgressLine& progress) {
  study::PlanOptions options;
  options.tolerance = arguments.tolerance;
  if (arguments.file.threads > 0) options.threads = arguments.file.threads;
  options.time_limit_s = arguments.time_limit_s;
  options.language = session.language();
  options.on_iteration = [&progress](const ipm::Progress& state) { progress.show(state); };
  options.on_highs = [&progress](double seconds) { progress.show_check(seconds); };
  options.stop = session.stop;
  options.check_highs = arguments.check_highs;
  options.highs_library = highs_library_path();
  return options;
}

void say_result(const result::NetworkPlan& plan, const std::string& written,
                const Session& session) {
  const bool found = plan.status == result::Status::optimal;
  if (session.json) print(report::network_json(plan));
  std::string table = report::network_table(plan, session.language());
  if (!found) {
    table.pop_back();
    complain(table);
    return;
  }
  if (session.json || session.quiet) return;
  print(table);
  print(written.empty() ? text(session.language(), "network.nothing_written") + "\n"
                        : text(session.language(), "network.written", {{"path", written}}) + "\n");
}

}  // namespace

Fault option_fault(const std::string& file, const char* name, FaultWords words) {
  Fault fault;
  fault.file = file;
  fault.key = name;
  fault.tell(std::move(words));
  return fault;
}

bool names_network(const CaseOptions& options) {
  if (const auto fault = input::pypsa::fault_of_path(options.file)) throw InputError({*fault});
  if (!input::pypsa::is_network(options.file)) return false;
  std::vector<Fault> faults;
  const auto refuse = [&](bool given, const char* name) {
    if (given) faults.push_back(option_fault(options.file, name, told("network.no_option")));
  };
  refuse(options.years > 0, "--years");
  refuse(!options.weather.empty(), "--weather");
  if (!faults.empty()) throw InputError(faults);
  return true;
}

ExitCode plan_network(const NetworkPlanArguments& arguments, const Session& session) {
  const auto began = std::chrono::steady_clock::now();
  const model::network::Network network = read_network_guarded(arguments.file.file);
  const double read_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (!arguments.out.empty()) report::check_network_target(network.tables, arguments.out);
  result::NetworkPlan plan;
  {
    ProgressLine progress(session.language(), session.quiet);
    plan = study::plan_network(network, plan_options(arguments, session, progress));
  }
  plan.solve.phases.emplace(plan.solve.phases.begin(), "read", read_s);
  const bool write = !arguments.out.empty() && plan.status == result::Status::optimal &&
                     !session.stop->stop_requested();
  if (write) report::write_network(network.tables, plan, arguments.out);
  say_result(plan, write ? arguments.out : "", session);
  return exit_code_of(plan.status);
}

ExitCode check_network(const CaseOptions& options, const Session& session) {
  model::network::Network network = read_network_guarded(options.file);
  if (network.is_integer()) network.notes.push_back(phrase("network.integer.needed"));
  (void)formulation::network::build(network);
  const std::string buses = std::to_string(network.buses.size());
  const std::string components = std::to_string(component_count(network));
  const std::string snapshots = std::to_string(network.horizon.n_snapshots);
  const std::string periods = std::to_string(network.horizon.n_periods());
  const std::string scenarios = std::to_string(network.horizon.n_scenarios);
  if (session.json) {
    nlohmann::ordered_json notes = nlohmann::ordered_json::array();
    for (const Phrase& note : network.notes) notes.push_back(note.in(session.language()));
    const nlohmann::ordered_json tree = {{"faults", nlohmann::ordered_json::array()},
                                         {"network", network.name},
                                         {"buses", network.buses.size()},
                                         {"components", component_count(network)},
                                         {"snapshots", network.horizon.n_snapshots},
                                         {"notes", std::move(notes)}};
    print(tree.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
  } else if (!session.quiet) {
    print(text(session.language(), "network.check_ok",
               {{"network", network.name},
                {"buses", buses},
                {"components", components},
                {"snapshots", snapshots},
                {"periods", periods},
                {"scenarios", scenarios}}) +
          "\n");
    for (const Phrase& note : network.notes) print("  " + note.in(session.language()) + "\n");
  }
  return ExitCode::ok;
}

ExitCode export_network_program(const std::string& network, const std::string& out,
                                const Session& session) {
  const formulation::network::Program program =
      formulation::network::build(read_network_guarded(network));
  lp::write_mps(program.problem, out, program.integrality);
  const lp::Size size = lp::size(program.problem);
  if (!session.quiet)
    print(text(session.language(), "cli.program_written",
               {{"file", out},
                {"rows", std::to_string(size.rows)},
                {"columns", std::to_string(size.columns)},
                {"nonzeros", std::to_string(size.nonzeros)}}) +
          "\n");
  return ExitCode::ok;
}

ExitCode export_park_network(const model::Park& park, const std::string& out, bool leave_out,
                             const Session& session) {
  const formulation::ParkNetwork network = formulation::network_of(park, leave_out);
  report::write_network_tables(network.tables, out);
  std::size_t components = 0;
  for (const model::network::Table& table : network.tables.tables)
    if (table.list != "buses" && table.list != "carriers" && table.list != "global_constraints")
      components += table.names.size();
  if (!session.quiet)
    print(text(session.language(), "park_network.written",
               {{"path", out},
                {"buses", std::to_string(network.tables.table("buses")->names.size())},
                {"components", std::to_string(components)},
                {"snapshots", std::to_string(network.tables.n_snapshots())}}) +
          "\n");
  if (network.left_out.empty()) return ExitCode::ok;
  complain(text(session.language(), "park_network.left_out"));
  for (const Fault& fault : network.left_out)
    complain("  - " + fault.key + ": " + fault.message.in(session.language()));
  return ExitCode::ok;
}

}  // namespace sunward::cli
