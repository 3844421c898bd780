// What things are called, and what binds as a sentence, in two languages.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::report {

/// The user's label; without one the technology's name, with the user's short name when the park
/// has several of its kind.
[[nodiscard]] std::string asset_label(const result::Plan& plan, const result::Asset& asset,
                                      Language language);

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
