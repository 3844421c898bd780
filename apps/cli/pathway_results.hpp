// What the commands that work on results do with a whole pathway.
#pragma once

#include <string>

#include "command.hpp"

namespace sunward::cli {

/// Statements of one investor over all stages: prints them, writes finance.json and
/// statements.xlsx into the pathway's folder.
/// @throws InputError as read_pathway_plan and pathway_project_of.
[[nodiscard]] ExitCode finance_pathway(const std::string& folder, const std::string& case_file,
                                       const Session& session);

/// Every stage against the thresholds of its year: prints a column per stage, writes
/// compliance.json into the pathway's folder and those of its stages.
[[nodiscard]] ExitCode comply_pathway(const std::string& folder, const std::string& case_file,
                                      const Session& session);

/// Writes pathway.html anew, with what has been made of the plan since.
[[nodiscard]] ExitCode report_pathway(const std::string& folder, const Session& session);

/// What binds in each stage, or why there is no plan.
[[nodiscard]] ExitCode explain_pathway(const std::string& folder, const Session& session);

/// Prices of clauses and a stage's own statements belong to the plan of one year.
/// @throws InputError when the folder holds one stage of a pathway; names the whole.
void refuse_one_stage(const std::string& folder, const std::string& command);

}  // namespace sunward::cli
