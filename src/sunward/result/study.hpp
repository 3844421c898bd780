// The outcome of a study as plain tables: many plans of one case with some of its inputs changed.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "sunward/result/plan.hpp"

namespace sunward::result {

/// What is varied.
struct StudiedInput {
  std::string name;
  std::vector<std::string> keys;  ///< paths in the case file; empty for a weather year
  std::string change;             ///< "value", "factor", "addition"
  std::string distribution;       ///< empty when it is varied over a range
  double base = std::numeric_limits<double>::quiet_NaN();  ///< value of the first key in the file
};

/// What is measured of every plan: an indicator of the plan or its statements, or a size
/// ("wind.capacity_mw").
struct StudiedFigure {
  std::string name;
  std::string unit;
  double base = std::numeric_limits<double>::quiet_NaN();  ///< of the case as it stands
};

/// One plan.
struct StudyPoint {
  /// "optimal", the plan's other statuses, or "refused": the reader finds the changed case wrong.
  std::string outcome;
  std::string group;            ///< years: "fixed" or "replanned"; else empty
  std::string label;            ///< weather year, or empty
  std::vector<double> inputs;   ///< one per input; NaN: as in the case file
  std::vector<double> figures;  ///< one per figure; NaN: none
};

/// Statistics of one figure over the optimal plans.
struct FigureSummary {
  double mean = 0.0;
  double sd = 0.0;
  std::vector<double> exceeded;          ///< value reached or exceeded with Study::probabilities
  std::vector<double> rank_correlation;  ///< with each input
};

/// Statistics of the points of one group.
struct StudyGroup {
  std::string name;  ///< as StudyPoint::group
  std::size_t optimal = 0, others = 0;
  std::vector<FigureSummary> summaries;  ///< one per figure
};

/// The answer of a break-even search.
struct BreakEven {
  bool found = false;
  std::string figure;
  double target = 0.0;
  double input = std::numeric_limits<double>::quiet_NaN();  ///< value of the first key
  double figure_there = std::numeric_limits<double>::quiet_NaN();
  double low = 0.0, high = 0.0;  ///< values of the first key between which it was looked for
};

struct Study {
  std::string kind;  ///< "uncertainty", "tornado", "spider", "break-even", "years"
  std::string park_name;
  long long seed = 0;
  std::vector<StudiedInput> inputs;
  std::vector<StudiedFigure> figures;
  std::vector<StudyPoint> points;
  std::vector<double> probabilities;  ///< of FigureSummary::exceeded, falling
  std::vector<StudyGroup> groups;     ///< uncertainty and years only
  BreakEven break_even;
  std::size_t wanted = 0;    ///< plans asked for; points has fewer when stopped
  std::size_t taken_up = 0;  ///< of them found in the folder, from an earlier run
  Status base_status = Status::numerical_trouble;
  Phrase base_message;  ///< when the case as it stands has no plan
  [[nodiscard]] bool whole() const { return points.size() == wanted; }
};

}  // namespace sunward::result
