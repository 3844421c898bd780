#include "sunward/report/silicon_json.hpp"

#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

namespace {

using component::silicon_plant::PlantYear;
using detail::Json;
using detail::number;

constexpr double kg_per_t = 1000.0;
constexpr double kwh_per_mwh = 1000.0;

Json furnace_tree(const PlantYear& year) {
  return {{"running", number(year.furnaces_running)},
          {"installed", year.furnaces_installed},
          {"waiting", number(year.furnaces_waiting)},
          {"starts_per_day", number(24.0 * year.starts_per_h())},
          {"start_mwh", number(year.start_mwh)},
          {"power_kw", number(year.furnace_kw)},
          {"runs", number(year.runs)},
          {"run_h", number(year.run_h)},
          {"rod_kg_per_furnace_day", number(year.rod_kg_per_furnace_day)}};
}

Json product_tree(const PlantYear& year) {
  return {{"wafers", number(year.wafers)},           {"wafer_w", number(year.wafer_w)},
          {"wafer_kg", number(year.wafer_kg)},       {"brick_kg", number(year.brick_kg)},
          {"rod_kg", number(year.rod_kg)},           {"charge_kg", number(year.charge_kg)},
          {"remelted_kg", number(year.remelted_kg)}, {"fresh_kg", number(year.fresh_kg)}};
}

Json chain_tree(const PlantYear& year) {
  const auto& chain = year.chain;
  const auto per_w = [&](double g) { return number(year.per_w_g(g)); };
  return {{"fresh", per_w(chain.fresh_g)},   {"remelted", per_w(chain.remelted_g)},
          {"charge", per_w(chain.charge_g)}, {"crucible_lost", per_w(chain.crucible_lost_g)},
          {"rod", per_w(chain.rod_g)},       {"offcut_lost", per_w(chain.offcut_lost_g)},
          {"brick", per_w(chain.brick_g)},   {"kerf", per_w(chain.kerf_g)},
          {"broken", per_w(chain.broken_g)}, {"wafer", per_w(chain.wafer_g)}};
}

Json energy_tree(const finance::SiliconAccount& account) {
  const PlantYear& year = account.year;
  return {{"pulling_mwh", number(year.pulling_mwh)},
          {"slicing_mwh", number(year.slicing_mwh)},
          {"utilities_mwh", number(year.utilities_mwh)},
          {"total_mwh", number(year.electricity_mwh())},
          {"start_can_wait_mwh", number(year.movable_mwh)},
          {"chiller_mwh", number(year.chiller_mwh)},
          {"flexible_mwh", number(account.flexible_mwh)},
          {"unserved_mwh", number(account.unserved_mwh)},
          {"pulling_kwh_per_kg_rod", number(year.kwh_per_kg_rod)},
          {"pulling_kwh_per_kg_brick", number(year.kwh_per_kg_brick)},
          {"all_kwh_per_kg_brick", number(year.all_kwh_per_kg_brick())},
          {"mean_mw", number(account.mean_mw)},
          {"peak_mw", number(account.peak_mw)},
          {"least_mw", number(account.least_mw)}};
}

Json media_tree(const PlantYear& year) {
  return {{"cooling_water_m3", number(year.cooling_water_m3)},
          {"cooling_water_m3_per_kg_brick", number(year.cooling_water_m3 / year.brick_kg)},
          {"argon_nm3", number(year.argon_nm3)},
          {"argon_nm3_per_kg_rod", number(year.argon_nm3 / year.rod_kg)},
          {"argon_bought_kg", number(year.argon_bought_kg)}};
}

Json use_tree(const finance::ElectricityUse& use) {
  Json sources = Json::object();
  for (std::size_t s = 0; s < finance::n_supply_sources; ++s)
    sources[std::string(finance::supply_sources[s])] = number(use.by_source_mwh[s]);
  return {{"mwh", number(use.mwh)},
          {"cny", number(use.cny)},
          {"co2_t", number(use.co2_kg / kg_per_t)},
          {"cny_per_mwh", number(use.cny_per_mwh())},
          {"co2_kg_per_mwh", number(use.co2_kg_per_mwh())},
          {"by_source_mwh", std::move(sources)}};
}

Json per_tree(const finance::SiliconAccount& account) {
  Json tree = Json::object();
  for (const auto& [name, amount] : finance::product_amounts(account))
    tree[std::string(name)] = {{"kwh", number(account.electricity.mwh * kwh_per_mwh / amount)},
                               {"cny", number(account.electricity.cny / amount)},
                               {"co2_kg", number(account.electricity.co2_kg / amount)}};
  return tree;
}

Json norm_tree(const finance::SiliconAccount& account) {
  Json rows = Json::array();
  for (const auto& check : account.norms)
    rows.push_back({{"name", check.name},
                    {"unit", check.unit},
                    {"value", number(check.value)},
                    {"limit_existing", number(check.limit_existing)},
                    {"limit_new", number(check.limit_new)},
                    {"kept", component::silicon_plant::name_of(check.kept())}});
  return rows;
}

Json outage_tree(const component::silicon_plant::OutageLoss& loss) {
  return {{"melt_kg", number(loss.melt_kg)},
          {"silicon_cny", number(loss.silicon_cny)},
          {"crucible_cny", number(loss.crucible_cny)},
          {"restart_h", number(loss.restart_h)},
          {"margin_cny", number(loss.margin_cny)},
          {"furnace_cny", number(loss.furnace_cny())},
          {"with_melt_frac", number(loss.with_melt_frac)},
          {"furnaces", number(loss.furnaces)},
          {"plant_cny", number(loss.plant_cny())},
          {"pulling_mw", number(loss.pulling_mw)},
          {"backup_mwh", number(loss.backup_mwh)},
          {"cny_per_mwh_of_one_hour", number(loss.cny_per_mwh(1.0))}};
}

Json shift_tree(const finance::SiliconAccount& account) {
  Json rows = Json::array();
  for (const finance::ShiftedLoad& part : account.shifted) {
    Json hours = Json::array();
    for (const double mw : part.by_hour_mw) hours.push_back(number(mw));
    rows.push_back({{"name", part.name},
                    {"mwh", number(part.mwh)},
                    {"shifted_mwh", number(part.shifted_mwh)},
                    {"saving_cny", number(part.saving_cny)},
                    {"by_hour_mw", std::move(hours)}});
  }
  return rows;
}

Json plant_tree(const finance::SiliconAccount& account) {
  Json months = Json::array();
  for (const finance::ElectricityUse& month : account.months) months.push_back(use_tree(month));
  return {{"asset", account.asset},
          {"label", account.label},
          {"target_gw_per_y", number(account.target_gw_per_y)},
          {"furnaces", furnace_tree(account.year)},
          {"products", product_tree(account.year)},
          {"g_per_w", chain_tree(account.year)},
          {"energy", energy_tree(account)},
          {"media", media_tree(account.year)},
          {"norms", norm_tree(account)},
          {"outage", outage_tree(account.outage)},
          {"shifted", shift_tree(account)},
          {"electricity", use_tree(account.electricity)},
          {"per", per_tree(account)},
          {"months", std::move(months)}};
}

}  // namespace

std::string silicon_json(const std::string& park,
                         const std::vector<finance::SiliconAccount>& accounts) {
  Json plants = Json::array();
  for (const finance::SiliconAccount& account : accounts) plants.push_back(plant_tree(account));
  const Json tree = {{"format", "sunward-silicon-plant"},
                     {"format_version", 1},
                     {"park", park},
                     {"plants", std::move(plants)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report
