// What reading a silicon plant worked out, as a note of the park.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/component/silicon_plant/silicon_plant.hpp"

namespace sunward::input {

/// What a careful reader would ask back: a limit of the industry's norms that the plant breaks,
/// more kerf than wafer, wafers thinner than any that are made. Empty when there is nothing of the
/// kind.
[[nodiscard]] std::vector<Phrase> silicon_warnings(const std::string& label,
                                                   const component::SiliconPlant& plant);

/// Furnaces, energy per kg and mean power that follow from the plant's target.
/// @param plant  sound (see check).
[[nodiscard]] Phrase silicon_note(const std::string& label, const component::SiliconPlant& plant);

}  // namespace sunward::input
