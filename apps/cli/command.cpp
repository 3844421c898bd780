#include "command.hpp"

namespace sunward::cli {

Language Session::language() const {
  Language language = Language::en;
  return parse_language(language_word, language) ? language : Language::en;
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& description,
                      const std::string& example) {
  CLI::App* command = app.add_subcommand(name, description);
  command->footer("Example:\n  " + example);
  command->allow_extras();  // told apart and explained in arguments.cpp
  return command;
}

void add_json_option(CLI::App& command, Session& session) {
  command.add_flag("--json", session.json, "Print JSON on standard output, for machines");
}

void add_quiet_option(CLI::App& command, Session& session) {
  command.add_flag("--quiet,-q", session.quiet, "Print nothing but faults");
}

void add_language_option(CLI::App& command, Session& session) {
  command.add_option("--lang", session.language_word, "Language of tables and report: en or zh")
      ->check([](const std::string& word) {
        Language language = Language::en;
        return parse_language(word, language) ? std::string() : "\"" + word + "\": en, zh";
      });
}

}  // namespace sunward::cli
