#include <nanobind/stl/string.h>

#include "bind.hpp"
#include "language.hpp"
#include "sunward/base/error.hpp"

namespace sunward::python {

namespace nb = nanobind;

namespace {

/// Raises the class of sunward._errors, which Python code catches; its argument is `content`.
void raise(const char* name, const nb::object& content) {
  const nb::object type = nb::module_::import_("sunward._errors").attr(name);
  PyErr_SetObject(type.ptr(), type(content).ptr());
}

void translate(const std::exception_ptr& error, void*) {
  try {
    std::rethrow_exception(error);
  } catch (const InputError& input) {
    nb::list faults;
    for (const Fault& fault : input.faults()) faults.append(nb::cast(fault));
    raise("InputError", faults);
  } catch (const InternalError& mistake) {
    raise("InternalError", nb::cast(std::string(mistake.what())));
  }
}

}  // namespace

void bind_base(nb::module_& module) {
  nb::class_<Fault>(module, "Fault", "One thing wrong with the data, and what to do about it.")
      .def_ro("file", &Fault::file, "File as it was named; empty when none.")
      .def_ro("line", &Fault::line, "Line, from 1; 0 when unknown.")
      .def_ro("key", &Fault::key, "Key path, for example ``assets.wind.capacity_mw``.")
      .def_ro("value", &Fault::value, "The value as written; empty when missing.")
      .def_ro("unit", &Fault::unit, "Unit of the value; empty for none.")
      .def_prop_ro(
          "range", [](const Fault& fault) { return fault.range.english(); },
          "Allowed range or choices.")
      .def_prop_ro(
          "message", [](const Fault& fault) { return fault.message.english(); },
          "One sentence: what is wrong.")
      .def_prop_ro(
          "remedy", [](const Fault& fault) { return fault.remedy.english(); },
          "One sentence: what to do.")
      .def(
          "text",
          [](const Fault& fault, const std::string& lang) {
            return to_string(fault, language_of(lang));
          },
          nb::arg("lang") = "en", "Everything on one line, in English or Chinese.")
      .def("__repr__", [](const Fault& fault) { return "<Fault: " + to_string(fault) + ">"; });
  nb::register_exception_translator(translate);
}

}  // namespace sunward::python
