// A legend of a program: what every column and row name of an exported MPS file means.
#pragma once

#include <string>
#include <vector>

#include "sunward/formulation/variable_map.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

/// One name of the program. Step names appear in files as "name[17]" (step 17), or "name[2,17]"
/// (step 17 of scenario 2).
struct LegendEntry {
  std::string name;
  std::string kind;   ///< "step column", "shared column", "step row", "shared row"
  std::string owner;  ///< component or bus; "rules" for rules
  std::string unit;   ///< of a column's value; of a row's activity where it has one
  std::string meaning;
};

/// Every column and row in the program's order.
[[nodiscard]] std::vector<LegendEntry> legend_of(const model::Park& park, const Program& program);

/// The legend as a text table of one line per name, for a file beside an exported program.
[[nodiscard]] std::string legend_text(const model::Park& park, const Program& program);

}  // namespace sunward::formulation
