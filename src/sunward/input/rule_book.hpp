// Reads regulations with their clauses and supports, and the emission factors of grids. The form of
// the files: docs/guide/rules.md.
#pragma once

#include <string>

#include "sunward/input/read_context.hpp"
#include "sunward/model/regulation.hpp"

namespace sunward::input {

/// Adds what the text holds. Faults go to the context: wrong types, unknown keys, a regulation,
/// clause or factor given twice, dates that are none, thresholds out of order.
/// @param shown  name of the text in faults.
void read_rules(const std::string& text, const std::string& shown, ReadContext& context,
                model::RuleBook& book);

/// data/rules/*.toml as they were at build time. Throws InputError if one of them is wrong.
[[nodiscard]] model::RuleBook built_in_rules();

}  // namespace sunward::input
