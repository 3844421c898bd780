#include "sunward/report/membrane_table.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::fixed;
using detail::TextTable;
using Align = TextTable::Align;
using result::Study;
using result::StudyPoint;

constexpr const char* cost = "levelised_storage_cny_per_mwh";
/// Places in StudyPoint::inputs.
constexpr std::size_t thickness = 0, permeability = 1, price = 2;

double figure(const Study& study, const StudyPoint& point, const std::string& name) {
  for (std::size_t f = 0; f < study.figures.size(); ++f)
    if (study.figures[f].name == name) return point.figures[f];
  return std::nan("");
}

/// CNY/MWh, or 元/kWh as people write it in Chinese.
std::string cost_text(double cny_per_mwh, Language language) {
  return language == Language::zh ? fixed(1e-3 * cny_per_mwh, 3) : fixed(cny_per_mwh, 0);
}

std::string library_table(const Study& study, Language language) {
  TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right,
                   Align::right, Align::right, Align::right, Align::right, Align::right,
                   Align::right, Align::right});
  std::vector<std::string> head;
  for (const char* column : {"membrane", "thickness", "coulombic", "voltage", "system", "crossover",
                             "unlevelled", "fade", "rebalancings", "renewals", "price", "cost"})
    head.push_back(text(language, std::string("report.membrane.column.") + column));
  table.row(head);
  table.rule();
  const StudyPoint& first = study.points.front();
  for (const StudyPoint& point : study.points) {
    const bool again =
        point.group == "library" && point.label == first.label && point.inputs == first.inputs;
    if (point.group == "grid" || again) continue;
    const auto of = [&](const char* name) { return figure(study, point, name); };
    const bool own = point.group == "case";
    table.row(
        {own ? text(language, "report.membrane.own", {{"membrane", point.label}}) : point.label,
         fixed(point.inputs[thickness], 0), fixed(100.0 * of("coulombic_efficiency_frac"), 1),
         fixed(100.0 * of("voltage_efficiency_frac"), 1),
         fixed(100.0 * of("system_efficiency_frac"), 1),
         fixed(100.0 * of("loss_crossover_frac"), 1), fixed(of("unlevelled_rebalance_days"), 0),
         fixed(100.0 * of("fade_frac_per_year"), 1), fixed(of("rebalancings_per_year"), 1),
         fixed(of("membrane_renewals"), 0), fixed(point.inputs[price], 0),
         cost_text(of(cost), language)});
  }
  return table.text();
}

/// The different values of an input over the grid, rising.
std::vector<double> values_of(const Study& study, std::size_t input) {
  std::vector<double> values;
  for (const StudyPoint& point : study.points)
    if (point.group == "grid") values.push_back(point.inputs[input]);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

const StudyPoint* point_at(const Study& study, double um, double m2_per_s, double cny_per_m2) {
  for (const StudyPoint& point : study.points)
    if (point.group == "grid" && point.inputs[thickness] == um &&
        point.inputs[permeability] == m2_per_s && point.inputs[price] == cny_per_m2)
      return &point;
  return nullptr;
}

/// The least cost of each row carries a star.
std::string grid_table(const Study& study, double cny_per_m2, Language language) {
  const std::vector<double> across = values_of(study, thickness);
  std::vector<Align> columns(across.size() + 1, Align::right);
  TextTable table(columns);
  std::vector<std::string> head{text(language, "membrane_study.permeability")};
  for (const double um : across) head.push_back(fixed(um, 0) + " µm");
  table.row(head);
  table.rule();
  for (const double m2_per_s : values_of(study, permeability)) {
    std::vector<double> costs;
    for (const double um : across) {
      const StudyPoint* point = point_at(study, um, m2_per_s, cny_per_m2);
      costs.push_back(point == nullptr ? std::nan("") : figure(study, *point, cost));
    }
    double least = infinity;
    for (const double value : costs) least = std::fmin(least, value);
    std::vector<std::string> row{detail::scientific(m2_per_s)};
    for (const double value : costs)
      row.push_back(cost_text(value, language) + (value == least ? "*" : " "));
    table.row(row);
  }
  return text(language, "membrane_study.grid", {{"price", fixed(cny_per_m2, 0)}}) + "\n" +
         table.text(2);
}

}  // namespace

std::string membrane_table(const Study& study, Language language) {
  if (study.points.empty()) return {};
  std::string out = library_table(study, language) + "\n";
  for (const double cny_per_m2 : values_of(study, price))
    out += grid_table(study, cny_per_m2, language) + "\n";
  for (const StudyPoint& point : study.points)
    if (point.outcome == "nothing_delivered") {
      out += text(language, "membrane_study.nothing_delivered") + "\n";
      break;
    }
  const double energy_price = figure(study, study.points.front(), "energy_price_cny_per_mwh");
  const std::string shown =
      language == Language::zh ? cost_text(energy_price, language) : detail::compact(energy_price);
  return out + text(language, "membrane_study.counted", {{"price", shown}}) + "\n" +
         text(language, "membrane_study.crossover") + "\n";
}

}  // namespace sunward::report
