#include <filesystem>

#include <fmt/format.h>

#include "case_options.hpp"
#include "console.hpp"
#include "network_commands.hpp"
#include "pathway_commands.hpp"
#include "sunward/base/error.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/input/pathway_reader.hpp"
#include "sunward/lp/mps.hpp"

namespace sunward::cli {

namespace {
struct ExportOptions {
  CaseOptions park;
  std::string format = "mps";
  std::string out;
  bool leave_out = false;
  int stage = 0;  ///< of a pathway; 0: none named
};

std::string target(const ExportOptions& options) {
  if (!options.out.empty()) return options.out;
  const std::string ending = options.format == "pypsa" ? "nc" : options.format;
  return std::filesystem::path(options.park.file).stem().string() + "." + ending;
}

void check_options(const ExportOptions& options, bool is_network) {
  std::vector<Fault> faults;
  if (options.leave_out && options.format != "pypsa")
    faults.push_back(option_fault("", "--leave-out", told("park_network.option")));
  if (is_network && options.format == "pypsa")
    faults.push_back(
        option_fault(options.park.file, "--format pypsa", told("park_network.is_network")));
  if (!faults.empty()) throw InputError(faults);
}

/// PyPSA gets one stage, to be sized by itself: its networks here are of one year.
void check_stage(const ExportOptions& options, bool is_pathway) {
  std::vector<Fault> faults;
  if (is_pathway && options.stage == 0 && options.format == "pypsa")
    faults.push_back(
        option_fault(options.park.file, "--format pypsa", told("pathway.one_network")));
  if (!is_pathway && options.stage != 0)
    faults.push_back(option_fault(options.park.file, "--stage", told("pathway.no_pathway")));
  if (!faults.empty()) throw InputError(faults);
}

ExitCode export_program(const ExportOptions& options, const Session& session) {
  const bool is_network = names_network(options.park);
  check_options(options, is_network);
  const std::string path = target(options);
  if (is_network) return export_network_program(options.park.file, path, session);
  const bool is_pathway = input::has_pathway(options.park.file);
  check_stage(options, is_pathway);
  if (is_pathway && options.stage == 0) return export_pathway_program(options.park, path, session);
  const model::Park park =
      is_pathway ? input::read_stage(options.park.file, options.stage, options.park.read_options())
                 : options.park.read();
  if (options.format == "pypsa") return export_park_network(park, path, options.leave_out, session);
  const formulation::Program program = formulation::build(park);
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
}  // namespace

void add_export_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = add_command(app, "export", help(session, "export.about"),
                                  "sunward export park.toml --format mps --out park.mps.gz");
  add_case_options(*command, options->park, session);
  command->add_option("--format", options->format, help(session, "export.format"))
      ->check(CLI::IsMember({"mps", "pypsa"}))
      ->option_text("{mps,pypsa}=mps");  // short enough to stand beside its description
  command->add_option("--out,-o", options->out, help(session, "export.out"));
  command->add_option("--stage", options->stage, help(session, "export.stage"))->type_name("YEAR");
  command->add_flag("--leave-out", options->leave_out, help(session, "export.leave_out"));
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([options, &session] {
    session.action = [options, &session] { return export_program(*options, session); };
  });
}

}  // namespace sunward::cli
