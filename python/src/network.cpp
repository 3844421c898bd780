#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "language.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/pypsa/attributes.hpp"
#include "sunward/input/pypsa/read_tables.hpp"
#include "sunward/report/pypsa/network_table.hpp"
#include "sunward/result/network_plan.hpp"

namespace sunward::python {

namespace nb = nanobind;
namespace net = model::network;

namespace {

nb::list columns_of(nb::handle_t<net::Table> self) {
  nb::list list;
  for (const net::Column& column : nb::cast<const net::Table&>(self).columns)
    list.append(nb::make_tuple(column.name,
                               nb::cast(view_of(column.numbers, self), nb::rv_policy::reference)));
  return list;
}

nb::list series_of(nb::handle_t<net::Table> self) {
  nb::list list;
  for (const net::Series& series : nb::cast<const net::Table&>(self).series) {
    nb::list values;
    for (const std::vector<double>& one : series.values)
      values.append(nb::cast(view_of(one, self), nb::rv_policy::reference));
    list.append(nb::make_tuple(series.attribute, series.names, values));
  }
  return list;
}

/// Doubles in C order, however Python had them; converted when they are not.
using Numbers = nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Grid = nb::ndarray<const double, nb::ndim<2>, nb::c_contig, nb::device::cpu>;

std::vector<double> vector_of(const Numbers& numbers) {
  return {numbers.data(), numbers.data() + numbers.size()};
}

net::Table& last_table(net::Tables& tables) {
  SUNWARD_CHECK(!tables.tables.empty(), "add_table comes first");
  return tables.tables.back();
}

void set_snapshots(net::Tables& tables, std::vector<std::string> labels, std::vector<int> periods,
                   const Numbers& objective, const Numbers& stores, const Numbers& generators) {
  input::pypsa::detail::set_labels(tables.snapshots, std::move(labels));
  tables.snapshots.periods = std::move(periods);
  tables.snapshots.objective = vector_of(objective);
  tables.snapshots.stores = vector_of(stores);
  tables.snapshots.generators = vector_of(generators);
}

/// The type an attribute has in PyPSA wins over the type the values happen to have.
void add_numbers(net::Tables& tables, const std::string& attribute, const std::string& type,
                 const Numbers& numbers) {
  net::Table& table = last_table(tables);
  const auto* known = input::pypsa::find_attribute(table.list, attribute);
  net::Column column{attribute, net::ValueType::number, {}, vector_of(numbers)};
  if (known != nullptr && known->type != net::ValueType::text)
    column.type = known->type;
  else if (type == "flag")
    column.type = net::ValueType::flag;
  table.columns.push_back(std::move(column));
}

/// @param values  a row per name, in it scenario after scenario.
void add_series(net::Tables& tables, const std::string& attribute, std::vector<std::string> names,
                const Grid& values) {
  SUNWARD_CHECK(values.shape(0) == names.size() && values.shape(1) == tables.n_steps(),
                "a series of another length: " + attribute);
  net::Series series{attribute, std::move(names), {}};
  for (std::size_t k = 0; k < values.shape(0); ++k) {
    const double* row = values.data() + k * values.shape(1);
    series.values.emplace_back(row, row + values.shape(1));
  }
  last_table(tables).series.push_back(std::move(series));
}

void bind_tables(nb::module_& module) {
  nb::class_<net::Tables>(module, "NetworkTables", "A PyPSA network on its way to the reader.")
      .def(nb::init<>())
      .def_rw("source", &net::Tables::source)
      .def_prop_ro("n_steps", &net::Tables::n_steps)
      .def_rw("attributes", &net::Tables::attributes)
      .def("set_snapshots", &set_snapshots)
      .def("set_periods",
           [](net::Tables& tables, std::vector<int> periods, const Numbers& objective,
              const Numbers& years) {
             tables.periods = std::move(periods);
             tables.period_objective = vector_of(objective);
             tables.period_years = vector_of(years);
           })
      .def("set_scenarios",
           [](net::Tables& tables, std::vector<std::string> names, const Numbers& weights) {
             tables.scenarios = std::move(names);
             tables.scenario_weights = vector_of(weights);
           })
      .def("add_table",
           [](net::Tables& tables, const std::string& list, std::vector<std::string> names) {
             tables.tables.push_back({list, tables.source, false, std::move(names), {}, {}});
           })
      .def("add_texts",
           [](net::Tables& tables, const std::string& attribute, std::vector<std::string> texts) {
             last_table(tables).columns.push_back(
                 {attribute, net::ValueType::text, std::move(texts), {}});
           })
      .def("add_numbers", &add_numbers)
      .def("add_series", &add_series);
}

}  // namespace

void bind_network(nb::module_& module) {
  bind_tables(module);
  nb::class_<net::Table>(module, "NetworkTable", "Results of one list of components.")
      .def_ro("list_name", &net::Table::list, "PyPSA's list name, for example ``generators``.")
      .def_ro("names", &net::Table::names)
      .def("columns", &columns_of,
           nb::sig("def columns(self) -> list[tuple[str, numpy.typing.NDArray[numpy.float64]]]"),
           "(attribute, values scenario after scenario).")
      .def("series", &series_of,
           nb::sig("def series(self) -> "
                   "list[tuple[str, list[str], list[numpy.typing.NDArray[numpy.float64]]]]"),
           "(attribute, names, values per name), values scenario after scenario.");
  nb::class_<result::NetworkPlan>(module, "NetworkPlan", "Optimum of a PyPSA network.")
      .def_prop_ro("status",
                   [](const result::NetworkPlan& plan) {
                     return std::string(result::to_string(plan.status));
                   })
      .def(
          "message",
          [](const result::NetworkPlan& plan, const std::string& lang) {
            return plan.message.in(language_of(lang));
          },
          nb::arg("lang") = "en", "One sentence when there is no optimum.")
      .def(
          "causes",
          [](const result::NetworkPlan& plan, const std::string& lang) {
            std::vector<std::string> texts;
            for (const Phrase& cause : plan.causes) texts.push_back(cause.in(language_of(lang)));
            return texts;
          },
          nb::arg("lang") = "en", "What the proof of infeasibility rests on, largest first.")
      .def_ro("objective", &result::NetworkPlan::objective)
      .def_ro("objective_constant", &result::NetworkPlan::objective_constant)
      .def_ro("certificate", &result::NetworkPlan::certificate)
      .def_ro("solve", &result::NetworkPlan::solve)
      .def_ro("check", &result::NetworkPlan::check)
      .def_prop_ro("n_tables", [](const result::NetworkPlan& plan) { return plan.results.size(); })
      .def(
          "result",
          [](const result::NetworkPlan& plan, std::size_t i) -> const net::Table& {
            return plan.results.at(i);
          },
          nb::rv_policy::reference_internal)
      .def(
          "table",
          [](const result::NetworkPlan& plan, const std::string& lang) {
            return report::network_table(plan, language_of(lang));
          },
          nb::arg("lang") = "en", "Sizes, objective and certificate as text.");
}

}  // namespace sunward::python
