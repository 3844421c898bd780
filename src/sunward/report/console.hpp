// The plan as `sunward plan` prints it.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::report {

/// Sizes, energy and cost per asset, key figures, what binds, certificate and time; for a run
/// without a plan the reason and the cheapest repair. Plain text, lines end with '\n', at most
/// about 100 columns wide; columns line up also with Chinese characters.
[[nodiscard]] std::string plan_table(const result::Plan& plan, Language language);

}  // namespace sunward::report
