#include <algorithm>
#include <cstring>
#include <utility>

#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "newest.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/lp/expand.hpp"
#include "sunward/lp/mps.hpp"
#include "sunward/lp/problem.hpp"
#include "sunward/result/plan.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

using Numbers = nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Pair = std::pair<double, Index>;  ///< an lp::Coefficient: scale, series

lp::Coefficient coefficient_of(const Pair& pair) { return {pair.first, pair.second}; }

template <class Item>
Index add(std::vector<Item>& items, Item item) {
  items.push_back(std::move(item));
  return static_cast<Index>(items.size()) - 1;
}

/// The same values are kept once: the engine's work grows with the number of series.
Index add_series(lp::Problem& problem, const Numbers& values) {
  const std::size_t bytes = values.size() * sizeof(double);
  for (std::size_t k = 0; k < problem.series.size(); ++k)
    if (std::memcmp(problem.series[k].data(), values.data(), bytes) == 0)
      return static_cast<Index>(k);
  return add(problem.series, {values.data(), values.data() + values.size()});
}

lp::Slot slot_of(Index fixed, std::vector<Index> by_step) { return {fixed, std::move(by_step)}; }

void bind_building(nb::class_<lp::Problem>& problem) {
  problem
      .def(
          "__init__",
          [](lp::Problem* self, std::string name,
             const std::vector<std::pair<std::string, Index>>& scenarios) {
            new (self) lp::Problem();
            self->name = std::move(name);
            for (const auto& [label, n_steps] : scenarios)
              self->scenarios.push_back({label, n_steps});
          },
          nb::arg("name"), nb::arg("scenarios"))
      .def("add_series", &add_series)
      .def("add_column",
           [](lp::Problem& self, const std::string& name, Pair cost, Pair lower, Pair upper,
              bool cyclic, double initial) {
             return add(self.step_columns,
                        {name, coefficient_of(cost), coefficient_of(lower), coefficient_of(upper),
                         cyclic ? lp::Boundary::cyclic : lp::Boundary::given, initial});
           })
      .def("add_row",
           [](lp::Problem& self, const std::string& name, Pair lower, Pair upper) {
             return add(self.step_rows, {name, coefficient_of(lower), coefficient_of(upper)});
           })
      .def("add_entry",
           [](lp::Problem& self, Index row, Index column, Index lag, Pair value) {
             self.step_entries.push_back({row, column, lag, coefficient_of(value)});
           })
      .def("add_shared_column",
           [](lp::Problem& self, const std::string& name, double cost, double lower, double upper) {
             return add(self.shared_columns, {name, cost, lower, upper});
           })
      .def("add_shared_row",
           [](lp::Problem& self, const std::string& name, double lower, double upper) {
             return add(self.shared_rows, {name, lower, upper});
           })
      .def("add_shared_entry",
           [](lp::Problem& self, Index row, Index column, double value) {
             self.shared_entries.push_back({row, column, value});
           })
      .def("add_border",
           [](lp::Problem& self, Index row, Index fixed, std::vector<Index> by_step, Pair value) {
             const Index slot = add(self.column_slots, slot_of(fixed, std::move(by_step)));
             self.border_entries.push_back({row, slot, coefficient_of(value)});
           })
      .def("add_aggregate", [](lp::Problem& self, Index fixed, std::vector<Index> by_step,
                               Index column, Pair value) {
        const Index slot = add(self.row_slots, slot_of(fixed, std::move(by_step)));
        self.aggregate_entries.push_back({slot, column, coefficient_of(value)});
      });
}

/// What Python keeps of a solution, with the widths of its step arrays.
struct Solved {
  lp::Solution solution;
  std::size_t n_steps = 0;
  std::size_t n_step_columns = 0;
  std::size_t n_step_rows = 0;
};

/// @param problem  copied, so that Python may go on building while it is solved.
Solved solve(const lp::Problem& problem, double tolerance, int threads, double time_limit_s,
             const nb::object& on_progress) {
  StopToken stop;
  Newest newest;
  ipm::Settings settings;
  settings.tolerance = tolerance;
  settings.threads = threads;
  if (time_limit_s > 0.0) settings.time_limit_s = time_limit_s;
  settings.stop = &stop;
  settings.on_iteration = [&newest](const ipm::Progress& progress) { newest.put(progress); };
  return watched(
      [&settings, copy = problem] {
        return Solved{ipm::solve(copy, settings), copy.n_steps(), copy.step_columns.size(),
                      copy.step_rows.size()};
      },
      stop, newest.teller(on_progress));
}

/// Statuses as plans have them.
const char* status_of(const lp::Solution& solution) {
  switch (solution.status) {
    case lp::SolveStatus::optimal:
      return solution.certificate.holds ? "optimal" : "numerical_trouble";
    case lp::SolveStatus::primal_infeasible:
      return "infeasible";
    case lp::SolveStatus::dual_infeasible:
      return "unbounded";
    case lp::SolveStatus::iteration_limit:
    case lp::SolveStatus::time_limit:
    case lp::SolveStatus::cancelled:
      return "limit";
    default:
      return "numerical_trouble";
  }
}

