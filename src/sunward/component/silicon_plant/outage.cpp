#include "sunward/component/silicon_plant/outage.hpp"

#include <algorithm>

#include "sunward/component/silicon_plant/plant_year.hpp"

namespace sunward::component::silicon_plant {

namespace {

constexpr double minutes_of_hour = 60.0;

/// Time with a melt in one run [h], and the melt's mean over that time [kg].
struct Melt {
  double hours = 0.0;
  double mean_kg = 0.0;
};

/// A rod takes its mass in body and tail, a recharge gives it back, both evenly; before the first
/// rod the melt is whole once the heater has melted it. A crucible never holds less than nothing.
Melt melt_of(const Furnace& f) {
  const double full_kg = f.melt_kg;
  const double left_kg = std::max(0.0, full_kg - rod_kg(f));
  const double middle_kg = 0.5 * (full_kg + left_kg);
  Melt melt;
  double kg_h = 0.0;
  for (const Piece& piece : run_of(f)) {
    if (hold_of(piece.stage) != Hold::fixed) continue;
    const bool whole = piece.stage == "neck" || piece.stage == "shoulder";
    melt.hours += piece.hours;
    kg_h += piece.hours * (whole ? full_kg : middle_kg);
  }
  melt.mean_kg = melt.hours > 0.0 ? kg_h / melt.hours : 0.0;
  return melt;
}

}  // namespace

OutageLoss outage_loss(const SiliconPlant& plant) {
  const PlantYear year = plant_year(plant);
  const Furnace& f = plant.furnace;
  const MeltLoss& prices = plant.melt_loss;
  const Melt melt = melt_of(f);
  OutageLoss loss;
  loss.melt_kg = melt.mean_kg;
  loss.silicon_cny =
      melt.mean_kg * prices.polysilicon_cny_per_kg * (1.0 - prices.frozen_worth_frac);
  loss.crucible_cny = 0.5 * prices.crucible_cny;
  loss.restart_h = f.cool_h + f.charge_h + f.melt_h + f.neck_h + f.shoulder_h;
  loss.margin_cny =
      prices.rod_margin_cny_per_kg * year.rod_kg_per_furnace_day / 24.0 * loss.restart_h;
  loss.with_melt_frac = melt.hours / year.run_h;
  loss.furnaces = loss.with_melt_frac * year.furnaces_running;
  loss.pulling_mw = year.pulling_mwh / hours_of_year;
  loss.backup_mwh = loss.pulling_mw * prices.ride_through_minutes / minutes_of_hour;
  return loss;
}

}  // namespace sunward::component::silicon_plant
