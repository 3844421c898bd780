#include "sunward/input/pypsa/network_reader.hpp"

#include <charconv>

#include "sunward/input/pypsa/context.hpp"
#include "sunward/input/pypsa/read_tables.hpp"

namespace sunward::input::pypsa {

namespace net = model::network;

namespace {

using detail::Context;

int major_version(const std::string& version) {
  int major = 1;
  (void)std::from_chars(version.data(), version.data() + version.size(), major);
  return major;
}

/// A fault for each name used twice: PyPSA drops the second, which nobody wants silently.
void check_names(Context& context) {
  for (const net::Table& table : context.tables().tables) {
    std::map<std::string, std::size_t> seen;
    View view = context.view(table.list);
    for (std::size_t r = 0; r < table.names.size(); ++r) {
      if (table.names[r].empty())
        view.fault(r, "name", "", told("network.no_name"));
      else if (!seen.emplace(table.names[r], r).second)
        view.fault(r, "name", "\"" + table.names[r] + "\"", told("network.name_twice"));
    }
  }
}

void read_buses_and_carriers(Context& context) {
  const net::Table* buses = context.tables().table("buses");
  if (buses == nullptr || buses->names.empty()) {
    context.faults.add(context.tables().source, "buses", "", told("network.no_bus"));
    return;
  }
  for (const std::string& name : buses->names) {
    context.bus_index.emplace(name, static_cast<Index>(context.network.buses.size()));
    context.network.buses.push_back(name);
  }
  if (const net::Table* carriers = context.tables().table("carriers"))
    for (std::size_t r = 0; r < carriers->names.size(); ++r)
      context.carrier_row.emplace(carriers->names[r], r);
}

net::Network interpreted(net::Tables tables, Faults& faults) {
  net::Network network;
  network.tables = std::move(tables);
  Context context{network, faults, {}, {}, false};
  network.name = network.tables.attribute("name");
  context.before_1_0 = major_version(network.tables.attribute("pypsa_version")) < 1;
  check_names(context);
  detail::read_horizon(context);
  read_buses_and_carriers(context);
  detail::refuse_unsupported(context);
  detail::read_converters(context);
  detail::read_storages(context);
  detail::read_loads(context);
  detail::read_constraints(context);
  if (!faults.any()) {
    detail::find_cycles(context);
    detail::check_whole(context);
  }
  faults.throw_if_any();
  return network;
}

}  // namespace

net::Network read_network(const std::string& path) {
  Faults faults;
  net::Tables tables = read_tables(path, faults);
  return interpreted(std::move(tables), faults);
}

net::Network network_of(net::Tables tables) {
  Faults faults;
  return interpreted(std::move(tables), faults);
}

}  // namespace sunward::input::pypsa
