#include "sunward/input/park_reader.hpp"

#include "sunward/base/sha256.hpp"
#include "sunward/input/case_file.hpp"
#include "sunward/input/component_catalogue.hpp"
#include "sunward/input/components.hpp"
#include "sunward/input/file_bytes.hpp"
#include "sunward/input/park_checks.hpp"
#include "sunward/input/park_table.hpp"
#include "sunward/input/pathway_section.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/input/rule_section.hpp"
#include "sunward/input/study_section.hpp"
#include "sunward/input/tariff_notes.hpp"
#include "sunward/input/weather_scenarios.hpp"
#include "sunward/model/objective_fields.hpp"
#include "sunward/model/park_fields.hpp"

namespace sunward::input {

namespace {

void read_site(Section& top, model::Site& site) {
  Section section = top.subsection("site");
  read_struct(section, site);
  read_table(section, model::location_fields(), site.location);
  section.report_unknown_keys();
}

TimeSection read_time(Section& top) {
  Section section = top.subsection("time");
  TimeSection time;
  read_struct(section, time);
  if (1440 % time.step_minutes != 0) {
    section.fault("step_minutes", "min", phrase("range.steps"), told("step"));
    time.step_minutes = 60;
  }
  section.report_unknown_keys();
  return time;
}

template <class Terms>
void read_terms(Section& top, std::string_view name, Terms& terms) {
  Section section = top.subsection(name);
  read_struct(section, terms);
  section.report_unknown_keys();
}

}  // namespace

model::Park park_of_table(const toml::table& table, ReadContext& context,
                          const ReadOptions& options, CaseTerms& terms) {
  model::Park park;
  Section top(&table, "", context);
  read_site(top, park.site);
  const TimeSection time = read_time(top);
  context.year = time.year;
  context.step_minutes = time.step_minutes;
  park.name = park.site.name;
  top.read({"name", unit::none, any_number, defaulted, {}}, park.name);
  const WeatherPlan weather = read_weather_section(top, options);
  read_buses(top, park);
  read_components(top, park);
  read_terms(top, "finance", park.finance);
  read_rules_section(top, park.finance.price_year, park.rules);
  read_terms(top, "objective", terms.objective);
  read_terms(top, "solve", park.solve);
  read_study_section(top, terms.study);
  read_pathway_section(top, park, terms.pathway);
  top.report_unknown_keys();
  if (context.faults.empty()) check_park(top, park);
  if (context.faults.empty() && options.load_weather)
    load_scenarios(weather, time, options, context, park);
  if (context.faults.empty())  // weather that could not be made is none
    for (Phrase& note : tariff_notes(park)) context.notes.push_back(std::move(note));
  park.notes.insert(park.notes.end(), context.notes.begin(), context.notes.end());
  park.inputs = context.inputs;
  return park;
}

std::optional<toml::table> table_of_text(const std::string& text, const std::string& shown,
                                         const ReadOptions& options, ReadContext& context) {
  if (options.years && (*options.years < 1 || *options.years > 200)) {
    Fault fault;
    fault.key = "--years";
    fault.value = std::to_string(*options.years);
    fault.range = between(1, 200).words();
    fault.message = phrase("fault.years");
    throw InputError({fault});
  }
  context.file = shown;
  context.inputs.emplace_back(shown, sha256_hex(text));
  auto table = parse_case(text, shown, context);
  if (table) lay_over_base(*table, context);
  if (table) fill_from_catalogue(*table, context);
  return table;
}

model::Park read_park_text(const std::string& text, const std::filesystem::path& base_dir,
                           const ReadOptions& options, const std::string& shown) {
  ReadContext context;
  context.base_dir = base_dir;
  model::Park park;
  CaseTerms terms;  // checked here, used by those who ask for them
  if (const auto table = table_of_text(text, shown, options, context))
    park = park_of_table(*table, context, options, terms);
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  return park;
}

model::Park read_park(const std::filesystem::path& path, const ReadOptions& options) {
  Fault fault;
  const auto bytes = read_file_bytes(path, path.string(), fault);
  if (!bytes) throw InputError({fault});
  return read_park_text(*bytes, path.parent_path(), options, path.string());
}

}  // namespace sunward::input
