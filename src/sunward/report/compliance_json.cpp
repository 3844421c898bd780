#include "sunward/report/compliance_json.hpp"

#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

namespace {

using detail::Json;

Json number(const std::optional<double>& value) {
  return value ? detail::number(*value) : Json(nullptr);
}

Json words(const Phrase& phrase) {
  return {{"en", phrase.in(Language::en)}, {"zh", phrase.in(Language::zh)}};
}

Json words(const std::vector<Phrase>& phrases) {
  Json list = Json::array();
  for (const Phrase& phrase : phrases) list.push_back(words(phrase));
  return list;
}

template <class Enum>
std::string name_of(Enum value) {
  for (const auto& [enumerator, name] : enum_names(Enum{}))
    if (enumerator == value) return std::string(name);
  return {};
}

Json deciding_tree(const rules::Deciding& deciding) {
  Json months = Json::array();
  for (const rules::Month& month : deciding.months)
    months.push_back({{"month", month.month + 1},
                      {"value", detail::number(month.value)},
                      {"margin", detail::number(month.margin)}});
  Json hours = Json::array();
  for (const rules::Hour& hour : deciding.hours)
    hours.push_back(
        {{"year", hour.year}, {"start", hour.start}, {"margin", detail::number(hour.margin)}});
  return {{"months", std::move(months)},
          {"against_h", detail::number(deciding.against_h)},
          {"half_h", detail::number(deciding.half_h)},
          {"hours", std::move(hours)}};
}

Json price_tree(const std::optional<rules::ClausePrice>& price) {
  if (!price) return nullptr;
  return {{"origin", rules::to_string(price->origin)},
          {"cny_per_point_year", number(price->cny_per_point_year)},
          {"cny_per_year", number(price->cny_per_year)}};
}

Json citation_tree(const model::Citation& citation) {
  const auto or_null = [](const std::string& word) {
    return word.empty() ? Json(nullptr) : Json(word);
  };
  return {{"number", or_null(citation.number)},
          {"issued", or_null(citation.issued)},
          {"article", or_null(citation.article)},
          {"verified", citation.status == model::SourceStatus::verified}};
}

Json clause_tree(const rules::ClauseResult& result) {
  const model::Clause& clause = result.clause;
  return {{"id", clause.id},
          {"regulation", result.regulation},
          {"mode", name_of(result.mode)},
          {"force", name_of(clause.force)},
          {"outcome", rules::to_string(result.outcome)},
          {"summary", words(clause.text)},
          {"measure", clause.measure},
          {"unit", clause.unit},
          {"comparison", name_of(clause.comparison)},
          {"period", name_of(clause.period)},
          {"value", number(result.value)},
          {"threshold", number(result.threshold)},
          {"margin", number(result.margin)},
          {"within_accuracy", result.within_accuracy},
          {"price", price_tree(result.price)},
          {"reasons", words(result.reasons)},
          {"deciding", deciding_tree(result.deciding)},
          {"source_status", name_of(clause.status)},
          {"source", words(clause.source)},
          {"citation", citation_tree(result.citation)}};
}

Json accounts_tree(const std::vector<rules::CarbonAccount>& accounts) {
  Json list = Json::array();
  for (const rules::CarbonAccount& account : accounts)
    list.push_back({{"factor", account.factor},
                    {"label", words(account.label)},
                    {"year", account.year > 0 ? Json(account.year) : Json(nullptr)},
                    {"co2_kg_per_kwh", detail::number(account.co2_kg_per_kwh)},
                    {"co2_t_per_year", detail::number(account.co2_t_per_year)},
                    {"co2_kg_per_mwh", detail::number(account.co2_kg_per_mwh)},
                    {"hydrogen_co2_kg_per_kg", number(account.co2_kg_per_kg)},
                    {"source_status", name_of(account.status)},
                    {"source", words(account.source)}});
  return list;
}

const char* answer_word(rules::Answer answer) {
  return answer == rules::Answer::yes ? "yes" : answer == rules::Answer::no ? "no" : "unknown";
}

Json ledger_tree(const std::vector<rules::LedgerItem>& ledger) {
  Json list = Json::array();
  for (const rules::LedgerItem& item : ledger)
    list.push_back({{"id", item.id},
                    {"regulation", item.regulation},
                    {"kind", item.kind},
                    {"summary", words(item.text)},
                    {"applies", answer_word(item.applies)},
                    {"why", words(item.why)},
                    {"since", item.since},
                    {"until", item.until.empty() ? Json(nullptr) : Json(item.until)},
                    {"evidence", words(item.evidence)},
                    {"on_file", item.on_file},
                    {"status", rules::to_string(item.status)},
                    {"booked", item.booked},
                    {"source_status", name_of(item.citation.status)},
                    {"source", words(item.citation.source)},
                    {"citation", citation_tree(item.citation)}});
  return list;
}

}  // namespace

std::string compliance_json(const rules::Compliance& compliance,
                            const std::vector<rules::LedgerItem>& ledger) {
  Json clauses = Json::array();
  for (const rules::ClauseResult& result : compliance.clauses)
    clauses.push_back(clause_tree(result));
  const Json tree = {{"format", "sunward-compliance"},
                     {"format_version", 1},
                     {"park", compliance.park},
                     {"region", compliance.region},
                     {"year", compliance.year},
                     {"all_met", compliance.all_met()},
                     {"electricity_used_mwh", detail::number(compliance.used_mwh)},
                     {"energy_tce", detail::number(compliance.energy_tce)},
                     {"clauses", std::move(clauses)},
                     {"co2_accounts", accounts_tree(compliance.accounts)},
                     {"ledger", ledger_tree(ledger)}};
  return detail::to_text(tree, true) + "\n";
}

std::string ledger_json(const std::string& park, const std::vector<rules::LedgerItem>& ledger) {
  const Json tree = {{"format", "sunward-ledger"},
                     {"format_version", 1},
                     {"park", park},
                     {"ledger", ledger_tree(ledger)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report
