#include <cerrno>
#include <filesystem>

#include <unistd.h>

#include "command.hpp"
#include "console.hpp"
#include "machine.hpp"
#include "sunward/base/error.hpp"

namespace sunward::cli {

namespace {
[[noreturn]] void refuse(Phrase message) {
  Fault fault;
  fault.message = std::move(message);
  fault.remedy = phrase("bench.remedy");
  throw InputError({fault});
}

/// Replaces this process by the benchmark, which measures this very program.
[[noreturn]] void run_script(const std::string& name, const std::vector<std::string>& options) {
  const std::string root = project_root();
  if (root.empty()) refuse(phrase("bench.no_sources"));
  const std::string script = root + "/bench/" + name + ".py";
  if (!std::filesystem::is_regular_file(script)) refuse(phrase("bench.unknown", {{"name", name}}));
  std::vector<std::string> words = {python_program(), script};
  words.insert(words.end(), options.begin(), options.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  setenv("SUNWARD_PROGRAM", self.c_str(), 1);
  execvp(pointers[0], pointers.data());
  refuse(phrase("bench.no_start", {{"program", words[0]}, {"reason", system_reason(errno)}}));
}
}  // namespace

void add_bench_command(CLI::App& app, Session& session) {
  CLI::App* command =
      add_command(app, "bench", help(session, "bench.about"), "sunward bench solve --json");
  auto name = std::make_shared<std::string>("solve");
  command->add_option("benchmark", *name, help(session, "bench.name"))->capture_default_str();
  command->allow_extras();
  command->prefix_command();  // everything after the name belongs to the benchmark
  command->callback([command, name, &session] {
    session.action = [command, name]() -> ExitCode { run_script(*name, command->remaining()); };
  });
}

}  // namespace sunward::cli
