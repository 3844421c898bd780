#include "sunward/report/single_owner_report.hpp"

#include <cmath>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/plan_tree.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;

struct Figure {
  const char* key;
  double finance::SingleOwnerResult::*value;
};

constexpr Figure figures[] = {
    {"construction_financing_usd", &finance::SingleOwnerResult::construction_financing_usd},
    {"debt_fee_usd", &finance::SingleOwnerResult::debt_fee_usd},
    {"debt_reserve_usd", &finance::SingleOwnerResult::debt_reserve_usd},
    {"working_reserve_usd", &finance::SingleOwnerResult::working_reserve_usd},
    {"installed_cost_usd", &finance::SingleOwnerResult::installed_cost_usd},
    {"debt_usd", &finance::SingleOwnerResult::debt_usd},
    {"equity_usd", &finance::SingleOwnerResult::equity_usd},
    {"lcoe_nominal_usd_per_kwh", &finance::SingleOwnerResult::lcoe_nominal_usd_per_kwh},
    {"lcoe_real_usd_per_kwh", &finance::SingleOwnerResult::lcoe_real_usd_per_kwh},
    {"lppa_nominal_usd_per_kwh", &finance::SingleOwnerResult::lppa_nominal_usd_per_kwh},
    {"lppa_real_usd_per_kwh", &finance::SingleOwnerResult::lppa_real_usd_per_kwh},
    {"irr_frac", &finance::SingleOwnerResult::irr_frac},
    {"npv_usd", &finance::SingleOwnerResult::npv_usd},
    {"min_dscr", &finance::SingleOwnerResult::min_dscr},
    {"wacc_frac", &finance::SingleOwnerResult::wacc_frac}};

std::string value_text(std::string_view key, double value, Language language) {
  if (!std::isfinite(value)) return text(language, "finance.does_not_exist");
  if (key.ends_with("_usd_per_kwh")) return detail::fixed(100.0 * value, 5) + " ct/kWh";
  if (key.ends_with("_usd")) return detail::fixed(value, 0) + " USD";
  if (key.ends_with("_frac")) return detail::fixed(100.0 * value, 3) + " %";
  return detail::fixed(value, 3);
}

/// Close, the first three years, every fifth and the last.
std::vector<std::size_t> shown_years(std::size_t n) {
  std::vector<std::size_t> years;
  for (std::size_t t = 0; t < n; ++t)
    if (t <= 3 || t % 5 == 0 || t + 1 == n) years.push_back(t);
  return years;
}

std::string years_table(const finance::SingleOwnerResult& result, Language language) {
  const std::vector<std::size_t> years = shown_years(result.lines.front().values.size());
  std::vector<Align> columns(years.size() + 1, Align::right);
  columns[0] = Align::left;
  TextTable table(columns);
  std::vector<std::string> head{text(language, "single_owner.year")};
  for (const std::size_t t : years) head.push_back(std::to_string(t));
  table.row(head);
  table.rule();
  constexpr double thousand = 1000.0;
  for (const finance::Line& line : result.lines) {
    std::vector<std::string> row{name_of(language, "single_owner.line", line.key)};
    for (const std::size_t t : years) row.push_back(detail::fixed(line.values[t] / thousand, 1));
    table.row(row);
  }
  return table.text();
}

}  // namespace

std::string single_owner_table(const std::string& name, const finance::SingleOwnerResult& result,
                               Language language) {
  TextTable table({Align::left, Align::right});
  for (const Figure& figure : figures)
    table.row({name_of(language, "single_owner.figure", figure.key),
               value_text(figure.key, result.*figure.value, language)});
  return name + "\n\n" + table.text() + "\n" + years_table(result, language);
}

std::string single_owner_json(const std::string& name, const finance::SingleOwnerResult& result) {
  using detail::Json;
  Json numbers = Json::object();
  for (const Figure& figure : figures) numbers[figure.key] = detail::number(result.*figure.value);
  Json lines = Json::object();
  for (const finance::Line& line : result.lines) {
    Json values = Json::array();
    for (const double value : line.values) values.push_back(detail::number(value));
    lines[line.key] = std::move(values);
  }
  const Json tree = {{"format", "sunward-single-owner"},
                     {"format_version", 1},
                     {"name", name},
                     {"figures", std::move(numbers)},
                     {"lines_by_year_from_0", std::move(lines)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report
