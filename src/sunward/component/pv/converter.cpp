// From the light at the modules to power.
#include <algorithm>
#include <cmath>

#include "sunward/component/atmosphere.hpp"
#include "sunward/component/pv/ageing.hpp"
#include "sunward/component/pv/chain.hpp"
#include "sunward/component/pv/pvwatts.hpp"
#include "sunward/series/solar_position.hpp"

namespace sunward::component::pv {
namespace {

constexpr double rated_w_per_m2 = 1000.0;
constexpr double rated_cell_c = 25.0;
constexpr int minutes_per_day = 1440;
constexpr double wind_when_unknown_m_per_s = 1.0;
constexpr double sea_level_pa = 101325.0;

}  // namespace

Converter::Converter(const Pv& plant)
    : plant_(&plant),
      cell_temp_(plant.cell_temperature, plant.heat),
      dc_limit_(1.0 / (plant.dc_ac_ratio * plant.inverter_efficiency_frac)),
      ac_limit_(1.0 / plant.dc_ac_ratio),
      module_(plant.module_model == ModuleModel::data_sheet ? fit_module(plant.sheet).module
                                                            : plant.diode),
      ageing_(mean_ageing_factor(plant)) {
  if (plant.module_model != ModuleModel::pvwatts)
    rated_ = maximum_power(at_conditions(module_, rated_w_per_m2, rated_cell_c));
}

Converter::Dc Converter::dc(double effective_w_per_m2, double cell_c) const {
  if (!(effective_w_per_m2 > 0.0)) return {0.0, plant_->sandia.dc_voltage_v};
  if (plant_->module_model == ModuleModel::pvwatts)
    return {pvwatts_dc(1.0, effective_w_per_m2, cell_c, plant_->temp_coefficient_per_k),
            plant_->sandia.dc_voltage_v};
  const MaximumPower best = maximum_power(at_conditions(module_, effective_w_per_m2, cell_c));
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
  return (step.light.effective * (1.0 - step.soiling_frac) + step.light.rear) * step.spectral;
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
  power.rear =
      (step.light.effective * (1.0 - step.soiling_frac) + step.light.rear) / rated_w_per_m2 * free;
  power.spectrum = light / rated_w_per_m2 * free;
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

StepWalk::StepWalk(const Pv& plant, const series::Weather& weather, const series::Location& site)
    : plant_(&plant),
      weather_(&weather),
      light_(plant, weather),
      rise_m_(site.elevation_m - weather.location.elevation_m),
      wind_to_10_m_(std::pow(10.0 / std::max(weather.wind_height_m, 1.0), 1.0 / 7.0)),
      minute_of_day_(minutes_per_day),
      per_sea_level_(series::standard_pressure_pa(weather.location.elevation_m) / sea_level_pa) {}

Converter::Step StepWalk::next() {
  Converter::Step step;
  step.light = light_.next();
  step.air_temp_c = carried_temp_c(weather_->temp_c[at_], rise_m_);
  step.wind_m_per_s = weather_->wind_m_per_s.empty() ? wind_when_unknown_m_per_s
                                                     : weather_->wind_m_per_s[at_] * wind_to_10_m_;
  const bool spectral = plant_->spectrum.cells != SpectralResponse::none;
  if (spectral || !plant_->soiling_frac.empty()) start_day();
  if (!plant_->soiling_frac.empty()) step.soiling_frac = plant_->soiling_frac[month_];
  if (spectral && step.light.plane > 0.0) step.spectral = spectral_factor(step.light);
  if (plant_->snow.covers && at_ > 0) step.snow_frac = snow_loss(step);
  ++at_;
  return step;
}

/// The month is asked for once a day.
void StepWalk::start_day() {
  if (minute_of_day_ >= minutes_per_day) {
    const series::CivilTime time = weather_->axis.time(static_cast<Index>(at_));
    minute_of_day_ = 60 * time.hour + time.minute;
    month_ = static_cast<std::size_t>(time.month - 1);
  }
  minute_of_day_ += weather_->axis.step_minutes;
}

/// The weather's own water wins over the months'.
double StepWalk::spectral_factor(const ModuleLight& light) const {
  const Spectrum& spectrum = plant_->spectrum;
  const double water_cm = weather_->precipitable_water_cm.empty()
                              ? spectrum.precipitable_water_cm[month_]
                              : weather_->precipitable_water_cm[at_];
  const double thickness =
      weather_->pressure_pa.empty() ? per_sea_level_ : weather_->pressure_pa[at_] / sea_level_pa;
  return pv::spectral_factor(spectrum.cells,
                             relative_air_mass(std::max(light.sun_up, 0.0)) * thickness, water_cm);
}

/// Share of DC power lost to snow, from the depth of the snow on the ground.
double StepWalk::snow_loss(const Converter::Step& step) {
  const double step_h = weather_->axis.step_h();
  const double depth_cm = weather_->snow_depth_cm[at_];
  const double fallen_cm = std::max(0.0, depth_cm - weather_->snow_depth_cm[at_ - 1]);
  covered_frac_ = snow_cover_frac(
      covered_frac_,
      {fallen_cm / step_h, depth_cm, step.light.plane, step.air_temp_c, step.light.sin_tilt},
      step_h);
  return snow_loss_frac(covered_frac_, plant_->snow.strings);
}

std::vector<Converter::Step> converter_steps(const Pv& plant, const series::Weather& weather,
                                             const series::Location& site) {
  const auto n = static_cast<std::size_t>(weather.axis.n_steps);
  std::vector<Converter::Step> steps;
  steps.reserve(n);
  StepWalk walk(plant, weather, site);
  for (std::size_t t = 0; t < n; ++t) steps.push_back(walk.next());
  return steps;
}

}  // namespace sunward::component::pv
