#include "sunward/formulation/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Names end in their unit.
std::string unit_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, const char*>, 5> endings{
      {{"_mwh", "MWh"}, {"_mw", "MW"}, {"kg_per_h", "kg/h"}, {"_kg", "kg"}, {"_frac", "1"}}};
  for (const auto& [ending, unit] : endings)
    if (ends_with(name, ending)) return unit;
  return {};
}

std::string owner_of(const model::Park& park, Index component) {
  return component < 0 ? "rules" : park.components[at(component)].name;
}

/// The flows a step column is part of: "power delivered, available ...".
std::string flows_with(const VariableMap& map, Index column) {
  std::string text;
  for (const FlowMap& flow : map.flows) {
    const bool part = std::any_of(flow.value.step.begin(), flow.value.step.end(),
                                  [&](const StepTerm& term) { return term.column == column; });
    if (part) text += (text.empty() ? "" : ", ") + flow.description;
  }
  return text;
}

LegendEntry step_row(const model::Park& park, const Program& program, std::size_t r) {
  const std::string& name = program.problem.step_rows[r].name;
  const auto bus =
      std::find(program.map.bus_rows.begin(), program.map.bus_rows.end(), static_cast<Index>(r));
  if (bus != program.map.bus_rows.end()) {
    const model::Bus& owner =
        park.buses[at(static_cast<Index>(bus - program.map.bus_rows.begin()))];
    const bool electric = owner.carrier == model::Carrier::electricity;
    return {name, "step row", owner.name, electric ? "MW" : "kg/h",
            "flows into the bus equal flows out of it"};
  }
  const char* meaning = "change of a content from step to step";
  if (ends_with(name, ".max")) meaning = "at most the size (or limit)";
  if (ends_with(name, ".min")) meaning = "at least the part of the size";
  if (name.find(".rule.") != std::string::npos)
    meaning = "own generation and the power of the electrolysers";
  if (ends_with(name, ".peak")) meaning = "at most the peak of the month";
  return {name, "step row", owner_of(park, program.map.row_component[r]), "", meaning};
}

void add_shared(const model::Park& park, const Program& program, std::vector<LegendEntry>& legend) {
  for (std::size_t k = 0; k < program.problem.shared_columns.size(); ++k) {
    const std::string& name = program.problem.shared_columns[k].name;
    const bool size = std::any_of(
        program.map.capacities.begin(), program.map.capacities.end(),
        [&](const CapacityMap& map) { return map.size.column == static_cast<Index>(k); });
    const bool peak = !size && std::any_of(program.map.peaks.begin(), program.map.peaks.end(),
                                           [&](const PeakMap& map) {
                                             return map.column == static_cast<Index>(k);
                                           });
    const bool relaxation =
        std::any_of(program.map.relaxations.begin(), program.map.relaxations.end(),
                    [&](const RelaxationMap& map) { return at(map.column) == k; });
    legend.push_back({name, "shared column", owner_of(park, program.map.shared_column_component[k]),
                      peak && !ends_with(name, "_mwh") ? "MW" : unit_of(name),
                      peak         ? "peak of a month, or its import in a block"
                      : relaxation ? "amount by which a limit is overstepped"
                                   : "size"});
  }
  for (std::size_t r = 0; r < program.problem.shared_rows.size(); ++r) {
    const std::string& name = program.problem.shared_rows[r].name;
    const bool rule = std::any_of(program.map.rules.begin(), program.map.rules.end(),
                                  [&](const RuleMap& map) { return at(map.row) == r; });
    legend.push_back({name, "shared row", rule ? "rules" : name.substr(0, name.find('.')), "",
                      rule ? "rule over the year" : "relation between sizes"});
  }
}

}  // namespace

std::vector<LegendEntry> legend_of(const model::Park& park, const Program& program) {
  std::vector<LegendEntry> legend;
  for (std::size_t j = 0; j < program.problem.step_columns.size(); ++j) {
    const std::string& name = program.problem.step_columns[j].name;
    legend.push_back({name, "step column", owner_of(park, program.map.column_component[j]),
                      unit_of(name), flows_with(program.map, static_cast<Index>(j))});
  }
  for (std::size_t r = 0; r < program.problem.step_rows.size(); ++r)
    legend.push_back(step_row(park, program, r));
  add_shared(park, program, legend);
  return legend;
}

std::string legend_text(const model::Park& park, const Program& program) {
  std::string text =
      fmt::format("{:<32} {:<14} {:<20} {:<6} {}\n", "name", "kind", "owner", "unit", "meaning");
  for (const LegendEntry& entry : legend_of(park, program))
    text += fmt::format("{:<32} {:<14} {:<20} {:<6} {}\n", entry.name, entry.kind, entry.owner,
                        entry.unit, entry.meaning);
  return text;
}

}  // namespace sunward::formulation