result::Certificate certificate_of(const lp::Solution& solution) {
  const lp::Certificate& proof = solution.certificate;
  return {proof.relative_gap, proof.primal_residual, proof.dual_residual, proof.tolerance,
          proof.holds};
}

/// One column or row of a step-major array over all steps; not a copy.
View strided(const std::vector<double>& values, std::size_t width, std::size_t at,
             std::size_t n_steps, nb::handle owner) {
  if (values.size() != width * n_steps) return {nullptr, {0}, owner};  // no point was found
  return {values.data() + at, {n_steps}, owner, {static_cast<std::int64_t>(width)}};
}

void bind_solution(nb::module_& module) {
  nb::class_<Solved>(module, "LpSolution")
      .def_prop_ro("status", [](const Solved& self) { return status_of(self.solution); })
      .def_prop_ro("message", [](const Solved& self) { return self.solution.message; })
      .def_prop_ro("objective",
                   [](const Solved& self) { return self.solution.certificate.primal_objective; })
      .def_prop_ro("dual_objective",
                   [](const Solved& self) { return self.solution.certificate.dual_objective; })
      .def_prop_ro("certificate", [](const Solved& self) { return certificate_of(self.solution); })
      .def_prop_ro("iterations", [](const Solved& self) { return self.solution.iterations; })
      .def_prop_ro("seconds", [](const Solved& self) { return self.solution.seconds; })
      .def(
          "step_values",
          [](nb::handle_t<Solved> self, std::size_t column) {
            const Solved& solved = nb::cast<const Solved&>(self);
            return strided(solved.solution.point.step_values, solved.n_step_columns, column,
                           solved.n_steps, self);
          },
          nb::rv_policy::reference)
      .def(
          "step_duals",
          [](nb::handle_t<Solved> self, std::size_t row) {
            const Solved& solved = nb::cast<const Solved&>(self);
            return strided(solved.solution.point.step_duals, solved.n_step_rows, row,
                           solved.n_steps, self);
          },
          nb::rv_policy::reference)
      .def(
          "shared_values",
          [](nb::handle_t<Solved> self) {
            return view_of(nb::cast<const Solved&>(self).solution.point.shared_values, self);
          },
          nb::rv_policy::reference)
      .def(
          "shared_duals",
          [](nb::handle_t<Solved> self) {
            return view_of(nb::cast<const Solved&>(self).solution.point.shared_duals, self);
          },
          nb::rv_policy::reference);
}

using IndexView = nb::ndarray<nb::numpy, const Index, nb::ndim<1>>;

template <std::vector<double> lp::SparseProgram::*member>
View numbers(nb::handle_t<lp::SparseProgram> self) {
  return view_of(nb::cast<const lp::SparseProgram&>(self).*member, self);
}

template <std::vector<Index> lp::SparseProgram::*member>
IndexView indices(nb::handle_t<lp::SparseProgram> self) {
  const std::vector<Index>& values = nb::cast<const lp::SparseProgram&>(self).*member;
  return {values.data(), {values.size()}, self};
}

void bind_sparse(nb::module_& module) {
  using S = lp::SparseProgram;
  constexpr auto reference = nb::rv_policy::reference;
  nb::class_<S>(module, "SparseProgram",
                "Minimise offset + c'x with row_lower <= A x <= row_upper and lower <= x <= upper; "
                "A by columns, as `scipy.sparse.csc_array` takes it.")
      .def_ro("n_rows", &S::n_rows)
      .def_ro("n_columns", &S::n_columns)
      .def_ro("offset", &S::objective_offset)
      .def_prop_ro("indptr", &indices<&S::column_start>, reference)
      .def_prop_ro("indices", &indices<&S::row_index>, reference)
      .def_prop_ro("data", &numbers<&S::value>, reference)
      .def_prop_ro("cost", &numbers<&S::cost>, reference)
      .def_prop_ro("lower", &numbers<&S::column_lower>, reference)
      .def_prop_ro("upper", &numbers<&S::column_upper>, reference)
      .def_prop_ro("row_lower", &numbers<&S::row_lower>, reference)
      .def_prop_ro("row_upper", &numbers<&S::row_upper>, reference);
}

}  // namespace

void bind_lp(nb::module_& module) {
  nb::class_<lp::Problem> problem(module, "LpProblem");
  bind_building(problem);
  problem.def_prop_ro("n_columns", [](const lp::Problem& self) { return lp::size(self).columns; })
      .def_prop_ro("n_rows", [](const lp::Problem& self) { return lp::size(self).rows; })
      .def_prop_ro("n_nonzeros", [](const lp::Problem& self) { return lp::size(self).nonzeros; })
      .def_rw("offset", &lp::Problem::objective_offset)
      .def("sparse", [](const lp::Problem& self) { return lp::expand(self); })
      .def("write_mps",
           [](const lp::Problem& self, const std::string& path) { lp::write_mps(self, path); });
  bind_solution(module);
  bind_sparse(module);
  module.def("solve_lp", &solve, nb::arg("problem"), nb::arg("tolerance"), nb::arg("threads"),
             nb::arg("time_limit_s"), nb::arg("on_progress").none());
}

}  // namespace sunward::python
