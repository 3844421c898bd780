#include "sunward/input/nomenclature.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "sunward/base/text.hpp"
#include "sunward/base/unit.hpp"
#include "sunward/input/catalogue.hpp"
#include "sunward/input/suggest.hpp"
#include "sunward/model/single_owner_fields.hpp"

namespace sunward::input {

namespace {

void add_once(std::vector<std::string>& list, const std::string& word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

using KeysByName = std::map<std::string, NamedKey>;

void collect(const std::vector<FieldInfo>& fields, const std::string& place, KeysByName& keys) {
  for (const FieldInfo& field : fields) {
    NamedKey& key = keys.try_emplace(field.name, NamedKey{field, {}, {}}).first->second;
    if (!field.unit.empty()) add_once(key.units, field.unit);
    add_once(key.places, place);
    collect(field.keys, place + "." + field.name, keys);
  }
}

/// A type says more than its section: "wind" instead of "assets".
std::string place_of(const SectionInfo& section) {
  if (!section.type.empty()) return section.type;
  return section.name.empty() ? "top" : section.name;
}

std::string places_of(const NamedKey& key) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(most, key.places.size()); ++i)
    out += (i > 0 ? ", " : "") + key.places[i];
  return key.places.size() > most ? out + ", …" : out;
}

std::string keys_table() {
  std::string out = "| key | unit | term | 术语 | where |\n| --- | --- | --- | --- | --- |\n";
  for (const NamedKey& key : all_keys())
    out += fmt::format("| `{}` | {} | {} | {} | {} |\n", key.field.name, join_words(key.units),
                       text(Language::en, "term." + key.field.name),
                       text(Language::zh, "term." + key.field.name), places_of(key));
  return out;
}

/// Rows of the message table below a prefix, e.g. "quantity.".
std::string rows_below(const std::string& prefix) {
  std::string out;
  for (const Message& row : messages().rows)
    if (row.key.starts_with(prefix))
      out += fmt::format("| `{}` | {} | {} |\n", row.key.substr(prefix.size()), row.en, row.zh);
  return out;
}

std::string results_table(const std::string& title, const std::string& prefix) {
  return "\n### " + title + "\n\n| name | term | 术语 |\n| --- | --- | --- |\n" +
         rows_below(prefix);
}

std::string endings_table() {
  std::string out = "| ending | unit |\n| --- | --- |\n";
  for (const Unit& one : all_units) out += fmt::format("| `{}` | {} |\n", one.suffix, one.symbol);
  return out;
}

}  // namespace

std::vector<NamedKey> all_keys() {
  KeysByName keys;
  for (const SectionInfo& section : case_file_catalogue())
    collect(section.keys, place_of(section), keys);
  collect(describe_fields<model::SingleOwner>(), "single_owner", keys);
  std::vector<NamedKey> list;
  for (auto& [name, key] : keys) list.push_back(std::move(key));
  return list;
}

std::string nomenclature_markdown() {
  return "\n## Endings and units\n\nThe ending of a name says its unit.\n\n" + endings_table() +
         "\n## Words of the case file\n\nMeaning, range and default of each: [case file]"
         "(reference/case_file.md), [single owner](reference/single_owner.md).\n\n" +
         keys_table() +
         "\n## Words of the results\n\nWhere they stand: [formats](reference/results.md).\n" +
         results_table("Quantities", "quantity.") + results_table("Key figures", "indicator.") +
         results_table("Costs", "cost.") + results_table("Losses of storages", "loss.") +
         results_table("Finance", "finance.indicator.");
}

}  // namespace sunward::input
