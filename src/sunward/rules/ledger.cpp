#include "sunward/rules/ledger.hpp"

#include <algorithm>

namespace sunward::rules {

namespace {

const ClauseResult* result_of(const Compliance* compliance, const std::string& id) {
  if (compliance == nullptr) return nullptr;
  for (const ClauseResult& result : compliance->clauses)
    if (result.clause.id == id) return &result;
  return nullptr;
}

LedgerStatus status_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::met:
    case Outcome::met_to_rounding:
      return LedgerStatus::met;
    case Outcome::failed:
      return LedgerStatus::failed;
    case Outcome::not_assessable:
      return LedgerStatus::not_assessable;
    case Outcome::not_applicable:
      return LedgerStatus::not_applicable;
    case Outcome::off:
      return LedgerStatus::off;
  }
  return LedgerStatus::unknown;
}

LedgerStatus status_by_evidence(const LedgerItem& item) {
  if (item.applies == Answer::no) return LedgerStatus::not_applicable;
  if (item.applies == Answer::unknown) return LedgerStatus::unknown;
  if (!item.on_file.empty()) return LedgerStatus::on_file;
  return item.evidence.empty() ? LedgerStatus::open : LedgerStatus::to_be_shown;
}

std::string on_file(const model::Rules& rules, const std::string& id) {
  for (const auto& [name, words] : rules.evidence)
    if (name == id) return words;
  return {};
}

/// A clause holds from its regulation's first day, or from its first threshold's year if that is
/// later.
std::string since_of(const model::Regulation& regulation, const model::Clause& clause) {
  const std::string first = clause.thresholds.empty()
                                ? std::string()
                                : std::to_string(clause.thresholds.front().from_year) + "-01-01";
  return std::max(regulation.from, first);
}

LedgerItem clause_item(const model::Park& park, const Circumstances& circumstances,
                       const model::Regulation& regulation, const model::Clause& clause,
                       const Compliance* compliance) {
  LedgerItem item;
  item.regulation = regulation.id;
  item.id = clause.id;
  item.kind = "clause";
  item.text = clause.text;
  const Applicability applicability =
      both(applies(regulation, circumstances), applies(clause.when, circumstances));
  item.applies = applicability.answer;
  item.why = applicability.reasons;
  item.since = since_of(regulation, clause);
  item.until = regulation.until;
  item.evidence = clause.evidence;
  item.on_file = on_file(park.rules, clause.id);
  item.citation = model::citation_of(regulation, clause);
  const ClauseResult* result = result_of(compliance, clause.id);
  item.status = result != nullptr ? status_of(result->outcome) : status_by_evidence(item);
  return item;
}

LedgerItem support_item(const model::Park& park, const Circumstances& circumstances,
                        const model::Regulation& regulation, const model::Support& support) {
  LedgerItem item;
  item.regulation = regulation.id;
  item.id = support.id;
  item.kind = support.kind;
  item.text = support.text;
  const Applicability applicability =
      both(applies(regulation, circumstances), applies(support, circumstances));
  item.applies = applicability.answer;
  item.why = applicability.reasons;
  item.since = support.from.empty() ? regulation.from : support.from;
  item.until = support.until.empty() ? regulation.until : support.until;
  item.evidence = support.evidence;
  item.on_file = on_file(park.rules, support.id);
  item.citation = model::citation_of(regulation, support);
  for (const model::SupportChoice& choice : park.rules.supports)
    item.booked = item.booked || (choice.on && choice.id == support.id);
  item.status = status_by_evidence(item);
  return item;
}

}  // namespace

const char* to_string(LedgerStatus status) {
  switch (status) {
    case LedgerStatus::met:
      return "met";
    case LedgerStatus::failed:
      return "failed";
    case LedgerStatus::not_assessable:
      return "not_assessable";
    case LedgerStatus::to_be_shown:
      return "to_be_shown";
    case LedgerStatus::on_file:
      return "on_file";
    case LedgerStatus::open:
      return "open";
    case LedgerStatus::unknown:
      return "unknown";
    case LedgerStatus::not_applicable:
      return "not_applicable";
    case LedgerStatus::off:
      return "off";
  }
  return "";
}

std::vector<LedgerItem> ledger_of(const model::Park& park, const Compliance* compliance) {
  std::vector<LedgerItem> items;
  if (park.rules.book == nullptr) return items;
  Circumstances circumstances = circumstances_of(park);
  if (compliance != nullptr) circumstances.energy_tce = compliance->energy_tce;
  for (const model::Regulation& regulation : park.rules.book->regulations) {
    for (const model::Clause& clause : regulation.clauses)
      items.push_back(clause_item(park, circumstances, regulation, clause, compliance));
    for (const model::Support& support : regulation.supports)
      items.push_back(support_item(park, circumstances, regulation, support));
  }
  return items;
}

}  // namespace sunward::rules
