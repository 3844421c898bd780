#include "sunward/formulation/component/silicon_plant.hpp"

#include <algorithm>

#include "sunward/component/silicon_plant/fleet.hpp"
#include "sunward/formulation/component/daily_demand.hpp"
#include "sunward/formulation/component/demand.hpp"
#include "sunward/formulation/penalty.hpp"

namespace sunward::formulation {

namespace {

constexpr double hours_of_day = 24.0;

void contribute_fixed(const component::SiliconPlant& spec, Builder& builder) {
  FixedDemand demand;
  demand.bus = spec.bus;
  demand.profile = builder.series([&](const series::Weather& weather) {
    return component::silicon_plant::plant_load(spec, weather.axis).fixed_mw;
  });
  demand.unserved_price = builder.unserved_price(-1.0, penalty::unserved_cny_per_mwh);
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

}  // namespace

void contribute(const component::SiliconPlant& spec, Builder& builder) {
  contribute_fixed(spec, builder);
  contribute_slicing(spec, builder);
}

void read(const component::SiliconPlant& spec, AssetReader& reader) {
  const std::vector<double>* fixed = reader.values("power_mw");
  const std::vector<double>* slicing = reader.values("slicing_mw");
  double peak_mw = 0.0;
  for (std::size_t n = 0; fixed != nullptr && n < fixed->size(); ++n)
    peak_mw = std::max(peak_mw, (*fixed)[n] + (slicing == nullptr ? 0.0 : (*slicing)[n]));
  reader.figure("energy_mwh", reader.yearly("power_mw") + reader.yearly("slicing_mw"));
  reader.figure("peak_mw", peak_mw);
  if (spec.slicing_unserved_cny_per_mwh >= 0.0)
    reader.figure("unserved_mwh", reader.yearly("slicing_unserved_mw"));
}

}  // namespace sunward::formulation
