// Shared wording for the cross-field checks of the component specs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

/// Appends one fault with a numeric value. `key` is relative to the asset, e.g. "soc_max_frac".
void add_fault(std::vector<Fault>& faults, std::string_view key, double value,
               std::string_view unit, Phrase range, FaultWords words);
/// The number as it stands in sentences and ranges: six digits at most.
[[nodiscard]] Phrase figure(double value);

/// Rules every sized capacity obeys: 0 <= min <= max and min finite. Appends what is broken.
void check_size(std::vector<Fault>& faults, std::string_view key, const SizeRange& size,
                std::string_view unit);

/// Rules every cost obeys: lifetime above zero, nothing negative. Appends what is broken.
void check_cost(std::vector<Fault>& faults, std::string_view key, const Cost& cost);

}  // namespace sunward::component
