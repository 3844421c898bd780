#include "sunward/study/risk/common.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/base/sha256.hpp"
#include "sunward/study/risk/figures.hpp"
#include "sunward/study/risk/statistics.hpp"

namespace sunward::study::risk::detail {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

template <class Enum>
std::string word_of(Enum value) {
  for (const auto& [enumerator, name] : enum_names(Enum{}))
    if (enumerator == value) return std::string(name);
  return {};
}

/// One figure (or input) of the optimal points of a group.
template <class Values>
std::vector<double> column(const result::Study& study, const std::string& group,
                           const Values& values, std::size_t index) {
  std::vector<double> out;
  for (const result::StudyPoint& point : study.points)
    if (point.group == group && point.outcome == "optimal") out.push_back(values(point).at(index));
  return out;
}

result::StudyGroup summary_of(const result::Study& study, const std::string& name) {
  result::StudyGroup group;
  group.name = name;
  for (const result::StudyPoint& point : study.points)
    if (point.group == name) ++(point.outcome == "optimal" ? group.optimal : group.others);
  const auto inputs_of = [](const result::StudyPoint& p) -> const auto& { return p.inputs; };
  const auto figures_of = [](const result::StudyPoint& p) -> const auto& { return p.figures; };
  std::vector<std::vector<double>> inputs;
  for (std::size_t i = 0; i < study.inputs.size(); ++i)
    inputs.push_back(column(study, name, inputs_of, i));
  for (std::size_t f = 0; f < study.figures.size(); ++f) {
    const std::vector<double> values = column(study, name, figures_of, f);
    result::FigureSummary summary;
    summary.mean = mean(values);
    summary.sd = standard_deviation(values);
    for (const double probability : study.probabilities)
      summary.exceeded.push_back(percentile(values, 1.0 - probability));
    for (std::size_t i = 0; i < inputs.size(); ++i)  // weather years have no order
      summary.rank_correlation.push_back(
          study.inputs[i].keys.empty() ? none : rank_correlation(inputs[i], values));
    group.summaries.push_back(std::move(summary));
  }
  return group;
}

}  // namespace

std::vector<std::string> Base::names() const {
  std::vector<std::string> list;
  for (const result::StudiedFigure& figure : study.figures) list.push_back(figure.name);
  return list;
}

void refuse(const std::string& key, FaultWords words) {
  Fault fault;
  fault.key = key;
  fault.tell(std::move(words));
  throw InputError({fault});
}

Base plan_base(const input::CaseVariants& variants, const StudyOptions& options,
               const std::string& kind) {
  Base base;
  model::Park park;
  base.plan = plan_task(variants, {}, options.batch, options.batch.workers, park);
  base.study.kind = kind;
  base.study.park_name = park.name;
  base.study.base_status = base.plan.status;
  base.study.base_message = base.plan.message;
  if (base.planned())
    for (const result::Indicator& figure : figures_of(base.plan, park))
      base.study.figures.push_back({figure.name, figure.unit, figure.value});
  return base;
}

std::vector<model::StudyInput> chosen_inputs(const input::CaseVariants& variants,
                                             const StudyOptions& options) {
  const std::vector<model::StudyInput>& known = variants.study().inputs;
  std::vector<model::StudyInput> list;
  for (const std::string& name : options.inputs) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const auto& input) { return input.name == name; });
    if (found != known.end()) {
      list.push_back(*found);
      continue;
    }
    (void)variants.number(name);  // told at once when there is no such number
    model::StudyInput input;
    input.name = name;
    input.keys = {name};
    input.change = model::Change::factor;
    list.push_back(std::move(input));
  }
  if (options.inputs.empty()) list = known;
  if (list.empty()) refuse("study.inputs", told("study.no_inputs"));
  return list;
}

result::StudiedInput describe(const input::CaseVariants& variants, const model::StudyInput& input) {
  result::StudiedInput described{input.name, input.keys, word_of(input.change), "", none};
  const bool from_file = input.sd > 0.0 || input.distribution != model::Distribution::normal;
  if (from_file) described.distribution = word_of(input.distribution);
  if (input.keys.empty()) return described;
  try {
    described.base = variants.number(input.keys.front());
  } catch (const InputError&) {
    described.base = none;  // a default that the file does not write down
  }
  return described;
}

std::vector<input::KeyChange> changes_to(const model::StudyInput& input, double value) {
  std::vector<input::KeyChange> changes;
  for (const std::string& key : input.keys) changes.push_back({key, input.change, value});
  return changes;
}

std::string identity_of(const Base& base, const input::CaseVariants& variants,
                        const StudyOptions& options, const std::string& further) {
  std::string text = base.study.kind + "\n" + options.program + "\n" + further;
  for (const auto& [file, hash] : variants.park().inputs) text += hash + "\n";
  for (const model::Scenario& year : variants.park().scenarios) text += year.name + "\n";
  for (const std::string& name : base.names()) text += name + "\n";
  text += fmt::format("{} {}\n", options.batch.tolerance, base.study.seed);
  return "sunward-study 1 " + sha256_hex(text);
}

void add_points(const input::CaseVariants& variants, const std::vector<PlannedPoint>& planned,
                const StudyOptions& options, const std::string& identity, Base& base) {
  std::vector<Task> tasks;
  for (const PlannedPoint& point : planned) tasks.push_back(point.task);
  BatchOptions batch = options.batch;
  batch.identity = identity;
  std::size_t taken_up = 0;
  const auto finished = run_batch(variants, tasks, base.names(), batch, &taken_up);
  base.study.wanted += planned.size();
  base.study.taken_up += taken_up;
  for (std::size_t i = 0; i < planned.size(); ++i)
    if (finished[i])
      base.study.points.push_back({finished[i]->outcome, planned[i].group, planned[i].label,
                                   planned[i].inputs, finished[i]->figures});
}

void summarise(result::Study& study) {
  study.probabilities = {0.99, 0.9, 0.75, 0.5, 0.25, 0.1, 0.01};
  for (const result::StudyPoint& point : study.points) {
    const auto known = [&](const result::StudyGroup& group) { return group.name == point.group; };
    if (std::none_of(study.groups.begin(), study.groups.end(), known))
      study.groups.push_back(summary_of(study, point.group));
  }
}

}  // namespace sunward::study::risk::detail
