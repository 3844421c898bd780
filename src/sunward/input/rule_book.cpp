#include "sunward/input/rule_book.hpp"

#include <algorithm>
#include <charconv>

#include "sunward/input/case_file.hpp"
#include "sunward/input/embedded_rules.hpp"
#include "sunward/input/section.hpp"
#include "sunward/input/support_section.hpp"

namespace sunward::input {

namespace {

constexpr KeySpec word_key(std::string_view name, Presence presence) {
  return {name, unit::none, any_number, presence, {}};
}

std::string read_word(Section& section, std::string_view name, Presence presence = required) {
  std::string word;
  section.read(word_key(name, presence), word);
  return word;
}

/// { en = "...", zh = "..." }
Phrase words_of(Section words) {
  const std::string en = read_word(words, "en");
  const std::string zh = read_word(words, "zh");
  words.report_unknown_keys();
  return Phrase::rendered(en, zh);
}

Phrase read_words(Section& section, std::string_view name) {
  return words_of(section.subsection(name));
}

std::vector<Phrase> read_evidence(Section& section) {
  std::vector<Phrase> list;
  const toml::node* node = section.take("evidence");
  if (node == nullptr) return list;
  const toml::array* array = node->as_array();
  bool good = array != nullptr;
  for (std::size_t i = 0; good && i < array->size(); ++i) {
    const toml::table* words = array->get(i)->as_table();
    good = words != nullptr;
    if (good) list.push_back(words_of({words, section.key_path("evidence"), section.context()}));
  }
  if (!good) section.fault("evidence", "", {}, told("rules.evidence_form"));
  return list;
}

/// "2025-05-21"; the calendar is not checked beyond 1-12 and 1-31.
bool is_date(const std::string& word) {
  int year = 0, month = 0, day = 0, length = 0;
  return word.size() == 10 &&
         std::sscanf(word.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 &&
         length == 10 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::string read_date(Section& section, std::string_view name, Presence presence) {
  std::string word = read_word(section, name, presence);
  if (word.empty() || is_date(word)) return word;
  section.fault(name, "", phrase("range.date"), told("rules.no_date"));
  return {};
}

template <class Enum>
Enum read_choice(Section& section, std::string_view name, Enum fallback) {
  KeySpec key = word_key(name, defaulted);
  for (const auto& [value, word] : enum_names(Enum{})) key.choices.emplace_back(word);
  std::string chosen;
  if (!section.read(key, chosen)) return fallback;
  for (const auto& [value, word] : enum_names(Enum{}))
    if (word == chosen) return value;
  return fallback;
}

model::Condition read_condition(Section& section) {
  model::Condition condition;
  Section when = section.subsection("when");
  if (when.table() == nullptr) return condition;
  when.read(word_key("all_of", defaulted), condition.all_of);
  when.read(word_key("any_of", defaulted), condition.any_of);
  when.read(word_key("none_of", defaulted), condition.none_of);
  when.read({"energy_from_tce", unit::none, at_least(0), defaulted, {}}, condition.energy_from_tce);
  when.read({"energy_below_tce", unit::none, above(0), defaulted, {}}, condition.energy_below_tce);
  when.report_unknown_keys();
  return condition;
}

void read_source(Section& section, model::SourceStatus& status, Phrase& source) {
  status = read_choice(section, "status", status);
  const Section words = section.subsection("source");
  if (words.table() != nullptr) source = words_of(words);
}

/// { 2025 = 0.3, 2030 = 0.35 }: years are keys, and TOML sorts keys.
std::vector<model::Threshold> read_thresholds(Section& clause) {
  std::vector<model::Threshold> list;
  Section table = clause.subsection("threshold");
  if (table.table() == nullptr || table.table()->empty()) {
    clause.fault("threshold", "", {}, told("rules.no_threshold"));
    return list;
  }
  for (const auto& [key, node] : *table.table()) {
    const std::string_view word = key.str();
    model::Threshold threshold;
    const auto end = word.data() + word.size();
    const auto parsed = std::from_chars(word.data(), end, threshold.from_year);
    if (parsed.ptr != end || threshold.from_year < 1900 || threshold.from_year > 2200)
      table.fault(word, "", {}, told("rules.no_year"));
    table.read({word, unit::none, any_number, required, {}}, threshold.value);
    list.push_back(threshold);
  }
  std::sort(list.begin(), list.end(),
            [](const auto& a, const auto& b) { return a.from_year < b.from_year; });
  return list;
}

model::Clause read_clause(Section section, const std::string& id, const model::Regulation& owner) {
  model::Clause clause;
  clause.id = id;
  clause.status = owner.status;
  clause.source = owner.source;
  clause.text = read_words(section, "summary");
  clause.measure = read_word(section, "measure");
  section.read(word_key("unit", defaulted), clause.unit);
  clause.comparison = read_choice(section, "comparison", clause.comparison);
  clause.thresholds = read_thresholds(section);
  clause.period = read_choice(section, "period", clause.period);
  clause.force = read_choice(section, "force", clause.force);
  read_source(section, clause.status, clause.source);
  clause.when = read_condition(section);
  section.read(word_key("article", defaulted), clause.article);
  clause.evidence = read_evidence(section);
  section.report_unknown_keys();
  return clause;
}

model::Support read_support(Section section, const std::string& id,
                            const model::Regulation& owner) {
  model::Support support;
  support.id = id;
  support.status = owner.status;
  support.source = owner.source;
  support.kind = read_word(section, "kind");
  support.text = read_words(section, "summary");
  support.from = read_date(section, "from", defaulted);
  support.until = read_date(section, "until", defaulted);
  read_source(section, support.status, support.source);
  support.when = read_condition(section);
  section.read(word_key("article", defaulted), support.article);
  support.evidence = read_evidence(section);
  if (Section booking = section.subsection("booking"); booking.table() != nullptr) {
    read_support_terms(booking, support.kind, support.terms);
    booking.report_unknown_keys();
  }
  section.report_unknown_keys();
  return support;
}

/// Calls visit(section, name) for every table below `name`.
template <class Visit>
void each_table(Section& owner, std::string_view name, Visit visit) {
  Section all = owner.subsection(name);
  if (all.table() == nullptr) return;
  for (const auto& [key, node] : *all.table()) visit(all.subsection(key.str()), key.str());
}

model::Regulation read_regulation(Section& section, const std::string& id) {
  model::Regulation regulation;
  regulation.id = id;
  section.read(word_key("number", defaulted), regulation.number);
  regulation.title = read_words(section, "title");
  regulation.issuer = read_words(section, "issuer");
  regulation.issued = read_date(section, "issued", required);
  regulation.from = read_date(section, "from", required);
  regulation.until = read_date(section, "until", defaulted);
  section.read(word_key("region", defaulted), regulation.region);
  read_source(section, regulation.status, regulation.source);
  regulation.when = read_condition(section);
  each_table(section, "clauses", [&](Section clause, std::string_view name) {
    regulation.clauses.push_back(
        read_clause(std::move(clause), id + "." + std::string(name), regulation));
  });
  each_table(section, "supports", [&](Section support, std::string_view name) {
    regulation.supports.push_back(
        read_support(std::move(support), id + "." + std::string(name), regulation));
  });
  section.report_unknown_keys();
  return regulation;
}

void read_factors(Section& all, model::RuleBook& book) {
  if (all.table() == nullptr) return;
  for (const auto& [key, node] : *all.table()) {
    Section section = all.subsection(key.str());
    model::GridFactor factor;
    factor.id = std::string(key.str());
    factor.label = read_words(section, "label");
    section.read(word_key("regions", required), factor.regions);
    std::int64_t year = 0;
    section.read({"year", unit::none, between(1990, 2100), required, {}}, year);
    factor.year = static_cast<int>(year);
    section.read({"co2_kg_per_kwh", unit::kg_per_kwh, between(0, 3), required, {}},
                 factor.co2_kg_per_kwh);
    read_source(section, factor.status, factor.source);
    section.report_unknown_keys();
    const auto twin = [&](const model::GridFactor& other) { return other.id == factor.id; };
    if (std::any_of(book.factors.begin(), book.factors.end(), twin))
      all.fault(key.str(), "", {}, told("rules.twice"));
    book.factors.push_back(std::move(factor));
  }
}

}  // namespace

void read_rules(const std::string& text, const std::string& shown, ReadContext& context,
                model::RuleBook& book) {
  const auto table = parse_case(text, shown, context);
  if (!table) return;
  Section top(&*table, "", context);
  for (const auto& [key, node] : *table) {
    const std::string id(key.str());
    Section section = top.subsection(id);
    if (section.table() == nullptr) continue;
    if (id == "factors") {
      read_factors(section, book);
      continue;
    }
    const auto twin = [&](const model::Regulation& other) { return other.id == id; };
    if (std::any_of(book.regulations.begin(), book.regulations.end(), twin))
      top.fault(id, "", {}, told("rules.twice"));
    book.regulations.push_back(read_regulation(section, id));
  }
}

model::RuleBook built_in_rules() {
  ReadContext context;
  context.file = "data/rules";
  model::RuleBook book;
  read_rules(std::string(detail::rule_files()), context.file, context, book);
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  return book;
}

}  // namespace sunward::input
