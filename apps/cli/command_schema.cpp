#include "command.hpp"
#include "console.hpp"
#include "sunward/input/schema.hpp"

namespace sunward::cli {

void add_schema_command(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, "schema", "Print the JSON schema of the case file (for editor completion)",
                  "sunward schema > park.schema.json");
  command->callback([&session] {
    session.action = [] {
      print(input::json_schema());
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
