#include "sunward/simulation/hydrogen_chain.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/component/fault.hpp"
#include "sunward/simulation/planned.hpp"

namespace sunward::simulation {

namespace {

constexpr double kwh_per_mwh = 1000.0;

using Figures = std::vector<std::pair<std::string, double>>;

void append(result::SimulatedAsset& table, const Figures& figures) {
  table.figures.insert(table.figures.end(), figures.begin(), figures.end());
}

/// Each unit is stepped in every hour: a slip of a few zeros would never come to an end.
void require_few_units(const std::string& name, const component::Electrolyser& spec,
                       double power_mw) {
  constexpr double most_units = 10000.0;
  const double units = std::ceil(power_mw / spec.law.unit_power_mw);
  if (units <= most_units) return;
  Fault fault;
  fault.key = name;
  fault.tell(told("simulate.many_units", {{"power", component::figure(power_mw)},
                                          {"units", component::figure(units)},
                                          {"unit", component::figure(spec.law.unit_power_mw)},
                                          {"most", component::figure(most_units)}}));
  throw InputError({fault});
}

}  // namespace

HydrogenChain::HydrogenChain(const model::Park& park, const result::Plan& plan) {
  for (std::size_t c = 0; c < park.components.size(); ++c) add_component(c, park, plan);
  for (const Tank& tank : tanks_)
    add_pressure(tank, planned_series(plan, park.components[tank.component].name, "pressure_mw"));
  if (makers_.empty()) {
    tanks_.clear();
    movers_.clear();
    takers_.clear();
  }
  sort_buses();
  number_buses();
}

void HydrogenChain::add_component(std::size_t c, const model::Park& park,
                                  const result::Plan& plan) {
  const std::string& name = park.components[c].name;
  const auto series = [&](const char* quantity) { return planned_series(plan, name, quantity); };
  const auto size = [&](const char* quantity) { return planned_size(plan, name, quantity); };
  if (const auto* maker = std::get_if<component::Electrolyser>(&park.components[c].spec)) {
    const double power_mw = size("capacity_mw");
    if (maker->technology == component::ElectrolyserTechnology::generic ||
        !is_built(maker->power_mw, power_mw))
      return;
    require_few_units(name, *maker, power_mw);
    Maker made{c, maker, series("input_mw"), series("flow_kg_per_h"), {*maker, power_mw}};
    makers_.push_back(std::move(made));
  } else if (const auto* tank = std::get_if<component::HydrogenTank>(&park.components[c].spec)) {
    const double capacity_kg = size("capacity_kg");
    const Series content = series("mass_kg");
    if (capacity_kg <= least_size || content.empty()) return;
    const auto first_year = static_cast<std::size_t>(park.scenarios.front().weather->axis.n_steps);
    tanks_.push_back({c,
                      tank->bus,
                      tank,
                      content,
                      series("flow_kg_per_h"),
                      {*tank, capacity_kg, content[first_year - 1]}});
  } else if (const auto* mover = std::get_if<component::Compressor>(&park.components[c].spec)) {
    movers_.push_back(
        {c, mover, size("flow_kg_per_h"), series("flow_kg_per_h"), series("input_mw")});
  } else if (const auto* load = std::get_if<component::HydrogenDemand>(&park.components[c].spec)) {
    takers_.push_back({c, load->bus, load->unserved_cny_per_kg, infinity, series("flow_kg_per_h"),
                       false, 0, series("unserved_kg_per_h")});
  } else if (const auto* market =
                 std::get_if<component::HydrogenMarket>(&park.components[c].spec)) {
    if (market->sale_limit_kg_per_h > 0.0)
      takers_.push_back({c, market->bus, market->sale_price_cny_per_kg, market->sale_limit_kg_per_h,
                         series("sale_kg_per_h"), true});
  }
}

/// A plan with physics books a tank's pressure beside the energy per kg of the compressor before
/// it.
void HydrogenChain::add_pressure(const Tank& tank, Series pressure_mw) {
  if (pressure_mw.empty()) return;
  for (Mover& mover : movers_) {
    if (mover.spec->outlet_bus != tank.bus) continue;
    mover.with_pressure_mw.assign(pressure_mw.begin(), pressure_mw.end());
    for (std::size_t n = 0; n < pressure_mw.size(); ++n)
      mover.with_pressure_mw[n] += at(mover.planned_mw, n);
    mover.planned_mw = mover.with_pressure_mw;
    return;
  }
}

/// What a compressor feeds comes after what it draws from; a ring is left as it stands.
void HydrogenChain::sort_buses() {
  const auto note = [&](const std::string& bus) {
    if (std::find(buses_.begin(), buses_.end(), bus) == buses_.end()) buses_.push_back(bus);
  };
  for (const Maker& maker : makers_) note(maker.spec->hydrogen_bus);
  for (std::size_t round = 0; round <= movers_.size(); ++round)
    for (const Mover& mover : movers_)
      if (std::find(buses_.begin(), buses_.end(), mover.spec->inlet_bus) != buses_.end())
        note(mover.spec->outlet_bus);
  for (const Tank& tank : tanks_) note(tank.bus);
}

void HydrogenChain::number_buses() {
  const auto place = [](std::vector<std::string>& buses, const std::string& name) {
    const auto found = std::find(buses.begin(), buses.end(), name);
    const auto number = static_cast<Place>(found - buses.begin());
    if (found == buses.end()) buses.push_back(name);
    return number;
  };
  n_chained_ = buses_.size();
  for (Maker& maker : makers_) {
    maker.outlet = place(buses_, maker.spec->hydrogen_bus);
    maker.feeder = place(electric_, maker.spec->bus);
  }
  for (Mover& mover : movers_) {
    mover.inlet = place(buses_, mover.spec->inlet_bus);
    mover.outlet = place(buses_, mover.spec->outlet_bus);
    mover.feeder = place(electric_, mover.spec->bus);
  }
  for (Tank& tank : tanks_) tank.place = place(buses_, tank.bus);
  for (Taker& taker : takers_) taker.place = place(buses_, taker.bus);
  beyond_kg_.assign(buses_.size(), 0.0);
  use_mw_.assign(electric_.size(), 0.0);
}

double HydrogenChain::use_mw(const std::string& electric_bus) const {
  for (std::size_t i = 0; i < electric_.size(); ++i)
    if (electric_[i] == electric_bus) return use_mw_[i];
  return 0.0;
}

double HydrogenChain::into_tanks(Place bus, double kg, std::size_t n, double step_h) {
  for (Tank& tank : tanks_) {
    if (tank.place != bus) continue;
    tank.unit.lose(step_h);
    const double planned_kg = -at(tank.planned_kg_per_h, n) * step_h;
    const double moved_kg = tank.unit.put(planned_kg + kg, step_h);
    year_.stored_kg += moved_kg - planned_kg;
    kg -= moved_kg - planned_kg;
    const double bar = tank.unit.pressure_bar();
    tank.least_bar = std::min(tank.least_bar, bar);
    tank.most_bar = std::max(tank.most_bar, bar);
    if (run_ == nullptr) continue;
    run_->put(tank.component, "flow_kg_per_h", n, -moved_kg / step_h);
    run_->put(tank.component, "mass_kg", n, tank.unit.content_kg());
  }
  return kg;
}

double HydrogenChain::through_movers(Place bus, double kg, std::size_t n, double step_h) {
  for (Mover& mover : movers_) {
    if (mover.inlet != bus) continue;
    const double planned_kg = at(mover.planned_kg_per_h, n) * step_h;
    mover.more_kg =
        std::clamp(kg, -planned_kg, std::max(0.0, mover.most_kg_per_h * step_h - planned_kg));
    beyond_kg_[mover.outlet] += mover.more_kg;
    kg -= mover.more_kg;
  }
  return kg;
}

/// The market first, then the loads or the air.
void HydrogenChain::to_takers(Place bus, double kg, std::size_t n, double step_h) {
  for (const Taker& taker : takers_) {
    if (taker.place != bus || !taker.market) continue;
    const double planned_kg = at(taker.planned_kg_per_h, n) * step_h;
    const double more_kg =
        std::clamp(kg, -planned_kg, std::max(0.0, taker.most_kg_per_h * step_h - planned_kg));
    year_.sold_kg += more_kg;
    year_.sale_cny += more_kg * taker.price_cny_per_kg;
    if (run_) run_->put(taker.component, "sale_kg_per_h", n, (planned_kg + more_kg) / step_h);
    kg -= more_kg;
  }
  if (run_)
    run_->put_hydrogen(buses_[bus], n, std::max(0.0, -kg) / step_h, std::max(0.0, kg) / step_h);
  if (kg > 0.0) year_.vented_kg += kg;
  if (kg >= 0.0) return;
  year_.unserved_kg -= kg;
  double price = infinity;
  for (const Taker& taker : takers_)
    if (taker.place == bus && !taker.market && taker.price_cny_per_kg >= 0.0)
      price = std::min(price, taker.price_cny_per_kg);
  constexpr double trace_kg = 1e-6;
  if (price < infinity)
    year_.unserved_cny -= kg * price;
  else if (kg < -trace_kg)
    year_.unserved_priced = false;
}

/// Hydrogen beyond the plan that tanks, market and compressors can take from a bus: a fleet makes
/// no more.
double HydrogenChain::takable_kg(Place bus, std::size_t n, double step_h, std::size_t depth) const {
  double kg = 0.0;
  for (const Tank& tank : tanks_)
    if (tank.place == bus) kg += tank.unit.room_kg(step_h) + at(tank.planned_kg_per_h, n) * step_h;
  for (const Taker& taker : takers_)
    if (taker.place == bus && taker.market)
      kg += (taker.most_kg_per_h - at(taker.planned_kg_per_h, n)) * step_h;
  if (depth >= movers_.size()) return std::max(0.0, kg);  // a ring of compressors ends here
  for (const Mover& mover : movers_)
    if (mover.inlet == bus)
      kg += std::min((mover.most_kg_per_h - at(mover.planned_kg_per_h, n)) * step_h,
                     takable_kg(mover.outlet, n, step_h, depth + 1));
  return std::max(0.0, kg);
}

/// Of the fullest tank at the bus, as the compressor must be able to fill that one.
double HydrogenChain::pressure_behind(Place bus) const {
  double bar = 0.0;
  for (const Tank& tank : tanks_)
    if (tank.place == bus) bar = std::max(bar, tank.unit.pressure_bar());
  return bar;
}

void HydrogenChain::feed_movers(std::size_t n, double step_h) {
  for (Mover& mover : movers_) {
    const double planned_mw = at(mover.planned_mw, n);
    const double kg = at(mover.planned_kg_per_h, n) * step_h + mover.more_kg;
    double used_mwh = 0.0;
    if (kg != 0.0)
      used_mwh =
          kg * compressor_kwh_per_kg(*mover.spec, pressure_behind(mover.outlet)) / kwh_per_mwh;
    mover.used_mwh += used_mwh;
    mover.moved_kg += kg;
    mover.planned_mwh += planned_mw * step_h;
    mover.planned_kg += at(mover.planned_kg_per_h, n) * step_h;
    use_mw_[mover.feeder] += used_mwh / step_h - planned_mw;
    mover.more_kg = 0.0;
    if (run_ == nullptr) continue;
    run_->put(mover.component, "flow_kg_per_h", n, kg / step_h);
    run_->put(mover.component, "inlet_kg_per_h", n, kg / step_h);
    run_->put(mover.component, "input_mw", n, used_mwh / step_h);
  }
}

void HydrogenChain::run_maker(Maker& maker, std::size_t n, const Conditions& conditions) {
  const double step_h = conditions.step_h;
  const double planned_kg = at(maker.planned_kg_per_h, n) * step_h;
  FleetOffer offered = offer(maker, n, step_h);
  offered.most_kg = planned_kg + takable_kg(maker.outlet, n, step_h) - beyond_kg_[maker.outlet];
  const ElectrolyserStep done = maker.unit.step(offered, conditions);
  const double planned_mwh = at(maker.planned_mw, n) * step_h;
  beyond_kg_[maker.outlet] += done.hydrogen_kg - planned_kg;
  use_mw_[maker.feeder] += (done.used_mwh - planned_mwh) / step_h;
  maker.tracer.book(n, done.used_mwh / step_h, done.hydrogen_kg / step_h);
  maker.used_mwh += done.used_mwh;
  maker.made_kg += done.hydrogen_kg;
  maker.planned_mwh += planned_mwh;
  maker.planned_kg += planned_kg;
  year_.made_kg += done.hydrogen_kg;
  year_.planned_made_kg += planned_kg;
  year_.variable_om_cny += (done.hydrogen_kg - planned_kg) * maker.spec->variable_om_cny_per_kg;
  if (run_ == nullptr) return;
  run_->put(maker.component, "input_mw", n, done.used_mwh / step_h);
  run_->put(maker.component, "flow_kg_per_h", n, done.hydrogen_kg / step_h);
}

void HydrogenChain::step(std::size_t n, const Conditions& conditions) {
  beyond_kg_.assign(beyond_kg_.size(), 0.0);
  use_mw_.assign(use_mw_.size(), 0.0);
  const double step_h = conditions.step_h;
  for (Maker& maker : makers_) run_maker(maker, n, conditions);
  for (Place bus = 0; bus < n_chained_; ++bus) {
    const double left_kg = into_tanks(bus, beyond_kg_[bus], n, step_h);
    to_takers(bus, through_movers(bus, left_kg, n, step_h), n, step_h);
  }
  feed_movers(n, step_h);
  for (const Taker& taker : takers_)
    year_.planned_unserved_kg += at(taker.planned_unserved_kg_per_h, n) * step_h;
  worst_balance_kg_ =
      std::max(worst_balance_kg_, std::abs(year_.made_kg - year_.planned_made_kg - year_.sold_kg +
                                           year_.unserved_kg - year_.vented_kg - year_.stored_kg));
}

std::vector<result::FleetTrace> HydrogenChain::traces(const model::Park& park) const {
  std::vector<result::FleetTrace> traces;
  for (const Maker& maker : makers_)
    traces.push_back(maker.tracer.trace(park.components[maker.component].name));
  return traces;
}

result::HydrogenTotals HydrogenChain::end_year(std::vector<result::SimulatedAsset>& tables) {
  for (Maker& maker : makers_) {
    result::SimulatedAsset& table = tables[maker.component];
    table.law = maker.unit.law();
    append(table, {{"input_mwh", maker.used_mwh},
                   {"hydrogen_kg", maker.made_kg},
                   {"planned_input_mwh", maker.planned_mwh},
                   {"planned_hydrogen_kg", maker.planned_kg}});
    year_.replacement_cny += maker.unit.end_year(table);
    maker.used_mwh = maker.made_kg = maker.planned_mwh = maker.planned_kg = 0.0;
  }
  for (Mover& mover : movers_) {
    result::SimulatedAsset& table = tables[mover.component];
    if (component::compressor::follows_law(*mover.spec)) table.law = "isentropic";
    append(table, {{"input_mwh", mover.used_mwh},
                   {"flow_kg", mover.moved_kg},
                   {"planned_input_mwh", mover.planned_mwh},
                   {"planned_flow_kg", mover.planned_kg}});
    mover.used_mwh = mover.moved_kg = mover.planned_mwh = mover.planned_kg = 0.0;
  }
  for (Tank& tank : tanks_) {
    result::SimulatedAsset& table = tables[tank.component];
    append(table, {{"content_kg", tank.unit.content_kg()}});
    if (!component::hydrogen_tank::follows_law(*tank.spec)) continue;
    table.law = "real_gas";
    append(table, {{"pressure_min_bar", tank.least_bar}, {"pressure_max_bar", tank.most_bar}});
    tank.least_bar = infinity;
    tank.most_bar = 0.0;
  }
  const result::HydrogenTotals done = year_;
  year_ = {};
  return done;
}

}  // namespace sunward::simulation
