#include "sunward/simulation/hydrogen_units.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sunward/component/compressor/compression_energy.hpp"
#include "sunward/component/hydrogen_tank/gas_store.hpp"

namespace sunward::simulation {

namespace {
constexpr double start_temp_c = 20.0;  ///< units begin cold, at room temperature
constexpr double lacking_frac = 1e-3;  ///< less than wanted by no more than this is enough
constexpr double over_frac = 1e-4;     ///< more than can be taken by no more than this is taken
constexpr double aim_frac = 0.5 * over_frac;
constexpr double kw_per_mw = 1000.0;
}  // namespace

ElectrolyserUnit::ElectrolyserUnit(const component::Electrolyser& spec, double power_mw)
    : technology_(spec.technology),
      rated_mw_(power_mw),
      fleet_(spec.law, power_mw),
      best_kg_per_mwh_(fleet_.best_kg_per_mwh()),
      state_(fleet_.fresh(start_temp_c)),
      stacks_cny_(component::electrolyser::stack_price_cny_per_kw(spec) * kw_per_mw *
                  fleet_.unit().rated_mw()),
      plant_life_y_(spec.cost.lifetime_y) {}

const char* ElectrolyserUnit::law() const {
  return technology_ == component::ElectrolyserTechnology::pem ? "pem" : "alkaline";
}

int ElectrolyserUnit::replacements() const {
  int sum = 0;
  for (const component::electrolyser::UnitState& unit : state_.units) sum += unit.stacks_replaced;
  return sum;
}

/// The least power that makes what is wanted, no more than can be taken: Newton's method on what a
/// settled fleet makes.
ElectrolyserUnit::Aim ElectrolyserUnit::aimed(const FleetOffer& offer,
                                              const Conditions& conditions) {
  constexpr int most_turns = 4;
  const double most_mw = std::min(rated_mw_, offer.planned_mw + offer.spare_mw);
  double power_mw = offer.planned_mw;
  for (int turn = 0; turn < most_turns; ++turn) {
    const auto seen = fleet_.prospect(state_, power_mw, conditions.ambient_c);
    if (!seen.settled) break;
    const double made_kg = seen.kg_per_h * conditions.step_h;
    const bool lacks = made_kg < (1.0 - lacking_frac) * offer.wanted_kg && power_mw < most_mw;
    if (made_kg <= (1.0 + aim_frac) * offer.most_kg && !lacks) return {power_mw, true};
    if (seen.kg_per_mwh <= 0.0) return {most_mw, false, lacks};  // no unit would run
    const double aim_kg = lacks ? offer.wanted_kg : offer.most_kg;
    power_mw += (aim_kg - made_kg) / (seen.kg_per_mwh * conditions.step_h);
    power_mw = std::clamp(power_mw, 0.0, most_mw);
  }
  return {power_mw, false};
}

/// Less power, until no more hydrogen is made than can be taken.
component::electrolyser::FleetStep ElectrolyserUnit::held_step(double available_mw,
                                                               const Conditions& conditions,
                                                               double most_kg) {
  constexpr int most_tries = 6;
  // Nothing to try where it makes nothing, or its best load no more than can be taken.
  const bool free = available_mw * conditions.step_h * best_kg_per_mwh_ <= most_kg ||
                    available_mw < (1.0 - over_frac) * fleet_.unit().min_power_mw();
  if (!free) tried_begin_ = state_;
  for (int attempt = 1; !free && attempt < most_tries; ++attempt) {
    const auto done = fleet_.step(state_, available_mw, conditions.step_h, conditions.ambient_c);
    if (done.total.hydrogen_kg <= (1.0 + over_frac) * most_kg) return done;
    state_ = tried_begin_;
    available_mw *= most_kg / done.total.hydrogen_kg;
  }
  return fleet_.step(state_, available_mw, conditions.step_h, conditions.ambient_c);
}

/// Units start or stop: what a power makes shows when it is made.
component::electrolyser::FleetStep ElectrolyserUnit::tried_step(const FleetOffer& offer,
                                                                const Conditions& conditions) {
  const bool may_repeat = offer.spare_mw > 0.0;
  if (may_repeat) begin_ = state_;
  const auto done = held_step(offer.planned_mw, conditions, offer.most_kg);
  if (!may_repeat || done.total.hydrogen_kg >= (1.0 - lacking_frac) * offer.wanted_kg) return done;
  state_ = begin_;
  return held_step(std::min(rated_mw_, offer.planned_mw + offer.spare_mw), conditions,
                   offer.wanted_kg);
}

ElectrolyserStep ElectrolyserUnit::step(const FleetOffer& offer, const Conditions& conditions) {
  const int replaced = replacements();
  FleetOffer held = offer;
  held.planned_mw = std::max(0.0, offer.planned_mw);
  held.wanted_kg = std::min(offer.wanted_kg, offer.most_kg);
  const Aim aim = aimed(held, conditions);
  const component::electrolyser::FleetStep done =
      aim.sure    ? fleet_.step(state_, aim.power_mw, conditions.step_h, conditions.ambient_c)
      : aim.lacks ? held_step(aim.power_mw, conditions, held.wanted_kg)
                  : tried_step(held, conditions);
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

/// What wore the stacks in the year, of a life, mean of the units.
void ElectrolyserUnit::add_wear(result::SimulatedAsset& asset) const {
  const component::electrolyser::StackWear& wear = year_.sums.wear;
  const double lives_v = fleet_.n_units() * fleet_.unit().worn_growth_v();
  asset.figures.insert(asset.figures.end(), {{"unit_stops", wear.stops},
                                             {"wear_running_frac", wear.running_v / lives_v},
                                             {"wear_stops_frac", wear.stops_v / lives_v},
                                             {"wear_swings_frac", wear.swings_v / lives_v}});
}

/// A new plant comes with new stacks.
void ElectrolyserUnit::end_life() {
  for (component::electrolyser::UnitState& unit : state_.units) {
    unit.growth_v = unit.stack_hours = 0.0;
    unit.stops = 0;
    unit.voltage.clear();
  }
  plant_age_y_ = 0;
}

double ElectrolyserUnit::end_year(result::SimulatedAsset& asset) {
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
  add_wear(asset);
  const double renewed_cny = year_.replacements * stacks_cny_;
  asset.figures.emplace_back("replacement_cny", renewed_cny);
  // Whole years, as for the stacks of flow batteries.
  if (++plant_age_y_ > plant_life_y_ - 0.5) end_life();
  year_ = {};
  return renewed_cny;
}

TankUnit::TankUnit(const component::HydrogenTank& spec, double capacity_kg, double content_kg)
    : spec_(spec),
      capacity_kg_(capacity_kg),
      content_kg_(std::clamp(content_kg, spec.min_fill_frac * capacity_kg, capacity_kg)) {
  if (component::hydrogen_tank::follows_law(spec_)) {
    gas_.emplace(spec_.gas_temp_c);
    volume_m3_ = component::hydrogen_tank::GasStore(capacity_kg_, spec_.max_bar, spec_.gas_temp_c)
                     .volume_m3();
  }
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
  if (!gas_) return 0.0;
  if (content_kg_ != pressure_of_kg_) {  // asked for twice in a step
    pressure_of_kg_ = content_kg_;
    pressure_bar_ = gas_->pressure_bar(content_kg_ / volume_m3_, pressure_bar_);
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
