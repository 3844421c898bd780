// From the light at the modules to power.
#include <algorithm>
#include <cmath>

#include "sunward/component/atmosphere.hpp"
#include "sunward/component/pv/ageing.hpp"
#include "sunward/component/pv/chain.hpp"
#include "sunward/component/pv/pvwatts.hpp"

namespace sunward::component::pv {
namespace {

constexpr double rated_w_per_m2 = 1000.0;
constexpr double rated_cell_c = 25.0;
constexpr double wind_when_unknown_m_per_s = 1.0;

/// Share of DC power lost to snow at each step, from the depth of the snow on the ground.
std::vector<double> snow_losses(const Pv& plant, const series::Weather& weather,
                                const std::vector<Converter::Step>& steps) {
  std::vector<double> losses(steps.size(), 0.0);
  const double step_h = weather.axis.step_h();
  double covered = 0.0;
  for (std::size_t t = 1; t < steps.size(); ++t) {
    const double fallen_cm = std::max(0.0, weather.snow_depth_cm[t] - weather.snow_depth_cm[t - 1]);
    covered = snow_cover_frac(covered,
                              {fallen_cm / step_h, weather.snow_depth_cm[t], steps[t].light.plane,
                               steps[t].air_temp_c, steps[t].light.sin_tilt},
                              step_h);
    losses[t] = snow_loss_frac(covered, plant.snow.strings);
  }
  return losses;
}

}  // namespace

Converter::Converter(const Pv& plant)
    : plant_(&plant),
      cell_temp_(plant.cell_temperature, plant.heat),
      dc_limit_(1.0 / (plant.dc_ac_ratio * plant.inverter_efficiency_frac)),
      ac_limit_(1.0 / plant.dc_ac_ratio),
      ageing_(mean_ageing_factor(plant)) {
  if (plant.module_model == ModuleModel::single_diode)
    rated_ = maximum_power(at_conditions(plant.diode, rated_w_per_m2, rated_cell_c));
}

Converter::Dc Converter::dc(double effective_w_per_m2, double cell_c) const {
  if (!(effective_w_per_m2 > 0.0)) return {0.0, plant_->sandia.dc_voltage_v};
  if (plant_->module_model == ModuleModel::pvwatts)
    return {pvwatts_dc(1.0, effective_w_per_m2, cell_c, plant_->temp_coefficient_per_k),
            plant_->sandia.dc_voltage_v};
  const MaximumPower best = maximum_power(at_conditions(plant_->diode, effective_w_per_m2, cell_c));
  // Strings are as long as brings their rated voltage to the inverter's.
  return {best.power_w / rated_.power_w,
          best.voltage_v / rated_.voltage_v * plant_->sandia.dc_voltage_v};
}

double Converter::inverted(const Dc& dc) const {
  if (plant_->inverter_model == InverterModel::pvwatts)
    return pvwatts_inverter_unclipped(dc.power, dc_limit_, plant_->inverter_efficiency_frac);
  // One unit's share of the plant: its AC rating stands for 1 / dc_ac_ratio.
  const double w_per_pu = plant_->sandia.ac_rating_w * plant_->dc_ac_ratio;
  return sandia_inverter_unclipped_w(plant_->sandia, dc.power * w_per_pu, dc.voltage_v) / w_per_pu;
}

double Converter::effective(const Step& step) const {
  return step.light.effective * (1.0 - step.soiling_frac) + step.light.rear;
}

double Converter::cell_temp_c(const Step& step) const {
  return cell_temp_(step.light.plane + step.light.rear, step.air_temp_c, step.wind_m_per_s);
}

double Converter::ac(const Step& step) const {
  const double light = effective(step);
  if (light <= 0.0) return 0.0;
  Dc made = dc(light, cell_temp_c(step));
  made.power *= (1.0 - step.snow_frac) * (1.0 - plant_->losses_frac);
  return std::min({inverted(made), ac_limit_, 1.0}) * ageing_;
}

StagePower Converter::stages(const Step& step) const {
  const double free = 1.0 - step.snow_frac;
  StagePower power;
  power.plane = step.light.plane / rated_w_per_m2;
  power.glass = step.light.effective / rated_w_per_m2;
  power.soiled = power.glass * (1.0 - step.soiling_frac);
  power.snowed = power.soiled * free;
  const double light = effective(step);
  power.rear = light / rated_w_per_m2 * free;
  power.low_light = dc(light, rated_cell_c).power * free;
  Dc made = dc(light, cell_temp_c(step));
  power.hot = made.power * free;
  made.power *= free * (1.0 - plant_->losses_frac);
  power.system = made.power;
  power.inverter = inverted(made);
  power.clipped = std::min({power.inverter, ac_limit_, 1.0});
  power.aged = power.clipped * ageing_;
  return power;
}

std::vector<Converter::Step> converter_steps(const Pv& plant, const series::Weather& weather,
                                             const series::Location& site) {
  const double rise_m = site.elevation_m - weather.location.elevation_m;
  const bool has_wind = !weather.wind_m_per_s.empty();
  const double to_10_m = std::pow(10.0 / std::max(weather.wind_height_m, 1.0), 1.0 / 7.0);
  const auto light = module_light(plant, weather);
  std::vector<Converter::Step> steps(light.size());
  for (std::size_t t = 0; t < light.size(); ++t) {
    Converter::Step& step = steps[t];
    step.light = light[t];
    step.air_temp_c = carried_temp_c(weather.temp_c[t], rise_m);
    step.wind_m_per_s = has_wind ? weather.wind_m_per_s[t] * to_10_m : wind_when_unknown_m_per_s;
  }
  if (!plant.soiling_frac.empty()) {
    for (std::size_t t = 0; t < steps.size(); ++t) {
      const int month = weather.axis.month(static_cast<Index>(t));
      steps[t].soiling_frac = plant.soiling_frac[static_cast<std::size_t>(month)];
    }
  }
  if (plant.snow.covers) {
    const std::vector<double> losses = snow_losses(plant, weather, steps);
    for (std::size_t t = 0; t < steps.size(); ++t) steps[t].snow_frac = losses[t];
  }
  return steps;
}

}  // namespace sunward::component::pv
