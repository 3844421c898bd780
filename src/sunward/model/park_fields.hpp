// Field tables of the park's own terms: site, rules, solve; finance: finance_fields.hpp.
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/model/finance_fields.hpp"
#include "sunward/model/park.hpp"

namespace sunward::model {

constexpr auto location_fields() {
  using series::Location;
  return field_table(
      field(&Location::latitude_deg, "latitude_deg", unit::deg, required, between(-90, 90),
            "Latitude, north positive."),
      field(&Location::longitude_deg, "longitude_deg", unit::deg, required, between(-180, 180),
            "Longitude, east positive."),
      field(&Location::elevation_m, "elevation_m", unit::m, required, between(-430, 6000),
            "Height above sea level; thins the air for the turbines."));
}

constexpr auto fields(const Site*) {
  return field_table(
      field(&Site::name, "name", unit::none, defaulted, any_number, "Name of the place."),
      derived_field(&Site::location, "latitude_deg, longitude_deg, elevation_m"),
      field(&Site::utc_offset_h, "utc_offset_h", unit::hour, defaulted, between(-12, 14),
            "Local standard time minus UTC; no daylight saving.", "China: 8"));
}

constexpr auto fields(const Rules*) {
  return field_table(
      field(&Rules::min_self_use_frac, "min_self_use_frac", unit::frac,
            optional_meaning("not asked for"), between(0, 1),
            "(generation - export) over available generation, at least.",
            "direct green supply, NDRC-NEA 2025 No. 650: 0.6"),
      field(&Rules::min_green_share_frac, "min_green_share_frac", unit::frac,
            optional_meaning("not asked for"), between(0, 1),
            "(generation - export) over the electricity used in the park, at least.",
            "NDRC-NEA 2025 No. 650: 0.3, and 0.35 by 2030"),
      field(&Rules::max_export_frac, "max_export_frac", unit::frac,
            optional_meaning("not asked for"), between(0, 1),
            "Export over available generation, at most.",
            "NDRC-NEA 2025 No. 650: set by the province, in general 0.2"),
      field(&Rules::co2_cap_t_per_year, "co2_cap_t_per_year", unit::t_per_year,
            optional_meaning("not asked for"), at_least(0),
            "Carbon dioxide of grid import, fuel and purchased hydrogen, at most."),
      field(&Rules::max_co2_t_per_tce, "max_co2_t_per_tce", unit::t_per_tce,
            optional_meaning("not asked for"), at_least(0),
            "The same per electricity used in the park, in tonnes of coal equivalent, at most.",
            "zero-carbon parks, NDRC 2025 No. 910: 0.2, large parks 0.3"),
      field(&Rules::max_co2_t_per_mwh, "max_co2_t_per_mwh", unit::t_per_mwh,
            optional_meaning("not asked for"), at_least(0),
            "The same per MWh of electricity used in the park, at most."),
      field(&Rules::min_hydrogen_matched_frac, "min_hydrogen_matched_frac", unit::frac,
            optional_meaning("not asked for"), between(0, 1),
            "Part of the electrolysers' electricity that is own generation, less export, of the "
            "same step, at least. 1: in every step.",
            "(EU) 2023/1184 from 2030: 1"),
      field(&Rules::min_hydrogen_month_frac, "min_hydrogen_month_frac", unit::frac,
            optional_meaning("not asked for"), at_least(0),
            "Own generation less export over the electrolysers' electricity in every month, at "
            "least; may exceed 1.",
            "(EU) 2023/1184 until 2029: 1"),
      field(&Rules::min_hydrogen_year_frac, "min_hydrogen_year_frac", unit::frac,
            optional_meaning("not asked for"), at_least(0), "The same over the year."),
      field(&Rules::max_hydrogen_co2_kg_per_kg, "max_hydrogen_co2_kg_per_kg", unit::kg_per_kg,
            optional_meaning("not asked for"), at_least(0),
            "Carbon dioxide of the electrolysers' electricity that is not own generation of the "
            "same step, at the grid's factor, per kg of hydrogen, at most.",
            "T/CAB 0078-2020, renewable hydrogen: 4.9 over the life cycle"),
      field(&Rules::co2_price_cny_per_t, "co2_price_cny_per_t", unit::cny_per_t, defaulted,
            between(0, 10000), "Price on that carbon dioxide."),
      field(&Rules::each_scenario, "each_scenario", unit::none, defaulted, any_number,
            "True: every weather year must meet each rule by itself; false: their mean must."),
      field(&Rules::region, "region", unit::none, optional_meaning("not said"), any_number,
            "Where the park stands for the law: cn, or a province such as cn-sx (Shanxi)."),
      field(&Rules::year, "year", unit::none, optional_meaning("the price year of [finance]"),
            between(1990, 2100), "Year whose thresholds hold; clauses in force then apply."),
      field(&Rules::facts, "facts", unit::none, optional_meaning("none"), any_number,
            "What the park is or has and its components do not show, e.g. direct_supply, "
            "spot_market; the words are those of the rule files."),
      field(&Rules::electricity_tce_per_mwh, "electricity_tce_per_mwh", unit::tce_per_mwh,
            defaulted, above_up_to(0, 1), "Tonnes of coal equivalent in a MWh of electricity.",
            "calorific value 0.1229 (GB/T 2589); by the coal burnt for it about 0.3"),
      field(&Rules::files, "files", unit::none, optional_meaning("the built-in ones only"),
            any_number, "Further rule files, relative to the case file."),
      derived_field(&Rules::clauses, "[rules.clauses]"),
      derived_field(&Rules::supports, "[rules.supports]"),
      derived_field(&Rules::data, "[rules.data]"),
      derived_field(&Rules::evidence, "[rules.evidence]"),
      derived_field(&Rules::book, "the rule files"));
}

constexpr auto fields(const SolveOptions*) {
  return field_table(
      field(&SolveOptions::tolerance, "tolerance", unit::none, defaulted, between(1e-10, 1e-2),
            "Relative gap and residuals a plan must meet to be called optimal."),
      field(&SolveOptions::threads, "threads", unit::none, defaulted, between(0, 1024),
            "Threads to use; 0 means all."),
      field(&SolveOptions::time_limit_s, "time_limit_s", unit::second, optional_meaning("no limit"),
            above(0), "Stop after this time."));
}

}  // namespace sunward::model
