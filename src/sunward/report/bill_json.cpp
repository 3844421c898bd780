#include "sunward/report/bill_json.hpp"

#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::number;

template <class Choice>
std::string word(Choice choice) {
  for (const auto& [value, name] : component::enum_names(choice))
    if (value == choice) return std::string(name);
  return {};
}

Json line_tree(const finance::BillLine& line) {
  Json tree = {{"line", line.key}};
  if (!line.band.empty()) tree["band"] = line.band;
  tree["quantity"] = number(line.quantity);
  tree["unit"] = line.unit;
  tree["price_cny"] = number(line.price);
  tree["cny"] = number(line.cny);
  return tree;
}

Json month_tree(const finance::BillMonth& month, double vat_frac) {
  Json lines = Json::array();
  for (const finance::BillLine& line : month.lines) lines.push_back(line_tree(line));
  return {{"month", month.month + 1},
          {"hours", number(month.hours)},
          {"import_mwh", number(month.import_mwh)},
          {"self_use_mwh", number(month.self_use_mwh)},
          {"peak_kw", number(month.peak_kw)},
          {"power_charge", word(month.power_charge)},
          {"lines", std::move(lines)},
          {"total_cny", number(month.total_cny())},
          {"net_cny", number(month.total_cny() / (1.0 + vat_frac))},
          {"export_mwh", number(month.export_mwh)},
          {"export_cny", number(month.export_cny)}};
}

Json choice_tree(const finance::BillChoice& choice) {
  return {{"question", choice.question},           {"first_month", choice.first_month + 1},
          {"last_month", choice.last_month + 1},   {"taken", choice.taken},
          {"taken_cny", number(choice.taken_cny)}, {"other", choice.other},
          {"other_cny", number(choice.other_cny)}};
}

Json year_tree(const finance::YearBill& year, double vat_frac) {
  Json months = Json::array();
  for (const finance::BillMonth& month : year.months) months.push_back(month_tree(month, vat_frac));
  Json choices = Json::array();
  for (const finance::BillChoice& choice : year.choices) choices.push_back(choice_tree(choice));
  return {{"year", year.year},
          {"weight", number(year.weight)},
          {"network_charge", word(year.network_charge)},
          {"choices", std::move(choices)},
          {"months", std::move(months)},
          {"total_cny", number(year.total_cny())}};
}

Json comparison_tree(const finance::BillComparison& comparison) {
  return {{"optimiser_energy_cny", number(comparison.optimiser_energy_cny)},
          {"optimiser_power_cny", number(comparison.optimiser_power_cny)},
          {"bill_energy_cny", number(comparison.bill_energy_cny)},
          {"bill_power_cny", number(comparison.bill_power_cny)},
          {"difference_cny", number(comparison.difference_cny())}};
}

}  // namespace

std::string bill_json(const std::string& park, const std::vector<finance::GridBill>& bills,
                      double vat_frac) {
  Json grids = Json::array();
  for (const finance::GridBill& bill : bills) {
    Json years = Json::array();
    for (const finance::YearBill& year : bill.years) years.push_back(year_tree(year, vat_frac));
    grids.push_back({{"grid", bill.grid},
                     {"label", bill.label},
                     {"years", std::move(years)},
                     {"expected", comparison_tree(bill.comparison)}});
  }
  const Json tree = {{"format", "sunward-bill"},
                     {"format_version", 1},
                     {"park", park},
                     {"vat_frac", number(vat_frac)},
                     {"grids", std::move(grids)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report
