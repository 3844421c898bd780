#include "provenance.hpp"

#include "machine.hpp"
#include "version.hpp"

namespace sunward::cli {

std::string shell_word(const std::string& word) {
  const bool plain =
      !word.empty() && word.find_first_of(" \t\n\"'\\$&|;<>()*?[]#~`!{}") == std::string::npos;
  if (plain) return word;
  std::string text = "'";
  for (const char c : word) {
    if (c == '\'')
      text += "'\\''";
    else
      text += c;
  }
  return text + "'";
}

result::Provenance make_provenance(const Session& session, const model::Park& park,
                                   const std::string& started_utc,
                                   std::vector<std::pair<std::string, std::string>> options) {
  result::Provenance record;
  record.version = version;
  record.commit = commit;
  record.compiler = compiler;
  record.command = "sunward";
  for (std::size_t i = 1; i < session.arguments.size(); ++i)
    record.command += " " + shell_word(session.arguments[i]);
  record.started_utc = started_utc;
  record.machine = machine_summary();
  record.inputs = park.inputs;
  record.options = std::move(options);
  return record;
}

}  // namespace sunward::cli
