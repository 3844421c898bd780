// What the commands have in common: where their options hang, what they may use, what they return.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "exit_code.hpp"
#include "sunward/base/stop_token.hpp"
#include "sunward/base/text.hpp"

namespace sunward::cli {

/// One run of the program. The chosen command leaves its action here; main runs it.
struct Session {
  bool json = false;
  bool quiet = false;
  std::string language_word = "en";    ///< set before the commands are made: --help speaks it too
  std::vector<std::string> arguments;  ///< as typed, program name first
  const StopToken* stop = nullptr;     ///< set by Ctrl-C
  std::function<ExitCode()> action;

  [[nodiscard]] Language language() const;
};

/// Row `help.<name>` in the language asked for.
[[nodiscard]] std::string help(const Session& session, const std::string& name);

/// A subcommand with its description and an example under its help.
CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& description,
                      const std::string& example);
void add_json_option(CLI::App& command, Session& session);
void add_quiet_option(CLI::App& command, Session& session);
void add_language_option(CLI::App& command, Session& session);

void add_plan_command(CLI::App& app, Session& session);
void add_check_command(CLI::App& app, Session& session);
void add_init_command(CLI::App& app, Session& session);
void add_export_command(CLI::App& app, Session& session);
void add_schema_command(CLI::App& app, Session& session);
void add_explain_command(CLI::App& app, Session& session);
void add_bill_command(CLI::App& app, Session& session);
void add_yield_command(CLI::App& app, Session& session);
void add_simulate_command(CLI::App& app, Session& session);
void add_finance_command(CLI::App& app, Session& session);
void add_comply_command(CLI::App& app, Session& session);
void add_rules_command(CLI::App& app, Session& session);
void add_catalogue_command(CLI::App& app, Session& session);
void add_report_command(CLI::App& app, Session& session);
void add_bench_command(CLI::App& app, Session& session);
void add_doctor_command(CLI::App& app, Session& session);
void add_version_command(CLI::App& app, Session& session);

}  // namespace sunward::cli
