// The compiled half of the Python package: one file per folder of the library, each adding its
// types and functions to the module `sunward._core`. Composition, defaults and documentation for
// users are in python/sunward.
#pragma once

#include <cstddef>
#include <vector>

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

namespace sunward::python {

void bind_base(nanobind::module_& module);         ///< faults, exceptions, text
void bind_lp(nanobind::module_& module);           ///< linear programs of one's own
void bind_model(nanobind::module_& module);        ///< Park
void bind_input(nanobind::module_& module);        ///< read_park
void bind_formulation(nanobind::module_& module);  ///< Program
void bind_result(nanobind::module_& module);       ///< Plan and what it consists of
void bind_network(nanobind::module_& module);      ///< PyPSA networks
void bind_study(nanobind::module_& module);        ///< plan, plan_network
void bind_risk(nanobind::module_& module);         ///< studies of a case
void bind_simulation(nanobind::module_& module);   ///< Simulation
void bind_finance(nanobind::module_& module);      ///< Accounts
void bind_report(nanobind::module_& module);       ///< files and tables

using View = nanobind::ndarray<nanobind::numpy, const double, nanobind::ndim<1>>;

/// The values as a read-only numpy array that is not a copy. @param owner  the Python object that
/// holds `values`; the array keeps it alive.
[[nodiscard]] inline View view_of(const std::vector<double>& values, nanobind::handle owner) {
  return View(values.data(), {values.size()}, owner);
}

}  // namespace sunward::python
