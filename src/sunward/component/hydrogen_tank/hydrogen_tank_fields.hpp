// Field table of HydrogenTank.
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"

namespace sunward::component {

constexpr auto fields(const HydrogenTank*) {
  return field_table(
      bus_field(&HydrogenTank::bus, "bus", "hydrogen", "Bus the tank stands on."),
      size_field(&HydrogenTank::mass_kg, "mass_kg", unit::kg,
                 "Hydrogen it holds when full, cushion included."),
      cost_field(&HydrogenTank::cost, "", per_kg, "of hydrogen held",
                 "steel tank 15-250 bar: 450 EUR/kg (PyPSA technology-data); China spheres "
                 "3000-6000 CNY/kg (assumption)"),
      field(&HydrogenTank::min_fill_frac, "min_fill_frac", unit::frac, defaulted, between(0, 0.95),
            "Cushion that never leaves the tank.", "6 % for steel tanks (PyPSA technology-data)"),
      field(&HydrogenTank::loss_frac_per_h, "loss_frac_per_h", unit::frac_per_h, defaulted,
            between(0, 0.5), "Part of the content lost each hour."),
      field(&HydrogenTank::max_rate_frac_per_h, "max_rate_frac_per_h", unit::frac_per_h, defaulted,
            above_up_to(0, 100), "Fastest filling and emptying, part of the size per hour."),
      field(&HydrogenTank::min_bar, "min_bar", unit::bar, optional_meaning("min_fill_frac holds"),
            between(0.5, 1000),
            "Pressure it is emptied to, absolute; with max_bar instead of min_fill_frac."),
      field(&HydrogenTank::max_bar, "max_bar", unit::bar, optional_meaning("min_fill_frac holds"),
            between(0.5, 1000), "Pressure of the full tank, absolute."),
      field(&HydrogenTank::gas_temp_c, "gas_temp_c", unit::celsius, defaulted, between(-40, 85),
            "Temperature of the gas at both pressures.", "assumption"));
}

}  // namespace sunward::component
