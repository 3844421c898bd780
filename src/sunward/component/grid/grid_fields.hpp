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
      derived_field(&Grid::time_of_use, "[tariff] preset, file, bands, holidays and workdays"),
      derived_field(&Grid::tiers, "[tariff] tiers"),
      field(&Grid::import_adders_cny_per_mwh, "import_adders_cny_per_mwh", unit::cny_per_mwh,
            defaulted, between(-1000, 5000),
            "What is added to every MWh and not listed by the next four keys; not multiplied.",
            "60-120 transmission and 35-100 levies and losses in Shanxi (assumption)"),
      field(&Grid::transmission_cny_per_mwh, "transmission_cny_per_mwh", unit::cny_per_mwh,
            defaulted, between(0, 2000), "Transmission and distribution price per MWh.",
            "60-120 in Shanxi at 35-220 kV (assumption)"),
      field(&Grid::line_loss_cny_per_mwh, "line_loss_cny_per_mwh", unit::cny_per_mwh, defaulted,
            between(-500, 1000), "Charge for line losses, per MWh imported.",
            "15-30 in Shanxi (assumption); published monthly"),
      field(&Grid::system_operation_cny_per_mwh, "system_operation_cny_per_mwh", unit::cny_per_mwh,
            defaulted, between(-500, 1000), "System operation charge, per MWh imported.",
            "20-60 in Shanxi (assumption); published monthly"),
      field(&Grid::levies_cny_per_mwh, "levies_cny_per_mwh", unit::cny_per_mwh, defaulted,
            between(0, 1000), "Government funds and surcharges, per MWh imported.",
            "China: renewable surcharge 19, with small funds besides"),
      profile_field(&Grid::import_price_cny_per_mwh, "import_price_cny_per_mwh", unit::cny_per_mwh,
                    between(-20000, 100000), "base x multiplier + adders",
                    "The price of every step, from a CSV file, in place of base x multiplier + "
                    "import_adders_cny_per_mwh."),
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
            "Charge on the power of the connection or on connected_kva, each month.",
            "Shanxi about 24 per kVA (assumption)"),
      field(&Grid::fixed_charge_cny_per_month, "fixed_charge_cny_per_month", unit::cny_per_month,
            defaulted, between(0, 1e9), "Charge of every month, whatever is drawn."),
      field(&Grid::power_charge, "power_charge", unit::none, defaulted, any_number,
            "Which of the two power charges is paid; cheaper: demand or capacity, chosen from the "
            "bills.",
            "China: the user chooses between demand and capacity"),
      field(&Grid::choice_months, "choice_months", unit::months, defaulted, between(1, 12),
            "Months for which demand or capacity is chosen.",
            "China: by quarter, NDRC notice 1583 of 2016 (text not at hand)"),
      field(&Grid::network_charge, "network_charge", unit::none, defaulted, any_number,
            "How transmission is charged: per MWh imported, per MWh with self-use, on capacity "
            "alone, or the cheaper of the last two.",
            "direct green supply: NDRC price notice 1192 of 2025"),
      field(&Grid::mean_load_factor_frac, "mean_load_factor_frac", unit::frac, defaulted,
            between(0, 1), "Mean load factor of the single capacity charge.",
            "provincial mean of industrial two-part users from 110 kV, published"),
      field(&Grid::connected_kva, "connected_kva", unit::kva,
            optional_meaning("the power of the connection at power factor 1"), at_least(0),
            "Transformers in service and directly connected motors; base of capacity charges."),
      field(&Grid::contract_demand_kw, "contract_demand_kw", unit::kw, defaulted, at_least(0),
            "Demand agreed with the grid; 0: none, the month's highest import counts."),
      field(&Grid::contract_tolerance_frac, "contract_tolerance_frac", unit::frac, defaulted,
            between(0, 1), "Part above the agreed demand that costs nothing extra.",
            "China: 5 %, NDRC notice 1583 of 2016 (text not at hand)"),
      field(&Grid::contract_excess_factor, "contract_excess_factor", unit::none, defaulted,
            between(1, 10), "Price of demand above that, over the price of agreed demand.",
            "China: doubled, the same notice"),
      field(&Grid::contract_min_frac, "contract_min_frac", unit::frac, defaulted, between(0, 1),
            "Least agreed demand over the connected capacity.", "China: 40 %, the same notice"),
      field(&Grid::demand_discount_frac, "demand_discount_frac", unit::frac, defaulted,
            between(0, 1), "Discount on the demand price in months of high use.",
            "China 2023-26: 10 % from 260 kWh per kVA, NDRC notice 526 of 2023 (text not at hand)"),
      field(&Grid::demand_discount_kwh_per_kva, "demand_discount_kwh_per_kva", unit::kwh_per_kva,
            defaulted, between(0, 744), "Import of the month per kVA from which it holds.",
            "the same notice"),
      field(&Grid::demand_ratchet_frac, "demand_ratchet_frac", unit::frac, defaulted, between(0, 1),
            "Demand billed is at least this part of the highest of the months before; the year "
            "repeats.",
            "usual in the United States: 0.5-1 over 11 months"),
      field(&Grid::demand_ratchet_months, "demand_ratchet_months", unit::months, defaulted,
            between(1, 11), "How many months before."),
      derived_field(&Grid::coincident_peaks, "[tariff] coincident_peaks"),
      field(&Grid::coincident_charge_cny_per_kw_year, "coincident_charge_cny_per_kw_year",
            unit::cny_per_kw_year, defaulted, between(0, 10000),
            "Charge on the mean import at the grid's own peaks, listed by coincident_peaks.",
            "usual where transmission is paid by system peaks, e.g. four of summer in Texas"));
}

}  // namespace sunward::component
