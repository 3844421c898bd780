#include "sunward/input/grid_sections.hpp"

#include <algorithm>

#include "sunward/component/grid/grid_fields.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/input/suggest.hpp"
#include "sunward/input/tariff.hpp"

namespace sunward::input {

namespace {

std::vector<FieldInfo> tariff_keys() {
  std::vector<FieldInfo> keys = describe_table(
      component::tariff_fields(static_cast<const component::Grid*>(nullptr)), component::Grid{});
  for (const char* name : {"preset", "file", "in_force_on", "bands", "holidays", "workdays",
                           "tiers", "coincident_peaks"})
    keys.emplace_back().name = name;
  return keys;
}

component::Grid read_prices(const NamedTable& table, ReadContext& context) {
  const std::size_t faults_before = context.faults.size();
  Section section(table.table, table.path, context);
  TariffReading reading = read_tariff(section);
  if (context.faults.size() == faults_before && !reading.names_a_price &&
      reading.prices.import_price_cny_per_mwh.empty())
    section.fault("import_base_cny_per_mwh", "CNY/MWh", {}, told("tariff.no_price"));
  return std::move(reading.prices);
}

void copy_prices(const component::Grid& from, component::Grid& to) {
  to.time_of_use = from.time_of_use;
  to.tiers = from.tiers;
  to.coincident_peaks = from.coincident_peaks;
  std::apply([&](const auto&... field) { ((to.*field.member = from.*field.member), ...); },
             component::tariff_fields(static_cast<const component::Grid*>(nullptr)));
}

}  // namespace

std::vector<NamedTable> named_tables(Section& top, const std::string& section,
                                     const std::vector<FieldInfo>& known) {
  Section all = top.subsection(section);
  if (all.table() == nullptr) return {};
  bool named = !all.table()->empty();
  for (const auto& [key, node] : *all.table()) {
    const auto same = [&key = key](const FieldInfo& field) { return field.name == key.str(); };
    if (!node.is_table() || std::any_of(known.begin(), known.end(), same)) named = false;
  }
  std::vector<NamedTable> out;
  if (!named) return {{section, section, all.table()}};
  for (const auto& [key, node] : *all.table())
    out.push_back({std::string(key.str()), all.key_path(key.str()), node.as_table()});
  return out;
}

Tariffs::Tariffs(Section& top) : context_(&top.context()) {
  for (const NamedTable& table : named_tables(top, "tariff", tariff_keys()))
    entries_.push_back({table, read_prices(table, *context_), false});
}

void Tariffs::apply(Section& grid_section, component::Grid& grid) {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) names.push_back(entry.table.name);
  std::string wanted = entries_.size() == 1 ? entries_.front().table.name : "";
  const bool said = grid_section.read({"tariff", unit::none, any_number, defaulted, names}, wanted);
  for (Entry& entry : entries_) {
    if (entry.table.name != wanted) continue;
    copy_prices(entry.prices, grid);
    entry.used = true;
    return;
  }
  if (entries_.empty()) grid_section.fault("", "", {}, told("tariff.none"));
  if (!said && entries_.size() > 1)
    grid_section.fault("tariff", "", join_words(names),
                       told("tariff.several", {{"name", names.front()}}));
}

void Tariffs::report_unused() {
  for (const Entry& entry : entries_)
    if (!entry.used)
      context_->notes.push_back(phrase("note.tariff_unused", {{"section", entry.table.path}}));
}

}  // namespace sunward::input
