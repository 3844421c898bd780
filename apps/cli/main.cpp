// The outer boundary: every error becomes a message and an exit code here, and only here.
#include <new>

#include "arguments.hpp"
#include "console.hpp"
#include "interrupt.hpp"
#include "sunward/base/error.hpp"

namespace {
using namespace sunward;
using namespace sunward::cli;

/// Faults of the command line itself are reported before --json could be read.
bool asks_for_json(const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments)
    if (argument == "--json") return true;
  return false;
}

ExitCode run(Session& session) {
  const bool json = asks_for_json(session.arguments);
  try {
    const auto parser = make_parser(session);
    return read_arguments(*parser, session) ? session.action() : ExitCode::ok;
  } catch (const InputError& error) {
    print_faults(error.faults(), json);
    return ExitCode::bad_input;
  } catch (const std::bad_alloc&) {
    print_error("out_of_memory", "There is not enough memory for this case.", json);
    return ExitCode::gave_up;
  } catch (const std::exception& error) {
    print_error("internal_error",
                std::string("Internal error, a bug in Sunward. Please report it with the case "
                            "file and this line: ") +
                    error.what(),
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
