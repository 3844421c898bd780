#include "sunward/model/park.hpp"

#include <map>

#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "language.hpp"

namespace sunward::python {

namespace nb = nanobind;

void bind_model(nb::module_& module) {
  nb::class_<model::Park>(module, "Park", nb::dynamic_attr(),
                          "A park as its case file describes it; never changes.")
      .def_ro("name", &model::Park::name)
      .def_prop_ro(
          "components",
          [](const model::Park& park) {
            std::vector<std::string> names;
            for (const model::Component& component : park.components)
              names.push_back(component.name);
            return names;
          },
          "Names of assets, loads and grid, in the order of the case.")
      .def_prop_ro(
          "buses",
          [](const model::Park& park) {
            std::vector<std::pair<std::string, std::string>> buses;
            for (const model::Bus& bus : park.buses)
              buses.emplace_back(bus.name, model::to_string(bus.carrier));
            return buses;
          },
          "Name and carrier of each bus.")
      .def_prop_ro(
          "years",
          [](const model::Park& park) {
            std::vector<std::pair<std::string, double>> years;
            for (const model::Scenario& scenario : park.scenarios)
              years.emplace_back(scenario.name, scenario.weight);
            return years;
          },
          "Name and weight of each weather year; the weights sum to 1.")
      .def_prop_ro(
          "n_steps",
          [](const model::Park& park) {
            std::size_t steps = 0;
            for (const model::Scenario& scenario : park.scenarios)
              steps += static_cast<std::size_t>(scenario.weather->axis.n_steps);
            return steps;
          },
          "Time steps of all weather years together.")
      .def_ro("inputs", &model::Park::inputs, "Path and SHA-256 of every file read.")
      .def(
          "notes",
          [](const model::Park& park, const std::string& lang) {
            std::vector<std::string> notes;
            for (const Phrase& note : park.notes) notes.push_back(note.in(language_of(lang)));
            return notes;
          },
          nb::arg("lang") = "en", "What reading resolved or assumed, one sentence each.")
      .def("__repr__", [](const model::Park& park) {
        return "<Park " + park.name + ": " + std::to_string(park.components.size()) +
               " components, " + std::to_string(park.scenarios.size()) + " weather year(s)>";
      });
}

}  // namespace sunward::python
