// Field table of Storage.
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/flow_battery/flow_battery_fields.hpp"
#include "sunward/component/lithium_battery/lithium_battery_fields.hpp"
#include "sunward/component/storage/storage.hpp"

namespace sunward::component {

constexpr auto fields(const Storage*) {
  return field_table(
      bus_field(&Storage::bus, "bus", "electricity", "Bus the storage charges from and feeds."),
      field(&Storage::technology, "technology", unit::none, defaulted, any_number,
            "What it is: chooses the law that `sunward simulate` runs. The plan uses the constant "
            "efficiencies below in any case."),
      size_field(&Storage::power_mw, "power_mw", unit::mw,
                 "Power at the bus, charging and discharging alike."),
      size_field(&Storage::energy_mwh, "energy_mwh", unit::mwh,
                 "Nameplate energy; the state of charge moves within a part of it."),
      cost_field(&Storage::cost_power, "power_", per_kw, "of power",
                 "flow battery: stacks, pumps, converter (assumption)"),
      cost_field(&Storage::cost_energy, "energy_", per_kwh, "of energy",
                 "flow battery: electrolyte and tanks; lithium: cells (assumption)"),
      field(&Storage::energy_residual_frac, "energy_residual_frac", unit::frac,
            optional_meaning("residual_frac of [finance]"), between(0, 1),
            "Worth of the energy part at the end of its depreciation, over its cost; in the "
            "statements.",
            "vanadium electrolyte keeps its worth: its part of this cost x the part of its price "
            "that is paid back"),
      field(&Storage::charge_efficiency_frac, "charge_efficiency_frac", unit::frac, defaulted,
            above_up_to(0, 1), "Energy stored per energy taken from the bus.",
            "default 0.86: 74 % there and back, derived for a vanadium flow battery"),
      field(&Storage::discharge_efficiency_frac, "discharge_efficiency_frac", unit::frac, defaulted,
            above_up_to(0, 1), "Energy delivered to the bus per energy taken from the store."),
      field(&Storage::self_discharge_frac_per_h, "self_discharge_frac_per_h", unit::frac_per_h,
            defaulted, between(0, 0.5), "Part of the stored energy lost each hour."),
      field(&Storage::auxiliary_frac, "auxiliary_frac", unit::frac, defaulted, between(0, 0.5),
            "Constant drain by pumps, cooling and control, MW per MW of power."),
      field(&Storage::soc_min_frac, "soc_min_frac", unit::frac, defaulted, between(0, 1),
            "Lowest state of charge."),
      field(&Storage::soc_max_frac, "soc_max_frac", unit::frac, defaulted, between(0, 1),
            "Highest state of charge."),
      field(&Storage::throughput_cost_cny_per_mwh, "throughput_cost_cny_per_mwh", unit::cny_per_mwh,
            defaulted, at_least(0), "Wear cost per MWh discharged at the bus."),
      field(&Storage::duration_min_h, "duration_min_h", unit::hour, optional_meaning("no limit"),
            at_least(0), "Energy over power, at least."),
      field(&Storage::duration_max_h, "duration_max_h", unit::hour, optional_meaning("no limit"),
            above(0), "Energy over power, at most."),
      table_field(&Storage::flow_battery, "flow_battery", "defaults of every key",
                  "Cells, stacks, electrolyte and pumps; with `technology = \"vanadium_flow\"` "
                  "only. Cell area follows from power_mw, electrolyte from energy_mwh."),
      table_field(
          &Storage::lithium_battery, "lithium_battery", "the chemistry's defaults",
          "Cells, container and ageing; with `technology = \"lithium\"` only. The nameplate is "
          "the open-circuit energy of full new cells."));
}

}  // namespace sunward::component
