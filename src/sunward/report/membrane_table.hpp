// What a membrane study says, for the terminal.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/study.hpp"

namespace sunward::report {

/// The case's membrane and those of the library, one per row, and the levelised cost over the grid
/// of thickness and permeability, one block per price.
[[nodiscard]] std::string membrane_table(const result::Study& study, Language language);

}  // namespace sunward::report
