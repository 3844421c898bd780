#include "sunward/input/membrane_library.hpp"

#include <algorithm>

#include "sunward/component/flow_battery/membrane_fields.hpp"
#include "sunward/input/case_file.hpp"
#include "sunward/input/embedded_membranes.hpp"
#include "sunward/input/file_bytes.hpp"
#include "sunward/input/read_fields.hpp"
#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

/// The user's own membranes; the built-in ones stand behind them.
MembraneLibrary own_membranes(Section& section, const std::string& file) {
  ReadContext& context = section.context();
  const std::size_t faults_before = context.faults.size();
  const auto text = context.read_input(file, section.place("membrane_library"));
  MembraneLibrary library;
  try {
    if (text) library = read_membranes(*text, file);
  } catch (const InputError& error) {
    for (const Fault& fault : error.faults()) section.add(fault);
  }
  if (library.empty() && context.faults.size() == faults_before)
    section.fault("membrane_library", "", {}, told("membrane.empty_library"));
  return library;
}

}  // namespace

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

void find_membrane(Section& section, component::FlowBattery& battery) {
  const std::size_t faults_before = section.context().faults.size();
  MembraneLibrary library;
  if (!battery.membrane_library.empty()) library = own_membranes(section, battery.membrane_library);
  if (section.context().faults.size() > faults_before) return;
  const MembraneLibrary built_in = built_in_membranes();
  library.insert(library.end(), built_in.begin(), built_in.end());
  std::vector<std::string> names;
  for (const auto& [name, membrane] : library) {
    names.push_back(name);
    if (name != battery.membrane) continue;
    battery.membrane_record = membrane;
    if (battery.membrane_thickness_um > 0.0)
      battery.membrane_record.thickness_um = battery.membrane_thickness_um;
    return;
  }
  section.fault("membrane", "", join_words(names),
                {phrase("fault.membrane.unknown"), did_you_mean(battery.membrane, names)});
}

MembraneLibrary membranes_of_case(Section& top) {
  MembraneLibrary all;
  const auto add = [&](const MembraneLibrary& library) {
    for (const auto& [name, membrane] : library)
      if (std::none_of(all.begin(), all.end(), [&](const auto& m) { return m.first == name; }))
        all.emplace_back(name, membrane);
  };
  const toml::table* assets =
      top.table() == nullptr ? nullptr : top.table()->get_as<toml::table>("assets");
  if (assets != nullptr)
    for (const auto& [name, asset] : *assets) {
      const auto file =
          toml::node_view(asset)["flow_battery"]["membrane_library"].value<std::string>();
      if (!file || file->empty()) continue;
      Fault unused;
      const auto text = read_file_bytes(top.context().base_dir / *file, *file, unused);
      try {
        if (text) add(read_membranes(*text, *file));
      } catch (const InputError&) {
        continue;
      }
    }
  add(built_in_membranes());
  return all;
}

MembraneLibrary built_in_membranes() {
  return read_membranes(std::string(detail::membranes()), "data/membranes.toml");
}

}  // namespace sunward::input
