// What things are called, and what binds as a sentence, in two languages.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// The user's label; without one the technology's name, with the user's short name when the park
/// has several of its kind.
[[nodiscard]] std::string asset_label(const result::Plan& plan, const result::Asset& asset,
                                      Language language);

/// The same for a component of a park, by its name.
[[nodiscard]] std::string asset_label(const model::Park& park, const std::string& name,
                                      Language language);

/// The same for an asset of a replay, found by its name or its label; other texts come back as
/// they are.
[[nodiscard]] std::string asset_label(const result::Simulation& simulation, const std::string& name,
                                      Language language);

/// An annual figure of a replay ("input_mwh", "hydrogen_kg") in words, without its unit.
[[nodiscard]] std::string amount_name(const std::string& quantity, Language language);
/// Its value with its unit, whole MWh or kg.
[[nodiscard]] std::string amount(double value, const std::string& quantity);

/// The table's name of `prefix.name`, or the name with spaces when the table has no row for it.
[[nodiscard]] std::string name_of(Language language, const std::string& prefix,
                                  const std::string& name);

/// A binding as a sentence: what is at which limit, and what relaxing it is worth a year.
/// "wind.capacity_mw.max" and its like and rules have a sentence of their own; a limit that binds
/// in some hours ("grid.export_limit_mw") uses the binding's description, which counts the hours.
/// Shares go by percentage points.
[[nodiscard]] std::string binding_sentence(const result::Plan& plan, const result::Binding& binding,
                                           Language language);

}  // namespace sunward::report
