// What reading a silicon plant worked out, as a note of the park.
#pragma once

#include <string>

#include "sunward/base/phrase.hpp"
#include "sunward/component/silicon_plant/silicon_plant.hpp"

namespace sunward::input {

/// Furnaces, energy per kg and mean power that follow from the plant's target.
/// @param plant  sound (see check).
[[nodiscard]] Phrase silicon_note(const std::string& label, const component::SiliconPlant& plant);

}  // namespace sunward::input
