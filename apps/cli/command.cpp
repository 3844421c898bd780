#include "command.hpp"

namespace sunward::cli {

Language Session::language() const {
  Language language = Language::en;
  return parse_language(language_word, language) ? language : Language::en;
}

std::string help(const Session& session, const std::string& name) {
  return text(session.language(), "help." + name);
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& description,
                      const std::string& example) {
  CLI::App* command = app.add_subcommand(name, description);
  command->footer(app.get_formatter()->get_label("Example") + ":\n  " + example);
  command->get_help_ptr()->group(app.get_formatter()->get_label("Options"));
  command->allow_extras();  // told apart and explained in arguments.cpp
  return command;
}

void add_json_option(CLI::App& command, Session& session) {
  command.add_flag("--json", session.json, help(session, "json"));
}

void add_quiet_option(CLI::App& command, Session& session) {
  command.add_flag("--quiet,-q", session.quiet, help(session, "quiet"));
}

void add_language_option(CLI::App& command, Session& session) {
  command.add_option("--lang", session.language_word, help(session, "lang"))
      ->check([](const std::string& word) {
        Language language = Language::en;
        return parse_language(word, language) ? std::string() : "\"" + word + "\": en, zh";
      });
}

}  // namespace sunward::cli
