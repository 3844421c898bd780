// HiGHS, an independent open-source solver, loaded at run time when it is installed: a second
// opinion on linear programs, and the only one on programs with whole numbers.
// Source: https://highs.dev; C interface of HiGHS 1.5 and later.
#pragma once

#include <functional>
#include <string>

#include "sunward/base/stop_token.hpp"
#include "sunward/lp/integrality.hpp"
#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::study {

struct HighsOptions {
  std::string library_path;       ///< libhighs.so; empty: wherever the system finds it
  std::string method = "choose";  ///< choose, simplex, ipm (HiGHS's own pick), ipx, hipo, pdlp
  bool crossover = true;          ///< interior point: go on to a vertex
  double time_limit_s = infinity;
  double tolerance = 0.0;  ///< feasibility and optimality, 1e-10 to 1e-2; 0: HiGHS's 1e-7
  double mip_gap = 0.0;    ///< whole numbers: relative gap at which to stop; 0: HiGHS's 1e-4
  int threads = 0;         ///< 0: HiGHS's own choice; the first call of a program decides
  /// Called about five times a second while HiGHS runs, from a thread of its own, with the seconds
  /// since the run began.
  std::function<void(double seconds)> on_wait;
  const StopToken* stop = nullptr;  ///< looked at whenever HiGHS allows; the status is `cancelled`
};

struct HighsOutcome {
  lp::SolveStatus status = lp::SolveStatus::numerical_trouble;
  std::string status_text;  ///< HiGHS's own word, e.g. "unbounded or infeasible"
  double objective = 0.0;   ///< offset included; meaningful when optimal
  lp::Point point;          ///< values and duals when optimal, signs as in lp/solution.hpp
  double seconds = 0.0;     ///< HiGHS's run alone, without expansion and hand-over
  std::string version;      ///< e.g. "1.15.1"
  double bound = 0.0;       ///< whole numbers: no better objective exists, by HiGHS's word
  long nodes = 0;           ///< whole numbers: nodes of the search tree
};

/// True when the library can be loaded and has the functions needed. Cheap; never throws.
[[nodiscard]] bool highs_is_available(const std::string& library_path);

/// Why it cannot be loaded, in the system's words; empty when it can. Never throws.
[[nodiscard]] std::string why_no_highs(const std::string& library_path);

/// The quickest method the library has for large programs: "hipo" where the package highspy-extras
/// stands beside it, else "choose". "choose" also when the library cannot be loaded.
[[nodiscard]] std::string quickest_highs_method(const std::string& library_path);

/// Solves `problem` by HiGHS, silently. HiPO is found when the package highspy-extras is installed
/// in the same Python folder as the library. When HiGHS cannot tell infeasible from unbounded it is
/// run again without presolve, by simplex, which can. Throws InputError when the library cannot be
/// loaded or refuses an option, with the reason.
/// @param integrality  columns that must be whole: HiGHS then branches and bounds, `method` is
///                     without effect, and duals are zero.
[[nodiscard]] HighsOutcome solve_with_highs(const lp::Problem& problem,
                                            const HighsOptions& options = {},
                                            const lp::Integrality& integrality = {});

}  // namespace sunward::study
