// The outer boundary: every error becomes a message and an exit code here, and only here.
#include <new>

#include "arguments.hpp"
#include "console.hpp"
#include "interrupt.hpp"
#include "sunward/base/error.hpp"

namespace {
using namespace sunward;
using namespace sunward::cli;

/// Faults of the command line itself are reported before --json and --lang could be read.
bool asks_for_json(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments)
    if (argument == "--json") return true;
  return false;
}
Language language_asked_for(const std::vector<std::string>& arguments) {
  Language language = Language::en;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--lang=")) (void)parse_language(arguments[i].substr(7), language);
    if (arguments[i - 1] == "--lang") (void)parse_language(arguments[i], language);
  }
  return language;
}

ExitCode run(Session& session) {
  const bool json = asks_for_json(session.arguments);
  const Language language = language_asked_for(session.arguments);
  session.language_word = language == Language::zh ? "zh" : "en";
  try {
    const auto parser = make_parser(session);
    return read_arguments(*parser, session) ? session.action() : ExitCode::ok;
  } catch (const InputError& error) {
    print_faults(error.faults(), language, json);
    return ExitCode::bad_input;
  } catch (const std::bad_alloc&) {
    print_error("out_of_memory", text(language, "cli.out_of_memory"), json);
    return ExitCode::gave_up;
  } catch (const std::exception& error) {
    print_error("internal_error", text(language, "cli.internal_error", {{"detail", error.what()}}),
                json);
    return ExitCode::our_mistake;
  }
}
}  // namespace

int main(int argc, char** argv) {
  Session session;
  session.arguments.assign(argv, argv + argc);
  session.stop = &stop_on_interrupt();
  return static_cast<int>(run(session));
}
