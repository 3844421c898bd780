#include "sunward/input/support_section.hpp"

#include <algorithm>
#include <tuple>

#include "sunward/input/read_fields.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

struct KindTerms {
  std::string_view kind;
  std::vector<std::string_view> needed;
  std::vector<std::string_view> others;
};

/// What each kind of support that can be booked takes.
const std::vector<KindTerms>& kinds() {
  static const std::vector<KindTerms> list = {
      {"green_loan", {"loan_rate_less_frac"}, {}},
      {"capacity_price", {"capacity_price_cny_per_kw_year", "longest_peak_h"}, {}},
      {"tax_holiday", {"tax_free_y", "tax_half_y"}, {}},
      {"certificate", {"certificate_cny_per_mwh"}, {"certificate_basis"}},
      {"price_difference", {"mechanism_price_cny_per_mwh", "mechanism_frac"}, {}}};
  return list;
}

const KindTerms* terms_of(const std::string& kind) {
  for (const KindTerms& entry : kinds())
    if (entry.kind == kind) return &entry;
  return nullptr;
}

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <class Visit>
void each_field(Visit visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); },
             fields(static_cast<const model::SupportTerms*>(nullptr)));
}

bool is_given(const model::SupportTerms& terms, std::string_view name) {
  bool given = false;
  each_field([&](const auto& field) {
    using Member = std::decay_t<decltype(terms.*field.member)>;
    if constexpr (std::is_arithmetic_v<Member>)
      given = given || (field.name == name && terms.*field.member >= Member{0});
  });
  return given;
}

const model::Support* support_of(const model::RuleBook& book, const std::string& id) {
  for (const model::Regulation& regulation : book.regulations)
    for (const model::Support& support : regulation.supports)
      if (support.id == id) return &support;
  return nullptr;
}

std::vector<std::string> names(const model::RuleBook& book) {
  std::vector<std::string> ids;
  for (const model::Regulation& regulation : book.regulations)
    for (const model::Support& support : regulation.supports) ids.push_back(support.id);
  return ids;
}

/// @param owner  the section in which `key` stands.
void read_choice(Section& owner, const std::string& key, const std::string& id,
                 const model::RuleBook& book, std::vector<model::SupportChoice>& choices) {
  const model::Support* support = support_of(book, id);
  if (support == nullptr)
    return owner.fault(
        key, "", {},
        {phrase("fault.rules.unknown_support", {{"word", id}}), did_you_mean(id, names(book))});
  Section section = owner.subsection(key);
  if (section.table() == nullptr) return;
  model::SupportChoice choice{id, true, support->terms};
  section.read({"on", unit::none, any_number, defaulted, {}}, choice.on);
  const KindTerms* kind = terms_of(support->kind);
  if (kind == nullptr)
    return owner.fault(key, "", {}, told("support.no_booking", {{"kind", support->kind}}));
  read_support_terms(section, support->kind, choice.terms);
  section.report_unknown_keys();
  const bool sound = section.n_value_faults() == 0;
  for (const std::string_view name : kind->needed)
    if (choice.on && sound && !is_given(choice.terms, name))
      section.fault(name, "", {}, told("support.no_amount", {{"key", std::string(name)}}));
  choices.push_back(choice);
}

}  // namespace

void read_support_terms(Section& section, const std::string& kind, model::SupportTerms& terms) {
  const KindTerms* known = terms_of(kind);
  each_field([&](const auto& field) {
    if (known != nullptr &&
        (contains(known->needed, field.name) || contains(known->others, field.name)))
      read_field(section, field, terms);
  });
}

void read_supports(Section& rules, const model::RuleBook& book,
                   std::vector<model::SupportChoice>& choices) {
  Section section = rules.subsection("supports");
  if (section.table() == nullptr) return;
  for (const auto& [name, node] : *section.table()) {
    const std::string key(name.str());
    const bool is_id = key.find('.') != std::string::npos;
    if (is_id || !node.is_table()) {
      read_choice(section, key, key, book, choices);
      continue;
    }
    Section inner = section.subsection(key);  // "regulation" and "support" as two keys
    for (const auto& [part, value] : *inner.table()) {
      const std::string word(part.str());
      read_choice(inner, word, key + "." + word, book, choices);
    }
    inner.report_unknown_keys();
  }
  section.report_unknown_keys();
}

}  // namespace sunward::input
