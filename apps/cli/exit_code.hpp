// How the program ends, for scripts.
#pragma once

#include "sunward/result/plan.hpp"

namespace sunward::cli {

enum class ExitCode : int {
  ok = 0,
  bad_input = 2,    ///< wrong data, options or files; every fault is printed
  no_plan = 3,      ///< infeasible or unbounded; the explanation is printed
  gave_up = 4,      ///< a limit, numerical trouble, memory, or stopped by the user
  not_met = 5,      ///< comply: a required clause failed or could not be judged
  our_mistake = 70  ///< a bug in Sunward
};

[[nodiscard]] ExitCode exit_code_of(result::Status status);

}  // namespace sunward::cli
