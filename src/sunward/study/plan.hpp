// The plan of a park: build the linear program, solve it, read it back; or say why there is none.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "sunward/base/stop_token.hpp"
#include "sunward/base/text.hpp"
#include "sunward/ipm/iterate.hpp"
#include "sunward/ipm/settings.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::study {

struct PlanOptions {
  double tolerance = 0.0;            ///< relative, 1e-9 to 1e-2; 0: the park's own
  int threads = -1;                  ///< 0: all; negative: the park's own
  double time_limit_s = 0.0;         ///< 0: the park's own
  Language language = Language::en;  ///< of node names
  std::function<void(const ipm::Progress&)> on_iteration;
  const StopToken* stop = nullptr;
  std::shared_ptr<const ipm::Iterate> start;   ///< as ipm::Settings::start
  std::function<void(ipm::Iterate)> on_start;  ///< as ipm::Settings::on_start
  bool explain = true;        ///< infeasible: also look for the cheapest repair (a second solve)
  bool check_highs = false;   ///< solve the same program with HiGHS as well
  std::string highs_library;  ///< path of libhighs; empty: wherever the system finds it
  std::string highs_method;  ///< empty: the quickest there is, and HiGHS's own choice if that fails
  std::function<void(double seconds)> on_highs;  ///< while HiGHS runs, from another thread
};

/// Sizes and dispatches the park at least expected yearly cost.
/// @return Status::optimal only when the engine says so and the certificate holds on the unscaled
///         program; otherwise a plan without tables, with the status, one sentence in `message`,
///         and for infeasible or unbounded parks `infeasibility` filled.
/// Never throws on an outcome. Throws InputError as formulation::build does, and when the cross
/// check is asked for and HiGHS cannot be loaded.
[[nodiscard]] result::Plan plan(const model::Park& park, const PlanOptions& options = {});

/// The engine settings that follow from a park and the options.
[[nodiscard]] ipm::Settings settings_of(const model::Park& park, const PlanOptions& options);

}  // namespace sunward::study
