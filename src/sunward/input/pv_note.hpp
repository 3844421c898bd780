// What reading a photovoltaic plant worked out, as notes of the park.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/component/pv/pv.hpp"

namespace sunward::input {

/// The parameters found for a module by its data sheet, and what its curve misses. Empty for other
/// modules. @param plant  sound (see check).
[[nodiscard]] std::vector<Phrase> pv_notes(const std::string& label, const component::Pv& plant);

}  // namespace sunward::input
