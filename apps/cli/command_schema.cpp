#include "command.hpp"
#include "console.hpp"
#include "sunward/input/schema.hpp"

namespace sunward::cli {

void add_schema_command(CLI::App& app, Session& session) {
  CLI::App* command = add_command(app, "schema", help(session, "schema.about"),
                                  "sunward schema > park.schema.json");
  command->callback([&session] {
    session.action = [] {
      print(input::json_schema());
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
