#include "sunward/input/component_catalogue.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sunward/input/embedded_catalogue.hpp"
#include "sunward/input/section.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

constexpr CatalogueUse uses[] = {{"wind", "model", "turbine"},
                                 {"pv", "model", "module"},
                                 {"pv", "inverter", "inverter"},
                                 {"electrolyser", "model", "electrolyser"},
                                 {"storage", "model", "flow_battery_stack"}};

std::string read_word(Section& section, std::string_view name, const Presence& presence) {
  std::string word;
  section.read({name, unit::none, any_number, presence, {}}, word);
  return word;
}

CatalogueSource read_source(Section section, const std::string& name) {
  CatalogueSource source;
  source.name = name;
  source.title = read_word(section, "title", required);
  source.url = read_word(section, "url", required);
  source.licence = read_word(section, "licence", defaulted);
  source.date = read_word(section, "date", required);
  section.report_unknown_keys();
  return source;
}

/// { value = ..., source = "name", date = "instead of the source's" }
CatalogueValue read_value(Section section, const std::string& key,
                          const std::vector<CatalogueSource>& sources) {
  CatalogueValue read;
  read.key = key;
  const toml::node* node = section.take("value");
  if (node != nullptr && node->is_array()) {
    std::vector<double> list;
    for (const toml::node& item : *node->as_array())
      list.push_back(item.value<double>().value_or(0.0));
    read.value = std::move(list);
  } else if (node != nullptr && node->is_string()) {
    read.value = node->value<std::string>().value_or("");
  } else if (node != nullptr && node->is_number()) {
    read.value = node->value<double>().value_or(0.0);
  } else {
    section.fault("value", "", {}, told("catalogue.no_value"));
  }
  const std::string name = read_word(section, "source", required);
  const auto found =
      std::find_if(sources.begin(), sources.end(), [&](const auto& s) { return s.name == name; });
  if (found != sources.end())
    read.source = *found;
  else
    section.fault("source", "", {}, told("catalogue.no_source", {{"source", name}}));
  const std::string date = read_word(section, "date", defaulted);
  if (!date.empty()) read.source.date = date;
  section.report_unknown_keys();
  return read;
}

std::vector<CatalogueValue> read_values(Section section,
                                        const std::vector<CatalogueSource>& sources) {
  std::vector<CatalogueValue> values;
  if (section.table() == nullptr) return values;
  for (const auto& [key, node] : *section.table()) {
    const std::string name(key.str());
    values.push_back(read_value(Section(node.as_table(), section.key_path(name), section.context()),
                                name, sources));
  }
  return values;
}

CatalogueRecord read_record(Section section, const std::string& name,
                            const std::vector<CatalogueSource>& sources) {
  CatalogueRecord record;
  record.name = name;
  record.label = read_word(section, "label", required);
  record.kind = read_word(section, "kind", required);
  record.note = read_word(section, "note", defaulted);
  record.fills = read_values(section.subsection("fills"), sources);
  record.facts = read_values(section.subsection("facts"), sources);
  section.report_unknown_keys();
  return record;
}

void read_file(std::string_view text, const std::string& shown,
               std::vector<CatalogueRecord>& records) {
  ReadContext context;
  context.file = shown;
  if (const auto table = parse_case(std::string(text), shown, context)) {
    Section top(&*table, "", context);
    std::vector<CatalogueSource> sources;
    Section named = top.subsection("sources");
    if (named.table() != nullptr)
      for (const auto& [key, node] : *named.table())
        sources.push_back(read_source(named.subsection(key.str()), std::string(key.str())));
    for (const auto& [key, node] : *table)
      if (key.str() != "sources")
        records.push_back(read_record(top.subsection(key.str()), std::string(key.str()), sources));
  }
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
}

}  // namespace

std::vector<CatalogueUse> catalogue_uses(std::string_view type) {
  std::vector<CatalogueUse> list;
  for (const CatalogueUse& use : uses)
    if (use.type == type) list.push_back(use);
  return list;
}

std::vector<CatalogueRecord> component_catalogue() {
  std::vector<CatalogueRecord> records;
  read_file(detail::catalogue_turbines(), "data/catalogue/turbines.toml", records);
  read_file(detail::catalogue_pv_modules(), "data/catalogue/pv_modules.toml", records);
  read_file(detail::catalogue_inverters(), "data/catalogue/inverters.toml", records);
  read_file(detail::catalogue_electrolysers(), "data/catalogue/electrolysers.toml", records);
  read_file(detail::catalogue_stacks(), "data/catalogue/stacks.toml", records);
  return records;
}

CatalogueRecord catalogue_record(const std::string& name) {
  std::vector<std::string> names;
  for (CatalogueRecord& record : component_catalogue()) {
    if (record.name == name) return std::move(record);
    names.push_back(record.name);
  }
  Fault fault;
  fault.value = name;
  fault.tell({phrase("fault.catalogue.unknown"), did_you_mean(name, names)});
  throw InputError({fault});
}

std::string value_words(const CatalogueValue& value) {
  if (const auto* number = std::get_if<double>(&value.value)) return fmt::format("{:g}", *number);
  if (const auto* word = std::get_if<std::string>(&value.value)) return *word;
  std::string list;
  for (const double point : std::get<std::vector<double>>(value.value))
    list += (list.empty() ? "" : ", ") + fmt::format("{:g}", point);
  return list;
}

}  // namespace sunward::input
