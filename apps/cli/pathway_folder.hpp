// A pathway's results folder and its case file, for commands that work on results.
#pragma once

#include <string>

#include "command.hpp"
#include "sunward/model/pathway.hpp"
#include "sunward/report/pathway_reader.hpp"

namespace sunward::cli {

struct PathwayFolder {
  report::StoredPathway stored;  ///< optimal
  model::Pathway terms;          ///< without weather
};

/// For a command that works on one stage.
/// @throws InputError when the folder holds a whole pathway; names a stage's folder.
void refuse_whole_pathway(const std::string& folder, const std::string& command);

/// @param case_file  empty: the one the plan was made from. Says on standard error when that has
/// changed since.
/// @throws InputError when there is no optimal plan, no case file, or one with other stages.
[[nodiscard]] PathwayFolder read_pathway_plan(const std::string& folder,
                                              const std::string& case_file,
                                              const std::string& command, const Session& session);

}  // namespace sunward::cli
