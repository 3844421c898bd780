#include <filesystem>

#include "command.hpp"
#include "console.hpp"
#include "provenance.hpp"
#include "sunward/base/atomic_file.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/template.hpp"

namespace sunward::cli {

namespace {
namespace fs = std::filesystem;

void require_free(const fs::path& file) {
  if (!fs::exists(file)) return;
  Fault fault;
  fault.file = file.string();
  fault.tell(told("case_file_exists"));
  throw InputError({fault});
}
}  // namespace

void add_init_command(CLI::App& app, Session& session) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command = add_command(app, "init", help(session, "init.about"),
                                  "sunward init my_park && sunward plan my_park/park.toml");
  command->add_option("folder", *folder, help(session, "init.folder"))->required();
  add_quiet_option(*command, session);
  add_language_option(*command, session);
  command->callback([folder, &session] {
    session.action = [folder, &session] {
      const fs::path file = fs::path(*folder) / "park.toml";
      require_free(file);
      make_folder(*folder);
      write_atomically(file.string(), input::project_template(session.language()));
      const std::string results = shell_word((fs::path(*folder) / "out").string());
      if (!session.quiet)
        print(text(session.language(), "cli.project_made",
                   {{"file", shell_word(file.string())}, {"folder", results}}) +
              "\n");
      return ExitCode::ok;
    };
  });
}

}  // namespace sunward::cli
