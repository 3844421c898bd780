#include <filesystem>

#include <fmt/format.h>

#include "case_options.hpp"
#include "console.hpp"
#include "network_commands.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/lp/mps.hpp"

namespace sunward::cli {

namespace {
struct ExportOptions {
  CaseOptions park;
  std::string format = "mps";
  std::string out;
};

std::string default_name(const ExportOptions& options) {
  return std::filesystem::path(options.park.file).stem().string() + "." + options.format;
}

ExitCode export_program(const ExportOptions& options, const Session& session) {
  if (names_network(options.park))
    return export_network_program(
        options.park.file, options.out.empty() ? default_name(options) : options.out, session);
  const model::Park park = options.park.read();
  const formulation::Program program = formulation::build(park);
  const std::string path = options.out.empty() ? default_name(options) : options.out;
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
      ->check(CLI::IsMember({"mps"}))
      ->capture_default_str();
  command->add_option("--out,-o", options->out, help(session, "export.out"));
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([options, &session] {
    session.action = [options, &session] { return export_program(*options, session); };
  });
}

}  // namespace sunward::cli
