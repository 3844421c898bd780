#include "command.hpp"
#include "console.hpp"
#include "version.hpp"

namespace sunward::cli {

void add_version_command(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, "version", help(session, "version.about"), "sunward version");
  add_json_option(*command, session);
  command->callback([&session] {
    session.action = [&session] {
      const std::string v = version, c = commit, compiled_by = compiler;
      if (session.json)
        print("{\"version\": \"" + v + "\", \"commit\": \"" + c + "\", \"compiler\": \"" +
              compiled_by + "\"}\n");
      else
        print("sunward " + v + " (commit " + c + ", " + compiled_by + ")\n");
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
