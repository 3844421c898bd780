#include "sunward/report/bill_table.hpp"

#include <algorithm>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;

std::string cny(double value) { return detail::fixed(value, 2); }

/// Everything per MWh besides the energy itself.
double adders_cny(const finance::BillMonth& month) {
  double sum = 0.0;
  for (const finance::BillLine& line : month.lines)
    if (line.unit == "MWh" && line.key != "energy") sum += line.cny;
  return sum;
}

double energy_cny(const finance::BillMonth& month) { return month.cny_of("energy"); }

double power_cny(const finance::BillMonth& month) {
  return month.total_cny() - energy_cny(month) - adders_cny(month);
}

std::vector<std::string> month_row(const std::string& name, double mwh, double peak_kw,
                                   double energy, double adders, double power) {
  const double total = energy + adders + power;
  return {name,
          detail::fixed(mwh, 1),
          detail::fixed(peak_kw, 0),
          cny(energy),
          cny(adders),
          cny(power),
          cny(total),
          mwh > 0.0 ? detail::fixed(total / mwh, 2) : "-"};
}

std::string months_table(const finance::YearBill& year, Language language) {
  std::vector<Align> columns(8, Align::right);
  columns[0] = Align::left;
  TextTable table(columns);
  std::vector<std::string> head;
  for (const char* key :
       {"month", "import_mwh", "peak_kw", "energy", "per_mwh", "per_kw", "total", "mean_price"})
    head.push_back(text(language, std::string("bill.column.").append(key)));
  table.row(head);
  table.rule();
  double mwh = 0.0, peak_kw = 0.0, energy = 0.0, adders = 0.0, power = 0.0;
  for (const finance::BillMonth& month : year.months) {
    table.row(month_row(std::to_string(month.month + 1), month.import_mwh, month.peak_kw,
                        energy_cny(month), adders_cny(month), power_cny(month)));
    mwh += month.import_mwh;
    peak_kw = std::max(peak_kw, month.peak_kw);
    energy += energy_cny(month);
    adders += adders_cny(month);
    power += power_cny(month);
  }
  table.rule();
  table.row(month_row(text(language, "table.total"), mwh, peak_kw, energy, adders, power));
  return table.text();
}

std::string unit_name(const std::string& unit, Language language) {
  return unit == "month" ? text(language, "bill.unit.month") : unit;
}

std::string lines_table(const finance::BillMonth& month, double vat_frac, Language language) {
  TextTable table({Align::left, Align::right, Align::left, Align::right, Align::right});
  std::vector<std::string> head;
  for (const char* key : {"line", "quantity", "unit", "price", "cny"})
    head.push_back(text(language, std::string("bill.column.").append(key)));
  table.row(head);
  table.rule();
  for (const finance::BillLine& line : month.lines)
    table.row({bill_line_name(line, language), detail::fixed(line.quantity, 3),
               unit_name(line.unit, language), detail::fixed(line.price, 4), cny(line.cny)});
  table.rule();
  const double total = month.total_cny();
  const double net = total / (1.0 + vat_frac);
  const auto sum = [&](const std::string& name, double value) {
    table.row({name, "", "", "", cny(value)});
  };
  sum(text(language, "bill.total"), total);
  const std::string rate = detail::compact(100.0 * vat_frac);
  sum(std::string("  ").append(text(language, "bill.net", {{"rate", rate}})), net);
  sum(std::string("  ").append(text(language, "bill.vat", {{"rate", rate}})), total - net);
  if (month.export_mwh > 0.0) {
    table.rule();
    table.row({text(language, "bill.export"), detail::fixed(month.export_mwh, 3), "MWh",
               detail::fixed(month.export_cny / month.export_mwh, 4), cny(month.export_cny)});
  }
  return table.text();
}

std::string choice_sentence(const finance::BillChoice& choice, Language language) {
  const auto option = [&](const std::string& word) {
    return name_of(language, "bill.option", word);
  };
  return text(language, "bill.choice",
              {{"first", std::to_string(choice.first_month + 1)},
               {"last", std::to_string(choice.last_month + 1)},
               {"taken", option(choice.taken)},
               {"other", option(choice.other)},
               {"taken_cny", detail::money(choice.taken_cny, language)},
               {"other_cny", detail::money(choice.other_cny, language)}}) +
         "\n";
}

std::string comparison_sentences(const finance::BillComparison& comparison, Language language) {
  const auto money = [&](double value) { return detail::money(value, language); };
  const double optimiser = comparison.optimiser_cny();
  const std::string percent =
      optimiser != 0.0 ? detail::fixed(100.0 * comparison.difference_cny() / optimiser, 2) : "-";
  return text(language, "bill.comparison",
              {{"optimiser", money(optimiser)},
               {"bill", money(comparison.bill_cny())},
               {"difference", money(comparison.difference_cny())},
               {"percent", percent},
               {"energy", money(comparison.bill_energy_cny - comparison.optimiser_energy_cny)},
               {"power", money(comparison.bill_power_cny - comparison.optimiser_power_cny)}}) +
         "\n";
}

std::string month_part(const finance::YearBill& year, const BillView& view, Language language) {
  for (const finance::BillMonth& month : year.months)
    if (month.month + 1 == view.month)
      return text(language, "bill.month_title",
                  {{"month", std::to_string(view.month)},
                   {"hours", detail::fixed(month.hours, 0)},
                   {"peak", detail::fixed(month.peak_kw, 0)}}) +
             "\n\n" + lines_table(month, view.vat_frac, language);
  return text(language, "bill.no_month", {{"month", std::to_string(view.month)}}) + "\n";
}

}  // namespace

std::string bill_line_name(const finance::BillLine& line, Language language) {
  const std::string name = name_of(language, "bill.line", line.key);
  if (line.band.empty()) return name;
  return text(language, "bill.of_band",
              {{"line", name}, {"band", name_of(language, "bill.band", line.band)}});
}

std::string bill_table(const std::string& park, const std::vector<finance::GridBill>& bills,
                       const BillView& view, Language language) {
  std::string out;
  for (const finance::GridBill& bill : bills) {
    const finance::YearBill& year = bill.years.at(view.year);
    if (!out.empty()) out += "\n";
    out +=
        text(language, "bill.title", {{"park", park}, {"grid", bill.label}, {"year", year.year}}) +
        "\n";
    if (view.month == 0) out += "\n";
    out += view.month > 0 ? month_part(year, view, language) : months_table(year, language);
    out += "\n";
    for (const finance::BillChoice& choice : year.choices)
      if (view.month == 0 ||
          (choice.first_month < view.month && choice.last_month >= view.month - 1))
        out += choice_sentence(choice, language);
    if (view.month == 0) out += comparison_sentences(bill.comparison, language);
  }
  return out;
}

}  // namespace sunward::report
