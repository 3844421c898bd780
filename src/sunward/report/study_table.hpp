// A study as text for the terminal.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/study.hpp"

namespace sunward::report {

/// What a reader wants first: percentiles of sizes, costs, energies and returns (uncertainty,
/// years), swings (tornado), rows of values (spider), or the answer (break-even).
/// @param figure  of tornado and spider; empty: the yearly cost and the equity's return.
[[nodiscard]] std::string study_table(const result::Study& study, Language language,
                                      const std::string& figure = {});

/// What a figure is called: "wind, capacity", "Equity IRR".
[[nodiscard]] std::string figure_name(const std::string& name, Language language);

}  // namespace sunward::report
