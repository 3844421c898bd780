#include "sunward/report/equity_report.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/report/numbers.hpp"
#include "sunward/report/plan_tree.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {
using detail::Json;
using detail::number;
using detail::TextTable;
using Align = TextTable::Align;

std::string rounds_table(const result::EquityRecord& record, Language language) {
  TextTable table({Align::right, Align::right, Align::right, Align::right, Align::right,
                   Align::right, Align::right});
  table.row({text(language, "equity.plan"), text(language, "equity.cost"),
             text(language, "equity.investment"), text(language, "equity.npv"),
             text(language, "equity.promised"), text(language, "equity.found"),
             text(language, "equity.open")});
  table.rule();
  int plan = 0;
  for (const result::EquityRound& round : record.rounds) {
    const auto shown = [&](double cny) { return detail::money_number(cny, language); };
    const bool first = ++plan == 1;
    table.row({std::to_string(plan), shown(round.cost_cny_per_year), shown(round.investment_cny),
               shown(round.equity_npv_cny), first ? "" : shown(round.promised_cny),
               first ? "" : shown(round.found_cny), shown(round.open_cny)});
  }
  return table.text();
}

std::string hurdle_sentence(const result::EquityRecord& record, const std::string& rate,
                            Language language) {
  double best = record.rounds.front().equity_npv_cny;
  for (const result::EquityRound& round : record.rounds)
    best = std::max(best, round.equity_npv_cny);
  const std::string irr = std::isfinite(record.equity_irr_frac)
                              ? detail::with_unit(record.equity_irr_frac, "frac", language)
                              : "-";
  return text(language, best >= 0.0 ? "equity.hurdle_met" : "equity.hurdle_missed",
              {{"rate", rate}, {"irr", irr}});
}

}  // namespace

std::string equity_round_line(const result::EquityRound& round, int plan, Language language) {
  return text(language, "equity.round",
              {{"round", std::to_string(plan)},
               {"npv", detail::money(round.equity_npv_cny, language)},
               {"open", detail::money(round.open_cny, language)}});
}

std::string equity_table(const result::EquityRecord& record, Language language) {
  if (record.rounds.empty()) return {};
  const std::string rate = detail::with_unit(record.discount_frac, "frac", language);
  std::string out = text(language, "equity.head", {{"rate", rate}}) + " (" +
                    text(language, "unit.cny_large") + ")\n\n" + rounds_table(record, language) +
                    "\n";
  out += text(language, record.agreed ? "equity.agreed" : "equity.not_agreed",
              {{"plans", std::to_string(record.rounds.size())}}) +
         "\n";
  if (record.has_hurdle) out += hurdle_sentence(record, rate, language) + "\n";
  if (std::isfinite(record.least_price_cny_per_mwh))
    out += text(language, "equity.least_price",
                {{"price", detail::with_unit(record.least_price_cny_per_mwh, "CNY/MWh", language)},
                 {"rate", rate},
                 {"held",
                  detail::with_unit(record.electricity_price_cny_per_mwh, "CNY/MWh", language)}}) +
           "\n";
  return out;
}

std::string equity_json(const result::EquityRecord& record) {
  Json rounds = Json::array();
  for (const result::EquityRound& round : record.rounds)
    rounds.push_back({{"cost_cny_per_year", number(round.cost_cny_per_year)},
                      {"investment_cny", number(round.investment_cny)},
                      {"equity_npv_cny", number(round.equity_npv_cny)},
                      {"promised_cny", number(round.promised_cny)},
                      {"found_cny", number(round.found_cny)},
                      {"open_cny", number(round.open_cny)}});
  const Json tree = {
      {"format", "sunward-objective"},
      {"format_version", 1},
      {"discount_frac", number(record.discount_frac)},
      {"has_hurdle", record.has_hurdle},
      {"agreed", record.agreed},
      {"equity_cny", number(record.equity_cny)},
      {"equity_irr_frac", number(record.equity_irr_frac)},
      {"electricity_price_cny_per_mwh", number(record.electricity_price_cny_per_mwh)},
      {"hydrogen_price_cny_per_kg", number(record.hydrogen_price_cny_per_kg)},
      {"least_electricity_price_cny_per_mwh", number(record.least_price_cny_per_mwh)},
      {"rounds", std::move(rounds)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report
