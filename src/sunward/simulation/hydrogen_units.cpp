#include "sunward/simulation/hydrogen_units.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "sunward/component/compressor/compression_energy.hpp"
#include "sunward/component/hydrogen_tank/gas_store.hpp"

namespace sunward::simulation {

namespace {
constexpr double start_temp_c = 20.0;  ///< units begin cold, at room temperature
}  // namespace

ElectrolyserUnit::ElectrolyserUnit(const component::Electrolyser& spec, double power_mw)
    : technology_(spec.technology),
      rated_mw_(power_mw),
      fleet_(spec.law, power_mw),
      best_kg_per_mwh_(fleet_.best_kg_per_mwh()),
      state_(fleet_.fresh(start_temp_c)) {}

const char* ElectrolyserUnit::law() const {
  return technology_ == component::ElectrolyserTechnology::pem ? "pem" : "alkaline";
}

int ElectrolyserUnit::replacements() const {
  int sum = 0;
  for (const component::electrolyser::UnitState& unit : state_.units) sum += unit.stacks_replaced;
  return sum;
}

/// Less power, until no more hydrogen is made than can be taken.
component::electrolyser::FleetStep ElectrolyserUnit::held_step(
    component::electrolyser::FleetState& state, double available_mw, const Conditions& conditions,
    double most_kg) const {
  constexpr int most_tries = 6;
  constexpr double over_frac = 1e-4;
  // What its best load would make of the power is no more than can be taken: nothing to try.
  const bool free = available_mw * conditions.step_h * best_kg_per_mwh_ <= most_kg;
  for (int attempt = 1; !free && attempt < most_tries; ++attempt) {
    component::electrolyser::FleetState tried = state;
    const auto done = fleet_.step(tried, available_mw, conditions.step_h, conditions.ambient_c);
    if (done.total.hydrogen_kg <= (1.0 + over_frac) * most_kg) {
      state = std::move(tried);
      return done;
    }
    available_mw *= most_kg / done.total.hydrogen_kg;
  }
  return fleet_.step(state, available_mw, conditions.step_h, conditions.ambient_c);
}

ElectrolyserStep ElectrolyserUnit::step(const FleetOffer& offer, const Conditions& conditions) {
  constexpr double lacking_frac = 1e-3;
  const int replaced = replacements();
  std::optional<component::electrolyser::FleetState> begin;
  if (offer.spare_mw > 0.0) begin = state_;
  const double planned_mw = std::max(0.0, offer.planned_mw);
  component::electrolyser::FleetStep done =
      held_step(state_, planned_mw, conditions, offer.most_kg);
  const double wanted_kg = std::min(offer.wanted_kg, offer.most_kg);
  if (begin && done.total.hydrogen_kg < (1.0 - lacking_frac) * wanted_kg) {
    state_ = std::move(*begin);
    done =
        held_step(state_, std::min(rated_mw_, planned_mw + offer.spare_mw), conditions, wanted_kg);
  }
  ElectrolyserStep step;
  step.used_mwh = done.total.uses.sum();
  step.hydrogen_kg = done.total.hydrogen_kg;
  step.hydrogen_mwh = done.total.hydrogen_mwh;
  step.loss_mwh = step.used_mwh - step.hydrogen_mwh;
  year_.sums += done.total;
  if (done.n_running > 0) year_.running_h += conditions.step_h;
  year_.starts += std::max(0, done.n_running - running_before_);
  year_.replacements += replacements() - replaced;
  running_before_ = done.n_running;
  return step;
}

void ElectrolyserUnit::end_year(result::SimulatedAsset& asset) {
  double growth_v = 0.0;
  for (const component::electrolyser::UnitState& unit : state_.units)
    growth_v += unit.growth_v / static_cast<double>(state_.units.size());
  const component::electrolyser::Uses& uses = year_.sums.uses;
  asset.figures.insert(asset.figures.end(),
                       {{"units", static_cast<double>(fleet_.n_units())},
                        {"running_h", year_.running_h},
                        {"unit_hours", year_.sums.running_h},
                        {"unit_starts", year_.starts},
                        {"voltage_growth_frac", growth_v / fleet_.unit().worn_growth_v()},
                        {"stack_replacements", year_.replacements},
                        {"water_kg", year_.sums.water_kg},
                        {"hydrogen_mwh", year_.sums.hydrogen_mwh},
                        {"stack_heat_mwh", uses.stack_mwh - year_.sums.hydrogen_mwh},
                        {"rectifier_mwh", uses.rectifier_mwh},
                        {"auxiliary_mwh", uses.auxiliary_mwh},
                        {"base_mwh", uses.base_mwh},
                        {"heating_mwh", uses.heating_mwh},
                        {"start_mwh", uses.start_mwh},
                        {"standby_mwh", uses.standby_mwh},
                        {"off_mwh", uses.off_mwh}});
  year_ = {};
}

TankUnit::TankUnit(const component::HydrogenTank& spec, double capacity_kg, double content_kg)
    : spec_(spec),
      capacity_kg_(capacity_kg),
      content_kg_(std::clamp(content_kg, spec.min_fill_frac * capacity_kg, capacity_kg)) {
  if (component::hydrogen_tank::follows_law(spec_))
    store_.emplace(capacity_kg_, spec_.max_bar, spec_.gas_temp_c);
}

double TankUnit::lose(double step_h) {
  if (spec_.loss_frac_per_h <= 0.0) return 0.0;
  const double kept_kg = content_kg_ * std::pow(1.0 - spec_.loss_frac_per_h, step_h);
  const double lost_kg = content_kg_ - kept_kg;
  content_kg_ = kept_kg;
  return lost_kg;
}

double TankUnit::room_kg(double step_h) const {
  return std::min(spec_.max_rate_frac_per_h * capacity_kg_ * step_h,
                  std::max(0.0, capacity_kg_ - content_kg_));
}

double TankUnit::put(double kg, double step_h) {
  const double most_kg = spec_.max_rate_frac_per_h * capacity_kg_ * step_h;
  const double room_kg = std::max(0.0, capacity_kg_ - content_kg_);
  const double there_kg = std::max(0.0, content_kg_ - spec_.min_fill_frac * capacity_kg_);
  const double moved_kg = std::clamp(kg, -std::min(most_kg, there_kg), std::min(most_kg, room_kg));
  content_kg_ += moved_kg;
  return moved_kg;
}

double TankUnit::pressure_bar() const {
  if (!store_) return 0.0;
  if (content_kg_ != pressure_of_kg_) {  // asked for twice in a step
    pressure_of_kg_ = content_kg_;
    pressure_bar_ = store_->pressure_bar(content_kg_, spec_.gas_temp_c);
  }
  return pressure_bar_;
}

double compressor_kwh_per_kg(const component::Compressor& spec, double tank_bar) {
  if (!component::compressor::follows_law(spec) || tank_bar <= 0.0) return spec.energy_kwh_per_kg;
  return component::compressor::compression_kwh_per_kg(
      spec.suction_bar, std::clamp(tank_bar, spec.suction_bar, spec.discharge_bar),
      spec.unit_flow_kg_per_h, spec.isentropic_efficiency_frac);
}

}  // namespace sunward::simulation
