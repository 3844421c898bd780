#include "sunward/report/simulation_table.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/renewal_lines.hpp"
#include "sunward/report/text_table.hpp"
#include "sunward/report/worst_years.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;
using result::SimulatedAsset;
using result::Simulation;

constexpr double mwh_per_gwh = 1000.0;
constexpr double kg_per_t = 1000.0;
constexpr double trace_kg = 0.5;  ///< in a year: less is a trace of the solver

double figure(const SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

std::string gwh(double mwh) { return detail::fixed(mwh / mwh_per_gwh, 2); }
std::string percent(double share) { return detail::fixed(100.0 * share, 1); }

/// The first three years, every fifth and the last.
std::vector<const result::SimulatedYear*> shown(const Simulation& simulation) {
  std::vector<const result::SimulatedYear*> years;
  for (const result::SimulatedYear& year : simulation.years)
    if (year.number <= 3 || year.number % 5 == 0 || &year == &simulation.years.back())
      years.push_back(&year);
  return years;
}

/// One row per line, one column per year shown.
class YearsTable {
 public:
  YearsTable(const Simulation& simulation, Language language)
      : language_(language), years_(shown(simulation)), table_(columns(years_.size())) {
    std::vector<std::string> head{text(language, "simulate.year")};
    for (const auto* year : years_) head.push_back(std::to_string(year->number));
    table_.row(head);
    table_.rule();
  }
  template <class Value>
  void row(const std::string& name, Value value) {
    std::vector<std::string> cells{name};
    for (const auto* year : years_) cells.push_back(value(*year));
    table_.row(cells);
  }
  template <class Value>
  void row(const char* key, Value value) {
    row(text(language_, key), value);
  }
  [[nodiscard]] std::string text_of() const { return table_.text(); }

 private:
  static std::vector<Align> columns(std::size_t n) {
    std::vector<Align> list(n + 1, Align::right);
    list[0] = Align::left;
    return list;
  }
  Language language_;
  std::vector<const result::SimulatedYear*> years_;
  TextTable table_;
};

void add_storage_rows(const Simulation& simulation, std::size_t a, Language language,
                      YearsTable& table) {
  const SimulatedAsset& first = simulation.years.front().assets[a];
  const auto has = [&](const char* name) {
    return std::any_of(first.figures.begin(), first.figures.end(),
                       [&](const auto& f) { return f.first == name; });
  };
  const auto of = [a](const char* name) {
    return [a, name](const result::SimulatedYear& year) { return figure(year.assets[a], name); };
  };
  table.row(asset_label(simulation, first.name, language),
            [](const result::SimulatedYear&) { return std::string(); });
  const auto line = [&](const char* key, auto value) {
    table.row("  " + text(language, key), value);
  };
  line("simulate.charge", [&](const auto& y) { return gwh(of("charge_mwh")(y)); });
  line("simulate.discharge", [&](const auto& y) { return gwh(of("discharge_mwh")(y)); });
  line("simulate.round_trip", [&](const auto& y) {
    const double in = of("charge_mwh")(y) - of("stored_mwh")(y);
    return in > 0.0 ? percent(of("discharge_mwh")(y) / in) : std::string("-");
  });
  if (has("usable_charge_frac"))
    line("simulate.usable", [&](const auto& y) { return percent(of("usable_charge_frac")(y)); });
  if (has("capacity_left_frac")) {
    line("simulate.capacity_left",
         [&](const auto& y) { return percent(of("capacity_left_frac")(y)); });
    line("simulate.cells_replaced",
         [&](const auto& y) { return detail::fixed(of("cells_replaced")(y), 0); });
  }
  if (!has("rebalancings")) return;
  line("simulate.resistance",
       [&](const auto& y) { return percent(of("resistance_growth_frac")(y)); });
  line("simulate.rebalancings",
       [&](const auto& y) { return detail::fixed(of("rebalancings")(y), 0); });
  line("simulate.replacements", [&](const auto& y) {
    return detail::fixed(of("stack_replacements")(y) + of("membrane_replacements")(y), 0);
  });
}

void add_electrolyser_rows(const Simulation& simulation, std::size_t a, Language language,
                           YearsTable& table) {
  const auto of = [a](const result::SimulatedYear& year, const char* name) {
    return figure(year.assets[a], name);
  };
  const auto line = [&](const char* key, auto value) {
    table.row("  " + text(language, key), value);
  };
  table.row(asset_label(simulation, simulation.years.front().assets[a].name, language),
            [](const result::SimulatedYear&) { return std::string(); });
  line("simulate.hydrogen",
       [&](const auto& y) { return detail::fixed(of(y, "hydrogen_kg") / kg_per_t, 1); });
  line("simulate.planned_hydrogen",
       [&](const auto& y) { return detail::fixed(of(y, "planned_hydrogen_kg") / kg_per_t, 1); });
  line("simulate.energy_per_kg", [&](const auto& y) {
    const double kg = of(y, "hydrogen_kg");
    return kg > 0.0 ? detail::fixed(1000.0 * of(y, "input_mwh") / kg, 1) : std::string("-");
  });
  line("simulate.starts_per_unit", [&](const auto& y) {
    return detail::fixed(of(y, "unit_starts") / std::max(1.0, of(y, "units")), 0);
  });
  line("simulate.unit_starts",
       [&](const auto& y) { return detail::fixed(of(y, "unit_starts"), 0); });
  line("simulate.wear", [&](const auto& y) { return percent(of(y, "voltage_growth_frac")); });
  line("simulate.wear_running", [&](const auto& y) { return percent(of(y, "wear_running_frac")); });
  line("simulate.wear_stops", [&](const auto& y) { return percent(of(y, "wear_stops_frac")); });
  line("simulate.wear_swings", [&](const auto& y) { return percent(of(y, "wear_swings_frac")); });
  line("simulate.stacks",
       [&](const auto& y) { return detail::fixed(of(y, "stack_replacements"), 0); });
}

void add_hydrogen_unserved(const Simulation& simulation, YearsTable& table) {
  const bool any = std::any_of(simulation.years.begin(), simulation.years.end(), [](const auto& y) {
    return y.hydrogen.made_kg > 0.0 || y.hydrogen.all_unserved_kg() > trace_kg;
  });
  if (any)
    table.row("simulate.unserved_kg", [](const auto& y) {
      return detail::fixed(std::max(0.0, y.hydrogen.all_unserved_kg()) / kg_per_t, 3);
    });
}

/// What the replay paid for cells, membranes and stacks; nothing where it never paid.
void add_renewals(const Simulation& simulation, Language language, YearsTable& table) {
  const auto paid_cny = [](const result::SimulatedYear& year) {
    for (const result::CostLine& line : year.costs)
      if (line.kind == "replacement") return line.cny_per_year;
    return 0.0;
  };
  if (std::any_of(simulation.years.begin(), simulation.years.end(),
                  [&](const auto& y) { return paid_cny(y) > 0.0; }))
    table.row(
        text(language, "simulate.renewal_cny") + " (" + text(language, "unit.cny_large") + ")",
        [&](const auto& y) { return detail::money_number(paid_cny(y), language); });
}

std::string years_table(const Simulation& simulation, Language language) {
  YearsTable table(simulation, language);
  const result::SimulatedYear& first = simulation.years.front();
  for (std::size_t a = 0; a < first.assets.size(); ++a)
    if (first.assets[a].type == "storage" && first.assets[a].law != "as_planned" &&
        first.assets[a].law != "not_built")
      add_storage_rows(simulation, a, language, table);
  for (std::size_t a = 0; a < first.assets.size(); ++a)
    if (first.assets[a].law == "alkaline" || first.assets[a].law == "pem")
      add_electrolyser_rows(simulation, a, language, table);
  table.row("simulate.import", [](const auto& y) { return gwh(y.energy.import_mwh); });
  table.row("simulate.export", [](const auto& y) { return gwh(y.energy.export_mwh); });
  table.row("simulate.curtailed", [](const auto& y) { return gwh(y.energy.curtailed_mwh()); });
  table.row("simulate.unserved", [](const auto& y) { return gwh(y.energy.unserved_mwh); });
  add_hydrogen_unserved(simulation, table);
  add_renewals(simulation, language, table);
  table.row(text(language, "simulate.cost_gap") + " (" + text(language, "unit.cny_large") + ")",
            [&](const auto& y) { return detail::money_number(y.gap.cost_cny, language); });
  return table.text_of();
}

/// Which asset ran by which law, in one line each.
std::string laws(const Simulation& simulation, Language language) {
  std::string out;
  std::string planned, absent;
  for (const SimulatedAsset& asset : simulation.years.front().assets) {
    if (asset.law == "as_planned" || asset.law == "not_built") {
      std::string& list = asset.law == "as_planned" ? planned : absent;
      if (!list.empty()) list += text(language, "explain.separator");
      list += asset_label(simulation, asset.name, language);
      continue;
    }
    out += text(language, "simulate.by_law",
                {{"asset", asset_label(simulation, asset.name, language)},
                 {"law", name_of(language, "law", asset.law)}}) +
           "\n";
  }
  if (!absent.empty()) out += text(language, "simulate.not_built", {{"assets", absent}}) + "\n";
  if (!planned.empty()) out += text(language, "simulate.as_planned", {{"assets", planned}}) + "\n";
  return out;
}

std::string losses_table(const Simulation& simulation, Language language) {
  TextTable table({Align::left, Align::right});
  const result::Gap& gap = simulation.mean_gap;
  const auto row = [&](const std::string& name, double mwh) {
    table.row({name, detail::fixed(mwh, 0)});
  };
  for (std::size_t i = 0; i < gap.losses.mwh.size(); ++i)
    if (gap.losses.mwh[i] != 0.0)
      row(name_of(language, "loss", result::loss_names[i]), gap.losses.mwh[i]);
  table.rule();
  row(text(language, "simulate.losses"), gap.losses.sum());
  row(text(language, "simulate.planned_losses"), -gap.planned_losses_mwh);
  row(text(language, "simulate.content_growth"), gap.stored_mwh);
  if (gap.used_mwh != 0.0) row(text(language, "simulate.more_used"), gap.used_mwh);
  if (gap.aged_mwh != 0.0) row(text(language, "simulate.aged"), gap.aged_mwh);
  table.rule();
  row(text(language, "simulate.missing"),
      gap.losses.sum() - gap.planned_losses_mwh + gap.stored_mwh + gap.used_mwh + gap.aged_mwh);
  row("  " + text(language, "simulate.more_import"), gap.import_mwh);
  row("  " + text(language, "simulate.less_export"), -gap.export_mwh);
  row("  " + text(language, "simulate.less_curtailed"), -gap.curtailed_mwh);
  row("  " + text(language, "simulate.more_unserved"), gap.unserved_mwh);
  if (gap.surplus_mwh != 0.0) row("  " + text(language, "simulate.surplus"), -gap.surplus_mwh);
  return text(language, "simulate.causes") + "\n" + table.text(2);
}

std::string cost_table(const Simulation& simulation, Language language) {
  TextTable table({Align::left, Align::right});
  for (const result::CostLine& line : simulation.mean_gap.costs)
    if (std::abs(line.cny_per_year) >= 1.0)
      table.row({name_of(language, "cost", line.kind),
                 detail::money_number(line.cny_per_year, language)});
  table.rule();
  table.row({text(language, "simulate.cost_gap"),
             detail::money_number(simulation.mean_gap.cost_cny, language)});
  table.row({text(language, "simulate.planned_cost"),
             detail::money_number(simulation.planned_cost_cny_per_year, language)});
  return text(language, "simulate.cost_causes", {{"unit", text(language, "unit.cny_large")}}) +
         "\n" + table.text(2);
}

/// Where the gap comes from, in MWh and CNY; nothing in policy mode.
std::string causes_table(const Simulation& simulation, Language language) {
  constexpr double thousand = 1000.0;
  const result::Gap& gap = simulation.mean_gap;
  if (gap.causes.empty()) return {};
  TextTable table({Align::left, Align::right, Align::right});
  table.row({text(language, "simulate.gap_causes"), text(language, "simulate.gap_mwh"),
             text(language, "simulate.gap_cny")});
  table.rule();
  double mwh = 0.0;
  bool any = false;
  for (const result::GapCause& cause : gap.causes) {
    mwh += cause.mwh;
    if (std::abs(cause.mwh) < 0.5 && std::abs(cause.cny) < 0.5 * thousand) continue;  // shows zeros
    any = true;
    const char* name = result::gap_cause_names[static_cast<std::size_t>(cause.kind)];
    table.row({name_of(language, "gap_cause", name), detail::fixed(cause.mwh, 0),
               detail::fixed(cause.cny / thousand, 0)});
  }
  if (!any) return {};
  table.rule();
  table.row({text(language, "simulate.gap_sum"), detail::fixed(mwh, 0),
             detail::fixed(gap.cost_cny / thousand, 0)});
  return table.text() + "\n";
}

/// Annual energies of every asset, planned and simulated, where both are known.
std::string side_by_side(const Simulation& simulation, Language language) {
  TextTable table({Align::left, Align::right, Align::right, Align::right});
  table.row({text(language, "simulate.side_by_side"), text(language, "simulate.planned"),
             text(language, "simulate.simulated"), text(language, "simulate.difference")});
  table.rule();
  const auto years = static_cast<double>(simulation.years.size());
  const std::vector<SimulatedAsset>& assets = simulation.years.front().assets;
  for (std::size_t a = 0; a < assets.size(); ++a) {
    if (assets[a].law == "not_built") continue;
    const std::string label = asset_label(simulation, assets[a].name, language);
    for (const char* quantity : {"energy", "charge", "discharge", "import", "export", "input"}) {
      double planned = 0.0, simulated = 0.0;
      for (const result::SimulatedYear& year : simulation.years) {
        planned += figure(year.assets[a], std::string("planned_") + quantity + "_mwh") / years;
        simulated += figure(year.assets[a], std::string(quantity) + "_mwh") / years;
      }
      if (planned < 1.0) continue;
      table.row({label + ": " + text(language, std::string("side.") + quantity), gwh(planned),
                 gwh(simulated), detail::fixed(100.0 * (simulated / planned - 1.0), 2) + " %"});
    }
  }
  return table.text() + "\n";
}

/// What the plan does that no machine can.
std::string artefacts_table(const Simulation& simulation, Language language) {
  if (simulation.artefacts.empty()) return {};
  TextTable table({Align::left, Align::right, Align::right, Align::right});
  table.row({text(language, "simulate.artefacts"), text(language, "simulate.artefact_hours"), "MWh",
             text(language, "simulate.artefact_cny")});
  table.rule();
  for (const result::Artefact& artefact : simulation.artefacts)
    table.row({asset_label(simulation, artefact.asset, language) + ": " +
                   name_of(language, "artefact", artefact.kind),
               detail::fixed(artefact.hours, 0), detail::fixed(artefact.mwh, 1),
               detail::fixed(artefact.cny, 0)});
  return table.text() + "\n";
}

std::string rules_table(const Simulation& simulation, const result::Plan& plan, Language language) {
  TextTable table({Align::left, Align::right, Align::right, Align::right});
  table.row({text(language, "simulate.rules"), text(language, "simulate.rule_limit"),
             text(language, "simulate.rule_plan"), text(language, "simulate.rule_worst")});
  table.rule();
  bool any = false;
  for (const result::RuleCheck& rule : plan.rules) {
    for (const result::Indicator& worst : simulation.worst_indicators) {
      if (rule.name != "rule.min_" + worst.name && rule.name != "rule.max_" + worst.name) continue;
      table.row({name_of(language, "indicator", worst.name), percent(rule.limit) + " %",
                 percent(rule.value) + " %", percent(worst.value) + " %"});
      any = true;
    }
  }
  return any ? table.text() + "\n" : std::string();
}

std::string title(const Simulation& simulation, Language language) {
  const bool causal = simulation.mode == "policy";
  std::string out =
      text(language, causal ? "simulate.title_policy" : "simulate.title_schedule",
           {{"park", simulation.park_name}, {"years", std::to_string(simulation.years.size())}});
  out += '\n';
  if (!causal) return out;
  const std::string row = "simulate.forecast_" + simulation.forecast;
  out += text(language, row, {{"hours", detail::compact(simulation.forecast_h)}});
  out += '\n';
  return out;
}

}  // namespace

std::string simulation_table(const Simulation& simulation, const result::Plan& plan,
                             Language language) {
  if (simulation.years.empty()) return title(simulation, language);
  const std::string renewed = detail::renewal_line(simulation, language);
  std::string out = title(simulation, language) + laws(simulation, language) + "\n" +
                    years_table(simulation, language) + renewed +
                    (renewed.empty() ? "\n" : "\n\n") + losses_table(simulation, language) + "\n" +
                    cost_table(simulation, language) + "\n" + causes_table(simulation, language) +
                    side_by_side(simulation, language) + artefacts_table(simulation, language) +
                    rules_table(simulation, plan, language);
  out += law_life_sentences(simulation, language) + unserved_sentences(simulation, language);
  return out;
}

std::string gap_tables(const Simulation& simulation, Language language) {
  if (simulation.years.empty()) return {};
  return causes_table(simulation, language) + side_by_side(simulation, language);
}

}  // namespace sunward::report
