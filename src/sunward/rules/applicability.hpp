// Does a regulation, clause or support concern a park, and why. Facts are words: some follow from
// the components ("wind", "pv", "storage", "electrolyser", "hydrogen_tank", "grid", "export",
// "electric_load", "hydrogen_demand", ...), the others are declared in rules.facts.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sunward/model/park.hpp"

namespace sunward::rules {

/// The facts of a park, declared and derived.
[[nodiscard]] std::set<std::string> facts_of(const model::Park& park);

enum class Answer { yes, no, unknown };

struct Applicability {
  Answer answer = Answer::yes;
  std::vector<Phrase> reasons;  ///< what speaks for a yes, or all that stands against it
};

/// What a park is judged by.
struct Circumstances {
  std::set<std::string> facts;
  std::string region;                ///< empty: not said
  int year = 0;                      ///< of the thresholds
  std::optional<double> energy_tce;  ///< per year; none before a plan was made
};

[[nodiscard]] Circumstances circumstances_of(const model::Park& park);

/// Region, dates in force and conditions of a regulation.
[[nodiscard]] Applicability applies(const model::Regulation& regulation,
                                    const Circumstances& circumstances);

/// What a clause or support adds to its regulation's own conditions.
[[nodiscard]] Applicability applies(const model::Condition& when,
                                    const Circumstances& circumstances);

/// A support's own dates, where it has any, besides its conditions.
[[nodiscard]] Applicability applies(const model::Support& support,
                                    const Circumstances& circumstances);

/// No before unknown before yes; the reasons that stand for the outcome.
[[nodiscard]] Applicability both(const Applicability& one, const Applicability& other);

}  // namespace sunward::rules
