#include "sunward/input/catalogue.hpp"

#include "sunward/input/all_fields.hpp"
#include "sunward/input/component_catalogue.hpp"
#include "sunward/input/sections.hpp"
#include "sunward/input/tariff.hpp"
#include "sunward/model/membrane_study_fields.hpp"
#include "sunward/model/objective_fields.hpp"
#include "sunward/model/park_fields.hpp"
#include "sunward/model/pathway_fields.hpp"
#include "sunward/model/registry.hpp"
#include "sunward/model/study_fields.hpp"

namespace sunward::input {

namespace {

using Keys = std::vector<FieldInfo>;

FieldInfo text_key(std::string name, std::string when_absent, std::string meaning,
                   FieldKind kind = FieldKind::text) {
  FieldInfo info;
  info.name = std::move(name);
  info.kind = kind;
  info.presence = Presence::Kind::optional;
  info.default_text = std::move(when_absent);
  info.meaning = std::move(meaning);
  return info;
}

FieldInfo choice_key(std::string name, std::string default_word, std::vector<std::string> choices,
                     std::string meaning) {
  FieldInfo info = text_key(std::move(name), "", std::move(meaning), FieldKind::choice);
  info.presence = default_word.empty() ? Presence::Kind::required : Presence::Kind::defaulted;
  if (!default_word.empty())
    info.default_text = sunward::detail::toml_text(std::string_view(default_word));
  info.choices = std::move(choices);
  return info;
}

Keys joined(Keys first, const Keys& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

Keys top_keys() {
  return {text_key("name", "the name of the site", "Name of the park, for reports."),
          text_key("base", "no base", "Another case file that this one is laid over, key by key.")};
}

Keys weather_keys() {
  return joined(
      describe_fields<WeatherSection>(),
      {text_key("columns", "headings are matched by themselves",
                "Plain CSV: headings by variable (time, ghi, dni, dhi, temp, pressure, wind, "
                "wind_upper, snow_depth, precipitable_water, humidity), e.g. { ghi = \"GHI\" }.",
                FieldKind::table),
       text_key("column_units", "W/m2, C, Pa, m/s, cm, %",
                "Plain CSV: units by variable, e.g. { ghi = \"kWh/m2\", wind = \"km/h\" }.",
                FieldKind::table)});
}

Keys tariff_keys() {
  std::vector<std::string> names;
  std::string meaning = "Time-of-use multipliers of the base price:";
  for (const TariffPreset& preset : tariff_presets()) {
    names.emplace_back(preset.name);
    meaning.append(names.size() > 1 ? "; " : " ")
        .append(preset.name)
        .append(" - ")
        .append(preset.meaning);
  }
  const component::Grid* table = nullptr;
  return joined(
      {choice_key("preset", "flat", names, meaning + "."),
       text_key(
           "file", "no file",
           "A tariff file of your own, laid over the preset; the same keys, and title, source, "
           "note."),
       text_key("in_force_on", "1 January of the calendar year",
                "Bands that are not in force on this date are left out."),
       text_key("bands", "no bands",
                "Bands of hours laid over the preset, in their order: a list of { name = \"peak\", "
                "hours = [\"08-11\", \"16:30-23\"], months = [7, 8], days = [\"weekdays\", "
                "\"weekends\", \"holidays\"], dates = [\"10-01\"], from = \"2022-01-01\", until = "
                "\"2026-01-01\", multiplier = 1.6 or price_cny_per_mwh = 500 }.",
                FieldKind::tables),
       text_key("holidays", "none", "Dates, \"2025-10-01\" or every year's \"10-01\".",
                FieldKind::texts),
       text_key("workdays", "none", "Weekends that are worked, for bands of weekdays.",
                FieldKind::texts),
       text_key("coincident_peaks", "none",
                "When the grid itself peaks, for its charge: \"2025-07-15 17:00\" or every year's "
                "\"07-15 17:00\".",
                FieldKind::texts),
       text_key("title", "none", "What the tariff is called."),
       text_key("source", "none", "Where its numbers come from."),
       text_key("note", "none", "What to know about them."),
       text_key(
           "tiers", "no tiers",
           "Blocks of a month's import with what each adds to the price: a list of { up_to_mwh "
           "= 100, add_cny_per_mwh = 0 }; the last without up_to_mwh.",
           FieldKind::tables)},
      describe_table(component::tariff_fields(table), component::Grid{}));
}

Keys rule_keys() {
  return joined(
      describe_fields<model::Rules>(),
      {text_key("clauses", "clauses that apply are checked",
                "Clauses by name: \"constraint\" (a limit of the plan), \"check\" or \"off\", e.g. "
                "{ \"cn-650-2025.self_use\" = \"constraint\" }.",
                FieldKind::table),
       text_key("data", "no data",
                "Measures of clauses that no plan computes, e.g. { rod_kwh_per_kg = 24 }.",
                FieldKind::table),
       text_key("evidence", "none",
                "Where the evidence for a clause or support is, e.g. "
                "{ \"cn-650-2025.voltage\" = \"letter of 3 May 2026\" }.",
                FieldKind::table)});
}

Keys support_keys() {
  FieldInfo on = text_key("on", "true", "Whether it is booked.");
  on.kind = FieldKind::boolean;
  return joined({on}, describe_fields<model::SupportTerms>());
}

Keys study_keys() {
  return joined(describe_fields<model::StudyTerms>(),
                {text_key("correlations", "independent",
                          "Spearman's rank correlations of two inputs: a list of { inputs = "
                          "[\"wind_cost\", \"sun_cost\"], rank = 0.5 }.",
                          FieldKind::tables)});
}

Keys component_keys(const std::string& type, Keys keys) {
  Keys out;
  if (!type.empty()) out.push_back(choice_key("type", "", {type}, "Kind of component."));
  out.push_back(text_key("label", "the name", "Text that people see in reports; any language."));
  for (const CatalogueUse& use : catalogue_uses(type))
    out.push_back(text_key(std::string(use.key), "no record",
                           "Record of the catalogue of machines whose values hold where none is "
                           "given here; see catalogue.md."));
  return joined(std::move(out), keys);
}

void add_components(std::string_view section, std::vector<SectionInfo>& out) {
  model::for_each_kind([&](auto kind) {
    if (kind.section != section) return;
    using Spec = typename decltype(kind)::spec;
    SectionInfo info;
    info.name = kind.section;
    info.type = kind.type;
    info.occurrence = info.type.empty() ? Occurrence::once_or_named : Occurrence::named;
    info.meaning = kind.meaning;
    info.keys = component_keys(info.type, describe_fields<Spec>());
    if (section == "grid")
      info.keys.push_back(text_key("tariff", "the only tariff", "Name of the tariff it pays."));
    out.push_back(std::move(info));
  });
}

void add_pathway(std::vector<SectionInfo>& out) {
  using enum Occurrence;
  FieldInfo stages =
      text_key("stages", "", "Years in which a stage begins, ascending.", FieldKind::numbers);
  stages.presence = Presence::Kind::required;
  out.push_back({"pathway", "", once, false,
                 "Building in stages: `sunward plan` plans all at once.",
                 joined(joined({stages}, describe_fields<model::PathwayTerms>()),
                        {text_key("at", "nothing changes",
                                  "Numbers of the case file that are others from a stage on, e.g. "
                                  "[pathway.at.2030] with loads.plant.constant_mw = 42.",
                                  FieldKind::table),
                         text_key("change_frac_per_year", "nothing changes",
                                  "Numbers of the case file that change every year after the first "
                                  "stage begins, by a part of themselves, e.g. "
                                  "assets.wind.capex_cny_per_kw = -0.02.",
                                  FieldKind::table)})});
  out.push_back(
      {"pathway.components", "", named, false,
       "When a component is built, and what stands already.",
       joined(
           describe_fields<model::PathwayPart>(),
           {text_key("existing", "nothing",
                     "What stands when the first stage begins, by the keys of its sizes, e.g. "
                     "{ capacity_mw = 600 }. It has been paid.",
                     FieldKind::table),
            text_key("max_build", "no limit",
                     "Most that one stage may add, by the same keys, e.g. { capacity_mw = 300 }.",
                     FieldKind::table)})});
  out.push_back({"pathway.supply", "", named, false, "A fuel that runs out.",
                 describe_fields<model::PathwaySupply>()});
}

}  // namespace

std::vector<SectionInfo> case_file_catalogue() {
  using enum Occurrence;
  std::vector<SectionInfo> out;
  out.push_back({"", "", once, true, "The top of the file.", top_keys()});
  out.push_back({"site", "", once, true, "Where the park stands.",
                 joined(describe_fields<model::Site>(),
                        describe_table(model::location_fields(), series::Location{}))});
  out.push_back({"time", "", once, false, "The time axis.", describe_fields<TimeSection>()});
  out.push_back({"weather", "", once, false, "Weather from files, or made from monthly means.",
                 weather_keys()});
  out.push_back({"weather.synthetic", "", once, false,
                 "Synthetic years; used when [weather] names no file.",
                 joined(describe_fields<SyntheticSection>(),
                        describe_table(climate_fields(), series::SyntheticClimate{}))});
  out.push_back({"buses",
                 "",
                 named,
                 true,
                 "Where energy or hydrogen of one kind meets.",
                 {choice_key("carrier", "electricity", {"electricity", "hydrogen"},
                             "What the bus carries.")}});
  add_components("assets", out);
  add_components("loads", out);
  add_components("grid", out);
  out.push_back(
      {"tariff", "", once_or_named, false, "Prices of a grid connection.", tariff_keys()});
  out.push_back({"rules", "", once, false,
                 "What the plan must respect, over the year, and what it is held against.",
                 rule_keys()});
  out.push_back(
      {"rules.supports", "", named, false,
       "A support booked in the statements, by its name in the rule files; the amounts of "
       "its kind, where the rule file gives none or others hold.",
       support_keys()});
  out.push_back({"finance", "", once, false,
                 "Terms of the annuities and of the financial statements.",
                 describe_fields<model::FinanceTerms>()});
  out.push_back({"objective", "", once, false,
                 "What a plan is best at; without it, the least yearly cost by annuities.",
                 describe_fields<model::ObjectiveTerms>()});
  out.push_back({"solve", "", once, false, "Settings of the solver.",
                 describe_fields<model::SolveOptions>()});
  out.push_back({"study", "", once, false, "What `sunward study` varies.", study_keys()});
  out.push_back({"study.inputs", "", named, false, "An uncertain input and its distribution.",
                 describe_fields<model::StudyInput>()});
  out.push_back({"study.membrane", "", once, false, "What `sunward study membrane` compares.",
                 describe_fields<model::MembraneStudy>()});
  add_pathway(out);
  return out;
}

}  // namespace sunward::input
