#include "sunward/simulation/constant_unit.hpp"

#include <algorithm>

#include "sunward/component/retention.hpp"

namespace sunward::simulation {

using result::Loss;

ConstantUnit::ConstantUnit(const component::Storage& spec, double power_mw, double energy_mwh,
                           double content_mwh)
    : spec_(spec),
      power_mw_(power_mw),
      least_mwh_(spec.soc_min_frac * energy_mwh),
      most_mwh_(spec.soc_max_frac * energy_mwh),
      content_mwh_(std::clamp(content_mwh, least_mwh_, most_mwh_)) {}

/// The plan's equation: content(n) = keep content(n - 1) + eta_c charge - discharge / eta_d.
UnitStep ConstantUnit::step(double request_mw, const Conditions& conditions) {
  const double h = conditions.step_h;
  const double keep = component::retention_frac(spec_.self_discharge_frac_per_h, h);
  const double kept_mwh = keep * content_mwh_;
  const double into = spec_.charge_efficiency_frac, out_of = spec_.discharge_efficiency_frac;
  double charge_mwh = std::min(std::max(0.0, -request_mw), power_mw_) * h;
  double discharge_mwh = std::min(std::max(0.0, request_mw), power_mw_) * h;
  charge_mwh = std::min(charge_mwh, std::max(0.0, most_mwh_ - kept_mwh) / into);
  discharge_mwh = std::min(discharge_mwh, std::max(0.0, kept_mwh - least_mwh_) * out_of);
  const double auxiliary_mwh = spec_.auxiliary_frac * power_mw_ * h;
  UnitStep step;
  step.delivered_mwh = discharge_mwh - charge_mwh - auxiliary_mwh;
  step.losses[Loss::conversion] = charge_mwh * (1.0 - into) + discharge_mwh * (1.0 / out_of - 1.0);
  step.losses[Loss::self_discharge] = content_mwh_ - kept_mwh;
  step.losses[Loss::auxiliary] = auxiliary_mwh;
  const double before_mwh = content_mwh_;
  content_mwh_ = kept_mwh + into * charge_mwh - discharge_mwh / out_of;
  step.stored_mwh = content_mwh_ - before_mwh;
  return step;
}

Ability ConstantUnit::ability() const {
  return {.charge_mw = power_mw_,
          .discharge_mw = power_mw_,
          .content_mwh = std::max(0.0, content_mwh_ - least_mwh_) * spec_.discharge_efficiency_frac,
          .room_mwh = std::max(0.0, most_mwh_ - content_mwh_) / spec_.charge_efficiency_frac,
          .round_trip_frac = component::round_trip_efficiency_frac(spec_)};
}

}  // namespace sunward::simulation
