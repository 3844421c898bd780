#include "sunward/input/membrane_library.hpp"

#include "sunward/component/flow_battery/membrane_fields.hpp"
#include "sunward/input/case_file.hpp"
#include "sunward/input/embedded_membranes.hpp"
#include "sunward/input/read_fields.hpp"

namespace sunward::input {

MembraneLibrary read_membranes(const std::string& text, const std::string& shown) {
  ReadContext context;
  context.file = shown;
  MembraneLibrary library;
  if (const auto table = parse_case(text, shown, context)) {
    Section top(&*table, "", context);
    for (const auto& [key, node] : *table) {
      const std::string name(key.str());
      Section section = top.subsection(name);
      component::Membrane membrane;
      if (section.table() != nullptr) read_struct(section, membrane);
      section.report_unknown_keys();
      library.emplace_back(name, std::move(membrane));
    }
  }
  if (!context.faults.empty()) throw InputError(std::move(context.faults));
  return library;
}

MembraneLibrary built_in_membranes() {
  return read_membranes(std::string(detail::membranes()), "data/membranes.toml");
}

}  // namespace sunward::input
