// Field tables of Grid: the connection ([grid]) and its prices ([tariff]).
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/grid/grid.hpp"

namespace sunward::component {

constexpr auto fields(const Grid*) {
  return field_table(
      bus_field(&Grid::bus, "bus", "electricity", "Bus the connection feeds and draws from."),
      size_field(&Grid::connection_mw, "connection_mw", unit::mw,
                 "Power of the connection; limits import and export."),
      cost_field(&Grid::cost, "", per_kw, "of the connection",
                 "line and transformer, site specific; 0 for one that is there already", defaulted),
      field(&Grid::import_limit_mw, "import_limit_mw", unit::mw,
            optional_meaning("the connection alone"), at_least(0), "Most that may be imported."),
      field(&Grid::export_limit_mw, "export_limit_mw", unit::mw, defaulted, at_least(0),
            "Most that may be exported; 0 means no export."),
      field(&Grid::co2_kg_per_kwh, "co2_kg_per_kwh", unit::kg_per_kwh, defaulted, between(0, 2),
            "Carbon dioxide of imported energy.",
            "ministry of ecology and environment: Shanxi 2022 0.7096, China 2023 0.5306"));
}

/// The keys of [tariff] that go straight into a Grid; the reader adds preset and bands.
constexpr auto tariff_fields(const Grid*) {
  return field_table(
      field(&Grid::import_base_cny_per_mwh, "import_base_cny_per_mwh", unit::cny_per_mwh, defaulted,
            between(-2000, 20000), "Energy price that the time-of-use multipliers multiply.",
            "Shanxi coal benchmark 332; the spot market runs from 0 to 1500"),
      derived_field(&Grid::import_multiplier, "[tariff] preset and bands"),
      field(&Grid::import_adders_cny_per_mwh, "import_adders_cny_per_mwh", unit::cny_per_mwh,
            defaulted, between(-1000, 5000),
            "Transmission, levies and line loss per MWh; not multiplied.",
            "60-120 transmission and 35-100 levies and losses in Shanxi (assumption)"),
      profile_field(&Grid::import_price_cny_per_mwh, "import_price_cny_per_mwh", unit::cny_per_mwh,
                    between(-20000, 100000), "base x multiplier + adders",
                    "The full price of every step, from a CSV file."),
      field(&Grid::export_price_cny_per_mwh, "export_price_cny_per_mwh", unit::cny_per_mwh,
            defaulted, between(-2000, 20000), "Price received for exported energy."),
      profile_field(&Grid::export_price_series_cny_per_mwh, "export_price_series_cny_per_mwh",
                    unit::cny_per_mwh, between(-20000, 100000), "export_price_cny_per_mwh",
                    "The export price of every step, from a CSV file."),
      field(&Grid::demand_charge_cny_per_kw_month, "demand_charge_cny_per_kw_month",
            unit::cny_per_kw_month, defaulted, between(0, 1000),
            "Charge on the highest import of each month.",
            "Shanxi 35-220 kV about 36 (assumption)"),
      field(&Grid::capacity_charge_cny_per_kw_month, "capacity_charge_cny_per_kw_month",
            unit::cny_per_kw_month, defaulted, between(0, 1000),
            "Charge on the power of the connection, each month.",
            "Shanxi about 24 per kVA (assumption)"));
}

}  // namespace sunward::component
