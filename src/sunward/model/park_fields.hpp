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
            "Carbon dioxide of grid import and purchased hydrogen, at most."),
      field(&Rules::co2_price_cny_per_t, "co2_price_cny_per_t", unit::cny_per_t, defaulted,
            between(0, 10000), "Price on that carbon dioxide."),
      field(&Rules::each_scenario, "each_scenario", unit::none, defaulted, any_number,
            "True: every weather year must meet each rule by itself; false: their mean must."));
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
