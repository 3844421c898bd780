#include "sunward/input/pathway_section.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "sunward/input/component_sizes.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/input/suggest.hpp"
#include "sunward/model/pathway_fields.hpp"

namespace sunward::input {

namespace {

using model::PathwayTerms;

const model::Component* find(const model::Park& park, const std::string& name) {
  for (const model::Component& component : park.components)
    if (component.name == name) return &component;
  return nullptr;
}

std::vector<std::string> names_of(const model::Park& park) {
  std::vector<std::string> names;
  for (const model::Component& component : park.components) names.push_back(component.name);
  return names;
}

/// Names of the tables below a section.
std::vector<std::string> tables_below(Section& section) {
  std::vector<std::string> names;
  if (section.table() == nullptr) return names;
  for (const auto& [key, node] : *section.table()) names.emplace_back(key.str());
  return names;
}

void read_stages(Section& section, PathwayTerms& pathway) {
  std::vector<double> years;
  if (!section.read({"stages", unit::none, between(1950, 2200), required, {}}, years)) return;
  bool ascending = !years.empty();
  for (std::size_t s = 0; s < years.size(); ++s) {
    ascending = ascending && years[s] == std::floor(years[s]);
    if (s > 0) ascending = ascending && years[s] > years[s - 1];
  }
  if (!ascending) {
    section.fault("stages", "", phrase("range.ascending_years"), told("pathway.stages"));
    return;
  }
  for (const double year : years) pathway.stages.push_back(static_cast<int>(year));
  if (pathway.end > 0 && pathway.end <= pathway.stages.back())
    section.fault("end", "", phrase("range.at_least", {{"min", pathway.stages.back() + 1}}),
                  told("pathway.end"));
}

model::SizeAmounts read_amounts(Section& part, std::string_view name,
                                const std::vector<ComponentSize>& sizes) {
  model::SizeAmounts amounts;
  Section section = part.subsection(name);
  if (section.table() == nullptr) return amounts;
  if (sizes.empty()) {
    part.fault(name, "", {}, told("pathway.no_size"));
    return amounts;
  }
  for (const ComponentSize& size : sizes) {
    double value = 0.0;
    if (section.read({size.key, size.unit, at_least(0.0), defaulted, {}}, value))
      amounts.emplace_back(size.key, value);
  }
  section.report_unknown_keys();
  return amounts;
}

/// Years that leave nothing of what they speak of.
void refuse_never(Section& section, const model::PathwayPart& part, const PathwayTerms& pathway) {
  if (pathway.stages.empty()) return;
  if (part.from > pathway.stages.back() && part.existing.empty())
    section.fault("from", "", phrase("range.at_most", {{"max", pathway.stages.back()}}),
                  told("pathway.never_built"));
  if (part.existing_until > 0 && part.existing_until <= pathway.stages.front())
    section.fault("existing_until", "",
                  phrase("range.at_least", {{"min", pathway.stages.front() + 1}}),
                  told("pathway.never_stands"));
}

void read_part(Section& all, const std::string& name, const model::Park& park,
               PathwayTerms& pathway) {
  const model::Component* component = find(park, name);
  if (component == nullptr) {
    all.fault(name, "", {},
              {phrase("fault.pathway.no_component", {{"name", name}}),
               did_you_mean(name, names_of(park))});
  }
  Section section = all.subsection(name);
  model::PathwayPart part;
  part.name = name;
  read_struct(section, part);
  if (component == nullptr) {
    section.know("existing");
    section.know("max_build");
    section.report_unknown_keys();
    return;
  }
  const std::vector<ComponentSize> sizes = sizes_of(*component);
  part.existing = read_amounts(section, "existing", sizes);
  part.max_build = read_amounts(section, "max_build", sizes);
  section.report_unknown_keys();
  if (part.until > 0 && part.until < part.from)
    section.fault("until", "", phrase("range.at_least", {{"min", part.from}}),
                  told("pathway.until"));
  if (part.existing_until > 0 && section.table()->get("existing") == nullptr)
    section.fault("existing_until", "", {}, told("pathway.nothing_exists"));
  refuse_never(section, part, pathway);
  pathway.parts.push_back(std::move(part));
}

void check_burners(Section& section, const model::PathwaySupply& supply, const model::Park& park,
                   std::set<std::string>& taken) {
  for (const std::string& name : supply.assets) {
    const model::Component* component = find(park, name);
    if (component == nullptr)
      section.fault("assets", "", {},
                    {phrase("fault.pathway.no_component", {{"name", name}}),
                     did_you_mean(name, names_of(park))});
    else if (!std::holds_alternative<component::ThermalPlant>(component->spec))
      section.fault("assets", "", {}, told("pathway.no_burner", {{"name", name}}));
    else if (!taken.insert(name).second)
      section.fault("assets", "", {}, told("pathway.two_supplies", {{"name", name}}));
  }
}

void read_supply(Section& all, const std::string& name, const model::Park& park,
                 std::set<std::string>& taken, PathwayTerms& pathway) {
  Section section = all.subsection(name);
  model::PathwaySupply supply;
  supply.name = name;
  read_struct(section, supply);
  section.report_unknown_keys();
  check_burners(section, supply, park, taken);
  if (supply.declines_from > 0 && supply.ends <= supply.declines_from)
    section.fault("ends", "", phrase("range.at_least", {{"min", supply.declines_from + 1}}),
                  told("pathway.decline_without_end"));
  if (supply.ends > 0 && !pathway.stages.empty() && supply.ends <= pathway.stages.front())
    section.fault("ends", "", phrase("range.at_least", {{"min", pathway.stages.front() + 1}}),
                  told("pathway.never_supplied"));
  pathway.supplies.push_back(std::move(supply));
}

/// Every number below a table with the path that leads to it: dotted keys are tables in TOML.
template <class Visit>
void visit_numbers(Section& section, const toml::table& table, const std::string& path,
                   const Visit& visit) {
  for (const auto& [key, node] : table) {
    const std::string here = path.empty() ? std::string(key.str()) : path + "." + key.str().data();
    if (const toml::table* below = node.as_table()) {
      visit_numbers(section, *below, here, visit);
    } else if (const auto value = node.template value<double>(); value && !node.is_boolean()) {
      visit(here, *value, static_cast<int>(node.source().begin.line));
    } else {
      Fault fault = node_place(node, section.context());
      fault.key = section.key_path(here);
      fault.value = value_text(node);
      fault.range = phrase("type.number");
      fault.tell(told("pathway.no_number"));
      section.add(std::move(fault));
    }
  }
}

/// What the whole pathway has once: its weather, its solver, its owner.
bool is_fixed(const std::string& key) {
  for (const char* section :
       {"weather.", "site.", "time.", "pathway.", "study.", "objective.", "solve."})
    if (key.rfind(section, 0) == 0) return true;
  // One owner has one loan and one tax return; what is paid for a product may change.
  return key.rfind("finance.", 0) == 0 && key != "finance.electricity_price_cny_per_mwh" &&
         key != "finance.hydrogen_price_cny_per_kg";
}

void refuse_fixed(Section& section, const std::string& key, int line) {
  if (!is_fixed(key)) return;
  Fault fault;
  fault.file = section.context().file;
  fault.line = line;
  fault.key = section.key_path(key);
  fault.tell(told("pathway.fixed_section"));
  section.add(std::move(fault));
}

void read_changes(Section& all, PathwayTerms& pathway) {
  for (const std::string& name : tables_below(all)) {
    const auto stage = std::find_if(pathway.stages.begin(), pathway.stages.end(),
                                    [&](int year) { return std::to_string(year) == name; });
    Section section = all.subsection(name);
    if (stage == pathway.stages.end() && !pathway.stages.empty())
      all.fault(name, "", {}, told("pathway.no_stage", {{"name", name}}));
    if (stage == pathway.stages.end() || section.table() == nullptr) continue;
    visit_numbers(section, *section.table(), "",
                  [&](const std::string& key, double value, int line) {
                    refuse_fixed(section, key, line);
                    pathway.changes.push_back({*stage, key, value, line});
                  });
  }
}

void read_yearly(Section& section, PathwayTerms& pathway) {
  if (section.table() == nullptr) return;
  visit_numbers(section, *section.table(), "", [&](const std::string& key, double value, int line) {
    refuse_fixed(section, key, line);
    Fault fault;
    fault.file = section.context().file;
    fault.line = line;
    fault.key = section.key_path(key);
    fault.unit = unit::frac_per_year.symbol;
    for (const model::StageChange& change : pathway.changes)
      if (change.key == key) {
        fault.tell(told("pathway.both_ways"));
        section.add(fault);
        return;
      }
    if (!(value > -0.5 && value < 0.5)) {
      fault.range = phrase("range.between", {{"min", "-0.5"}, {"max", "0.5"}});
      fault.tell(told("pathway.change"));
      section.add(fault);
      return;
    }
    pathway.yearly.push_back({key, value, line});
  });
}

}  // namespace

void read_pathway_section(Section& top, const model::Park& park, PathwayTerms& pathway) {
  Section section = top.subsection("pathway");
  if (section.table() == nullptr) return;
  read_struct(section, pathway);
  read_stages(section, pathway);
  Section parts = section.subsection("components");
  for (const std::string& name : tables_below(parts)) read_part(parts, name, park, pathway);
  Section supplies = section.subsection("supply");
  std::set<std::string> taken;
  for (const std::string& name : tables_below(supplies))
    read_supply(supplies, name, park, taken, pathway);
  Section changes = section.subsection("at");
  read_changes(changes, pathway);
  Section yearly = section.subsection("change_frac_per_year");
  read_yearly(yearly, pathway);
  section.report_unknown_keys();
}

}  // namespace sunward::input
