#include "sunward/component/silicon_plant/fleet.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sunward::component::silicon_plant {

namespace {

/// SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014): a bijection that scatters its argument.
std::uint64_t scattered(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

/// Walks one furnace through its runs and adds the energy of each step.
class Walk {
 public:
  Walk(const std::vector<Piece>& run, double at_h) : run_(run) {
    while (at_h >= run_[piece_].hours) {
      at_h -= run_[piece_].hours;
      piece_ = (piece_ + 1) % run_.size();
    }
    inside_h_ = at_h;
  }

  /// Heater energy of the next `hours` [kWh].
  double advance(double hours) {
    double kwh = 0.0;
    while (hours > 0.0) {
      const Piece& piece = run_[piece_];
      const double left = piece.hours - inside_h_;
      const double taken = std::min(hours, left);
      const double middle = inside_h_ + 0.5 * taken;
      kwh += taken * (piece.from_kw + (piece.to_kw - piece.from_kw) * middle / piece.hours);
      hours -= taken;
      inside_h_ += taken;
      if (taken < left) break;
      piece_ = (piece_ + 1) % run_.size();
      inside_h_ = 0.0;
    }
    return kwh;
  }

 private:
  const std::vector<Piece>& run_;
  std::size_t piece_ = 0;
  double inside_h_ = 0.0;
};

}  // namespace

double phase_of(const SiliconPlant& plant, int i, int n) {
  if (plant.furnace_phases == FurnacePhases::even) return (i + 0.5) / n;
  const std::uint64_t bits = scattered(scattered(plant.seed) + static_cast<std::uint64_t>(i));
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

double mean_mw(double mwh, const series::TimeAxis& axis) {
  const double covered_h = axis.step_h() * axis.n_steps;
  constexpr double hours_of_leap_year = 8784.0;
  return mwh / (covered_h == hours_of_leap_year ? hours_of_leap_year : hours_of_year);
}

namespace {

/// The fleet's walk through `run`, scaled to `mwh` over the year.
std::vector<double> walked_mw(const SiliconPlant& plant, const PlantYear& year,
                              const std::vector<Piece>& run, double mwh,
                              const series::TimeAxis& axis) {
  const int n = std::max(1, static_cast<int>(std::lround(year.furnaces_running)));
  const auto n_steps = static_cast<std::size_t>(axis.n_steps);
  std::vector<double> power(n_steps, 0.0);
  for (int i = 0; i < n; ++i) {
    Walk walk(run, phase_of(plant, i, n) * year.run_h);
    for (double& step : power) step += walk.advance(axis.step_h());
  }
  const double sum = std::accumulate(power.begin(), power.end(), 0.0);
  const double target = mean_mw(mwh, axis) * static_cast<double>(n_steps);
  if (sum > 0.0)
    for (double& step : power) step *= target / sum;
  return power;
}

}  // namespace

std::vector<double> pulling_mw(const SiliconPlant& plant, const PlantYear& year,
                               const series::TimeAxis& axis) {
  return walked_mw(plant, year, gross_run_of(plant.furnace), year.pulling_mwh, axis);
}

std::vector<double> held_mw(const SiliconPlant& plant, const PlantYear& year,
                            const series::TimeAxis& axis) {
  std::vector<Piece> run = gross_run_of(plant.furnace);
  for (Piece& piece : run)
    if (hold_of(piece.stage) == Hold::movable) piece.from_kw = piece.to_kw = 0.0;
  return walked_mw(plant, year, run, year.pulling_mwh - year.movable_mwh, axis);
}

WaitingLoad waiting_load(const SiliconPlant& plant, const series::TimeAxis& axis) {
  const PlantYear year = plant_year(plant);
  WaitingLoad load;
  if (plant.start_wait_h > 0.0) load.starting_mw = mean_mw(year.movable_mwh, axis);
  if (plant.chiller_wait_h > 0.0) load.chiller_mw = mean_mw(year.chiller_mwh, axis);
  return load;
}

PlantLoad plant_load(const SiliconPlant& plant, const series::TimeAxis& axis) {
  const PlantYear year = plant_year(plant);
  PlantLoad load;
  load.fixed_mw =
      plant.start_wait_h > 0.0 ? held_mw(plant, year, axis) : pulling_mw(plant, year, axis);
  load.waiting = waiting_load(plant, axis);
  double flat_mw = mean_mw(year.utilities_mwh, axis) - load.waiting.chiller_mw;
  const double slicing_mw = mean_mw(year.slicing_mwh, axis);
  if (plant.slicing_flexible_within_day && slicing_mw > 0.0)
    load.slicing_mw.assign(load.fixed_mw.size(), slicing_mw);
  else
    flat_mw += slicing_mw;
  for (double& step : load.fixed_mw) step += flat_mw;
  return load;
}

}  // namespace sunward::component::silicon_plant
