#include "sunward/component/silicon_plant/furnace.hpp"

#include <numbers>

namespace sunward::component::silicon_plant {

namespace {

constexpr double m_per_mm = 1e-3;
constexpr double minutes_of_hour = 60.0;

}  // namespace

Hold hold_of(std::string_view stage) {
  if (stage == "cool") return Hold::interruptible;
  return stage == "charge" || stage == "melt" ? Hold::movable : Hold::fixed;
}

std::vector<Piece> run_of(const Furnace& f) {
  std::vector<Piece> run;
  const auto add = [&](std::string_view stage, double hours, double from_kw, double to_kw) {
    if (hours > 0.0) run.push_back({stage, hours, from_kw, to_kw});
  };
  add("charge", f.charge_h, f.charge_kw, f.charge_kw);
  add("melt", f.melt_ramp_h, f.charge_kw, f.melt_kw);
  add("melt", f.melt_h - f.melt_ramp_h, f.melt_kw, f.melt_kw);
  for (int rod = 1; rod <= f.rods_per_run; ++rod) {
    add("neck", f.neck_h, f.neck_kw, f.neck_kw);
    add("shoulder", f.shoulder_h, f.shoulder_kw, f.shoulder_kw);
    add("body", f.body_h, f.body_kw, f.body_kw);
    add("tail", f.tail_h, f.tail_kw, f.tail_kw);
    if (rod < f.rods_per_run) add("recharge", f.recharge_h, f.recharge_kw, f.recharge_kw);
  }
  add("cool", f.cool_h, f.tail_kw, 0.0);
  return run;
}

std::vector<Piece> gross_run_of(const Furnace& f) {
  std::vector<Piece> run = run_of(f);
  for (Piece& piece : run) {
    piece.from_kw = piece.from_kw / f.supply_efficiency_frac + f.auxiliary_kw;
    piece.to_kw = piece.to_kw / f.supply_efficiency_frac + f.auxiliary_kw;
  }
  return run;
}

double rod_kg(const Furnace& f) {
  const double radius_m = 0.5 * f.rod_diameter_mm * m_per_mm;
  const double length_m = f.pull_mm_per_min * m_per_mm * minutes_of_hour * f.body_h;
  return std::numbers::pi * radius_m * radius_m * length_m * solid_density_kg_per_m3 + f.ends_kg;
}

RunSums sums_of_run(const Furnace& furnace) {
  RunSums sums;
  for (const Piece& piece : run_of(furnace)) {
    sums.hours += piece.hours;
    sums.heater_kwh += piece.kwh();
  }
  for (const Piece& piece : gross_run_of(furnace)) {
    sums.gross_kwh += piece.kwh();
    if (hold_of(piece.stage) == Hold::movable) sums.movable_kwh += piece.kwh();
  }
  sums.rod_kg = furnace.rods_per_run * rod_kg(furnace);
  return sums;
}

}  // namespace sunward::component::silicon_plant
