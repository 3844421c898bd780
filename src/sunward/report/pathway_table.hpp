// A pathway as tables on the terminal.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/pathway.hpp"

namespace sunward::report {

/// What stands, is built and goes; what a year of each stage costs; fuel left and CO2. Without a
/// plan: the reason alone.
[[nodiscard]] std::string pathway_table(const result::Pathway& pathway, Language language);

}  // namespace sunward::report
