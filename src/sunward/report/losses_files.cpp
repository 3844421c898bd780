#include "sunward/report/losses_files.hpp"

#include <cmath>

#include <fmt/format.h>

#include "sunward/report/numbers.hpp"
#include "sunward/report/plan_tree.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::number;
using detail::TextTable;
using Align = TextTable::Align;

/// A stage with what it changed; the first one changes nothing.
struct Step {
  const result::LossStage* stage;
  double change_mwh;
  double change_frac;
};

std::vector<Step> steps_of(const result::LossLadder& ladder) {
  std::vector<Step> steps;
  double before = 0.0;
  for (const result::LossStage& stage : ladder.stages) {
    const double change = steps.empty() ? 0.0 : stage.energy_mwh - before;
    steps.push_back({&stage, change, before > 0.0 ? change / before : 0.0});
    before = stage.energy_mwh;
  }
  return steps;
}

Json ladder_tree(const result::LossLadder& ladder) {
  Json stages = Json::array();
  for (const Step& step : steps_of(ladder))
    stages.push_back({{"stage", step.stage->name},
                      {"energy_mwh", number(step.stage->energy_mwh)},
                      {"change_mwh", number(step.change_mwh)}});
  return {{"asset", ladder.asset},
          {"label", ladder.label},
          {"type", ladder.type},
          {"capacity_mw", number(ladder.capacity_mw)},
          {"stages", std::move(stages)}};
}

std::string ladder_table(const result::LossLadder& ladder, Language language) {
  TextTable table({Align::left, Align::right, Align::right, Align::right});
  table.row({text(language, "losses.head",
                  {{"asset", ladder.label}, {"capacity", detail::compact(ladder.capacity_mw)}}),
             "MWh", "%", text(language, "losses.hours")});
  table.rule();
  for (const Step& step : steps_of(ladder)) {
    const bool first = step.stage == &ladder.stages.front();
    const bool last = step.stage == &ladder.stages.back();
    constexpr double least_shown_frac = 5e-6;
    if (!first && !last && std::abs(step.change_frac) < least_shown_frac) continue;
    table.row({text(language, "losses.stage." + step.stage->name),
               detail::fixed(step.stage->energy_mwh, 1),
               first ? "" : fmt::format("{:+.2f}", 100.0 * step.change_frac),
               detail::fixed(step.stage->energy_mwh / ladder.capacity_mw, 0)});
  }
  return table.text();
}

const char* kind_name(result::WayKind kind) {
  switch (kind) {
    case result::WayKind::source:
      return "source";
    case result::WayKind::product:
      return "product";
    case result::WayKind::loss:
      break;
  }
  return "loss";
}

/// A field of a CSV file; names may hold anything.
std::string quoted(const std::string& name) {
  std::string field = "\"";
  for (const char c : name) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + "\"";
}

}  // namespace

std::string losses_json(const result::Losses& losses) {
  Json way = Json::array();
  for (const result::WayStep& step : losses.way)
    way.push_back({{"step", step.name},
                   {"label", step.label},
                   {"kind", kind_name(step.kind)},
                   {"change_mwh", number(step.change_mwh)},
                   {"hydrogen_kg", number(step.hydrogen_kg)}});
  Json plants = Json::array();
  for (const result::LossLadder& ladder : losses.ladders) plants.push_back(ladder_tree(ladder));
  const Json tree = {{"format", "sunward-losses"},  {"format_version", 1},
                     {"park", losses.park_name},    {"planned", losses.planned},
                     {"plants", std::move(plants)}, {"way", std::move(way)}};
  return detail::to_text(tree, true) + "\n";
}

std::string losses_csv(const result::Losses& losses) {
  std::string csv = "asset,capacity_mw,stage,energy_mwh,change_mwh,change_frac\n";
  for (const result::LossLadder& ladder : losses.ladders)
    for (const Step& step : steps_of(ladder))
      csv += fmt::format("{},{:.6g},{},{:.6f},{:.6f},{:.8f}\n", quoted(ladder.asset),
                         ladder.capacity_mw, step.stage->name, step.stage->energy_mwh,
                         step.change_mwh, step.change_frac);
  return csv;
}

std::string losses_table(const result::Losses& losses, Language language) {
  std::string page;
  for (const result::LossLadder& ladder : losses.ladders) {
    if (!page.empty()) page += "\n";
    page += ladder_table(ladder, language);
  }
  return page.empty() ? text(language, "losses.none") + "\n" : page;
}

}  // namespace sunward::report
