#include "sunward/formulation/component/silicon_plant.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/component/silicon_plant/fleet.hpp"
#include "sunward/component/silicon_plant/outage.hpp"
#include "sunward/formulation/component/daily_demand.hpp"
#include "sunward/formulation/component/demand.hpp"
#include "sunward/formulation/component/waiting_demand.hpp"
#include "sunward/formulation/penalty.hpp"

namespace sunward::formulation {

namespace {

constexpr double hours_of_day = 24.0;
constexpr double one_hour = 1.0;

void contribute_fixed(const component::SiliconPlant& spec, Builder& builder) {
  FixedDemand demand;
  demand.bus = spec.bus;
  demand.profile = builder.series([&](const series::Weather& weather) {
    return component::silicon_plant::plant_load(spec, weather.axis).fixed_mw;
  });
  // Where a repair is sought, pulling is the last to go: it is worth what its melts are.
  const double melts = component::silicon_plant::outage_loss(spec).cny_per_mwh(one_hour);
  demand.unserved_price =
      builder.unserved_price(-1.0, std::max(melts, penalty::unserved_cny_per_mwh));
  demand.served_quantity = "power_mw";
  demand.unserved_quantity = "unserved_mw";
  demand.unit = "MW";
  contribute_fixed_demand(demand, builder);
}

/// The day's amount is that of the first scenario's axis: a leap year's day differs by 0.3 %.
void contribute_slicing(const component::SiliconPlant& spec, Builder& builder) {
  const auto& axis = builder.park().scenarios.front().weather->axis;
  const double mean_mw = component::silicon_plant::mean_mw(
      component::silicon_plant::plant_year(spec).slicing_mwh, axis);
  if (!spec.slicing_flexible_within_day || mean_mw <= 0.0) return;
  DailyDemand demand;
  demand.bus = spec.bus;
  demand.per_day = mean_mw * hours_of_day;
  demand.max_rate = mean_mw / spec.slicing_use_frac;
  demand.max_rate_key = "slicing_limit_mw";
  demand.unserved_price =
      builder.unserved_price(spec.slicing_unserved_cny_per_mwh, penalty::unserved_cny_per_mwh);
  demand.rate_unit = "MW";
  demand.key_unit = "MW";
  demand.amount_unit = "MWh";
  demand.served_column = "slicing_mw";
  demand.served_quantity = "slicing_mw";
  demand.unserved_quantity = "slicing_unserved_mw";
  demand.delivered_quantity = "slicing_done_mwh";
  contribute_daily_demand(demand, builder);
}

void add_load(const std::string& quantity, const std::string& bus, Index column, Builder& builder) {
  builder.flow({.quantity = quantity,
                .unit = "MW",
                .description = "demand served",
                .bus = bus,
                .sign = -1,
                .role = Role::load,
                .value = {0.0, {{column, 0, 1.0}}, {}}});
}

/// Furnaces become ready evenly and wait; the plan heats them. What is heated draws over melt_h:
/// heating(n) = keep heating(prev) + (1 - keep) started, keep = exp(-dt / melt_h), a lag of the
/// first order in place of the rectangle of the same energy and the same first power.
void contribute_starts(const component::SiliconPlant& spec, double mean_mw, Builder& builder) {
  WaitingDemand demand;
  demand.mean_mw = mean_mw;
  demand.window_h = spec.start_wait_h;
  demand.served_column = "started_mw";
  demand.waiting_quantity = "start_waiting_mwh";
  demand.row = "starts";
  const Index started = contribute_waiting_demand(demand, builder);
  const Index heating = builder.column("starting_mw");
  const double keep = std::exp(-builder.horizon().step_h / spec.furnace.melt_h);
  Expression lag;
  lag.step = {{heating, 0, 1.0}, {heating, 1, -keep}, {started, 0, keep - 1.0}};
  builder.dynamics("heating", lag, 0.0);
  add_load("starting_mw", spec.bus, heating, builder);
}

void contribute_chillers(const component::SiliconPlant& spec, double mean_mw, Builder& builder) {
  WaitingDemand demand;
  demand.mean_mw = mean_mw;
  demand.window_h = spec.chiller_wait_h;
  demand.max_mw = mean_mw / spec.chiller_use_frac;
  demand.max_key = "chiller_limit_mw";
  demand.served_column = "chiller_mw";
  demand.waiting_quantity = "chiller_waiting_mwh";
  demand.row = "cooling";
  add_load("chiller_mw", spec.bus, contribute_waiting_demand(demand, builder), builder);
}

/// The amounts are those of the first scenario's axis: a leap year's differ by 0.3 %.
void contribute_waiting(const component::SiliconPlant& spec, Builder& builder) {
  const auto load =
      component::silicon_plant::waiting_load(spec, builder.park().scenarios.front().weather->axis);
  if (load.starting_mw > 0.0) contribute_starts(spec, load.starting_mw, builder);
  if (load.chiller_mw > 0.0) contribute_chillers(spec, load.chiller_mw, builder);
}

}  // namespace

void contribute(const component::SiliconPlant& spec, Builder& builder) {
  contribute_fixed(spec, builder);
  contribute_slicing(spec, builder);
  contribute_waiting(spec, builder);
}

void read(const component::SiliconPlant& spec, AssetReader& reader) {
  double energy_mwh = 0.0;
  std::vector<double> power_mw;
  for (const std::string_view quantity : component::silicon_plant::load_quantities) {
    energy_mwh += reader.yearly(quantity);
    const std::vector<double>* part = reader.values(quantity);
    if (part == nullptr) continue;
    power_mw.resize(part->size(), 0.0);
    for (std::size_t n = 0; n < part->size(); ++n) power_mw[n] += (*part)[n];
  }
  reader.figure("energy_mwh", energy_mwh);
  reader.figure("peak_mw",
                power_mw.empty() ? 0.0 : *std::max_element(power_mw.begin(), power_mw.end()));
  if (spec.slicing_unserved_cny_per_mwh >= 0.0)
    reader.figure("unserved_mwh", reader.yearly("slicing_unserved_mw"));
}

}  // namespace sunward::formulation
