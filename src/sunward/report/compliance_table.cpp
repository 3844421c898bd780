#include "sunward/report/compliance_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/report/citation.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;
using rules::ClauseResult;
using rules::Outcome;

constexpr std::size_t most_months = 3;

bool is_share(const ClauseResult& result) { return result.clause.unit == "frac"; }

/// Closer to the threshold than anybody reads: a solver's rounding, not a margin.
bool is_at_threshold(const ClauseResult& result) {
  if (!result.margin) return false;
  constexpr double least_share = 1e-5;  // a thousandth of a point
  constexpr double least_frac = 1e-6;   // of a threshold with a unit
  const double least =
      is_share(result) ? least_share : least_frac * std::abs(result.threshold.value_or(0.0));
  return std::abs(*result.margin) < least;
}

/// A value beside its threshold: so many decimals that a difference between them shows.
std::string amount(const ClauseResult& result, const std::optional<double>& value) {
  if (!value) return "-";
  const double shown = is_share(result) ? 100.0 * *value : *value;
  const std::string unit = is_share(result) ? "%" : result.clause.unit;
  const double margin = std::abs(result.margin.value_or(1.0)) * (is_share(result) ? 100.0 : 1.0);
  if (margin < 1e-2 && value == result.value && !is_at_threshold(result))
    return fmt::format("{:.10g} {}", shown, unit);
  return detail::compact(shown) + " " + unit;
}

std::string margin_text(const ClauseResult& result, Language language) {
  if (!result.margin) return "-";
  const double shown = *result.margin * (is_share(result) ? 100.0 : 1.0);
  const std::string unit = is_share(result) ? text(language, "rules.points") : result.clause.unit;
  const double size = std::abs(shown);
  const bool failed = result.outcome == rules::Outcome::failed;
  if (is_at_threshold(result) && !failed) return "0.0 " + unit;
  const std::string sign = shown > 0.0 ? "+" : shown < 0.0 ? "-" : "";
  const std::string figure =
      size > 0.0 && size < 1e-3 ? detail::scientific(size) : detail::compact(size);
  return sign + figure + " " + unit;
}

const char* sign_of(model::Comparison comparison) {
  switch (comparison) {
    case model::Comparison::at_least:
      return ">= ";
    case model::Comparison::at_most:
      return "<= ";
    case model::Comparison::below:
      return "< ";
  }
  return "";
}

std::string threshold_text(const ClauseResult& result) {
  if (!result.threshold) return "-";
  return std::string(sign_of(result.clause.comparison)).append(amount(result, result.threshold));
}

std::string price_text(const ClauseResult& result, Language language) {
  if (!result.price) return "-";
  const rules::ClausePrice& price = *result.price;
  if (price.origin == rules::PriceOrigin::idle) return "0";
  if (price.origin == rules::PriceOrigin::replan && !price.cny_per_year)
    return text(language, "rules.price_infeasible");
  std::string out;
  if (price.cny_per_point_year) {
    const std::string row = is_share(result) ? "rules.price_per_point" : "rules.price_per_unit";
    out = text(language, row,
               {{"money", detail::money(*price.cny_per_point_year, language)},
                {"unit", result.clause.unit}});
  }
  if (price.cny_per_year)
    out.append(out.empty() ? "" : text(language, "rules.semicolon"))
        .append(text(language, "rules.price_per_year",
                     {{"money", detail::money(*price.cny_per_year, language)}}));
  return out.empty() ? "-" : out;
}

std::string outcome_text(const ClauseResult& result, Language language) {
  const bool guide = result.clause.force == model::Force::guide;
  if (guide && result.outcome == Outcome::failed) return text(language, "rules.guide_missed");
  std::string out = name_of(language, "rules.outcome", rules::to_string(result.outcome));
  if (guide) out += text(language, "rules.guide");
  return out;
}

