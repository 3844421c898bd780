// The value of an input at which a figure reaches a target.
#include <algorithm>
#include <cmath>
#include <limits>

#include "sunward/base/error.hpp"
#include "sunward/input/suggest.hpp"
#include "sunward/study/risk/common.hpp"

namespace sunward::study::risk {

namespace {

/// A factor of the input and how far the figure is above the target there.
struct Side {
  double factor = 1.0;
  double above = std::numeric_limits<double>::quiet_NaN();
};

class Search {
 public:
  Search(const input::CaseVariants& variants, const StudyOptions& options,
         const model::StudyInput& input, detail::Base& base, std::size_t figure)
      : variants_(variants), options_(options), input_(input), base_(base), figure_(figure) {
    options_.batch.log_path.clear();  // what is planned next depends on the plan before
  }

  /// The figure at all these factors, planned side by side.
  std::vector<Side> at(const std::vector<double>& factors) {
    std::vector<detail::PlannedPoint> points;
    for (const double factor : factors) {
      detail::PlannedPoint point;
      point.inputs = {factor};
      point.task.changes = detail::changes_to(input_, factor);
      (void)variants_.with(point.task.changes);  // a value out of range is the user's to hear of
      points.push_back(std::move(point));
    }
    const std::size_t before = base_.study.points.size();
    detail::add_points(variants_, points, options_, "", base_);
    std::vector<Side> sides;
    for (std::size_t i = before; i < base_.study.points.size(); ++i) {
      const result::StudyPoint& point = base_.study.points[i];
      sides.push_back({point.inputs.front(), point.figures[figure_] - options_.target});
    }
    return sides;
  }

  /// Closes a bracket. @return where the figure meets the target, or a side without a value when a
  /// plan on the way has none.
  Side close(Side low, Side high) {
    constexpr double figure_tolerance = 1e-5, input_tolerance = 1e-6;
    constexpr int most_rounds = 60;
    const double scale = std::max(std::abs(options_.target), std::abs(high.above - low.above));
    for (int round = 0; round < most_rounds; ++round) {
      const Side best = std::abs(low.above) < std::abs(high.above) ? low : high;
      if (std::abs(best.above) <= figure_tolerance * scale ||
          high.factor - low.factor <= input_tolerance * std::abs(high.factor))
        return best;
      const double middle = 0.5 * (low.factor + high.factor);
      const double part = low.above / (low.above - high.above);
      const double secant = low.factor + part * (high.factor - low.factor);
      for (const Side& side : at({secant, middle})) {
        if (std::isnan(side.above)) return side;
        tighten(side, low, high);
      }
      if (base_.study.points.size() != base_.study.wanted) return {};  // stopped
    }
    return {};
  }

 private:
  static void tighten(const Side& side, Side& low, Side& high) {
    if (side.factor <= low.factor || side.factor >= high.factor) return;
    ((side.above > 0.0) == (low.above > 0.0) ? low : high) = side;
  }

  const input::CaseVariants& variants_;
  StudyOptions options_;
  const model::StudyInput& input_;
  detail::Base& base_;
  std::size_t figure_;
};

std::size_t figure_index(const detail::Base& base, const std::string& name) {
  const std::vector<std::string> names = base.names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    detail::refuse(name, {phrase("fault.study.no_such_figure"), input::did_you_mean(name, names)});
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

result::Study break_even(const input::CaseVariants& variants, const StudyOptions& options) {
  std::vector<model::StudyInput> inputs = detail::chosen_inputs(variants, options);
  if (inputs.size() != 1 || inputs.front().keys.empty())
    detail::refuse("--input", told("study.one_input"));
  model::StudyInput input = inputs.front();
  input.change = model::Change::factor;
  const double now = variants.number(input.keys.front());
  if (now == 0.0) detail::refuse(input.keys.front(), told("study.zero_has_no_factor"));
  detail::Base base = detail::plan_base(variants, options, "break-even");
  base.study.inputs.push_back(detail::describe(variants, input));
  if (!base.planned()) return base.study;
  const std::size_t figure = figure_index(base, options.figure);
  Search search(variants, options, input, base, figure);
  const bool given = options.from != options.to;
  double low = given ? options.from / now : 0.5, high = given ? options.to / now : 2.0;
  if (low > high) std::swap(low, high);
  const std::vector<Side> ends = search.at({low, high});
  result::BreakEven& answer = base.study.break_even;
  answer.figure = options.figure;
  answer.target = options.target;
  answer.low = low * now;
  answer.high = high * now;
  if (ends.size() != 2 || !(ends[0].above * ends[1].above <= 0.0)) return base.study;
  const Side there = search.close(ends[0], ends[1]);
  if (std::isnan(there.above)) return base.study;
  answer.found = true;
  answer.input = there.factor * now;
  answer.figure_there = there.above + options.target;
  return base.study;
}

}  // namespace sunward::study::risk
