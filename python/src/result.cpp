#include "sunward/result/plan.hpp"

#include <cstdint>

#include <nanobind/stl/map.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "language.hpp"

namespace sunward::python {

namespace nb = nanobind;
using namespace sunward::result;

namespace {

using Minutes = nb::ndarray<nb::numpy, std::int64_t, nb::ndim<1>>;

/// The start of every step, in minutes of local standard time since 1970-01-01 00:00.
Minutes starts_of(const ScenarioYear& year) {
  auto* values = new std::vector<std::int64_t>;
  const nb::capsule owner(
      values, [](void* p) noexcept { delete static_cast<std::vector<std::int64_t>*>(p); });
  for (Index step = 0; step < year.axis.n_steps; ++step)
    values->push_back(series::minutes_from_civil(year.axis.time(step)));
  return Minutes(values->data(), {values->size()}, owner);
}

void bind_assets(nb::module_& module) {
  nb::class_<Capacity>(module, "Capacity", "A size of an asset, chosen or given.")
      .def_ro("quantity", &Capacity::quantity, "For example ``capacity_mw``.")
      .def_ro("unit", &Capacity::unit)
      .def_ro("value", &Capacity::value)
      .def_ro("min", &Capacity::min)
      .def_ro("max", &Capacity::max)
      .def_ro("sized", &Capacity::sized, "Chosen by the plan.")
      .def_ro("shadow_price_cny_per_unit", &Capacity::shadow_price_cny_per_unit,
              "Saving a year for one unit more of the limit it rests on; 0 inside its range.");
  nb::class_<CostLine>(module, "CostLine", "A yearly cost by cause; income is negative.")
      .def_ro("kind", &CostLine::kind)
      .def_ro("cny_per_year", &CostLine::cny_per_year);
  nb::class_<Asset>(module, "Asset", "A component of the park as the plan has it.")
      .def_ro("name", &Asset::name)
      .def_ro("label", &Asset::label)
      .def_ro("type", &Asset::type, "Technology, for example ``wind``.")
      .def_ro("bus", &Asset::bus)
      .def_ro("capacities", &Asset::capacities)
      .def_ro("costs", &Asset::costs)
      .def_ro("capex_cny", &Asset::capex_cny, "Overnight cost.")
      .def_ro("figures", &Asset::figures, "Expected yearly figures, as (name, value).")
      .def("__repr__", [](const Asset& asset) { return "<Asset " + asset.name + ">"; });
}

void bind_figures(nb::module_& module) {
  nb::class_<Indicator>(module, "Indicator", "A key figure.")
      .def_ro("name", &Indicator::name)
      .def_ro("unit", &Indicator::unit)
      .def_ro("value", &Indicator::value);
  nb::class_<Binding>(module, "Binding", "A limit that costs money, and what relaxing it is worth.")
      .def_ro("name", &Binding::name)
      .def(
          "description",
          [](const Binding& binding, const std::string& lang) {
            return binding.description.in(language_of(lang));
          },
          nb::arg("lang") = "en")
      .def_ro("unit", &Binding::unit)
      .def_ro("limit", &Binding::limit)
      .def_ro("value", &Binding::value)
      .def_ro("worth_cny_per_unit", &Binding::worth_cny_per_unit,
              "Saving a year for one unit of relaxation.")
      .def("__repr__", [](const Binding& binding) { return "<Binding " + binding.name + ">"; });
  nb::class_<RuleCheck>(module, "RuleCheck", "A rule the case asks for, and how it is kept.")
      .def_ro("name", &RuleCheck::name)
      .def_ro("unit", &RuleCheck::unit)
      .def_ro("at_least", &RuleCheck::at_least, "At least the limit; False: at most.")
      .def_ro("limit", &RuleCheck::limit)
      .def_ro("value", &RuleCheck::value, "Expected over the weather years.")
      .def_ro("kept", &RuleCheck::kept);
  nb::class_<ScenarioYear>(module, "ScenarioYear", "A weather year of the plan.")
      .def_ro("name", &ScenarioYear::name)
      .def_ro("weight", &ScenarioYear::weight)
      .def_ro("first_step", &ScenarioYear::first_step, "Where its values begin in every series.")
      .def_prop_ro(
          "n_steps",
          [](const ScenarioYear& year) { return static_cast<std::size_t>(year.axis.n_steps); })
      .def_prop_ro("step_minutes", [](const ScenarioYear& year) { return year.axis.step_minutes; })
      .def_prop_ro(
          "utc_offset_h", [](const ScenarioYear& year) { return year.axis.utc_offset_h; },
          "Local standard time minus UTC.")
      .def("start_minutes", &starts_of,
           "Start of each step: minutes of local standard time since 1970-01-01 00:00.")
      .def_ro("indicators", &ScenarioYear::indicators, "This year's own values.")
      .def("__repr__", [](const ScenarioYear& year) { return "<ScenarioYear " + year.name + ">"; });
}

void bind_solving(nb::module_& module) {
  nb::class_<Certificate>(module, "Certificate",
                          "Proof of the optimum, measured on the unscaled program.")
      .def_ro("relative_gap", &Certificate::relative_gap)
      .def_ro("primal_residual", &Certificate::primal_residual)
      .def_ro("dual_residual", &Certificate::dual_residual)
      .def_ro("tolerance", &Certificate::tolerance)
      .def_ro("holds", &Certificate::holds)
      .def("__repr__", [](const Certificate& proof) {
        return "<Certificate: gap " + std::to_string(proof.relative_gap) +
               (proof.holds ? ", holds>" : ", does not hold>");
      });
  nb::class_<SolveRecord>(module, "SolveRecord", "How the solve went.")
      .def_ro("engine", &SolveRecord::engine)
      .def_ro("seconds", &SolveRecord::seconds)
      .def_ro("iterations", &SolveRecord::iterations)
      .def_ro("threads", &SolveRecord::threads)
      .def_ro("phases", &SolveRecord::phases, "(name, seconds) in order.")
      .def_ro("n_columns", &SolveRecord::columns)
      .def_ro("n_rows", &SolveRecord::rows)
      .def_ro("n_steps", &SolveRecord::steps);
  nb::class_<CrossCheck>(module, "CrossCheck", "HiGHS's word on the same program.")
      .def_ro("done", &CrossCheck::done)
      .def_ro("solver", &CrossCheck::solver)
      .def_ro("status", &CrossCheck::status)
      .def_ro("objective", &CrossCheck::objective_cny_per_year)
      .def_ro("relative_difference", &CrossCheck::relative_difference)
      .def_ro("seconds", &CrossCheck::seconds);
  nb::class_<Provenance>(module, "Provenance", "How a run came about.")
      .def(nb::init<>())
      .def_rw("version", &Provenance::version)
      .def_rw("commit", &Provenance::commit)
      .def_rw("command", &Provenance::command)
      .def_rw("started_utc", &Provenance::started_utc)
      .def_rw("machine", &Provenance::machine)
      .def_rw("compiler", &Provenance::compiler)
      .def_rw("inputs", &Provenance::inputs, "Path and SHA-256 of every file read.")
      .def_rw("options", &Provenance::options);
}

std::vector<std::string> in_language(const std::vector<Phrase>& phrases, const std::string& lang) {
  std::vector<std::string> texts;
  for (const Phrase& phrase : phrases) texts.push_back(phrase.in(language_of(lang)));
  return texts;
}

void bind_plan(nb::module_& module) {
  nb::class_<Flow>(module, "Flow", "A series over all steps of all weather years.")
      .def_ro("name", &Flow::name)
      .def_ro("asset", &Flow::asset, "Owner; of a price the bus.")
      .def_ro("quantity", &Flow::quantity)
      .def_ro("unit", &Flow::unit)
      .def_ro("description", &Flow::description)
      .def_ro("bus", &Flow::bus)
      .def_ro("sign", &Flow::sign, "+1 into the bus, -1 out of it, 0 neither.")
      .def_prop_ro(
          "values",
          [](nb::handle_t<Flow> self) { return view_of(nb::cast<const Flow&>(self).values, self); },
          nb::rv_policy::reference, "Read-only view; it keeps the plan alive.");
  nb::class_<Plan>(module, "Plan")
      .def_prop_ro("status", [](const Plan& plan) { return std::string(to_string(plan.status)); })
      .def_ro("park_name", &Plan::park_name)
      .def("message", [](const Plan& plan,
                         const std::string& lang) { return plan.message.in(language_of(lang)); })
      .def_ro("objective_cny_per_year", &Plan::objective_cny_per_year)
      .def_ro("capex_cny", &Plan::capex_cny)
      .def_ro("certificate", &Plan::certificate)
      .def_ro("solve", &Plan::solve)
      .def_ro("check", &Plan::check)
      .def("causes",
           [](const Plan& plan, const std::string& lang) {
             return in_language(plan.infeasibility.causes, lang);
           })
      .def("repair",
           [](const Plan& plan, const std::string& lang) {
             return plan.infeasibility.repair.in(language_of(lang));
           })
      .def("notes",
           [](const Plan& plan, const std::string& lang) { return in_language(plan.notes, lang); })
      .def_ro("assets", &Plan::assets)
      .def_ro("indicators", &Plan::indicators)
      .def_ro("bindings", &Plan::bindings)
      .def_ro("rules", &Plan::rules)
      .def_ro("years", &Plan::years)
      .def_prop_ro("n_flows", [](const Plan& plan) { return plan.flows.size(); })
      .def(
          "flow", [](const Plan& plan, std::size_t i) -> const Flow& { return plan.flows.at(i); },
          nb::rv_policy::reference_internal);
}

}  // namespace

void bind_result(nb::module_& module) {
  bind_assets(module);
  bind_figures(module);
  bind_solving(module);
  bind_plan(module);
}

}  // namespace sunward::python