bool is_shown(const ClauseResult& result) {
  return result.outcome != Outcome::not_applicable && result.outcome != Outcome::off;
}

std::string clauses_table(const rules::Compliance& compliance, Language language) {
  TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right, Align::left,
                   Align::left});
  table.row({text(language, "rules.column.clause"), text(language, "rules.column.mode"),
             text(language, "report.value"), text(language, "report.required"),
             text(language, "rules.column.margin"), text(language, "rules.column.price"),
             text(language, "report.result")});
  table.rule();
  for (const ClauseResult& result : compliance.clauses) {
    if (!is_shown(result)) continue;
    const bool constraint = result.mode == model::ClauseMode::constraint;
    table.row({result.clause.id,
               text(language, constraint ? "rules.mode.constraint" : "rules.mode.check"),
               amount(result, result.value), threshold_text(result), margin_text(result, language),
               price_text(result, language), outcome_text(result, language)});
  }
  return table.text();
}

std::string months_text(const ClauseResult& result, Language language) {
  std::string list;
  const auto& months = result.deciding.months;
  for (std::size_t m = 0; m < std::min(most_months, months.size()); ++m) {
    ClauseResult month = result;
    month.margin = std::nullopt;
    month.value = months[m].value;
    list.append(m > 0 ? text(language, "rules.comma") : "")
        .append(text(language, "rules.month." + std::to_string(months[m].month + 1)))
        .append(" ")
        .append(amount(month, month.value));
  }
  return list;
}

/// Why a clause is missed or only just met: one paragraph each.
std::string explanation(const ClauseResult& result, Language language) {
  std::string out = "  " + result.clause.id + ": " + result.clause.text.in(language) + "\n";
  const auto line = [&](const std::string& words) { out += "    " + words + "\n"; };
  if (result.outcome == Outcome::met_to_rounding)
    line(text(language, "rules.said.rounding", {{"short", detail::scientific(-*result.margin)}}));
  if (result.outcome == Outcome::failed && result.within_accuracy)
    line(text(language, "rules.said.accuracy", {{"short", detail::scientific(-*result.margin)}}));
  if (result.outcome == Outcome::not_assessable)
    for (const Phrase& reason : result.reasons) line(reason.in(language));
  if (!result.deciding.months.empty())
    line(text(language, "rules.said.months", {{"months", months_text(result, language)}}));
  if (!result.deciding.hours.empty())
    line(text(language, "rules.said.hours",
              {{"hours", detail::fixed(result.deciding.against_h, 0)},
               {"half", detail::fixed(result.deciding.half_h, 0)},
               {"first", result.deciding.hours.front().start}}));
  return out;
}

/// Shares closer to their threshold than one point are explained although they are met.
bool is_explained(const ClauseResult& result) {
  if (!is_shown(result)) return false;
  if (result.outcome != Outcome::met) return true;
  return is_share(result) && result.margin && *result.margin < 0.01;
}

std::string accounts_table(const rules::Compliance& compliance, Language language) {
  TextTable table(
      {Align::left, Align::right, Align::right, Align::right, Align::right, Align::right});
  table.row({text(language, "rules.column.factor"), text(language, "rules.column.year"), "kg/kWh",
             text(language, "rules.column.co2"), text(language, "rules.column.co2_per_mwh"),
             text(language, "rules.column.co2_per_kg")});
  table.rule();
  for (const rules::CarbonAccount& account : compliance.accounts)
    table.row({account.label.in(language), account.year > 0 ? std::to_string(account.year) : "",
               fmt::format("{:.4f}", account.co2_kg_per_kwh),
               detail::fixed(account.co2_t_per_year, 0), detail::figures(account.co2_kg_per_mwh),
               account.co2_kg_per_kg ? detail::figures(*account.co2_kg_per_kg) : "-"});
  return text(language, "rules.accounts") + "\n" + table.text();
}

