#include "sunward/input/components.hpp"

#include <algorithm>

#include "sunward/component/hydrogen_tank/gas_store.hpp"
#include "sunward/input/all_fields.hpp"
#include "sunward/input/component_catalogue.hpp"
#include "sunward/input/cross_checks.hpp"
#include "sunward/input/grid_sections.hpp"
#include "sunward/input/membrane_library.hpp"
#include "sunward/input/pv_note.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/input/silicon_note.hpp"
#include "sunward/input/suggest.hpp"
#include "sunward/model/registry.hpp"

namespace sunward::input {

namespace {

/// Tables below a section in the order they stand in the file (toml++ sorts them by name).
std::vector<std::pair<std::string, const toml::table*>> tables_in_file_order(Section& section) {
  std::vector<std::pair<std::string, const toml::table*>> out;
  if (section.table() == nullptr) return out;
  for (const auto& [key, node] : *section.table()) {
    section.know(key.str());
    if (node.is_table()) {
      out.emplace_back(key.str(), node.as_table());
    } else {
      section.fault(key.str(), "", phrase("type.table"),
                    told("named_table_expected", {{"section", section.path()}}));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.second->source().begin.line < b.second->source().begin.line;
  });
  return out;
}

bool is_plain_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto plain = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name.size() <= 64 && letter(name.front()) &&
         std::all_of(name.begin(), name.end(), plain);
}

void check_name(Section& section, const std::string& name, const model::Park& park) {
  if (!is_plain_name(name))
    section.fault("", "", phrase("range.name"),
                  told("name.not_plain", {{"name", name.substr(0, 64)}}));
  const auto taken = [&](const auto& thing) { return thing.name == name; };
  if (std::any_of(park.components.begin(), park.components.end(), taken) ||
      std::any_of(park.buses.begin(), park.buses.end(), taken))
    section.fault("", "", {}, told("name.twice", {{"name", name}}));
}

/// Adds the faults of the component's own check, placed at the keys they name.
void add_own_faults(Section& section, std::vector<Fault> faults) {
  for (Fault& fault : faults) {
    const Fault at = section.place(fault.key);
    fault.file = at.file;
    fault.line = at.line;
    fault.key = at.key;
    section.add(std::move(fault));
  }
}

template <class Spec>
Spec read_spec(Section& section) {
  Spec spec;
  read_struct(section, spec);
  return spec;
}

/// Keys of which at least one must be given; what the field tables cannot say.
template <class Spec>
void require_one_of(Section&, const Spec&) {}

void require_key_or_series(Section& section, std::string_view key, std::string_view series,
                           const std::vector<double>& values) {
  if (!values.empty() || section.table()->get(key) != nullptr ||
      section.table()->get(series) != nullptr)
    return;
  section.fault("", "", phrase("range.either", {{"one", key}, {"other", series}}),
                told("load.no_amount", {{"key", key}, {"series", series}}));
}
void require_one_of(Section& section, const component::ElectricLoad& load) {
  require_key_or_series(section, "constant_mw", "profile_mw", load.profile_mw);
}
void require_one_of(Section& section, const component::HydrogenDemand& demand) {
  require_key_or_series(section, "mass_kg_per_day", "profile_kg_per_h", demand.profile_kg_per_h);
}

/// What the field tables leave to be looked up elsewhere.
/// @param unsound  keys of the section whose faults are told already.
template <class Spec>
void look_up(Section&, const std::vector<std::string>&, Spec&) {}

/// Lays the keys of a table over the defaults of its technology. With unsound values in the section
/// they are told already: the table is read once more without a word.
template <class Table>
void lay_over(Section& section, std::string_view name, Table& table) {
  if (section.table()->get(name) == nullptr) return;
  ReadContext unheard = section.context();
  Section quiet(section.table(), section.path(), unheard);
  Section below = section.n_value_faults() > 0 ? quiet.subsection(name) : section.subsection(name);
  read_struct(below, table);
}

/// Lays the keys of [assets.NAME.lithium_battery] over the defaults of the chemistry.
void look_up_lithium(Section& section, const std::vector<std::string>& unsound,
                     component::Storage& storage) {
  using component::StorageTechnology;
  const bool given = section.table()->get("lithium_battery") != nullptr;
  if (storage.technology != StorageTechnology::lithium) {
    if (given && !is_unsound(unsound, "technology"))
      section.fault("lithium_battery", "", {}, told("storage.not_lithium"));
    return;
  }
  storage.lithium_battery =
      component::lithium_battery::battery_of(storage.lithium_battery.chemistry);
  lay_over(section, "lithium_battery", storage.lithium_battery);
}

void look_up(Section& section, const std::vector<std::string>& unsound,
             component::Storage& storage) {
  using component::StorageTechnology;
  look_up_lithium(section, unsound, storage);
  if (storage.technology == StorageTechnology::vanadium_flow) {
    const toml::node* node = section.table()->get("flow_battery");
    if (node != nullptr && !node->is_table()) return;  // said already
    Section table = section.subsection("flow_battery");
    find_membrane(table, storage.flow_battery);
    section.count_faults_of(table);
  } else if (section.table()->get("flow_battery") != nullptr &&
             !is_unsound(unsound, "technology")) {
    section.fault("flow_battery", "", {}, told("storage.not_that_technology"));
  }
}

/// Lays the keys of [assets.NAME.law] over the defaults of the technology.
void look_up(Section& section, const std::vector<std::string>& unsound,
             component::Electrolyser& electrolyser) {
  const bool given = section.table()->get("law") != nullptr;
  if (electrolyser.technology == component::ElectrolyserTechnology::generic) {
    if (given && !is_unsound(unsound, "technology"))
      section.fault("law", "", {}, told("electrolyser.law_without_technology"));
    return;
  }
  electrolyser.law = component::electrolyser::law_of(electrolyser.technology);
  lay_over(section, "law", electrolyser.law);
}

/// Two keys that only make sense together, and not beside a third that says the same.
/// @return whether both are there and sound.
bool pair_instead_of(Section& section, std::string_view one, std::string_view other,
                     std::string_view third) {
  const auto given = [&](std::string_view key) { return section.table()->get(key) != nullptr; };
  if (!given(one) && !given(other)) return false;
  if (given(third))
    section.fault(third, "", phrase("range.absent_with", {{"key", one}}),
                  told("law.twice", {{"key", third}, {"one", one}, {"other", other}}));
  if (!given(one) || !given(other))
    section.fault(given(one) ? other : one, "bar", {},
                  told("law.half", {{"one", one}, {"other", other}}));
  return section.n_value_faults() == 0;
}

void look_up(Section& section, const std::vector<std::string>&, component::Compressor& compressor) {
  if (pair_instead_of(section, "suction_bar", "discharge_bar", "energy_kwh_per_kg") &&
      check(compressor).empty())
    compressor.energy_kwh_per_kg = component::compressor::law_kwh_per_kg(compressor);
}

void look_up(Section& section, const std::vector<std::string>&, component::HydrogenTank& tank) {
  if (pair_instead_of(section, "min_bar", "max_bar", "min_fill_frac") && check(tank).empty())
    tank.min_fill_frac =
        component::hydrogen_tank::cushion_frac(tank.min_bar, tank.max_bar, tank.gas_temp_c);
}

/// What was worked out from the component, for the park's notes.
template <class Spec>
void take_note(Section&, const std::string&, const Spec&) {}

void take_note(Section& section, const std::string& label, const component::SiliconPlant& plant) {
  section.context().notes.push_back(silicon_note(label, plant));
  for (Phrase& warning : silicon_warnings(label, plant))
    section.context().notes.push_back(std::move(warning));
}

void take_note(Section& section, const std::string& label, const component::Pv& plant) {
  for (Phrase& note : pv_notes(label, plant)) section.context().notes.push_back(std::move(note));
}

/// @param first_fault  of the section in the context's list.
template <class Spec>
void finish(Section& section, const std::string& name, Spec spec, std::size_t first_fault,
            model::Park& park) {
  model::Component component;
  component.name = name;
  component.label = name;
  section.read({"label", unit::none, any_number, defaulted, {}}, component.label);
  section.report_unknown_keys();
  require_one_of(section, spec);
  const auto unsound = [&] { return unsound_keys(section.context(), first_fault, section.path()); };
  look_up(section, unsound(), spec);
  add_own_faults(section, faults_of_sound_fields(spec, unsound()));
  if (section.n_value_faults() == 0) take_note(section, component.label, spec);
  component.spec = std::move(spec);
  park.components.push_back(std::move(component));
}

/// Words the key `type` may hold in a section of the case file.
std::vector<std::string> types_of(std::string_view section) {
  std::vector<std::string> types;
  model::for_each_kind([&](auto kind) {
    if (kind.section == section) types.emplace_back(kind.type);
  });
  return types;
}

void read_typed(Section& section, const std::string& name, std::string_view kind_section,
                model::Park& park) {
  check_name(section, name, park);
  std::string type;
  if (!section.read({"type", unit::none, any_number, required, types_of(kind_section)}, type)) {
    if (section.table()->get("type") == nullptr)
      section.context().faults.back().range = join_words(types_of(kind_section));
    return;
  }
  for (const CatalogueUse& use : catalogue_uses(type)) section.know(use.key);
  const std::size_t first_fault = section.context().faults.size();
  model::for_each_kind([&](auto kind) {
    using Spec = typename decltype(kind)::spec;
    if (kind.section == kind_section && kind.type == type)
      finish(section, name, read_spec<Spec>(section), first_fault, park);
  });
}

void read_all_typed(Section& top, std::string_view name, model::Park& park) {
  Section all = top.subsection(name);
  for (const auto& [key, table] : tables_in_file_order(all)) {
    Section section(table, all.key_path(key), top.context());
    read_typed(section, key, name, park);
  }
}

void read_grids(Section& top, model::Park& park) {
  Tariffs tariffs(top);
  for (const NamedTable& entry : named_tables(top, "grid", describe_fields<component::Grid>())) {
    Section section(entry.table, entry.path, top.context());
    check_name(section, entry.name, park);
    const std::size_t first_fault = section.context().faults.size();
    auto grid = read_spec<component::Grid>(section);
    tariffs.apply(section, grid);
    finish(section, entry.name, std::move(grid), first_fault, park);
  }
  tariffs.report_unused();
}

}  // namespace

void read_buses(Section& top, model::Park& park) {
  Section all = top.subsection("buses");
  for (const auto& [key, table] : tables_in_file_order(all)) {
    Section section(table, all.key_path(key), top.context());
    check_name(section, key, park);
    std::string carrier = "electricity";
    section.read({"carrier", unit::none, any_number, defaulted, {"electricity", "hydrogen"}},
                 carrier);
    section.report_unknown_keys();
    park.buses.push_back(
        {key, carrier == "hydrogen" ? model::Carrier::hydrogen : model::Carrier::electricity});
  }
  if (park.buses.empty()) top.fault("buses", "", {}, told("bus.none_in_park"));
  top.context().buses = park.buses;
}

void read_components(Section& top, model::Park& park) {
  read_all_typed(top, "assets", park);
  read_grids(top, park);
  read_all_typed(top, "loads", park);
}

}  // namespace sunward::input
