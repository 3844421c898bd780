#include "sunward/input/rule_section.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "sunward/input/read_fields.hpp"
#include "sunward/input/rule_book.hpp"
#include "sunward/input/suggest.hpp"
#include "sunward/input/support_section.hpp"
#include "sunward/model/park_fields.hpp"
#include "sunward/model/registry.hpp"

namespace sunward::input {

namespace {

/// One key of [rules.clauses] or its like: "a.b" may stand as one quoted key or as a table a with
/// b.
struct Entry {
  std::string id;
  Section owner;
  std::string key;  ///< within owner
};

std::vector<Entry> entries(Section& rules, std::string_view name) {
  std::vector<Entry> list;
  Section section = rules.subsection(name);
  if (section.table() == nullptr) return list;
  for (const auto& [key, node] : *section.table()) {
    const std::string id(key.str());
    if (!node.is_table()) {
      list.push_back({id, section, id});
      continue;
    }
    const Section inner = section.subsection(id);
    for (const auto& [part, value] : *node.as_table())
      list.push_back({id + "." + std::string(part.str()), inner, std::string(part.str())});
  }
  return list;
}

void read_files(Section& section, const model::Rules& rules, model::RuleBook& book) {
  for (const std::string& path : rules.files)
    if (const auto bytes = section.context().read_input(path, section.place("files")))
      read_rules(*bytes, path, section.context(), book);
}

using Words = std::vector<std::string>;

void collect(const model::Condition& when, std::set<std::string>& words) {
  for (const auto* list : {&when.all_of, &when.any_of, &when.none_of})
    words.insert(list->begin(), list->end());
}

/// Words that conditions of the book ask for.
Words known_facts(const model::RuleBook& book) {
  std::set<std::string> words;
  for (const model::Regulation& regulation : book.regulations) {
    collect(regulation.when, words);
    for (const model::Clause& clause : regulation.clauses) collect(clause.when, words);
    for (const model::Support& support : regulation.supports) collect(support.when, words);
  }
  return {words.begin(), words.end()};
}

Words clause_ids(const model::RuleBook& book) {
  Words ids;
  for (const model::Regulation& regulation : book.regulations)
    for (const model::Clause& clause : regulation.clauses) ids.push_back(clause.id);
  return ids;
}

Words ledger_ids(const model::RuleBook& book) {
  Words ids = clause_ids(book);
  for (const model::Regulation& regulation : book.regulations)
    for (const model::Support& support : regulation.supports) ids.push_back(support.id);
  return ids;
}

Words measures(const model::RuleBook& book) {
  std::set<std::string> names;
  for (const model::Regulation& regulation : book.regulations)
    for (const model::Clause& clause : regulation.clauses) names.insert(clause.measure);
  return {names.begin(), names.end()};
}

bool is_known(const std::string& word, const Words& known, Section& section, std::string_view key,
              std::string_view row) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return true;
  section.fault(key, "", {}, {phrase(row, {{"word", word}}), did_you_mean(word, known)});
  return false;
}

void read_data(Section& section, const model::RuleBook& book, model::Rules& rules) {
  const Words known = measures(book);
  for (Entry& entry : entries(section, "data")) {
    double value = 0.0;
    if (is_known(entry.id, known, entry.owner, entry.key, "fault.rules.unknown_measure") &&
        entry.owner.read({entry.key, unit::none, any_number, required, {}}, value))
      rules.data.emplace_back(entry.id, value);
  }
}

void read_evidence(Section& section, const model::RuleBook& book, model::Rules& rules) {
  const Words known = ledger_ids(book);
  for (Entry& entry : entries(section, "evidence")) {
    std::string words;
    if (is_known(entry.id, known, entry.owner, entry.key, "fault.rules.unknown_item") &&
        entry.owner.read({entry.key, unit::none, any_number, required, {}}, words))
      rules.evidence.emplace_back(entry.id, words);
  }
}

/// Which key of the case file set a limit, for the fault that names both.
struct LimitOrigin {
  const model::PlanLimit* limit = nullptr;
  Fault place;
};

std::string where(const Fault& place, double value) {
  return fmt::format("{}:{} {} = {}", place.file, place.line, place.key, value);
}

class ConstraintReader {
 public:
  ConstraintReader(Section& section, int year, model::Rules& rules) : year_(year), rules_(rules) {
    for (const model::PlanLimit& limit : model::plan_limits)
      if (rules.*limit.member >= 0.0) by_key_.push_back({&limit, section.place(limit.key)});
  }

  void add(const model::Clause& clause, Entry& entry) {
    const model::PlanLimit* limit = model::plan_limit_of(clause);
    const auto value = model::threshold_in(clause, year_);
    if (limit == nullptr) {
      entry.owner.fault(entry.key, "", {},
                        told("rules.no_constraint", {{"measure", clause.measure}}));
    } else if (!value) {
      entry.owner.fault(entry.key, "", {}, told("rules.not_yet", {{"year", year_}}));
    } else if (clause.period == model::Period::each_year && !rules_.each_scenario) {
      entry.owner.fault(entry.key, "", {}, told("rules.each_year"));
    } else if (!conflicts(*limit, *value, entry)) {
      double& asked = rules_.*limit->member;
      if (asked < 0.0 || model::is_stricter(*limit, *value, asked)) asked = *value;
    }
  }

 private:
  bool conflicts(const model::PlanLimit& limit, double value, Entry& entry) {
    for (const LimitOrigin& origin : by_key_) {
      if (origin.limit != &limit || rules_.*limit.member == value) continue;
      entry.owner.fault(
          entry.key, "", {},
          told("rules.conflict", {{"value", fmt::format("{}", value)},
                                  {"clause", entry.id},
                                  {"other", where(origin.place, rules_.*limit.member)},
                                  {"key", limit.key}}));
      return true;
    }
    return false;
  }

  int year_;
  model::Rules& rules_;
  std::vector<LimitOrigin> by_key_;
};

void read_clauses(Section& section, const model::RuleBook& book, int year, model::Rules& rules) {
  const Words known = clause_ids(book);
  ConstraintReader constraints(section, year, rules);
  for (Entry& entry : entries(section, "clauses")) {
    std::string word;
    KeySpec key{entry.key, unit::none, any_number, required, {}};
    for (const auto& [mode, name] : enum_names(model::ClauseMode{})) key.choices.emplace_back(name);
    if (!is_known(entry.id, known, entry.owner, entry.key, "fault.rules.unknown_clause") ||
        !entry.owner.read(key, word))
      continue;
    model::ClauseChoice choice{entry.id, model::ClauseMode::check};
    for (const auto& [mode, name] : enum_names(model::ClauseMode{}))
      if (name == word) choice.mode = mode;
    if (choice.mode == model::ClauseMode::constraint)
      constraints.add(*book.clause(entry.id), entry);
    rules.clauses.push_back(choice);
  }
}

}  // namespace

void read_rules_section(Section& top, int price_year, model::Rules& rules) {
  Section section = top.subsection("rules");
  read_struct(section, rules);
  auto book = std::make_shared<model::RuleBook>(built_in_rules());
  read_files(section, rules, *book);
  for (const std::string& fact : rules.facts)
    (void)is_known(fact, known_facts(*book), section, "facts", "fault.rules.unknown_fact");
  if (rules.year == 0) rules.year = price_year;
  read_data(section, *book, rules);
  read_evidence(section, *book, rules);
  read_clauses(section, *book, rules.year, rules);
  read_supports(section, *book, rules.supports);
  rules.book = std::move(book);
  section.report_unknown_keys();
}

}  // namespace sunward::input
