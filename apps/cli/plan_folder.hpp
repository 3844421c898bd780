// A plan and its case file, for commands that work on a results folder.
#pragma once

#include <string>

#include "command.hpp"
#include "sunward/model/park.hpp"
#include "sunward/report/plan_json.hpp"

namespace sunward::cli {

struct PlanFolder {
  report::StoredPlan stored;  ///< optimal, its flows with values
  model::Park park;           ///< without weather
};

/// @param case_file  empty: the one the plan was made from. Says on standard error when that has
/// changed since.
/// @param changed_row  what is said then, with {file}.
/// @throws InputError when there is no optimal plan or no case file.
[[nodiscard]] PlanFolder read_plan_folder(const std::string& folder, const std::string& case_file,
                                          const std::string& command, const Session& session,
                                          const std::string& changed_row = "finance.case_changed");

}  // namespace sunward::cli
