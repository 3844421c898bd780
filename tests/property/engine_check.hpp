// One random park solved by the engine and by HiGHS, and whether the two agree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "problems/random_park.hpp"
#include "sunward/ipm/settings.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/study/highs.hpp"

namespace sunward::property {

/// Path of libhighs.so from SUNWARD_HIGHS_LIBRARY; empty when not set.
[[nodiscard]] std::string highs_library();

struct EngineCheck {
  std::uint64_t seed = 0;
  bool agrees = false;
  std::string story;  ///< one line: what differs, or that nothing does
  lp::Solution engine;
  study::HighsOutcome highs;
};

/// Agreement is: the same status; when optimal, objectives within 1e-6 relative (to 1 at least) and
/// a certificate that holds; otherwise a ray that passes its check. A park that HiGHS calls neither
/// optimal, infeasible nor unbounded is judged by the engine's certificate alone.
/// A disagreement in which the engine's own proof holds to 1e-8 is looked at again by HiGHS with
/// another method before it counts: the proof does not depend on either solver.
[[nodiscard]] EngineCheck check_engine(std::uint64_t seed, const ipm::Settings& settings);

/// The settings of the property tests: tolerance 1e-8, two threads.
[[nodiscard]] ipm::Settings check_settings();

/// Checks seeds first .. last (a park out of reach at 1e-8 is told and tried at the solver's usual
/// tolerance), prints the disagreements, the statuses and the distribution of the
/// iteration counts, and returns the seeds that disagree.
[[nodiscard]] std::vector<std::uint64_t> check_seeds(std::uint64_t first, std::uint64_t last);

}  // namespace sunward::property
