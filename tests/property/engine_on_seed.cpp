// Solves random parks by the engine and by HiGHS and tells the story.
//   engine_on_seed <seed>            one park, with the iteration table
//   engine_on_seed <first> <last>    many, disagreements and iteration counts only
//   engine_on_seed <seed> <file.mps> writes the park down
// HiGHS is found through SUNWARD_HIGHS_LIBRARY.
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "property/engine_check.hpp"
#include "sunward/lp/mps.hpp"

namespace {

using sunward::ipm::Progress;

int tell_one(std::uint64_t seed) {
  sunward::ipm::Settings settings = sunward::property::check_settings();
  settings.on_iteration = [](const Progress& p) {
    fmt::print("{:4d} {:18.10e} {:18.10e}  p {:.1e} d {:.1e} gap {:.1e} mu {:.1e}  {:.3f} {:.3f}\n",
               p.iteration, p.primal_objective, p.dual_objective, p.primal_residual,
               p.dual_residual, p.gap, p.mu, p.step_primal, p.step_dual);
  };
  const auto check = sunward::property::check_engine(seed, settings);
  fmt::print("{}\nHiGHS: {} {:.12g}\n", check.story, check.highs.status_text,
             check.highs.objective);
  return check.agrees ? 0 : 1;
}

}  // namespace

int main(int n_arguments, char** arguments) {
  if (n_arguments < 2) {
    fmt::print("usage: engine_on_seed <seed> [<last seed> | <file.mps>]\n");
    return 2;
  }
  const std::uint64_t seed = std::strtoull(arguments[1], nullptr, 10);
  if (n_arguments < 3) return tell_one(seed);
  const std::string last = arguments[2];
  if (last.find(".mps") != std::string::npos) {
    sunward::lp::write_mps(sunward::problems::random_park(seed).problem, last);
    return 0;
  }
  return sunward::property::check_seeds(seed, std::strtoull(last.c_str(), nullptr, 10)).empty() ? 0
                                                                                                : 1;
}
