// plan.json: a plan without its series, as text and back. Field by field:
// docs/reference/results.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/result/plan.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// What plan.json holds.
struct StoredPlan {
  result::Plan plan;  ///< `flows` carries names and units; its values are empty
  result::Provenance provenance;
  double planned_replacement_cny = 0.0;  ///< a year, that a plan with physics holds as fixed cost
  std::vector<result::StorageTerms> terms;  ///< that a plan with physics counts on
};

/// The text of plan.json. Numbers that are not finite are null; all others read back exactly.
/// Sentences stand in both languages.
/// @param run  the replay of a plan with physics: what it repaired; null: none.
[[nodiscard]] std::string plan_json(const result::Plan& plan, const result::Provenance& provenance,
                                    const result::Simulation* run = nullptr);

/// The language a run was asked to speak, by its record; English when it does not say.
[[nodiscard]] Language language_of(const result::Provenance& provenance);

/// Reads such a text. Throws InputError naming `file` with every fault found: not JSON, another
/// format or a newer version, missing or mistyped fields.
[[nodiscard]] StoredPlan parse_plan_json(std::string_view text, const std::string& file);

/// Reads plan.json of a results folder, or the file itself when `path` names a file. Series are
/// read apart, see dispatch_nc.hpp. Throws InputError.
[[nodiscard]] StoredPlan read_plan_json(const std::string& path);

}  // namespace sunward::report
