// What plan and check do with a case that has a section [pathway].
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "case_options.hpp"
#include "command.hpp"
#include "exit_code.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::cli {

struct PathwayArguments {
  CaseOptions park;
  std::string out;  ///< empty: nothing is written
  bool csv = false;
  bool html = true;
  study::PlanOptions options;
  std::vector<std::pair<std::string, std::string>> given;  ///< for the record
};

/// Plans all stages, prints the tables and writes pathway.json, pathway.html and a folder per
/// stage.
/// @throws InputError  with the faults of all stages.
[[nodiscard]] ExitCode plan_pathway(const PathwayArguments& arguments, const Session& session);

/// Writes the one program of all stages as MPS. @throws InputError as plan_pathway.
[[nodiscard]] ExitCode export_pathway_program(const CaseOptions& park, const std::string& path,
                                              const Session& session);

/// Reads and builds every stage; prints their years and what is to be noted. @throws InputError as
/// plan_pathway.
void check_pathway(const CaseOptions& park, const Session& session);

}  // namespace sunward::cli
