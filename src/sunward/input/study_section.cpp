#include "sunward/input/study_section.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/input/membrane_library.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/model/membrane_study_fields.hpp"
#include "sunward/model/study_fields.hpp"

namespace sunward::input {

namespace {

using model::Distribution;
using model::StudyInput;

bool has(const Section& section, std::string_view key) {
  return section.table() != nullptr && section.table()->contains(key);
}

/// True when all keys are there; each missing one is a fault.
bool needs(Section& section, std::initializer_list<std::string_view> keys) {
  bool all = true;
  for (const std::string_view key : keys) {
    if (has(section, key)) continue;
    section.fault(key, "", {}, told("study.parameter_missing", {{"key", std::string(key)}}));
    all = false;
  }
  return all;
}

void check_bell(Section& section, const StudyInput& input) {
  if (!needs(section, {"mean", "sd"})) return;
  const bool log = input.distribution == Distribution::lognormal;
  if (log && input.mean <= 0.0)
    section.fault("mean", "", above(0).words(), told("study.lognormal_mean"));
  if (input.min >= input.max)
    section.fault("max", "", phrase("range.above_key", {{"key", "min"}, {"min", "min"}}),
                  told("study.order"));
  const double least = log ? std::max(input.min, 0.0) : input.min;
  constexpr double farthest_sd = 5.0;  // beyond it the part that is left has no weight to speak of
  if (least > input.mean + farthest_sd * input.sd ||
      input.max < input.mean - farthest_sd * input.sd)
    section.fault("mean", "", {}, told("study.cut_away"));
}

void check_discrete(Section& section, const StudyInput& input) {
  if (!needs(section, {"values"})) return;
  if (input.values.empty()) section.fault("values", "", {}, told("study.no_values"));
  if (!input.weights.empty() && input.weights.size() != input.values.size())
    section.fault(
        "weights", "", phrase("range.numbers", {{"count", input.values.size()}}),
        told("list_length", {{"count", input.weights.size()}, {"wanted", input.values.size()}}));
}

void check_input(Section& section, const StudyInput& input) {
  if (section.n_value_faults() > 0) return;
  switch (input.distribution) {
    case Distribution::normal:
    case Distribution::lognormal:
      check_bell(section, input);
      break;
    case Distribution::triangular:
      if (needs(section, {"min", "mode", "max"}) &&
          (input.min >= input.max || input.mode < input.min || input.mode > input.max))
        section.fault("mode", "", {}, told("study.order"));
      break;
    case Distribution::uniform:
      if (needs(section, {"min", "max"}) && input.min >= input.max)
        section.fault("max", "", {}, told("study.order"));
      break;
    case Distribution::discrete:
      check_discrete(section, input);
      break;
    case Distribution::weather_year:
      if (!input.keys.empty()) section.fault("keys", "", {}, told("study.year_with_keys"));
      return;
  }
  if (input.keys.empty()) section.fault("keys", "", {}, told("study.no_keys"));
}

StudyInput read_input(Section& inputs, const std::string& name) {
  Section section = inputs.subsection(name);
  StudyInput input;
  input.name = name;
  read_struct(section, input);
  section.report_unknown_keys();
  check_input(section, input);
  inputs.count_faults_of(section);
  return input;
}

/// In the order of the file; toml++ sorts tables by name.
std::vector<std::string> names_in_file_order(const toml::table& table) {
  std::vector<std::pair<toml::source_index, std::string>> found;
  for (const auto& [key, node] : table)
    found.emplace_back(key.source().begin.line, std::string(key.str()));
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> names;
  for (auto& [line, name] : found) names.push_back(std::move(name));
  return names;
}

void check_keys_once(Section& section, const model::StudyTerms& study) {
  std::vector<std::string> seen;
  for (const StudyInput& input : study.inputs)
    for (const std::string& key : input.keys) {
      if (std::find(seen.begin(), seen.end(), key) != seen.end())
        section.fault("inputs." + input.name, "", {}, told("study.key_twice", {{"key", key}}));
      seen.push_back(key);
    }
}

void read_correlations(Section& section, model::StudyTerms& study) {
  const toml::node* node = section.take("correlations");
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    section.fault("correlations", "", {}, told("study.correlation"));
    return;
  }
  const auto known = [&](const std::string& name) {
    return std::any_of(study.inputs.begin(), study.inputs.end(),
                       [&](const StudyInput& input) { return input.name == name; });
  };
  for (const toml::node& item : *list) {
    Section entry(item.as_table(), section.key_path("correlations"), section.context());
    std::vector<std::string> names;
    model::StudyCorrelation correlation;
    entry.read({"inputs", unit::none, any_number, required, {}}, names);
    entry.read({"rank", unit::none, between(-1, 1), required, {}}, correlation.rank);
    entry.report_unknown_keys();
    if (entry.n_value_faults() > 0) continue;
    if (names.size() != 2 || !known(names[0]) || !known(names[1]) || names[0] == names[1]) {
      entry.fault("inputs", "", {}, told("study.correlation"));
      continue;
    }
    correlation.first = names[0];
    correlation.second = names[1];
    study.correlations.push_back(std::move(correlation));
  }
}

/// Lists of the grid rise, so that its cells have neighbours.
void sort_grid(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void read_membrane_study(Section& top, Section& study, model::MembraneStudy& membrane) {
  Section section = study.subsection("membrane");
  read_struct(section, membrane);
  section.report_unknown_keys();
  study.count_faults_of(section);
  for (std::vector<double>* list :
       {&membrane.thickness_um, &membrane.permeability_factor, &membrane.price_cny_per_m2})
    sort_grid(*list);
  for (const auto& [list, key] : {std::pair{&membrane.thickness_um, "thickness_um"},
                                  std::pair{&membrane.permeability_factor, "permeability_factor"}})
    if (list->empty()) section.fault(key, "", {}, told("study.no_values"));
  membrane.known = membranes_of_case(top);
}

}  // namespace

void read_study_section(Section& top, model::StudyTerms& study) {
  Section section = top.subsection("study");
  read_struct(section, study);
  Section inputs = section.subsection("inputs");
  if (inputs.table() != nullptr)
    for (const std::string& name : names_in_file_order(*inputs.table()))
      study.inputs.push_back(read_input(inputs, name));
  check_keys_once(section, study);
  read_correlations(section, study);
  read_membrane_study(top, section, study.membrane);
  section.report_unknown_keys();
}

}  // namespace sunward::input
