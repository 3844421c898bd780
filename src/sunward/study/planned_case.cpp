#include "sunward/study/planned_case.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "sunward/base/error.hpp"
#include "sunward/input/pathway_reader.hpp"

namespace sunward::study {

namespace {

std::string option_of(const result::Provenance& provenance, const std::string& name) {
  for (const auto& [key, value] : provenance.options)
    if (key == name) return value;
  return {};
}

/// Where the fault is, as a reader of plan.json finds it.
Fault plan_fault(const std::string& key, FaultWords words) {
  Fault fault;
  fault.file = "plan.json";
  fault.key = key;
  fault.tell(std::move(words));
  return fault;
}

bool is_sound(const result::Capacity& size) {
  constexpr double slack_frac = 0.01;
  const auto slack = [](double bound) { return slack_frac * (1.0 + std::abs(bound)); };
  return std::isfinite(size.value) && size.value >= -slack_frac &&
         (!std::isfinite(size.min) || size.value >= size.min - slack(size.min)) &&
         (!std::isfinite(size.max) || size.value <= size.max + slack(size.max));
}

}  // namespace

input::ReadOptions read_options_of(const result::Provenance& planned) {
  input::ReadOptions options;
  const std::string years = option_of(planned, "years");
  const std::string weather = option_of(planned, "weather");
  if (!years.empty()) options.years = std::atoi(years.c_str());
  if (!weather.empty()) options.weather_file = weather;
  return options;
}

int stage_of(const result::Provenance& planned) {
  return std::atoi(option_of(planned, "stage").c_str());
}

model::Park read_planned_park(const std::string& case_file, const result::Provenance& planned,
                              bool load_weather) {
  input::ReadOptions options = read_options_of(planned);
  options.load_weather = load_weather;
  const int stage = stage_of(planned);
  if (stage > 0) return input::read_stage(case_file, stage, options);
  if (!input::has_pathway(case_file)) return input::read_park(case_file, options);
  Fault fault;
  fault.file = case_file;
  fault.tell(told("pathway.plan_of_no_stage"));
  throw InputError({fault});
}

std::vector<std::string> changed_files(const model::Park& park, const result::Provenance& planned) {
  std::vector<std::string> changed;
  for (std::size_t i = 0; i < park.inputs.size() || i < planned.inputs.size(); ++i) {
    const bool both = i < park.inputs.size() && i < planned.inputs.size();
    if (both && park.inputs[i].second == planned.inputs[i].second) continue;
    changed.push_back(i < park.inputs.size() ? park.inputs[i].first : planned.inputs[i].first);
  }
  return changed;
}

void require_sound_plan(const model::Park& park, const result::Plan& plan) {
  std::vector<Fault> faults;
  for (const model::Component& component : park.components)
    if (std::none_of(plan.assets.begin(), plan.assets.end(),
                     [&](const result::Asset& asset) { return asset.name == component.name; }))
      faults.push_back(plan_fault("assets." + component.name, told("simulate.no_asset")));
  for (const result::Asset& asset : plan.assets)
    for (const result::Capacity& size : asset.capacities)
      if (!is_sound(size))
        faults.push_back(
            plan_fault("assets." + asset.name + ".sizes." + size.quantity, told("simulate.size")));
  for (const result::Flow& flow : plan.flows)
    if (!std::all_of(flow.values.begin(), flow.values.end(),
                     [](double value) { return std::isfinite(value); }))
      faults.push_back(plan_fault(flow.name, told("simulate.series")));
  if (!faults.empty()) throw InputError(std::move(faults));
}

void require_whole_years(const model::Park& park) {
  constexpr double least_h = 8736.0;  // 364 days: some weather files lack one
  for (const model::Scenario& scenario : park.scenarios) {
    const series::TimeAxis& axis = scenario.weather->axis;
    if (axis.step_h() * axis.n_steps >= least_h) continue;
    Fault fault;
    fault.file = scenario.name;
    fault.tell(told("simulate.short_year", {{"steps", axis.n_steps}}));
    throw InputError({fault});
  }
}

}  // namespace sunward::study
