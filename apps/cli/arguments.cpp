#include "arguments.hpp"

#include <algorithm>

#include "command_study.hpp"
#include "console.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::cli {

namespace {
Fault argument_fault(const std::string& word, Phrase message, Phrase remedy) {
  Fault fault;
  fault.key = word;
  fault.message = std::move(message);
  fault.remedy = std::move(remedy);
  return fault;
}

Phrase help_hint(const std::string& command) {
  return phrase("argument.help",
                {{"command", "sunward " + (command.empty() ? "" : command + " ") + "--help"}});
}

/// What CLI11 found wrong. Its own words are English; the usual errors have rows of their own.
Fault fault_of(const CLI::ParseError& error, const std::string& command) {
  const std::string said = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return argument_fault(said.substr(0, said.find(' ')), phrase("argument.missing"),
                          help_hint(command));
  return argument_fault("", phrase("argument.wrong", {{"detail", said}}), help_hint(command));
}

std::vector<std::string> command_names(const CLI::App& parser) {
  std::vector<std::string> names;
  for (const CLI::App* command : parser.get_subcommands(nullptr))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

void require_known_command(const CLI::App& parser, const Session& session) {
  if (session.arguments.size() < 2) return;
  const std::string& word = session.arguments[1];
  const std::vector<std::string> names = command_names(parser);
  if (word.starts_with("-") || std::find(names.begin(), names.end(), word) != names.end()) return;
  throw InputError(
      {argument_fault(word, phrase("argument.no_command"),
                      Phrase::sequence({input::did_you_mean(word, names), " ", help_hint("")}))});
}

Fault fault_of_extra(const std::string& word, const CLI::App& command) {
  const std::string name = word.substr(0, word.find('='));
  if (word.starts_with("-"))
    return argument_fault(name, phrase("argument.no_option", {{"command", command.get_name()}}),
                          input::did_you_mean(name, option_names(command)));
  return argument_fault(word, phrase("argument.too_many"), help_hint(command.get_name()));
}

void require_no_extras(const CLI::App& parser) {
  std::vector<Fault> faults;
  for (const CLI::App* command : parser.get_subcommands()) {
    if (command->get_prefix_command()) continue;  // the rest is for another program
    for (const std::string& word : command->remaining())
      if (word != "--") faults.push_back(fault_of_extra(word, *command));
  }
  for (const std::string& word : parser.remaining()) {
    faults.push_back(argument_fault(word, phrase("argument.unknown_option"),
                                    input::did_you_mean(word, option_names(parser))));
  }
  if (!faults.empty()) throw InputError(faults);
}

/// Says what an option takes without CLI11's names of checks: "N [1 - 200]", "TEXT {mps,pypsa}".
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    std::string words = Formatter::make_option_opts(option);
    const std::string type = option->get_type_name();
    const std::size_t colon = type.find(':'), place = words.find(type);
    if (colon == std::string::npos || place == std::string::npos) return words;
    const std::size_t allowed = type.find_first_of("[{", colon);
    std::string tidy = get_label(type.substr(0, colon));
    if (allowed != std::string::npos) tidy += " " + type.substr(allowed);
    return words.replace(place, type.size(), tidy);
  }
};

/// The words CLI11 puts around the descriptions; the commands made later inherit them.
void put_labels(CLI::App& parser, const Session& session) {
  parser.formatter(std::make_shared<HelpFormatter>());
  constexpr std::pair<const char*, const char*> labels[] = {{"Usage", "label.usage"},
                                                            {"OPTIONS", "label.options"},
                                                            {"Positionals", "label.positionals"},
                                                            {"SUBCOMMAND", "label.command"},
                                                            {"SUBCOMMANDS", "label.commands"},
                                                            {"REQUIRED", "label.required"},
                                                            {"Example", "label.example"},
                                                            {"FILE", "type.file"},
                                                            {"FOLDER", "type.folder"},
                                                            {"N", "type.number"},
                                                            {"TEXT", "type.text"},
                                                            {"FLOAT", "type.real"},
                                                            {"HOURS", "type.hours"},
                                                            {"SECONDS", "type.seconds"},
                                                            {"Options", "label.option_group"}};
  for (const auto& [word, row] : labels) parser.get_formatter()->label(word, help(session, row));
  parser.option_defaults()->group(help(session, "label.option_group"));
  parser.group(help(session, "label.command_group"));
  parser.set_help_flag("-h,--help", help(session, "help"))
      ->group(help(session, "label.option_group"));
}

std::string chosen_command(const CLI::App& parser) {
  const auto chosen = parser.get_subcommands();
  return chosen.empty() ? std::string() : chosen.front()->get_name();
}
}  // namespace

std::unique_ptr<CLI::App> make_parser(Session& session) {
  auto parser = std::make_unique<CLI::App>(help(session, "program"), "sunward");
  put_labels(*parser, session);
  parser->footer(help(session, "label.example") +
                 ":\n  sunward plan examples/pinglu/park.toml --out out/\n\n" +
                 help(session, "exit_codes"));
  parser->require_subcommand(0, 1);
  parser->allow_extras();
  add_language_option(*parser, session);
  add_init_command(*parser, session);
  add_check_command(*parser, session);
  add_yield_command(*parser, session);
  add_plan_command(*parser, session);
  add_bill_command(*parser, session);
  add_simulate_command(*parser, session);
  add_finance_command(*parser, session);
  add_comply_command(*parser, session);
  add_study_command(*parser, session);
  add_rules_command(*parser, session);
  add_catalogue_command(*parser, session);
  add_report_command(*parser, session);
  add_explain_command(*parser, session);
  add_export_command(*parser, session);
  add_schema_command(*parser, session);
  add_bench_command(*parser, session);
  add_doctor_command(*parser, session);
  add_version_command(*parser, session);
  return parser;
}

bool read_arguments(CLI::App& parser, const Session& session) {
  require_known_command(parser, session);
  std::vector<std::string> reversed(session.arguments.rbegin(), session.arguments.rend() - 1);
  try {
    parser.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = parser.get_subcommands();
    print(chosen.empty() ? parser.help() : chosen.front()->help("sunward"));
    return false;
  } catch (const CLI::ParseError& error) {
    require_no_extras(parser);  // a misspelt option explains more than what it left missing
    throw InputError({fault_of(error, chosen_command(parser))});
  }
  require_no_extras(parser);
  if (chosen_command(parser).empty()) {
    print(parser.help());
    return false;
  }
  return true;
}

}  // namespace sunward::cli
