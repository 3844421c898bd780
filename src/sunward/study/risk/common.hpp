// What the studies have in common; private to them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunward/study/risk/studies.hpp"

namespace sunward::study::risk::detail {

/// The case as it stands, planned: its names and values are those of all figures.
struct Base {
  result::Study study;  ///< kind, park, figures; base_status
  result::Plan plan;
  [[nodiscard]] bool planned() const { return study.base_status == result::Status::optimal; }
  [[nodiscard]] std::vector<std::string> names() const;
};
[[nodiscard]] Base plan_base(const input::CaseVariants& variants, const StudyOptions& options,
                             const std::string& kind);

/// Inputs named in the options, or all of [study]; a key that is no name stands for itself, times a
/// factor. @throws InputError when there are none.
[[nodiscard]] std::vector<model::StudyInput> chosen_inputs(const input::CaseVariants& variants,
                                                           const StudyOptions& options);
[[nodiscard]] result::StudiedInput describe(const input::CaseVariants& variants,
                                            const model::StudyInput& input);

/// The changes that give an input a value.
[[nodiscard]] std::vector<input::KeyChange> changes_to(const model::StudyInput& input,
                                                       double value);

/// A SHA-256 of everything the plans of a study depend on but their number.
[[nodiscard]] std::string identity_of(const Base& base, const input::CaseVariants& variants,
                                      const StudyOptions& options, const std::string& further);

/// Runs the tasks and appends what is finished as points. @param inputs  of every task.
struct PlannedPoint {
  Task task;
  std::string group, label;
  std::vector<double> inputs;
};
void add_points(const input::CaseVariants& variants, const std::vector<PlannedPoint>& planned,
                const StudyOptions& options, const std::string& identity, Base& base);

/// Fills study.groups and study.probabilities from its points.
void summarise(result::Study& study);

[[noreturn]] void refuse(const std::string& key, FaultWords words);

}  // namespace sunward::study::risk::detail
