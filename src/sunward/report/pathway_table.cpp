#include "sunward/report/pathway_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;
using result::Pathway;
using result::PathwayStage;

constexpr double t_per_mt = 1e6;

class Tables {
 public:
  Tables(const Pathway& pathway, Language language) : pathway_(pathway), language_(language) {}

  std::string text() const {
    const std::string end = std::to_string(last_year());
    std::string out = say("pathway.title", {{"park", pathway_.name},
                                            {"first", year(pathway_.stages.front())},
                                            {"end", end},
                                            {"stages", std::to_string(pathway_.stages.size())}}) +
                      "\n\n";
    out += sizes() + "\n" + costs() + "\n" + figures() + "\n" + total(end);
    for (const Phrase& note : pathway_.notes) out += note.in(language_) + "\n";
    return out + solved();
  }

 private:
  [[nodiscard]] std::string say(const std::string& row, PhraseValues values = {}) const {
    return phrase(row, std::move(values)).in(language_);
  }
  static std::string year(const PathwayStage& stage) { return std::to_string(stage.year); }
  [[nodiscard]] int last_year() const {
    return pathway_.stages.back().year + pathway_.stages.back().years;
  }

  [[nodiscard]] TextTable headed(const std::string& title) const {
    std::vector<Align> columns(1 + pathway_.stages.size(), Align::right);
    columns[0] = Align::left;
    TextTable table(columns);
    std::vector<std::string> head{title};
    for (const PathwayStage& stage : pathway_.stages) head.push_back(year(stage));
    table.row(std::move(head));
    table.rule();
    return table;
  }

  [[nodiscard]] std::string sizes() const {
    TextTable table = headed(say("pathway.in_service"));
    for (const result::PathwaySize& size : pathway_.sizes) {
      const double most = *std::max_element(size.in_service.begin(), size.in_service.end());
      if (most <= 0.0) continue;
      std::vector<std::string> row{size.label + " " + size.unit};
      for (std::size_t s = 0; s < size.in_service.size(); ++s) {
        std::string cell = detail::figures(size.in_service[s]);
        if (size.built[s] > 0.0)
          cell = fmt::format("+{}  {}", detail::figures(size.built[s]), cell);
        if (size.retired[s] > 0.0)
          cell = fmt::format("-{}  {}", detail::figures(size.retired[s]), cell);
        row.push_back(std::move(cell));
      }
      table.row(std::move(row));
    }
    return table.text();
  }

  [[nodiscard]] std::string costs() const {
    TextTable table = headed(say("pathway.cost_table") + ", " + say("unit.cny_large"));
    for (std::size_t c = 0; c < pathway_.stages.front().costs.size(); ++c) {
      bool any = false;
      std::vector<std::string> row{say("pathway.cost." + pathway_.stages.front().costs[c].name)};
      for (const PathwayStage& stage : pathway_.stages) {
        any = any || std::abs(stage.costs[c].cny_per_year) > 1.0;
        row.push_back(detail::money_number(stage.costs[c].cny_per_year, language_));
      }
      if (any) table.row(std::move(row));
    }
    table.rule();
    std::vector<std::string> sum{say("pathway.cost.total")};
    for (const PathwayStage& stage : pathway_.stages)
      sum.push_back(detail::money_number(stage.cost_cny_per_year(), language_));
    table.row(std::move(sum));
    return table.text();
  }

  void indicator_row(TextTable& table, const std::string& title, const char* name) const {
    std::vector<std::string> row{title};
    bool any = false;
    for (const PathwayStage& stage : pathway_.stages) {
      std::string cell = "-";
      for (const result::Indicator& indicator : stage.plan.indicators)
        if (indicator.name == name) {
          cell = detail::with_unit(indicator.value, indicator.unit, language_);
          any = true;
        }
      row.push_back(std::move(cell));
    }
    if (any) table.row(std::move(row));
  }

  void supply_row(TextTable& table, const std::string& title, const std::vector<double>& values,
                  double divisor, const std::string& unit) const {
    std::vector<std::string> row{title + ", " + unit};
    for (const double value : values) row.push_back(detail::figures(value / divisor));
    table.row(std::move(row));
  }

  [[nodiscard]] std::string figures() const {
    TextTable table = headed(say("pathway.figures"));
    std::vector<std::string> invested{say("pathway.figure.investment") + ", " +
                                      say("unit.cny_large")};
    for (const PathwayStage& stage : pathway_.stages)
      invested.push_back(detail::money_number(stage.investment_cny, language_));
    table.row(std::move(invested));
    indicator_row(table, say("pathway.figure.load"), "load_mwh");
    indicator_row(table, say("pathway.figure.lcoe"), "levelised_cost_of_electricity_cny_per_mwh");
    indicator_row(table, say("pathway.figure.green_share"), "green_share_frac");
    indicator_row(table, say("pathway.figure.co2"), "co2_t_per_year");
    for (const result::PathwaySupply& supply : pathway_.supplies) {
      const PhraseValues name = {{"name", supply.name}};
      supply_row(table, say("pathway.figure.burnt", name), supply.burnt_t_per_year, t_per_mt,
                 say("pathway.mt_per_year"));
      if (!std::isfinite(supply.reserve_t)) continue;
      supply_row(table, say("pathway.figure.left", name), supply.left_t, t_per_mt,
                 say("pathway.mt"));
      supply_row(table, say("pathway.figure.rent", name), supply.rent_cny_per_t, 1.0,
                 say("pathway.cny_per_t"));
    }
    return table.text();
  }

  [[nodiscard]] std::string total(const std::string& end) const {
    double residual = 0.0;
    for (const PathwayStage& stage : pathway_.stages) residual += stage.residual_cny;
    return say("pathway.total",
               {{"discount", detail::with_unit(pathway_.discount_frac, "frac", language_)},
                {"first", year(pathway_.stages.front())},
                {"money", detail::money(pathway_.total_cny, language_)}}) +
           "\n" +
           say("pathway.convention",
               {{"end", end}, {"residual", detail::money(residual, language_)}}) +
           "\n";
  }

  [[nodiscard]] std::string solved() const {
    std::string out =
        say("pathway.solved",
            {{"gap", detail::scientific(pathway_.certificate.relative_gap)},
             {"columns", detail::fixed(static_cast<double>(pathway_.solve.columns), 0)},
             {"rows", detail::fixed(static_cast<double>(pathway_.solve.rows), 0)},
             {"seconds", detail::fixed(pathway_.solve.seconds, 2)}}) +
        "\n";
    const result::CrossCheck& check = pathway_.check;
    if (!check.done) return out;
    const PhraseValues values = {{"solver", check.solver},
                                 {"status", check.status},
                                 {"difference", detail::scientific(check.relative_difference)},
                                 {"seconds", detail::fixed(check.seconds, 1)}};
    const bool compared = std::isfinite(check.relative_difference);
    return out + say(compared ? "pathway.checked" : "pathway.check_failed", values) + "\n";
  }

  const Pathway& pathway_;
  Language language_;
};

}  // namespace

std::string pathway_table(const Pathway& pathway, Language language) {
  if (pathway.status == result::Status::optimal) return Tables(pathway, language).text();
  std::string out = pathway.message.in(language) + "\n";
  for (const Phrase& cause : pathway.infeasibility.causes) out += "  " + cause.in(language) + "\n";
  if (!pathway.infeasibility.repair.empty())
    out += pathway.infeasibility.repair.in(language) + "\n";
  return out;
}

}  // namespace sunward::report
