#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "language.hpp"
#include "sunward/finance/accounts.hpp"
#include "sunward/report/finance_json.hpp"
#include "sunward/report/finance_table.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

finance::Accounts evaluate(const result::Plan& plan, const model::Park& park) {
  StopToken stop;
  return watched([&] { return finance::evaluate(finance::project_of(plan, park)); }, stop);
}

/// (statement, [(line, values by year)]).
nb::list statements_of(nb::handle_t<finance::Accounts> self) {
  nb::list list;
  for (const finance::Statement& statement : nb::cast<const finance::Accounts&>(self).statements) {
    nb::list lines;
    for (const finance::Line& line : statement.lines)
      lines.append(
          nb::make_tuple(line.key, nb::cast(view_of(line.values, self), nb::rv_policy::reference)));
    list.append(nb::make_tuple(statement.key, lines));
  }
  return list;
}

}  // namespace

void bind_finance(nb::module_& module) {
  nb::class_<finance::Accounts>(module, "Accounts")
      .def_ro("indicators", &finance::Accounts::indicators)
      .def("statements", &statements_of,
           nb::sig("def statements(self) -> list[tuple[str, "
                   "list[tuple[str, numpy.typing.NDArray[numpy.float64]]]]]"))
      .def_prop_ro(
          "construction_y",
          [](const finance::Accounts& accounts) { return accounts.project.terms.construction_y; })
      .def_prop_ro(
          "investment_cny",
          [](const finance::Accounts& accounts) { return accounts.investment.total_cny(); })
      .def("table",
           [](const finance::Accounts& accounts, const std::string& lang) {
             return report::finance_table(accounts, language_of(lang));
           })
      .def("json",
           [](const finance::Accounts& accounts) { return report::finance_json(accounts); });
  module.def("finance", &evaluate, nb::arg("plan"), nb::arg("park"));
}

}  // namespace sunward::python
