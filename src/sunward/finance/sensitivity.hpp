// What one price or cost more or less does to the owners, sizes and operation as they are planned:
// the statements are made again, the plan is not.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/project.hpp"

namespace sunward::finance {

struct Swing {
  std::string input;          ///< text: row "finance.swing.<input>" of the message table
  double low_npv_cny = 0.0;   ///< equity's net present value at 1 - change of the input
  double high_npv_cny = 0.0;  ///< at 1 + change
};

struct Sensitivity {
  double change_frac = 0.0;
  double npv_cny = 0.0;       ///< as it stands
  std::vector<Swing> swings;  ///< widest first; inputs the project does not have are left out
};

/// @param change_frac  above 0, below 1.
[[nodiscard]] Sensitivity sensitivity_of(const Project& project, double change_frac = 0.1);

}  // namespace sunward::finance
