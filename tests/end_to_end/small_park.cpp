#include "run_program.hpp"

namespace sunward::test {

std::string small_park() {
  return R"(name = "Small"
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
bus = "power"
capacity_mw = { min = 0, max = 100 }
capex_cny_per_kw = 4500
[assets.battery]
type = "storage"
bus = "power"
power_mw = { min = 0, max = 50 }
energy_mwh = { min = 0, max = 200 }
power_capex_cny_per_kw = 350
energy_capex_cny_per_kwh = 600
charge_efficiency_frac = 0.92
discharge_efficiency_frac = 0.92
[loads.town]
type = "electric"
bus = "power"
constant_mw = 10
[grid]
bus = "power"
connection_mw = 20
[tariff]
import_base_cny_per_mwh = 500
export_price_cny_per_mwh = 100
)";
}

}  // namespace sunward::test
