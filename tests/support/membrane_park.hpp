// A small park with a flow battery of given size, for membrane studies: plans in well under a
// second.
#pragma once

#include <string>

namespace sunward::test {

inline std::string membrane_park() {
  return R"(name = "Flow"
[site]
latitude_deg = 39.5
longitude_deg = 112.3
elevation_m = 1350
[time]
year = 2025
step_minutes = 180
[weather]
source = "synthetic"
[buses.power]
carrier = "electricity"
[assets.wind]
type = "wind"
capacity_mw = 40
capex_cny_per_kw = 4500
[assets.flow]
type = "storage"
technology = "vanadium_flow"
power_mw = 5
energy_mwh = 20
power_capex_cny_per_kw = 2200
power_fixed_om_cny_per_kw_year = 33
power_lifetime_y = 15
energy_capex_cny_per_kwh = 1750
energy_fixed_om_cny_per_kwh_year = 17.5
energy_lifetime_y = 25
energy_residual_frac = 0.5
throughput_cost_cny_per_mwh = 5
[assets.flow.flow_battery]
membrane = "nafion_115"
[loads.town]
type = "electric"
constant_mw = 10
[grid]
connection_mw = 20
[tariff]
preset = "shanxi_2022"
import_base_cny_per_mwh = 400
export_price_cny_per_mwh = 100
[study.membrane]
operation_y = 2
thickness_um = [50, 100, 183]
permeability_factor = [0.5, 1.0]
price_cny_per_m2 = [500, 1690]
)";
}

}  // namespace sunward::test
