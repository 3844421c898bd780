#include <nlohmann/json.hpp>

#include "case_options.hpp"
#include "console.hpp"
#include "network_commands.hpp"
#include "pathway_commands.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/input/pathway_reader.hpp"

namespace sunward::cli {

namespace {
void print_summary(const model::Park& park, const Session& session) {
  const std::string components = std::to_string(park.components.size());
  const std::string buses = std::to_string(park.buses.size());
  const std::string scenarios = std::to_string(park.scenarios.size());
  const std::string steps = std::to_string(park.scenarios.front().weather->axis.n_steps);
  print(text(session.language(), "cli.check_ok",
             {{"park", park.name},
              {"components", components},
              {"buses", buses},
              {"scenarios", scenarios},
              {"steps", steps}}) +
        "\n");
  for (const Phrase& note : park.notes) print("  " + note.in(session.language()) + "\n");
}

void print_json(const model::Park& park, Language language) {
  std::vector<std::string> notes;
  for (const Phrase& note : park.notes) notes.push_back(note.in(language));
  const nlohmann::ordered_json tree = {{"faults", nlohmann::ordered_json::array()},
                                       {"park", park.name},
                                       {"components", park.components.size()},
                                       {"scenarios", park.scenarios.size()},
                                       {"notes", notes}};
  print(tree.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}
}  // namespace

void add_check_command(CLI::App& app, Session& session) {
  auto options = std::make_shared<CaseOptions>();
  CLI::App* command =
      add_command(app, "check", help(session, "check.about"), "sunward check park.toml");
  add_case_options(*command, *options, session);
  add_json_option(*command, session);
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([options, &session] {
    session.action = [options, &session] {
      if (names_network(*options)) return check_network(*options, session);
      const bool staged = input::has_pathway(options->file);
      if (staged) check_pathway(*options, session);
      model::Park park = options->read();
      (void)formulation::build(park);  // finds what only shows when the parts come together
      if (staged && !session.json) park.notes.clear();  // said above, of all stages
      if (session.json)
        print_json(park, session.language());
      else if (!session.quiet)
        print_summary(park, session);
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
