#include "sunward/study/plan.hpp"

#include <nanobind/stl/string.h>

#include "bind.hpp"
#include "language.hpp"
#include "machine.hpp"
#include "newest.hpp"
#include "sunward/input/pypsa/network_reader.hpp"
#include "sunward/study/plan_network.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

/// Options that parks and networks share.
struct Wanted {
  double tolerance;
  int threads;
  double time_limit_s;
  bool check_highs;
  std::string lang;
};

template <class Study>
auto run(const Study& study, const Wanted& wanted, const nb::object& on_progress) {
  StopToken stop;
  Newest newest;
  study::PlanOptions options;
  options.tolerance = wanted.tolerance;
  options.threads = wanted.threads;
  options.time_limit_s = wanted.time_limit_s;
  options.language = language_of(wanted.lang);
  options.stop = &stop;
  options.check_highs = wanted.check_highs;
  options.highs_library = cli::highs_library_path();
  options.on_iteration = [&newest](const ipm::Progress& progress) { newest.put(progress); };
  return watched([&] { return study(options); }, stop, newest.teller(on_progress));
}

result::Plan plan(const model::Park& park, double tolerance, int threads, double time_limit_s,
                  bool check_highs, const std::string& lang, const nb::object& on_progress) {
  return run([&](const study::PlanOptions& options) { return study::plan(park, options); },
             {tolerance, threads, time_limit_s, check_highs, lang}, on_progress);
}

/// @param tables  copied: interpreting them drops results of an earlier optimisation.
result::NetworkPlan plan_network(const model::network::Tables& tables, double tolerance,
                                 int threads, double time_limit_s, const std::string& lang,
                                 const nb::object& on_progress) {
  return run(
      [&](const study::PlanOptions& options) {
        return study::plan_network(input::pypsa::network_of(tables), options);
      },
      {tolerance, threads, time_limit_s, false, lang}, on_progress);
}

}  // namespace

void bind_study(nb::module_& module) {
  nb::class_<ipm::Progress>(module, "Progress", "How far the solver is.")
      .def_ro("iteration", &ipm::Progress::iteration)
      .def_ro("gap", &ipm::Progress::gap, "Relative gap between the two bounds of the cost.")
      .def_ro("primal_residual", &ipm::Progress::primal_residual)
      .def_ro("dual_residual", &ipm::Progress::dual_residual)
      .def_ro("seconds", &ipm::Progress::seconds, "Since the solve began.");
  module.def("plan", &plan, nb::arg("park"), nb::arg("tolerance"), nb::arg("threads"),
             nb::arg("time_limit_s"), nb::arg("check_highs"), nb::arg("lang"),
             nb::arg("on_progress").none());
  module.def("plan_network", &plan_network, nb::arg("tables"), nb::arg("tolerance"),
             nb::arg("threads"), nb::arg("time_limit_s"), nb::arg("lang"),
             nb::arg("on_progress").none());
}

}  // namespace sunward::python
