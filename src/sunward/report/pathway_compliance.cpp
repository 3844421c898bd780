#include "sunward/report/pathway_compliance.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/report/compliance_table.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/plan_tree.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::TextTable;
using rules::ClauseResult;
using rules::Outcome;
using Align = TextTable::Align;

bool is_judged(const ClauseResult& result) {
  return result.outcome != Outcome::not_applicable && result.outcome != Outcome::off;
}

/// A value short of its threshold by little shows so many decimals that the difference is seen.
std::string amount(const ClauseResult& result, double value) {
  const bool share = result.clause.unit == "frac";
  const double shown = share ? 100.0 * value : value;
  const bool close = result.margin && *result.margin < 0.0 &&
                     std::abs(*result.margin) < 1e-3 * std::max(1.0, std::abs(value));
  return (close ? fmt::format("{:.7g}", shown) : detail::compact(shown)) + (share ? " %" : "");
}

const char* sign_of(model::Comparison comparison) {
  if (comparison == model::Comparison::at_least) return " >= ";
  return comparison == model::Comparison::at_most ? " <= " : " < ";
}

/// "41.2 % >= 35 %  met"
std::string cell(const ClauseResult& result, Language language) {
  std::string out;
  if (result.value) out += amount(result, *result.value);
  if (result.value && result.threshold)
    out += sign_of(result.clause.comparison) + amount(result, *result.threshold);
  const bool guide = result.clause.force == model::Force::guide;
  out += out.empty() ? "" : "  ";
  return out + (guide && result.outcome == Outcome::failed
                    ? text(language, "rules.guide_missed")
                    : name_of(language, "rules.outcome", rules::to_string(result.outcome)));
}

/// Clauses that are judged in some stage, in the order in which they come up.
std::vector<const ClauseResult*> rows_of(const std::vector<StageCompliance>& stages) {
  std::vector<const ClauseResult*> rows;
  for (const StageCompliance& stage : stages)
    for (const ClauseResult& result : stage.compliance.clauses) {
      const bool known = std::any_of(rows.begin(), rows.end(), [&](const ClauseResult* row) {
        return row->clause.id == result.clause.id;
      });
      if (is_judged(result) && !known) rows.push_back(&result);
    }
  return rows;
}

std::string cell_in(const StageCompliance& stage, const std::string& id, Language language) {
  for (const ClauseResult& result : stage.compliance.clauses)
    if (result.clause.id == id) return is_judged(result) ? cell(result, language) : "-";
  return "-";
}

}  // namespace

std::string pathway_compliance_table(const std::vector<StageCompliance>& stages,
                                     Language language) {
  std::vector<Align> columns(2 + stages.size(), Align::right);
  columns[0] = columns[1] = Align::left;
  TextTable table(columns);
  std::vector<std::string> head{text(language, "rules.column.clause"),
                                text(language, "rules.column.mode")};
  for (const StageCompliance& stage : stages) head.push_back(std::to_string(stage.year));
  table.row(std::move(head));
  table.rule();
  const auto rows = rows_of(stages);
  for (const ClauseResult* row : rows) {
    const bool constraint = row->mode == model::ClauseMode::constraint;
    std::vector<std::string> cells{
        row->clause.id, text(language, constraint ? "rules.mode.constraint" : "rules.mode.check")};
    for (const StageCompliance& stage : stages)
      cells.push_back(cell_in(stage, row->clause.id, language));
    table.row(std::move(cells));
  }
  std::string out =
      text(language, "pathway.compliance.title", {{"park", stages.front().compliance.park}}) +
      "\n\n" + (rows.empty() ? text(language, "rules.none") + "\n" : table.text()) + "\n";
  for (const StageCompliance& stage : stages)
    out += std::to_string(stage.year) + "  " + compliance_line(stage.compliance, language) + "\n";
  return out;
}

std::string pathway_compliance_json(const std::vector<StageCompliance>& stages) {
  Json list = Json::array();
  bool all_met = true;
  for (const StageCompliance& stage : stages) {
    all_met = all_met && stage.compliance.all_met();
    list.push_back({{"year", stage.year}, {"compliance", Json::parse(stage.json)}});
  }
  const Json tree = {{"format", "sunward-pathway-compliance"},
                     {"format_version", 1},
                     {"park", stages.front().compliance.park},
                     {"all_met", all_met},
                     {"stages", std::move(list)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report
