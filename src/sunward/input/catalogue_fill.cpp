// Puts values of the catalogue under the assets that name its records.
#include <algorithm>

#include "sunward/input/component_catalogue.hpp"
#include "sunward/input/section.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

/// Points of one curve, and numbers of one data sheet, belong together: a part of them beside the
/// user's own would be nonsense.
bool is_of_sheet(const std::string& key) { return key.starts_with("sheet."); }
bool is_of_curve(const std::string& key) { return key.starts_with("curve_"); }

bool has_curve(const toml::table& asset) {
  return std::any_of(asset.begin(), asset.end(),
                     [](const auto& entry) { return is_of_curve(std::string(entry.first.str())); });
}

template <class Insert>
void insert_value(const CatalogueValue& value, const Insert& insert) {
  if (const auto* number = std::get_if<double>(&value.value)) {
    const auto whole = static_cast<std::int64_t>(*number);
    if (static_cast<double>(whole) == *number)
      insert(whole);  // keys that take whole numbers refuse others
    else
      insert(*number);
  } else if (const auto* word = std::get_if<std::string>(&value.value)) {
    insert(*word);
  } else {
    toml::array list;
    for (const double point : std::get<std::vector<double>>(value.value)) list.push_back(point);
    insert(std::move(list));
  }
}

/// False when the case has the key, or something else where its table would be.
bool fill(toml::table& asset, const CatalogueValue& value) {
  const std::size_t dot = value.key.find('.');
  const std::string name = value.key.substr(dot == std::string::npos ? 0 : dot + 1);
  toml::table* table = &asset;
  if (dot != std::string::npos) {
    const std::string below = value.key.substr(0, dot);
    if (!asset.contains(below)) asset.insert(below, toml::table{});
    table = asset.get_as<toml::table>(below);
    if (table == nullptr) return false;
  }
  if (table->contains(name)) return false;
  insert_value(value, [&](auto v) { table->insert(name, std::move(v)); });
  return true;
}

void fill_record(const CatalogueRecord& record, const std::string& name, toml::table& asset,
                 ReadContext& context) {
  const bool own_curve = has_curve(asset), own_sheet = asset.contains("sheet");
  std::string keys;
  std::vector<std::string> sources;
  for (const CatalogueValue& value : record.fills) {
    if ((own_curve && is_of_curve(value.key)) || (own_sheet && is_of_sheet(value.key))) continue;
    if (!fill(asset, value)) continue;
    keys += (keys.empty() ? "" : ", ") + value.key;
    const std::string source = value.source.title + " (" + value.source.date + ")";
    if (std::find(sources.begin(), sources.end(), source) == sources.end())
      sources.push_back(source);
  }
  if (keys.empty()) return;
  context.notes.push_back(phrase("note.catalogue", {{"asset", name},
                                                    {"record", record.label},
                                                    {"keys", keys},
                                                    {"sources", join_words(sources)}}));
}

void refuse(Section& section, const CatalogueUse& use, const std::string& name,
            const std::vector<CatalogueRecord>& records) {
  std::vector<std::string> names;
  for (const CatalogueRecord& record : records) {
    if (record.kind == use.kind) names.push_back(record.name);
    if (record.name == name && record.kind != use.kind) {
      section.fault(
          use.key, "", {},
          told("catalogue.other_kind", {{"kind", record.kind}, {"wanted", std::string(use.kind)}}));
      return;
    }
  }
  section.fault(use.key, "", {}, {phrase("fault.catalogue.unknown"), did_you_mean(name, names)});
}

}  // namespace

void fill_from_catalogue(toml::table& top, ReadContext& context) {
  toml::table* assets = top.get_as<toml::table>("assets");
  if (assets == nullptr) return;
  std::vector<CatalogueRecord> records;  // read when the first asset asks
  for (auto&& [key, node] : *assets) {
    toml::table* asset = node.as_table();
    const auto type = asset == nullptr ? std::nullopt : (*asset)["type"].value<std::string>();
    if (!type) continue;
    for (const CatalogueUse& use : catalogue_uses(*type)) {
      if (!asset->contains(use.key)) continue;
      const auto name = (*asset)[use.key].value<std::string>();
      Section section(asset, "assets." + std::string(key.str()), context);
      if (records.empty()) records = component_catalogue();
      const auto found = std::find_if(records.begin(), records.end(), [&](const auto& record) {
        return record.name == name && record.kind == use.kind;
      });
      if (found == records.end())
        refuse(section, use, name.value_or(""), records);
      else
        fill_record(*found, std::string(key.str()), *asset, context);
    }
  }
}

}  // namespace sunward::input
