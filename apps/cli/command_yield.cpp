#include <filesystem>

#include "case_options.hpp"
#include "console.hpp"
#include "network_commands.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/report/losses_files.hpp"
#include "sunward/study/losses.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& bytes) {
  AtomicFile file(path.string());
  file.write(bytes);
  file.flush();
  file.commit();
}

[[noreturn]] void refuse_network(const std::string& file) {
  Fault fault;
  fault.file = file;
  fault.tell(told("yield.network"));
  throw InputError({fault});
}

ExitCode run_yield(const CaseOptions& options, const std::string& out, const Session& session) {
  if (names_network(options)) refuse_network(options.file);
  const result::Losses losses = study::losses_of(options.read());
  const std::string json = report::losses_json(losses);
  if (!out.empty()) {
    make_folder(out);
    write_file(fs::path(out) / "losses.json", json);
    write_file(fs::path(out) / "losses.csv", report::losses_csv(losses));
  }
  if (session.json) print(json);
  if (session.json || session.quiet) return ExitCode::ok;
  print(report::losses_table(losses, session.language()));
  if (!out.empty())
    print(text(session.language(), "cli.written",
               {{"folder", out}, {"files", "losses.json, losses.csv"}}) +
          "\n");
  return ExitCode::ok;
}
}  // namespace

void add_yield_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<CaseOptions>();
  auto out = std::make_shared<std::string>();
  CLI::App* command =
      add_command(app, "yield", help(session, "yield.about"), "sunward yield park.toml --out out/");
  add_case_options(*command, *options, session);
  command->add_option("--out,-o", *out, help(session, "yield.out"))->type_name("FOLDER");
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([options, out, &session] {
    session.action = [options, out, &session] { return run_yield(*options, *out, session); };
  });
}

}  // namespace sunward::cli
