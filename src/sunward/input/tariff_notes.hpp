// What a tariff says that the weather's years never meet.
#pragma once

#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/model/park.hpp"

namespace sunward::input {

/// A note for each grid with dates (holidays, workdays, bands, coincident peaks) of years that are
/// not among the weather's: they never hold. @param park  with its scenarios.
[[nodiscard]] std::vector<Phrase> tariff_notes(const model::Park& park);

}  // namespace sunward::input
