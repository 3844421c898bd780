#include "sunward/report/silicon_table.hpp"

#include <functional>
#include <utility>

#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using Account = finance::SiliconAccount;
using detail::figures;
using detail::fixed;
using detail::TextTable;
using Align = TextTable::Align;

/// A row: the end of its name's key "silicon.row.…", its unit, and its cell for one plant.
struct Row {
  const char* name;
  const char* unit;
  std::function<std::string(const Account&)> cell;
};

double amount_of(const Account& account, std::string_view product) {
  for (const auto& [name, amount] : finance::product_amounts(account))
    if (name == product) return amount;
  return 0.0;
}

std::vector<Row> plant_rows() {
  return {
      {"target", "GW", [](const Account& a) { return figures(a.target_gw_per_y); }},
      {"wafers", "10⁶", [](const Account& a) { return fixed(a.year.wafers * 1e-6, 1); }},
      {"installed", "", [](const Account& a) { return fixed(a.year.furnaces_installed, 0); }},
      {"running", "", [](const Account& a) { return fixed(a.year.furnaces_running, 1); }},
      {"furnace_kw", "kW", [](const Account& a) { return fixed(a.year.furnace_kw, 1); }},
      {"fresh_t", "t", [](const Account& a) { return fixed(a.year.fresh_kg * 1e-3, 0); }},
      {"rod_t", "t", [](const Account& a) { return fixed(a.year.rod_kg * 1e-3, 0); }},
      {"brick_t", "t", [](const Account& a) { return fixed(a.year.brick_kg * 1e-3, 0); }},
      {"fresh", "g/W",
       [](const Account& a) { return fixed(a.year.per_w_g(a.year.chain.fresh_g), 2); }},
      {"rod", "g/W", [](const Account& a) { return fixed(a.year.per_w_g(a.year.chain.rod_g), 2); }},
      {"brick", "g/W",
       [](const Account& a) { return fixed(a.year.per_w_g(a.year.chain.brick_g), 2); }},
      {"wafer", "g/W",
       [](const Account& a) { return fixed(a.year.per_w_g(a.year.chain.wafer_g), 2); }},
      {"pulling_rod", "kWh/kg", [](const Account& a) { return fixed(a.year.kwh_per_kg_rod, 1); }},
      {"pulling_brick", "kWh/kg",
       [](const Account& a) { return fixed(a.year.kwh_per_kg_brick, 1); }},
      {"all_brick", "kWh/kg",
       [](const Account& a) { return fixed(a.year.all_kwh_per_kg_brick(), 1); }},
      {"energy", "GWh", [](const Account& a) { return fixed(a.year.electricity_mwh() * 1e-3, 1); }},
      {"mean", "MW", [](const Account& a) { return fixed(a.mean_mw, 1); }},
      {"peak", "MW", [](const Account& a) { return fixed(a.peak_mw, 1); }},
      {"water", "m3", [](const Account& a) { return fixed(a.year.cooling_water_m3, 0); }},
      {"water_brick", "L/kg",
       [](const Account& a) { return fixed(a.year.cooling_water_m3 * 1e3 / a.year.brick_kg, 1); }},
      {"argon", "t", [](const Account& a) { return fixed(a.year.argon_bought_kg * 1e-3, 0); }},
  };
}

Row per(const char* name, const char* product, const char* unit, bool money, int decimals) {
  return {name, unit, [=](const Account& a) {
            const auto& use = a.electricity;
            return fixed((money ? use.cny : use.co2_kg) / amount_of(a, product), decimals);
          }};
}

std::string kept_word(const component::silicon_plant::NormCheck& check, Language language) {
  return text(language, std::string("silicon.kept.").append(name_of(check.kept())));
}

