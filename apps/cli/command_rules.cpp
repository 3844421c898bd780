#include "command.hpp"
#include "console.hpp"
#include "sunward/input/park_reader.hpp"
#include "sunward/report/compliance_json.hpp"
#include "sunward/report/compliance_table.hpp"
#include "sunward/rules/ledger.hpp"

namespace sunward::cli {

void add_rules_command(CLI::App& app, Session& session) {
  auto file = std::make_shared<std::string>();
  CLI::App* command = add_command(app, "rules", help(session, "rules.about"),
                                  "sunward rules examples/pinglu/park.toml");
  command->add_option("park", *file, help(session, "rules.park"))->required()->type_name("FILE");
  add_json_option(*command, session);
  add_language_option(*command, session);
  command->callback([file, &session] {
    session.action = [file, &session] {
      input::ReadOptions options;
      options.load_weather = false;
      const model::Park park = input::read_park(*file, options);
      const auto ledger = rules::ledger_of(park);
      print(session.json ? report::ledger_json(park.name, ledger)
                         : report::ledger_table(ledger, session.language()));
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
