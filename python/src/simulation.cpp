#include "sunward/simulation/replay.hpp"

#include <chrono>

#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "language.hpp"
#include "sunward/base/error.hpp"
#include "sunward/report/simulation_folder.hpp"
#include "sunward/report/simulation_json.hpp"
#include "sunward/report/simulation_table.hpp"
#include "sunward/study/planned_case.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

using result::EnergyTotals;
using result::Gap;
using result::SimulatedAsset;
using result::SimulatedYear;
using result::Simulation;

Simulation simulate(const model::Park& park, const result::Plan& plan, const std::string& mode,
                    const std::string& forecast, double forecast_h, int years, bool hourly) {
  study::require_whole_years(park);
  StopToken stop;
  simulation::Options options;
  options.mode = mode == "policy" ? simulation::Mode::policy : simulation::Mode::schedule;
  options.forecast = simulation::forecast_of(forecast);
  options.forecast_h = forecast_h;
  options.years = years;
  options.hourly = hourly;
  options.stop = &stop;
  const auto began = std::chrono::steady_clock::now();
  Simulation done = watched([&] { return simulation::replay(park, plan, options); }, stop);
  done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return done;
}

/// The park as the plan read it; refused when a file has changed since.
/// @param folder  of the plan, for the fault; may be empty.
model::Park planned_park(const result::Provenance& planned, const std::string& case_file,
                         const std::string& folder) {
  StopToken stop;
  model::Park park = watched([&] { return study::read_planned_park(case_file, planned); }, stop);
  std::vector<Fault> faults;
  for (const std::string& file : study::changed_files(park, planned)) {
    Fault fault;
    fault.file = file;
    fault.tell(told(
        "simulate.case_changed",
        {{"folder", folder}, {"command", "sunward.plan(sunward.read_park('" + case_file + "'))"}}));
    faults.push_back(std::move(fault));
  }
  if (!faults.empty()) throw InputError(std::move(faults));
  return park;
}

/// MWh by cause, of the causes that took any.
nb::typed<nb::dict, std::string, double> by_cause(const result::LossTable& losses) {
  nb::dict table;
  for (std::size_t i = 0; i < losses.mwh.size(); ++i)
    if (losses.mwh[i] != 0.0) table[result::loss_names[i]] = losses.mwh[i];
  return table;
}

void bind_assets(nb::module_& module) {
  nb::class_<SimulatedAsset>(module, "SimulatedAsset", "An asset in one year of operation.")
      .def_ro("name", &SimulatedAsset::name)
      .def_ro("label", &SimulatedAsset::label)
      .def_ro("type", &SimulatedAsset::type, "Technology, for example ``wind``.")
      .def_ro("law", &SimulatedAsset::law,
              "``vanadium_flow``, ``constant_efficiency``, ``as_planned`` or ``not_built``.")
      .def_ro("figures", &SimulatedAsset::figures, "Figures of the year, as (name, value).")
      .def_prop_ro(
          "losses_mwh", [](const SimulatedAsset& asset) { return by_cause(asset.losses); },
          "Losses of a storage by cause.")
      .def("__repr__", [](const SimulatedAsset& asset) {
        return "<SimulatedAsset " + asset.name + ": " + asset.law + ">";
      });
}

