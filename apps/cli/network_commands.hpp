// What plan, check and export do when their argument is a PyPSA network instead of a case file.
#pragma once

#include <string>

#include "case_options.hpp"
#include "command.hpp"

#include "sunward/base/error.hpp"
#include "sunward/model/park.hpp"

namespace sunward::cli {

struct NetworkPlanArguments {
  CaseOptions file;
  std::string out;  ///< folder, or file in .nc; empty: print only
  double tolerance = 0.0;
  double time_limit_s = 0.0;
  bool check_highs = false;
};

/// An option that a network has no use for.
[[nodiscard]] Fault option_fault(const std::string& file, const char* name, FaultWords words);

/// True when the argument names a PyPSA network; then options that only concern case files
/// (--years, --weather) are refused with an InputError.
[[nodiscard]] bool names_network(const CaseOptions& options);

[[nodiscard]] ExitCode plan_network(const NetworkPlanArguments& arguments, const Session& session);
[[nodiscard]] ExitCode check_network(const CaseOptions& options, const Session& session);
[[nodiscard]] ExitCode export_network_program(const std::string& network, const std::string& out,
                                              const Session& session);

/// The park as a PyPSA network; what was left out is listed on the error stream.
[[nodiscard]] ExitCode export_park_network(const model::Park& park, const std::string& out,
                                           bool leave_out, const Session& session);

}  // namespace sunward::cli
