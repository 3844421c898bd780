#include <string>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>

#include "bind.hpp"
#include "language.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/park_reader.hpp"
#include "sunward/input/pathway_reader.hpp"
#include "sunward/input/schema.hpp"
#include "sunward/input/template.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

model::Park read(const std::string& path, std::optional<int> years,
                 std::optional<std::string> weather, int threads, bool load_weather) {
  input::ReadOptions options;
  options.years = years;
  if (weather) options.weather_file = *weather;
  options.threads = threads;
  options.load_weather = load_weather;
  StopToken stop;
  model::Park park = watched([&] { return input::read_park(path, options); }, stop);
  if (!input::has_pathway(path)) return park;
  Fault fault;
  fault.file = path;
  fault.key = "pathway";
  fault.tell(told("pathway.python"));
  throw InputError({fault});
}

}  // namespace

void bind_input(nb::module_& module) {
  module.def("read_park", &read, nb::arg("path"), nb::arg("years"), nb::arg("weather"),
             nb::arg("threads"), nb::arg("load_weather"));
  module.def(
      "project_template",
      [](const std::string& lang) {
        return std::string(input::project_template(language_of(lang)));
      },
      nb::arg("lang"));
}

}  // namespace sunward::python