std::string joined_words(const std::vector<Phrase>& phrases, Language language) {
  std::string out;
  for (const Phrase& phrase : phrases)
    out.append(out.empty() ? "" : text(language, "rules.semicolon")).append(phrase.in(language));
  return out;
}

std::string ledger_entry(const rules::LedgerItem& item, Language language) {
  std::string out = item.id + "  [" + name_of(language, "rules.kind", item.kind) + "]  " +
                    name_of(language, "rules.status", rules::to_string(item.status)) + "\n";
  const auto line = [&](const std::string& words) { out += "    " + words + "\n"; };
  line(item.text.in(language));
  if (!item.why.empty()) line(joined_words(item.why, language));
  if (item.applies == rules::Answer::no) return out;
  line(item.until.empty()
           ? text(language, "rules.since", {{"since", item.since}})
           : text(language, "rules.since_until", {{"since", item.since}, {"until", item.until}}));
  if (!item.evidence.empty())
    line(text(language, "rules.evidence", {{"list", joined_words(item.evidence, language)}}));
  if (!item.on_file.empty()) line(text(language, "rules.on_file", {{"where", item.on_file}}));
  if (item.booked) line(text(language, "rules.booked"));
  line(citation_text(item.citation, language));
  return out;
}

}  // namespace

std::string compliance_table(const rules::Compliance& compliance, Language language) {
  std::string out = text(language, "rules.title",
                         {{"park", compliance.park}, {"year", std::to_string(compliance.year)}}) +
                    "\n\n";
  const bool any = std::any_of(compliance.clauses.begin(), compliance.clauses.end(), is_shown);
  out += any ? clauses_table(compliance, language) : text(language, "rules.none") + "\n";
  std::string paragraphs;
  for (const ClauseResult& result : compliance.clauses)
    if (is_explained(result)) paragraphs += explanation(result, language);
  if (!paragraphs.empty())
    out.append("\n").append(text(language, "rules.deciding")).append("\n").append(paragraphs);
  if (!compliance.accounts.empty()) out.append("\n").append(accounts_table(compliance, language));
  if (const std::string sources = sources_of(compliance, language); !sources.empty())
    out.append("\n").append(sources);
  return out.append("\n").append(compliance_line(compliance, language)).append("\n");
}

std::string compliance_line(const rules::Compliance& compliance, Language language) {
  const auto count = [&](Outcome outcome) { return std::to_string(compliance.count(outcome)); };
  const int met = compliance.count(Outcome::met) + compliance.count(Outcome::met_to_rounding);
  const int guides = compliance.guides_missed();
  std::string out = text(language, "rules.line",
                         {{"met", std::to_string(met)},
                          {"rounding", count(Outcome::met_to_rounding)},
                          {"failed", std::to_string(compliance.count(Outcome::failed) - guides)},
                          {"guides", std::to_string(guides)},
                          {"unassessed", count(Outcome::not_assessable)}});
  std::string against;
  for (const ClauseResult& result : compliance.clauses)
    if (result.stands_against())
      against.append(against.empty() ? "" : text(language, "rules.comma")).append(result.clause.id);
  if (!against.empty())
    out.append(" ").append(text(language, "rules.against", {{"clauses", against}}));
  return out;
}

std::string ledger_table(const std::vector<rules::LedgerItem>& ledger, Language language) {
  std::string out;
  for (const auto& [answer, row] : {std::pair(rules::Answer::yes, "rules.ledger.yes"),
                                    std::pair(rules::Answer::unknown, "rules.ledger.unknown"),
                                    std::pair(rules::Answer::no, "rules.ledger.no")}) {
    std::string entries;
    for (const rules::LedgerItem& item : ledger)
      if (item.applies == answer) entries += ledger_entry(item, language);
    if (!entries.empty())
      out.append(out.empty() ? "" : "\n")
          .append(text(language, row))
          .append("\n\n")
          .append(entries);
  }
  return out;
}

}  // namespace sunward::report
