#include "sunward/report/study_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/report/membrane_table.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;
using result::Study;

/// Figures of the table besides sizes, in its order.
constexpr const char* shown_figures[] = {"capex_cny",
                                         "cost_cny_per_year",
                                         "levelised_cost_of_electricity_cny_per_mwh",
                                         "levelised_cost_of_hydrogen_cny_per_kg",
                                         "generation_mwh",
                                         "import_mwh",
                                         "self_use_frac",
                                         "green_share_frac",
                                         "curtailment_frac",
                                         "project_irr_after_tax_frac",
                                         "equity_irr_frac",
                                         "equity_npv_cny",
                                         "min_dscr"};

std::string value_text(double value, const result::StudiedFigure& figure, Language language) {
  if (!std::isfinite(value)) return "-";
  // Cover ratios have the unit 1 but are no shares.
  if (figure.unit == "1") return detail::fixed(value, 2);
  return detail::with_unit(value, figure.unit, language);
}

std::string input_text(double value) {
  return std::isfinite(value) ? fmt::format("{:.4g}", value) : "-";
}

std::vector<std::size_t> shown(const Study& study) {
  std::vector<std::size_t> list;
  for (std::size_t f = 0; f < study.figures.size(); ++f)
    if (study.figures[f].name.find('.') != std::string::npos) list.push_back(f);
  for (const char* name : shown_figures)
    for (std::size_t f = 0; f < study.figures.size(); ++f)
      if (study.figures[f].name == name) list.push_back(f);
  return list;
}

/// Places in the probabilities: a terminal has room for these; the files have all.
std::vector<std::size_t> shown_probabilities(const Study& study) {
  std::vector<std::size_t> list;
  for (const double wanted : {0.9, 0.5, 0.1})
    for (std::size_t p = 0; p < study.probabilities.size(); ++p)
      if (study.probabilities[p] == wanted) list.push_back(p);
  return list;
}

std::string percentile_table(const Study& study, const result::StudyGroup& group,
                             Language language) {
  const std::vector<std::size_t> probabilities = shown_probabilities(study);
  std::vector<Align> columns(3 + probabilities.size(), Align::right);
  columns[0] = Align::left;
  TextTable table(columns);
  std::vector<std::string> head{"", text(language, "study.base"), text(language, "study.mean")};
  for (const std::size_t p : probabilities)
    head.push_back(fmt::format("P{:.0f}", 100.0 * study.probabilities[p]));
  table.row(head);
  table.rule();
  for (const std::size_t f : shown(study)) {
    const result::StudiedFigure& figure = study.figures[f];
    const result::FigureSummary& summary = group.summaries[f];
    if (!std::isfinite(summary.mean)) continue;
    std::vector<std::string> row{figure_name(figure.name, language),
                                 value_text(figure.base, figure, language),
                                 value_text(summary.mean, figure, language)};
    for (const std::size_t p : probabilities)
      row.push_back(value_text(summary.exceeded[p], figure, language));
    table.row(row);
  }
  return table.text();
}

std::string counts(const result::StudyGroup& group, Language language) {
  const std::string optimal = std::to_string(group.optimal);
  std::string line = text(language, "study.count", {{"plans", optimal}});
  if (group.others > 0)
    line.append(" ").append(
        text(language, "study.others", {{"plans", std::to_string(group.others)}}));
  return line + "\n";
}

std::string percentiles(const Study& study, Language language) {
  std::string out;
  for (const result::StudyGroup& group : study.groups) {
    if (!group.name.empty()) out += text(language, "study.group." + group.name) + "\n";
    out += counts(group, language) + "\n" + percentile_table(study, group, language) + "\n";
  }
  return out + text(language, "study.exceeded") + "\n";
}

std::size_t index_of(const Study& study, const std::string& name) {
  for (std::size_t f = 0; f < study.figures.size(); ++f)
    if (study.figures[f].name == name) return f;
  return study.figures.size();
}

std::vector<std::size_t> studied(const Study& study, const std::string& figure) {
  std::vector<std::size_t> list;
  for (const std::string& name :
       figure.empty() ? std::vector<std::string>{"cost_cny_per_year", "equity_irr_frac"}
                      : std::vector<std::string>{figure})
    if (index_of(study, name) < study.figures.size()) list.push_back(index_of(study, name));
  return list;
}

/// Points of one input in the order of its values.
std::vector<const result::StudyPoint*> points_of(const Study& study, std::size_t input) {
  std::vector<const result::StudyPoint*> list;
  for (const result::StudyPoint& point : study.points)
    if (std::isfinite(point.inputs[input])) list.push_back(&point);
  return list;
}

