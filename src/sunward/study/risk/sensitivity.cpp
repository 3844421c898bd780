// One input at a time: tornado and spider.
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/study/risk/common.hpp"
#include "sunward/study/risk/distribution.hpp"

namespace sunward::study::risk {

namespace {

using model::StudyInput;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool has_distribution(const StudyInput& input) {
  return input.sd > 0.0 || input.distribution != model::Distribution::normal;
}

/// An input and the values it takes in turn.
struct Turn {
  StudyInput input;
  std::vector<double> values;
};

/// Weather years have no order; a study of them is of its own kind.
std::vector<StudyInput> inputs_in_order(const input::CaseVariants& variants,
                                        const StudyOptions& options) {
  std::vector<StudyInput> list;
  for (StudyInput& input : detail::chosen_inputs(variants, options))
    if (!input.keys.empty()) list.push_back(std::move(input));
  if (list.empty()) detail::refuse("study.inputs", told("study.no_inputs"));
  return list;
}

result::Study run(const input::CaseVariants& variants, const StudyOptions& options,
                  const std::string& kind, const std::vector<Turn>& turns) {
  std::string further;
  std::vector<detail::PlannedPoint> points;
  for (std::size_t i = 0; i < turns.size(); ++i)
    for (const double value : turns[i].values) {
      detail::PlannedPoint point;
      point.inputs.assign(turns.size(), none);
      point.inputs[i] = value;
      point.task.changes = detail::changes_to(turns[i].input, value);
      (void)variants.with(point.task.changes);  // a value out of range is told before any plan
      for (const input::KeyChange& change : point.task.changes)
        further += fmt::format("{} {} {}\n", change.key, static_cast<int>(change.change), value);
      points.push_back(std::move(point));
    }
  detail::Base base = detail::plan_base(variants, options, kind);
  for (const Turn& turn : turns)
    base.study.inputs.push_back(detail::describe(variants, turn.input));
  if (!base.planned()) return base.study;
  detail::add_points(variants, points, options,
                     detail::identity_of(base, variants, options, further), base);
  return base.study;
}

}  // namespace

result::Study tornado(const input::CaseVariants& variants, const StudyOptions& options) {
  constexpr double low_u = 0.1, high_u = 0.9;
  constexpr double usual_change_frac = 0.2;
  std::vector<Turn> turns;
  for (StudyInput& input : inputs_in_order(variants, options)) {
    if (options.change_frac > 0.0 || !has_distribution(input)) {
      const double change = options.change_frac > 0.0 ? options.change_frac : usual_change_frac;
      input.change = model::Change::factor;
      turns.push_back({input, {1.0 - change, 1.0 + change}});
    } else {
      turns.push_back({input, {quantile(input, low_u, {}), quantile(input, high_u, {})}});
    }
  }
  return run(variants, options, "tornado", turns);
}

result::Study spider(const input::CaseVariants& variants, const StudyOptions& options) {
  constexpr double usual_change_frac = 0.3;
  const double change = options.change_frac > 0.0 ? options.change_frac : usual_change_frac;
  std::vector<Turn> turns;
  for (StudyInput& input : inputs_in_order(variants, options)) {
    input.change = model::Change::factor;
    Turn turn{input, {}};
    for (int step = 0; step < options.steps; ++step)
      turn.values.push_back(1.0 - change + 2.0 * change * step / (options.steps - 1));
    turns.push_back(std::move(turn));
  }
  return run(variants, options, "spider", turns);
}

}  // namespace sunward::study::risk
