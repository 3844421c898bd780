#include "sunward/component/pv/availability.hpp"

#include <utility>

#include "sunward/component/pv/chain.hpp"
#include "sunward/component/weather_need.hpp"
#include "sunward/series/irradiance.hpp"

namespace sunward::component {
namespace pv {
namespace {

void need_irradiance(std::vector<Fault>& faults, const series::Weather& weather) {
  const Phrase purpose = phrase("purpose.pv");
  const auto pair = weather.pair;
  if (pair != series::IrradiancePair::dni_dhi) {
    need_series(faults, weather, weather.ghi_w_per_m2, "ghi_w_per_m2", purpose);
  } else {
    need_series(faults, weather, weather.dni_w_per_m2, "dni_w_per_m2", purpose);
  }
  if (pair != series::IrradiancePair::ghi_only) {
    need_series(faults, weather, weather.dhi_w_per_m2, "dhi_w_per_m2", purpose);
  }
}

void need_all(const Pv& plant, const series::Weather& weather) {
  std::vector<Fault> faults;
  need_irradiance(faults, weather);
  need_series(faults, weather, weather.temp_c, "temp_c", phrase("purpose.cell_temperature"));
  if (plant.snow.covers)
    need_series(faults, weather, weather.snow_depth_cm, "snow_depth_cm", phrase("purpose.snow"));
  if (plant.spectrum.cells != SpectralResponse::none &&
      plant.spectrum.precipitable_water_cm.empty())
    need_series(faults, weather, weather.precipitable_water_cm, "precipitable_water_cm",
                phrase("purpose.spectrum"));
  if (!faults.empty()) throw InputError(std::move(faults));
}

void add(const StagePower& power, double hours, LossStages& sum) {
  sum.plane += power.plane * hours;
  sum.glass += power.glass * hours;
  sum.soiling += power.soiled * hours;
  sum.snow += power.snowed * hours;
  sum.rear += power.rear * hours;
  sum.spectrum += power.spectrum * hours;
  sum.low_light += power.low_light * hours;
  sum.temperature += power.hot * hours;
  sum.system += power.system * hours;
  sum.inverter += power.inverter * hours;
  sum.clipping += power.clipped * hours;
  sum.ageing += power.aged * hours;
}

}  // namespace

std::vector<double> plane_of_array_w_per_m2(const Pv& pv, const series::Weather& weather) {
  std::vector<Fault> faults;
  need_irradiance(faults, weather);
  if (!faults.empty()) throw InputError(std::move(faults));
  std::vector<double> plane(static_cast<std::size_t>(weather.axis.n_steps));
  LightWalk walk(pv, weather);
  for (double& light : plane) light = walk.next().plane;
  return plane;
}

LossStages loss_stages(const Pv& pv, const series::Weather& weather, const series::Location& site) {
  need_all(pv, weather);
  const double hours = weather.axis.step_h();
  LossStages sum;
  for (const double ghi : series::consistent_irradiance(weather).ghi_w_per_m2)
    sum.horizontal += ghi / 1000.0 * hours;
  const Converter converter(pv);
  StepWalk walk(pv, weather, site);
  for (Index t = 0; t < weather.axis.n_steps; ++t) add(converter.stages(walk.next()), hours, sum);
  return sum;
}

}  // namespace pv

std::vector<double> pv_availability_pu(const Pv& pv, const series::Weather& weather,
                                       const series::Location& site) {
  pv::need_all(pv, weather);
  const pv::Converter converter(pv);
  std::vector<double> result(static_cast<std::size_t>(weather.axis.n_steps));
  pv::StepWalk walk(pv, weather, site);
  for (double& power : result) power = converter.ac(walk.next());
  return result;
}

}  // namespace sunward::component
