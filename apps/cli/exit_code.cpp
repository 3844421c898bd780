#include "exit_code.hpp"

namespace sunward::cli {

ExitCode exit_code_of(result::Status status) {
  switch (status) {
    case result::Status::optimal:
      return ExitCode::ok;
    case result::Status::infeasible:
    case result::Status::unbounded:
      return ExitCode::no_plan;
    case result::Status::limit:
    case result::Status::numerical_trouble:
    case result::Status::cancelled:
      return ExitCode::gave_up;
  }
  return ExitCode::our_mistake;
}

}  // namespace sunward::cli