/// The norms' limits on the basis industry states, and on the widest boundary.
std::vector<Row> norm_rows(Language language) {
  std::vector<Row> rows;
  for (const auto& [name, place] : {std::pair{"norm_rod", 0U}, std::pair{"norm_rod_all", 1U},
                                    std::pair{"norm_wafer", 4U}, std::pair{"norm_wafer_all", 5U}})
    rows.push_back({name, place < 4U ? "kWh/kg" : "kWh", [=](const Account& a) {
                      const auto& check = a.norms[place];
                      return fixed(check.value, place < 4U ? 1 : 4) + " " +
                             kept_word(check, language);
                    }});
  return rows;
}

double saving_cny(const Account& account) {
  double sum = 0.0;
  for (const finance::ShiftedLoad& part : account.shifted) sum += part.saving_cny;
  return sum;
}

double shifted_mwh(const Account& account) {
  double sum = 0.0;
  for (const finance::ShiftedLoad& part : account.shifted) sum += part.shifted_mwh;
  return sum;
}

std::vector<Row> risk_rows() {
  return {
      {"shifted", "MWh", [](const Account& a) { return fixed(shifted_mwh(a), 0); }},
      {"saving", "kCNY", [](const Account& a) { return fixed(1e-3 * saving_cny(a), 0); }},
      {"melt_loss", "kCNY", [](const Account& a) { return fixed(1e-3 * a.outage.plant_cny(), 0); }},
      {"melt_value", "CNY/MWh",
       [](const Account& a) { return fixed(a.outage.cny_per_mwh(1.0), 0); }},
      {"backup", "MWh", [](const Account& a) { return fixed(a.outage.backup_mwh, 2); }}};
}

std::vector<Row> account_rows() {
  std::vector<Row> rows;
  for (std::size_t s = 0; s < finance::n_supply_sources; ++s)
    rows.push_back({finance::supply_sources[s].data(), "%", [s](const Account& a) {
                      const auto& use = a.electricity;
                      return fixed(use.mwh > 0.0 ? 100.0 * use.by_source_mwh[s] / use.mwh : 0.0, 1);
                    }});
  rows.push_back(
      {"price", "CNY/MWh", [](const Account& a) { return fixed(a.electricity.cny_per_mwh(), 1); }});
  rows.push_back(per("cost_brick", "kg_brick", "CNY/kg", true, 2));
  rows.push_back(per("cost_wafer_kg", "kg_wafer", "CNY/kg", true, 2));
  rows.push_back(per("cost_wafer", "wafer", "CNY", true, 4));
  rows.push_back(per("cost_kw", "kw", "CNY/kW", true, 2));
  rows.push_back({"intensity", "kg/MWh",
                  [](const Account& a) { return fixed(a.electricity.co2_kg_per_mwh(), 1); }});
  rows.push_back(per("co2_brick", "kg_brick", "kg/kg", false, 2));
  rows.push_back(per("co2_wafer_kg", "kg_wafer", "kg/kg", false, 2));
  rows.push_back(per("co2_wafer", "wafer", "kg", false, 4));
  rows.push_back(per("co2_kw", "kw", "kg/kW", false, 2));
  return rows;
}

}  // namespace

std::string silicon_table(const std::vector<Account>& accounts, Language language) {
  if (accounts.empty()) return {};
  std::vector<Align> columns(accounts.size() + 2, Align::right);
  columns[0] = columns[1] = Align::left;
  TextTable table(columns);
  std::vector<std::string> head{text(language, "silicon.head"), ""};
  for (const Account& account : accounts) head.push_back(account.label);
  table.row(head);
  const auto add = [&](const std::vector<Row>& rows) {
    table.rule();
    for (const Row& row : rows) {
      std::vector<std::string> cells{text(language, std::string("silicon.row.") + row.name),
                                     row.unit};
      for (const Account& account : accounts) cells.push_back(row.cell(account));
      table.row(cells);
    }
  };
  add(plant_rows());
  add(norm_rows(language));
  add(risk_rows());
  add(account_rows());
  return table.text();
}

}  // namespace sunward::report
