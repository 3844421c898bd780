// Fleets that keep to the planned content of the tank behind them.
#include <algorithm>
#include <cmath>

#include "sunward/simulation/hydrogen_chain.hpp"

namespace sunward::simulation {

namespace {
constexpr double hours_ahead = 168.0;  ///< as the storages
constexpr std::size_t none = static_cast<std::size_t>(-1);
}  // namespace

/// At the fleet's own bus, else behind a compressor.
std::size_t HydrogenChain::tank_behind(const Maker& maker) const {
  for (std::size_t i = 0; i < tanks_.size(); ++i)
    if (tanks_[i].bus == maker.spec->hydrogen_bus) return i;
  for (const Mover& mover : movers_)
    for (std::size_t i = 0; i < tanks_.size(); ++i)
      if (mover.spec->inlet_bus == maker.spec->hydrogen_bus &&
          tanks_[i].bus == mover.spec->outlet_bus)
        return i;
  return none;
}

/// What the compressors between fleet and tank can move beyond the plan.
double HydrogenChain::room_behind_kg_per_h(const Maker& maker, std::size_t n) const {
  if (tanks_[maker.tank].bus == maker.spec->hydrogen_bus) return infinity;
  double room = 0.0;
  for (const Mover& mover : movers_)
    if (mover.spec->inlet_bus == maker.spec->hydrogen_bus)
      room += std::max(0.0, mover.most_kg_per_h - at(mover.planned_kg_per_h, n));
  return room;
}

std::unique_ptr<Follower> HydrogenChain::follower_of(const Maker& maker, const PlanKeeper& keeper,
                                                     const Calendar& calendar) const {
  const Tank& tank = tanks_[maker.tank];
  const double step_h = calendar.step_h;
  const double lowest_kg = tank.spec->min_fill_frac * tank.unit.capacity_kg();
  const Series price = keeper.price();
  std::vector<double> content;
  std::vector<Options3> options(price.size());
  for (std::size_t n = 0; n < price.size(); ++n) {
    content.push_back(tank.planned_kg[n] - lowest_kg);
    const double planned_mw = at(maker.planned_mw, n);
    const double free_mw = std::min(std::max(0.0, maker.unit.rated_mw() - planned_mw),
                                    room_behind_kg_per_h(maker, n) / maker.kg_per_mwh);
    const double spare_mw = std::clamp(keeper.spare_mw(n), 0.0, free_mw);
    const double bought_mw = std::clamp(keeper.below_peak_mw(n), 0.0, free_mw - spare_mw);
    const double kg_per_mw = maker.kg_per_mwh * step_h;
    options[n].more = {Option{}, Option{spare_mw * kg_per_mw, price[n] / maker.kg_per_mwh},
                       Option{bought_mw * kg_per_mw,
                              std::max(price[n], keeper.import_price(n)) / maker.kg_per_mwh}};
    // Less power saves what is bought; beyond that it is left over, worth no more than what spare
    // power costs.
    const double saved_mw = std::clamp(keeper.import_mw(n), 0.0, planned_mw);
    options[n].less = {
        Option{saved_mw * kg_per_mw, std::max(price[n], keeper.import_price(n)) / maker.kg_per_mwh},
        Option{(planned_mw - saved_mw) * kg_per_mw, 0.0}};
  }
  return std::make_unique<Follower>(std::move(content), tank.unit.capacity_kg() - lowest_kg,
                                    std::move(options), calendar.year_ends,
                                    static_cast<std::size_t>(std::lround(hours_ahead / step_h)));
}

void HydrogenChain::follow(const std::vector<Bus>& buses, const std::vector<PlanKeeper>& keepers,
                           const Calendar& calendar) {
  std::vector<bool> followed(tanks_.size(), false);
  for (Maker& maker : makers_) {
    maker.tank = tank_behind(maker);
    if (maker.tank == none || followed[maker.tank]) continue;
    double mwh = 0.0, kg = 0.0;
    for (std::size_t n = 0; n < maker.planned_mw.size(); ++n) {
      mwh += maker.planned_mw[n];
      kg += at(maker.planned_kg_per_h, n);
    }
    if (mwh <= 0.0 || kg <= 0.0) continue;
    maker.kg_per_mwh = kg / mwh;
    for (std::size_t b = 0; b < buses.size(); ++b) {
      if (buses[b].name != maker.spec->bus || keepers[b].price().empty()) continue;
      maker.follower = follower_of(maker, keepers[b], calendar);
      for (std::size_t n = 0; n < maker.planned_mw.size(); ++n)
        maker.spare_mw.push_back(std::max(0.0, keepers[b].spare_mw(n)));
      followed[maker.tank] = true;  // a second fleet at the same tank keeps the plan's power
    }
  }
}

FleetOffer HydrogenChain::offer(const Maker& maker, std::size_t n, double step_h) const {
  const double planned_mw = at(maker.planned_mw, n);
  if (!maker.follower) return {.planned_mw = planned_mw};
  const Tank& tank = tanks_[maker.tank];
  const double lowest_kg = tank.spec->min_fill_frac * tank.unit.capacity_kg();
  const Correction c = maker.follower->correction(n, tank.unit.content_kg() - lowest_kg);
  const double more_kg = c.more[1] + c.more[2] - c.less[0] - c.less[1];
  const double mw =
      std::clamp(planned_mw + more_kg / maker.kg_per_mwh / step_h, 0.0, maker.unit.rated_mw());
  return {.planned_mw = mw,
          .spare_mw = std::max(0.0, planned_mw + maker.spare_mw[n] - mw),
          .wanted_kg = std::max(0.0, at(maker.planned_kg_per_h, n) * step_h + more_kg)};
}

}  // namespace sunward::simulation
