#include "sunward/report/study_files.hpp"

#include <cmath>

#include <fmt/format.h>

#include "sunward/report/page.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::number;

Json numbers(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

Json inputs_tree(const result::Study& study) {
  Json list = Json::array();
  for (const result::StudiedInput& input : study.inputs)
    list.push_back({{"name", input.name},
                    {"keys", input.keys},
                    {"change", input.change},
                    {"distribution", input.distribution},
                    {"base", number(input.base)}});
  return list;
}

Json figures_tree(const result::Study& study) {
  Json list = Json::array();
  for (const result::StudiedFigure& figure : study.figures)
    list.push_back({{"name", figure.name}, {"unit", figure.unit}, {"base", number(figure.base)}});
  return list;
}

Json groups_tree(const result::Study& study) {
  Json list = Json::array();
  for (const result::StudyGroup& group : study.groups) {
    Json summaries = Json::object();
    for (std::size_t f = 0; f < study.figures.size(); ++f) {
      const result::FigureSummary& summary = group.summaries[f];
      summaries[study.figures[f].name] = {{"mean", number(summary.mean)},
                                          {"sd", number(summary.sd)},
                                          {"exceeded", numbers(summary.exceeded)},
                                          {"rank_correlation", numbers(summary.rank_correlation)}};
    }
    list.push_back({{"name", group.name},
                    {"optimal", group.optimal},
                    {"others", group.others},
                    {"summaries", std::move(summaries)}});
  }
  return list;
}

Json points_tree(const result::Study& study) {
  Json list = Json::array();
  for (const result::StudyPoint& point : study.points)
    list.push_back({{"outcome", point.outcome},
                    {"group", point.group},
                    {"label", point.label},
                    {"inputs", numbers(point.inputs)},
                    {"figures", numbers(point.figures)}});
  return list;
}

Json study_tree(const result::Study& study) {
  Json tree = {{"format", "sunward-study"},
               {"format_version", 1},
               {"kind", study.kind},
               {"park", study.park_name},
               {"seed", study.seed},
               {"inputs", inputs_tree(study)},
               {"figures", figures_tree(study)},
               {"probabilities", numbers(study.probabilities)},
               {"groups", groups_tree(study)},
               {"points", points_tree(study)}};
  if (study.kind == "break-even") {
    const result::BreakEven& answer = study.break_even;
    tree["break_even"] = {{"found", answer.found},
                          {"figure", answer.figure},
                          {"target", number(answer.target)},
                          {"input", number(answer.input)},
                          {"figure_there", number(answer.figure_there)},
                          {"between", numbers({answer.low, answer.high})}};
  }
  return tree;
}

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

std::string cell(double value) {
  return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

}  // namespace

std::string study_json(const result::Study& study) {
  return detail::to_text(study_tree(study), true) + "\n";
}

bool is_tornado_of(const std::string& json, const std::string& park_name) {
  const Json tree = Json::parse(json, nullptr, false);
  return tree.is_object() && tree.value("kind", Json()) == "tornado" &&
         tree.value("park", Json()) == park_name;
}

std::string study_csv(const result::Study& study) {
  std::string out = "plan,group,weather_year,outcome";
  for (const result::StudiedInput& input : study.inputs)
    out.append(",").append(cell("input." + input.name));
  for (const result::StudiedFigure& figure : study.figures)
    out.append(",").append(cell(figure.name));
  out += "\n";
  for (std::size_t i = 0; i < study.points.size(); ++i) {
    const result::StudyPoint& point = study.points[i];
    out += fmt::format("{},{},{},{}", i + 1, cell(point.group), cell(point.label), point.outcome);
    for (const double value : point.inputs) out.append(",").append(cell(value));
    for (const double value : point.figures) out.append(",").append(cell(value));
    out += "\n";
  }
  return out;
}

std::string study_html(const result::Study& study, Language language) {
  Json tree = study_tree(study);
  tree["language"] = language == Language::zh ? "zh" : "en";
  return detail::page(study.park_name, {{"sunward-study", detail::to_text(tree, false)}});
}

}  // namespace sunward::report
