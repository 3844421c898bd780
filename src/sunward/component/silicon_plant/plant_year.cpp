#include "sunward/component/silicon_plant/plant_year.hpp"

#include <cmath>

namespace sunward::component::silicon_plant {

namespace {

constexpr double w_per_gw = 1e9;
constexpr double kg_per_g = 1e-3;
constexpr double mwh_per_kwh = 1e-3;
constexpr double m3_per_kg_of_water = 1e-3;
constexpr double nm3_per_h_of_slpm = 60.0 * 1e-3;

/// A count that is whole but for rounding stays as it is.
int whole_up(double count) { return static_cast<int>(std::ceil(count * (1.0 - 1e-12))); }

void add_silicon(const SiliconPlant& plant, PlantYear& year) {
  year.chain = yield_chain(plant);
  year.wafer_w = wafer_w(plant);
  year.wafers = plant.target_gw_per_y * w_per_gw / year.wafer_w;
  const double scale = year.wafers * kg_per_g;
  year.wafer_kg = scale * year.chain.wafer_g;
  year.brick_kg = scale * year.chain.brick_g;
  year.rod_kg = scale * year.chain.rod_g;
  year.charge_kg = scale * year.chain.charge_g;
  year.fresh_kg = scale * year.chain.fresh_g;
  year.remelted_kg = scale * year.chain.remelted_g;
}

/// A measured energy scales every stage alike.
double stage_factor(const SiliconPlant& plant, const RunSums& run) {
  if (plant.brick_kwh_per_kg <= 0.0) return 1.0;
  return plant.brick_kwh_per_kg * plant.brick_yield_frac / run.kwh_per_kg_rod();
}

void add_furnaces(const SiliconPlant& plant, PlantYear& year) {
  const RunSums run = sums_of_run(plant.furnace);
  const double factor = stage_factor(plant, run);
  year.runs = year.rod_kg / run.rod_kg;
  year.run_h = run.hours;
  year.furnaces_running = year.runs * run.hours / hours_of_year;
  year.furnaces_waiting = year.starts_per_h() * plant.start_wait_h;
  year.furnaces_installed =
      whole_up((year.furnaces_running + year.furnaces_waiting) / plant.furnace.availability_frac);
  year.furnace_kw = factor * run.mean_kw();
  year.rod_kg_per_furnace_day = run.rod_kg / run.hours * 24.0;
  year.kwh_per_kg_rod = factor * run.kwh_per_kg_rod();
  year.kwh_per_kg_brick = year.kwh_per_kg_rod / plant.brick_yield_frac;
  year.pulling_mwh = year.furnaces_running * year.furnace_kw * hours_of_year * mwh_per_kwh;
  year.start_mwh = factor * run.movable_kwh * mwh_per_kwh;
  year.movable_mwh = year.runs * year.start_mwh;
}

}  // namespace

PlantYear plant_year(const SiliconPlant& plant) {
  PlantYear year;
  add_silicon(plant, year);
  add_furnaces(plant, year);
  year.slicing_mwh = year.wafers * plant.wafer_kwh * mwh_per_kwh;
  year.utilities_mwh = plant.utilities_frac * (year.pulling_mwh + year.slicing_mwh);
  year.chiller_mwh = plant.chiller_frac * year.utilities_mwh;
  year.cooling_water_m3 =
      year.pulling_mwh / mwh_per_kwh * plant.makeup_kg_per_kwh * m3_per_kg_of_water;
  year.argon_nm3 =
      year.furnaces_running * plant.furnace.argon_slpm * nm3_per_h_of_slpm * hours_of_year;
  year.argon_bought_kg = year.argon_nm3 * (1.0 - plant.argon_recovery_frac) * argon_kg_per_nm3;
  return year;
}

}  // namespace sunward::component::silicon_plant
