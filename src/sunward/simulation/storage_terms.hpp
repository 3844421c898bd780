// What a plan counts on of its storages, kept beside it: a plan made with physics counts on other
// efficiencies than its case file states, and who keeps to it has to reckon with the same ones.
#pragma once

#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/simulation.hpp"
#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

/// Of the storages that are stepped by a law.
[[nodiscard]] std::vector<result::StorageTerms> terms_of(const model::Park& park,
                                                         const std::vector<Bus>& buses);

/// Puts them into the park's storages of these names.
void count_on(const std::vector<result::StorageTerms>& terms, model::Park& park);

}  // namespace sunward::simulation