void bind_totals(nb::module_& module) {
  nb::class_<EnergyTotals>(module, "EnergyTotals",
                           "Energies of a year at the electricity buses, in MWh.")
      .def_ro("available_mwh", &EnergyTotals::available_mwh, "Wind and sun before curtailment.")
      .def_ro("generation_mwh", &EnergyTotals::generation_mwh, "Wind and sun after it.")
      .def_ro("import_mwh", &EnergyTotals::import_mwh)
      .def_ro("export_mwh", &EnergyTotals::export_mwh)
      .def_ro("load_mwh", &EnergyTotals::load_mwh, "Demand of the electric loads.")
      .def_ro("used_mwh", &EnergyTotals::used_mwh, "Electrolysers, compressors and their like.")
      .def_ro("charge_mwh", &EnergyTotals::charge_mwh, "Into all storages.")
      .def_ro("discharge_mwh", &EnergyTotals::discharge_mwh, "Out of all storages.")
      .def_ro("unserved_mwh", &EnergyTotals::unserved_mwh, "Load that got no power.")
      .def_ro("surplus_mwh", &EnergyTotals::surplus_mwh, "Power that found no taker.")
      .def_prop_ro("curtailed_mwh", &EnergyTotals::curtailed_mwh, "Available less generated.");
  nb::class_<Gap>(module, "Gap", "Simulation less plan, in the same weather.")
      .def_prop_ro(
          "losses_mwh", [](const Gap& gap) { return by_cause(gap.losses); },
          "Losses of the storages that ran by a law, by cause.")
      .def_ro("planned_losses_mwh", &Gap::planned_losses_mwh, "What the plan counted on for them.")
      .def_ro("stored_mwh", &Gap::stored_mwh, "Growth of their content.")
      .def_ro("import_mwh", &Gap::import_mwh)
      .def_ro("export_mwh", &Gap::export_mwh)
      .def_ro("curtailed_mwh", &Gap::curtailed_mwh)
      .def_ro("unserved_mwh", &Gap::unserved_mwh)
      .def_ro("surplus_mwh", &Gap::surplus_mwh)
      .def_ro("costs", &Gap::costs, "By kind.")
      .def_ro("cost_cny", &Gap::cost_cny, "Sum of the costs; positive: dearer than planned.");
}

void bind_years(nb::module_& module) {
  nb::class_<SimulatedYear>(module, "SimulatedYear",
                            "What happened in a year, and what the plan had foreseen.")
      .def_ro("number", &SimulatedYear::number, "1 is the first year of operation.")
      .def_ro("weather", &SimulatedYear::weather, "Name of the weather year.")
      .def_ro("assets", &SimulatedYear::assets)
      .def_ro("energy", &SimulatedYear::energy)
      .def_ro("planned", &SimulatedYear::planned)
      .def_ro("costs", &SimulatedYear::costs, "Costs that operation moves.")
      .def_ro("planned_costs", &SimulatedYear::planned_costs)
      .def_ro("indicators", &SimulatedYear::indicators)
      .def_ro("gap", &SimulatedYear::gap)
      .def_ro("worst_balance_mw", &SimulatedYear::worst_balance_mw,
              "Largest |in - out| of a bus in a step.")
      .def("__repr__", [](const SimulatedYear& year) {
        return "<SimulatedYear " + std::to_string(year.number) + ": " + year.weather + ">";
      });
  nb::class_<Simulation>(module, "Simulation")
      .def_ro("park_name", &Simulation::park_name)
      .def_ro("mode", &Simulation::mode)
      .def_ro("forecast", &Simulation::forecast)
      .def_ro("forecast_h", &Simulation::forecast_h)
      .def_prop_ro("unserved_priced", &Simulation::unserved_priced)
      .def_ro("planned_cost_cny_per_year", &Simulation::planned_cost_cny_per_year)
      .def_ro("seconds", &Simulation::seconds)
      .def_ro("years", &Simulation::years)
      .def_ro("mean_gap", &Simulation::mean_gap)
      .def_ro("mean_energy", &Simulation::mean_energy)
      .def_ro("mean_planned", &Simulation::mean_planned)
      .def_ro("worst_indicators", &Simulation::worst_indicators)
      .def_prop_ro("n_flows", [](const Simulation& done) { return done.first_year.size(); })
      .def(
          "flow",
          [](const Simulation& done, std::size_t i) -> const result::Flow& {
            return done.first_year.at(i);
          },
          nb::rv_policy::reference_internal)
      .def("notes", [](const Simulation& done, const std::string& lang) {
        std::vector<std::string> notes;
        for (const Phrase& note : done.notes) notes.push_back(note.in(language_of(lang)));
        return notes;
      });
}

}  // namespace

void bind_simulation(nb::module_& module) {
  bind_assets(module);
  bind_totals(module);
  bind_years(module);
  module.def("simulate", &simulate);
  module.def("planned_park", &planned_park);
  module.def("simulation_table",
             [](const Simulation& done, const result::Plan& plan, const std::string& lang) {
               return report::simulation_table(done, plan, language_of(lang));
             });
  module.def("write_simulation", [](const Simulation& done, const result::Provenance& provenance,
                                    const std::string& folder) {
    return report::write_simulation(done, provenance, folder);
  });
}

}  // namespace sunward::python
