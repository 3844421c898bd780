#include "sunward/study/membrane/crossover_trial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sunward/component/flow_battery/plant.hpp"

namespace sunward::study::membrane {

namespace {

using component::FlowBattery;
using component::flow_battery::Plant;
using component::flow_battery::PlantState;
using component::flow_battery::PlantStep;

constexpr double start_temp_c = 25.0;  ///< new electrolyte; forgotten within weeks

struct Year {
  std::array<double, trial_days.size()> usable_frac{};
  double rebalance_days = std::numeric_limits<double>::quiet_NaN();
  double running_mwh = 0.0, rest_mwh = 0.0, levelling_mwh = 0.0, taken_mwh = 0.0;
};

Year run_year(const FlowBattery& battery, const Duty& duty) {
  const Plant plant(battery, duty.power_mw, duty.energy_mwh);
  const double content_mwh = std::clamp(duty.start_content_mwh, 0.0, duty.energy_mwh);
  PlantState state = plant.fresh(content_mwh, start_temp_c);
  const DutyYear& asked = duty.years.front();
  Year year;
  for (std::size_t t = 0; t < asked.request_mw.size(); ++t) {
    const PlantStep step = plant.step(state, asked.request_mw[t], asked.step_h, asked.ambient_c[t]);
    const double crossed_mwh = step.losses.crossover_mwh - step.levelling_mwh;
    (step.ran ? year.running_mwh : year.rest_mwh) += crossed_mwh;
    year.levelling_mwh += step.levelling_mwh;
    year.taken_mwh += std::max(0.0, -step.delivered_mwh);
    if ((t + 1) % asked.steps_per_day != 0) continue;
    const auto days = static_cast<double>((t + 1) / asked.steps_per_day);
    const double usable = plant.usable_charge_frac(state);
    if (std::isnan(year.rebalance_days) && usable < battery.rebalance_at_frac)
      year.rebalance_days = days;
    for (std::size_t k = 0; k < trial_days.size(); ++k)
      if (days <= trial_days[k]) year.usable_frac[k] = usable;
  }
  return year;
}

double self_discharge_ma_per_cm2(const FlowBattery& battery, const Duty& duty) {
  using namespace component::flow_battery;
  const Plant plant(battery, duty.power_mw, duty.energy_mwh);
  const double half = 0.5e3 * battery.vanadium_mol_per_l;
  const Side leaving = crossover_mol_per_m2_s(plant.loop(), {half, half, 0.0, 0.0},
                                              {0.0, 0.0, half, half}, 0.0, 0.0);
  return 0.1 * faraday_c_per_mol * std::abs(3.5 * leaving.vanadium_mol - leaving.oxidation_mol);
}

}  // namespace

CrossoverTrial crossover_trial(const component::Storage& spec, const Duty& duty) {
  FlowBattery battery = spec.flow_battery;
  CrossoverTrial trial;
  const Year levelled = run_year(battery, duty);
  trial.levelled_year_frac = levelled.usable_frac.back();
  if (levelled.taken_mwh > 0.0) {
    trial.crossover_running_frac = levelled.running_mwh / levelled.taken_mwh;
    trial.crossover_rest_frac = levelled.rest_mwh / levelled.taken_mwh;
    trial.levelling_frac = levelled.levelling_mwh / levelled.taken_mwh;
  }
  battery.levelling_frac_per_day = 0.0;
  const Year unlevelled = run_year(battery, duty);
  trial.unlevelled_frac = unlevelled.usable_frac;
  trial.unlevelled_rebalance_days = unlevelled.rebalance_days;
  battery.hydrogen_empty_ma_per_cm2 = battery.hydrogen_full_ma_per_cm2 = 0.0;
  trial.no_hydrogen_frac = run_year(battery, duty).usable_frac.back();
  trial.self_discharge_ma_per_cm2 = self_discharge_ma_per_cm2(battery, duty);
  return trial;
}

}  // namespace sunward::study::membrane
