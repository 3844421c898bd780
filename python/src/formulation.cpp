#include <cstddef>
#include <string>

#include <nanobind/stl/string.h>

#include "bind.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/lp/mps.hpp"
#include "sunward/lp/problem.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

/// What Python keeps of a program; the map stays private to formulation.
struct Program {
  formulation::Program program;
  lp::Size size;
};

Program build(const model::Park& park, int threads) {
  StopToken stop;
  return watched(
      [&] {
        Program program{formulation::build(park, {.elastic = false, .threads = threads}), {}};
        program.size = lp::size(program.program.problem);
        return program;
      },
      stop);
}

}  // namespace

void bind_formulation(nb::module_& module) {
  nb::class_<Program>(module, "Program",
                      "The linear program of a park: sizes and dispatch at least yearly cost.")
      .def_prop_ro(
          "n_columns", [](const Program& program) { return program.size.columns; }, "Variables.")
      .def_prop_ro(
          "n_rows", [](const Program& program) { return program.size.rows; }, "Constraints.")
      .def_prop_ro("n_nonzeros", [](const Program& program) { return program.size.nonzeros; })
      .def_prop_ro("n_steps", [](const Program& program) { return program.size.steps; })
      .def(
          "write_mps",
          [](const Program& program, const std::string& path) {
            StopToken stop;
            run_watched([&] { lp::write_mps(program.program.problem, path); }, stop, {});
          },
          nb::arg("path"),
          "Write the program in free MPS format, compressed when `path` ends in ``.gz``.")
      .def("__repr__", [](const Program& program) {
        return "<Program: " + std::to_string(program.size.rows) + " rows, " +
               std::to_string(program.size.columns) + " columns>";
      });
  module.def("build", &build, nb::arg("park"), nb::arg("threads"));
}

}  // namespace sunward::python
