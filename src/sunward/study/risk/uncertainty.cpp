// Monte Carlo: every sample a plan of its own.
#include <algorithm>

#include "sunward/base/error.hpp"
#include "sunward/study/risk/common.hpp"
#include "sunward/study/risk/sampling.hpp"

namespace sunward::study::risk {

namespace {

using model::Distribution;
using model::StudyInput;

/// Tolerance of a sample's plan. Pinglu, 200 plans to 1e-4 beside the same to 1e-6: every indicator
/// within 0.3 % of its standard deviation.
constexpr double enough_for_samples = 1e-4;

std::vector<double> weather_weights(const model::Park& park) {
  std::vector<double> weights;
  for (const model::Scenario& scenario : park.scenarios) weights.push_back(scenario.weight);
  return weights;
}

/// The reader's word on the outermost values drawn of every input, before hours are spent.
void check_extremes(const input::CaseVariants& variants, const std::vector<StudyInput>& inputs,
                    const std::vector<std::vector<double>>& samples) {
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].keys.empty()) continue;
    double low = samples.front()[i], high = low;
    for (const std::vector<double>& sample : samples) {
      low = std::min(low, sample[i]);
      high = std::max(high, sample[i]);
    }
    for (const double value : {low, high}) try {
        (void)variants.with(detail::changes_to(inputs[i], value));
      } catch (const InputError& error) {
        faults.insert(faults.end(), error.faults().begin(), error.faults().end());
      }
  }
  if (!faults.empty()) throw InputError(std::move(faults));
}

/// Those of inputs that are left; keys without a distribution cannot be drawn.
void keep_correlations(model::StudyTerms& terms) {
  const auto left = [&](const std::string& name) {
    return std::any_of(terms.inputs.begin(), terms.inputs.end(),
                       [&](const StudyInput& input) { return input.name == name; });
  };
  for (const StudyInput& input : terms.inputs)
    if (input.distribution == Distribution::normal && input.sd <= 0.0)
      detail::refuse(input.name, told("study.no_distribution"));
  std::erase_if(terms.correlations, [&](const model::StudyCorrelation& c) {
    return !left(c.first) || !left(c.second);
  });
}

detail::PlannedPoint point_of(const std::vector<StudyInput>& inputs,
                              const std::vector<double>& sample, const model::Park& park) {
  detail::PlannedPoint point;
  point.inputs = sample;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].distribution == Distribution::weather_year) {
      point.task.weather_year = static_cast<Index>(sample[i]);
      point.label = park.scenarios[static_cast<std::size_t>(sample[i])].name;
      continue;
    }
    for (input::KeyChange& change : detail::changes_to(inputs[i], sample[i]))
      point.task.changes.push_back(std::move(change));
  }
  return point;
}

}  // namespace

result::Study uncertainty(const input::CaseVariants& variants, const StudyOptions& asked) {
  StudyOptions options = asked;
  if (options.batch.tolerance <= 0.0)
    options.batch.tolerance = std::max(variants.park().solve.tolerance, enough_for_samples);
  model::StudyTerms terms = variants.study();
  if (options.samples > 0) terms.samples = options.samples;
  if (options.seed >= 0) terms.seed = options.seed;
  terms.inputs = detail::chosen_inputs(variants, options);
  keep_correlations(terms);
  const Sampler sampler(terms, weather_weights(variants.park()));
  std::vector<std::vector<double>> samples;
  for (int i = 0; i < terms.samples; ++i)
    samples.push_back(sampler.draw(static_cast<std::uint64_t>(i)));
  check_extremes(variants, terms.inputs, samples);
  detail::Base base = detail::plan_base(variants, options, "uncertainty");
  base.study.seed = terms.seed;
  for (const StudyInput& input : terms.inputs)
    base.study.inputs.push_back(detail::describe(variants, input));
  if (!base.planned()) return base.study;
  std::vector<detail::PlannedPoint> points;
  for (const std::vector<double>& sample : samples)
    points.push_back(point_of(terms.inputs, sample, variants.park()));
  std::string names;
  for (const StudyInput& input : terms.inputs) names += input.name + "\n";
  detail::add_points(variants, points, options, detail::identity_of(base, variants, options, names),
                     base);
  detail::summarise(base.study);
  return base.study;
}

result::Study weather_years(const input::CaseVariants& variants, const StudyOptions& options) {
  const model::Park& park = variants.park();
  if (park.scenarios.size() < 2) detail::refuse("weather", told("study.one_year"));
  detail::Base base = detail::plan_base(variants, options, "years");
  if (!base.planned()) return base.study;
  std::vector<detail::PlannedPoint> points;
  for (const char* group : {"fixed", "replanned"})
    for (std::size_t y = 0; y < park.scenarios.size(); ++y) {
      detail::PlannedPoint point;
      point.group = group;
      point.label = park.scenarios[y].name;
      point.task.weather_year = static_cast<Index>(y);
      if (point.group == "fixed") point.task.fixed_sizes = &base.plan;
      points.push_back(std::move(point));
    }
  detail::add_points(variants, points, options, detail::identity_of(base, variants, options, ""),
                     base);
  detail::summarise(base.study);
  return base.study;
}

}  // namespace sunward::study::risk
