// Demands in PyPSA's terms.
#include <algorithm>

#include "sunward/component/load/load_profile.hpp"
#include "sunward/component/silicon_plant/fleet.hpp"
#include "sunward/formulation/park_network/components.hpp"

namespace sunward::formulation::park_network {

namespace {

constexpr double hours_of_day = 24.0;

/// A demand that is given step by step, with what may stay unserved as a dear supply.
void add_demand(const std::string& bus, const std::vector<double>& profile, double unserved_price,
                Draft& draft) {
  Row load{draft.name(), {{"bus", bus}, {"carrier", "demand"}}, {}, {}};
  load.series["p_set"] = profile;
  draft.add("loads", std::move(load));
  const double most = *std::max_element(profile.begin(), profile.end());
  if (unserved_price < 0.0 || most <= 0.0) return;
  Row unserved = trade(draft.part("unserved"), bus, 1.0, most);
  unserved.numbers["marginal_cost"] = unserved_price;
  for (const double power : profile) unserved.series["p_max_pu"].push_back(power / most);
  draft.add("generators", std::move(unserved));
}

struct Daily {
  std::string load;  ///< name
  std::string bus;
  std::string carrier;
  double per_day = 0.0;
  double max_rate = infinity;
  double unserved_price = -1.0;
};

/// Flexible within the day: the day's amount gathers in a store, which the load empties at its end.
void add_daily(const Daily& demand, Draft& draft) {
  const series::TimeAxis& axis = draft.axis();
  const std::string inside = draft.bus("delivered", demand.carrier);
  Row load{demand.load, {{"bus", inside}, {"carrier", "demand"}}, {}, {}};
  Row store{draft.part("delivered"),
            {{"bus", inside}, {"carrier", "demand"}},
            {{"e_nom", demand.per_day}},
            {}};
  Index first = 0;
  for (Index t = 0; t < axis.n_steps; ++t) {
    const bool last = t + 1 == axis.n_steps || axis.day_of_year(t + 1) != axis.day_of_year(t);
    const double day_frac = (t + 1 - first) * axis.step_h() / hours_of_day;
    load.series["p_set"].push_back(last ? demand.per_day * day_frac / axis.step_h() : 0.0);
    store.series["e_max_pu"].push_back(last ? 0.0 : 1.0);
    if (last) first = t + 1;
  }
  draft.add("loads", std::move(load));
  draft.add("stores", std::move(store));
  draft.add("links", {draft.part("served"),
                      {{"bus0", demand.bus}, {"bus1", inside}, {"carrier", "demand"}},
                      {{"p_nom", demand.max_rate}},
                      {}});
  if (demand.unserved_price < 0.0) return;
  Row unserved = trade(draft.part("unserved"), inside, 1.0, infinity);
  unserved.numbers["marginal_cost"] = demand.unserved_price;
  draft.add("generators", std::move(unserved));
}

/// Chillers run into a store of cold that the mean demand empties.
void add_chillers(const component::SiliconPlant& spec, double mean_mw, Draft& draft) {
  const std::string inside = draft.bus("cold", "electricity");
  Row load{draft.part("cooling"), {{"bus", inside}, {"carrier", "demand"}}, {}, {}};
  load.series["p_set"].assign(static_cast<std::size_t>(draft.axis().n_steps), mean_mw);
  draft.add("loads", std::move(load));
  Row store{draft.part("cold_water"),
            {{"bus", inside}, {"carrier", "demand"}},
            {{"e_nom", mean_mw * spec.chiller_wait_h}, {"e_cyclic", 1.0}},
            {}};
  draft.add("stores", std::move(store));
  draft.add("links", {draft.part("chillers"),
                      {{"bus0", spec.bus}, {"bus1", inside}, {"carrier", "demand"}},
                      {{"p_nom", mean_mw / spec.chiller_use_frac}},
                      {}});
}

}  // namespace

void translate(const component::ElectricLoad& spec, Draft& draft) {
  add_demand(spec.bus, component::load_profile(spec, draft.axis()), spec.unserved_cny_per_mwh,
             draft);
}

void translate(const component::HydrogenDemand& spec, Draft& draft) {
  if (spec.flexible_within_day && spec.mass_kg_per_day > 0.0)
    add_daily({draft.name(), spec.bus, "hydrogen", spec.mass_kg_per_day, spec.max_rate_kg_per_h,
               spec.unserved_cny_per_kg},
              draft);
  else
    add_demand(spec.bus, component::hydrogen_profile(spec, draft.axis()), spec.unserved_cny_per_kg,
               draft);
}

void translate(const component::SiliconPlant& spec, Draft& draft) {
  auto load = component::silicon_plant::plant_load(spec, draft.axis());
  if (load.waiting.starting_mw > 0.0) {
    draft.cannot("start_wait_h", told("silicon.network_starts"));
    for (double& step : load.fixed_mw) step += load.waiting.starting_mw;
  }
  add_demand(spec.bus, load.fixed_mw, -1.0, draft);
  if (load.waiting.chiller_mw > 0.0) add_chillers(spec, load.waiting.chiller_mw, draft);
  if (load.slicing_mw.empty()) return;
  const double mean_mw = load.slicing_mw.front();
  add_daily({draft.part("slicing"), spec.bus, "electricity", mean_mw * hours_of_day,
             mean_mw / spec.slicing_use_frac, spec.slicing_unserved_cny_per_mwh},
            draft);
}

}  // namespace sunward::formulation::park_network
