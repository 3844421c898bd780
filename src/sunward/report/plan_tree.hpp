// The tree of plan.json as a JSON value: shared by the file writer and the page, private to report.
#pragma once

#include <nlohmann/json.hpp>

#include "sunward/result/plan.hpp"

namespace sunward::report::detail {

using Json = nlohmann::ordered_json;

inline constexpr const char* plan_format = "sunward-plan";
inline constexpr int plan_format_version = 2;

/// Everything of a plan but the series themselves. Numbers that are not finite become null.
/// Sentences stand in `language` where they belong, and in both languages under "sentences".
[[nodiscard]] Json plan_tree(const result::Plan& plan, const result::Provenance& provenance,
                             Language language);

/// Status, certificate, timings: the part run.json shares with plan.json.
[[nodiscard]] Json certificate_tree(const result::Certificate& certificate);
[[nodiscard]] Json solve_tree(const result::SolveRecord& solve);
[[nodiscard]] Json size_tree(const result::SolveRecord& solve);
[[nodiscard]] Json provenance_tree(const result::Provenance& provenance);

/// A finite number, or null.
[[nodiscard]] Json number(double value);

/// Text of a tree. Invalid UTF-8 (a file name, say) is replaced, never an error; doubles are
/// written with the fewest digits that read back to the same value (at most 17).
[[nodiscard]] std::string to_text(const Json& tree, bool pretty);

}  // namespace sunward::report::detail