/// Largest less least value of a figure over an input's points; NaN when a point has none.
double swing(const std::vector<const result::StudyPoint*>& points, std::size_t figure) {
  double low = points.front()->figures[figure], high = low;
  for (const result::StudyPoint* point : points) {
    if (std::isnan(point->figures[figure])) return std::nan("");
    low = std::min(low, point->figures[figure]);
    high = std::max(high, point->figures[figure]);
  }
  return high - low;
}

std::string tornado_table(const Study& study, std::size_t figure, Language language) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < study.inputs.size(); ++i)
    if (points_of(study, i).size() == 2) order.emplace_back(swing(points_of(study, i), figure), i);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return (std::isnan(a.first) ? infinity : a.first) > (std::isnan(b.first) ? infinity : b.first);
  });
  TextTable table(
      {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
  table.row({text(language, "study.input"), text(language, "study.low"),
             text(language, "study.high"), text(language, "study.at_low"),
             text(language, "study.at_high"), text(language, "study.swing")});
  table.rule();
  const result::StudiedFigure& what = study.figures[figure];
  for (const auto& [size, i] : order) {
    const auto points = points_of(study, i);
    table.row(
        {study.inputs[i].name, input_text(points[0]->inputs[i]), input_text(points[1]->inputs[i]),
         value_text(points[0]->figures[figure], what, language),
         value_text(points[1]->figures[figure], what, language), value_text(size, what, language)});
  }
  return table.text();
}

std::string spider_table(const Study& study, std::size_t figure, Language language) {
  const auto first = points_of(study, 0);
  std::vector<Align> columns(first.size() + 1, Align::right);
  columns[0] = Align::left;
  TextTable table(columns);
  std::vector<std::string> head{text(language, "study.input_times")};
  for (const result::StudyPoint* point : first) head.push_back(input_text(point->inputs[0]));
  table.row(head);
  table.rule();
  for (std::size_t i = 0; i < study.inputs.size(); ++i) {
    std::vector<std::string> row{study.inputs[i].name};
    for (const result::StudyPoint* point : points_of(study, i))
      row.push_back(value_text(point->figures[figure], study.figures[figure], language));
    table.row(row);
  }
  return table.text();
}

std::string one_at_a_time(const Study& study, Language language, const std::string& asked) {
  std::string out;
  for (const std::size_t f : studied(study, asked)) {
    const result::StudiedFigure& figure = study.figures[f];
    out += text(language, "study.of_figure",
                {{"figure", figure_name(figure.name, language)},
                 {"base", value_text(figure.base, figure, language)}}) +
           "\n\n";
    out += (study.kind == "spider" ? spider_table(study, f, language)
                                   : tornado_table(study, f, language)) +
           "\n";
  }
  return out;
}

std::string break_even_sentence(const Study& study, Language language) {
  const result::BreakEven& answer = study.break_even;
  const std::size_t f = index_of(study, answer.figure);
  if (f == study.figures.size()) return {};
  const result::StudiedFigure& figure = study.figures[f];
  const result::StudiedInput& input = study.inputs.front();
  return text(language, answer.found ? "study.break_even" : "study.no_break_even",
              {{"figure", figure_name(figure.name, language)},
               {"target", value_text(answer.target, figure, language)},
               {"reached", value_text(answer.figure_there, figure, language)},
               {"input", input.name},
               {"value", fmt::format("{:.6g}", answer.input)},
               {"base", fmt::format("{:.6g}", input.base)},
               {"base_figure", value_text(figure.base, figure, language)},
               {"low", fmt::format("{:.6g}", answer.low)},
               {"high", fmt::format("{:.6g}", answer.high)}}) +
         "\n";
}

}  // namespace

std::string figure_name(const std::string& name, Language language) {
  const std::size_t dot = name.rfind('.');
  if (dot != std::string::npos)
    return name.substr(0, dot) + text(language, "study.comma") +
           name_of(language, "quantity", name.substr(dot + 1));
  const std::string own = "finance.indicator." + name;
  if (text(Language::en, own) != "<" + own + ">") return text(language, own);
  return name_of(language, "indicator", name);
}

std::string study_table(const Study& study, Language language, const std::string& figure) {
  std::string out = study.park_name + "\n\n";
  if (study.kind == "uncertainty" || study.kind == "years")
    return out + percentiles(study, language);
  if (study.kind == "membrane") return out + membrane_table(study, language);
  if (study.kind == "break-even") return out + break_even_sentence(study, language);
  return out + one_at_a_time(study, language, figure);
}

}  // namespace sunward::report
