#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include "bind.hpp"
#include "language.hpp"
#include "sunward/base/error.hpp"
#include "sunward/input/case_variants.hpp"
#include "sunward/report/study_table.hpp"
#include "sunward/study/risk/studies.hpp"
#include "version.hpp"
#include "watch.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

struct Wanted {
  std::string kind;
  std::vector<std::string> inputs;
  int samples;
  long long seed;
  double change;
  int steps;
  std::string figure;
  double target;
  double from, to;
  int workers;
  double tolerance;
  std::string log_path;
};

study::risk::StudyOptions options_of(const Wanted& wanted, StopToken& stop) {
  study::risk::StudyOptions options;
  options.program = std::string(cli::version) + " " + std::string(cli::commit);
  options.batch.workers = wanted.workers;
  options.batch.tolerance = wanted.tolerance;
  options.batch.stop = &stop;
  options.batch.log_path = wanted.log_path;
  options.samples = wanted.samples;
  options.seed = wanted.seed;
  options.inputs = wanted.inputs;
  options.change_frac = wanted.change;
  options.steps = wanted.steps;
  options.figure = wanted.figure;
  options.target = wanted.target;
  options.from = wanted.from;
  options.to = wanted.to;
  return options;
}

result::Study run(const std::string& path, int years, const Wanted& wanted, StopToken& stop) {
  input::ReadOptions reading;
  if (years > 0) reading.years = years;
  const input::CaseVariants variants(std::filesystem::path(path), reading);
  const study::risk::StudyOptions options = options_of(wanted, stop);
  if (wanted.kind == "uncertainty") return study::risk::uncertainty(variants, options);
  if (wanted.kind == "tornado") return study::risk::tornado(variants, options);
  if (wanted.kind == "spider") return study::risk::spider(variants, options);
  if (wanted.kind == "years") return study::risk::weather_years(variants, options);
  return study::risk::break_even(variants, options);
}

result::Study study_case(const std::string& path, int years, const std::string& kind,
                         const std::vector<std::string>& inputs, int samples, long long seed,
                         double change, int steps, const std::string& figure, double target,
                         double from, double to, int workers, double tolerance,
                         const std::string& log_path) {
  StopToken stop;
  const Wanted wanted{kind,   inputs, samples, seed,    change,    steps,   figure,
                      target, from,   to,      workers, tolerance, log_path};
  result::Study study = watched([&] { return run(path, years, wanted, stop); }, stop);
  if (study.base_status == result::Status::optimal) return study;
  Fault fault;
  fault.file = path;
  fault.tell(told("python.no_plan", {{"reason", study.base_message}}));
  throw InputError({fault});
}

/// A table by rows, points down and columns across, that Python owns.
template <class Row>
nb::ndarray<nb::numpy, double, nb::ndim<2>> table_of(const result::Study& study,
                                                     std::size_t n_columns, const Row& row) {
  auto* values = new std::vector<double>();
  values->reserve(study.points.size() * n_columns);
  for (const result::StudyPoint& point : study.points)
    values->insert(values->end(), row(point).begin(), row(point).end());
  const nb::capsule owner(
      values, [](void* data) noexcept { delete static_cast<std::vector<double>*>(data); });
  return nb::ndarray<nb::numpy, double, nb::ndim<2>>(values->data(),
                                                     {study.points.size(), n_columns}, owner);
}

template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items) {
  std::vector<std::string> names;
  for (const Item& item : items) names.push_back(item.name);
  return names;
}

}  // namespace

void bind_risk(nb::module_& module) {
  using result::Study;
  nb::class_<Study>(module, "StudyTables")
      .def_ro("kind", &Study::kind)
      .def_ro("seed", &Study::seed)
      .def_ro("wanted", &Study::wanted)
      .def_ro("taken_up", &Study::taken_up)
      .def_ro("probabilities", &Study::probabilities)
      .def_prop_ro("inputs", [](const Study& study) { return names_of(study.inputs); })
      .def_prop_ro("figures", [](const Study& study) { return names_of(study.figures); })
      .def_prop_ro("units",
                   [](const Study& study) {
                     std::vector<std::string> units;
                     for (const result::StudiedFigure& figure : study.figures)
                       units.push_back(figure.unit);
                     return units;
                   })
      .def_prop_ro("base",
                   [](const Study& study) {
                     std::vector<double> base;
                     for (const result::StudiedFigure& figure : study.figures)
                       base.push_back(figure.base);
                     return base;
                   })
      .def_prop_ro("outcomes",
                   [](const Study& study) {
                     std::vector<std::string> outcomes;
                     for (const result::StudyPoint& point : study.points)
                       outcomes.push_back(point.outcome);
                     return outcomes;
                   })
      .def_prop_ro("groups",
                   [](const Study& study) {
                     std::vector<std::string> groups;
                     for (const result::StudyPoint& point : study.points)
                       groups.push_back(point.group);
                     return groups;
                   })
      .def_prop_ro("labels",
                   [](const Study& study) {
                     std::vector<std::string> labels;
                     for (const result::StudyPoint& point : study.points)
                       labels.push_back(point.label);
                     return labels;
                   })
      .def("input_values",
           [](const Study& study) {
             return table_of(study, study.inputs.size(),
                             [](const result::StudyPoint& point) -> const std::vector<double>& {
                               return point.inputs;
                             });
           })
      .def("figure_values",
           [](const Study& study) {
             return table_of(study, study.figures.size(),
                             [](const result::StudyPoint& point) -> const std::vector<double>& {
                               return point.figures;
                             });
           })
      .def("exceeded",
           [](const Study& study, std::size_t group, std::size_t figure) {
             return study.groups.at(group).summaries.at(figure).exceeded;
           })
      .def_prop_ro("break_even",
                   [](const Study& study) {
                     return std::tuple<bool, double, double>{study.break_even.found,
                                                             study.break_even.input,
                                                             study.break_even.figure_there};
                   })
      .def("table", [](const Study& study, const std::string& lang, const std::string& figure) {
        return report::study_table(study, language_of(lang), figure);
      });
  module.def("study", &study_case, nb::arg("path"), nb::arg("years"), nb::arg("kind"),
             nb::arg("inputs"), nb::arg("samples"), nb::arg("seed"), nb::arg("change"),
             nb::arg("steps"), nb::arg("figure"), nb::arg("target"), nb::arg("low"),
             nb::arg("high"), nb::arg("workers"), nb::arg("tolerance"), nb::arg("log_path"));
}

}  // namespace sunward::python
