// What a module's data sheet cannot say: contradictions that need no fit.
#pragma once

#include <vector>

#include "sunward/component/pv/module_sheet.hpp"

namespace sunward::component::pv {

/// Order of voltages and currents, power, fill factor, volts per cell, signs of the coefficients.
/// Keys relative to the sheet's table; empty when nothing is wrong.
[[nodiscard]] std::vector<Fault> check_sheet(const ModuleSheet& sheet);

}  // namespace sunward::component::pv
