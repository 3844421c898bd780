// Closing the balance of a bus: who gives way, in which order.
#include <algorithm>

#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

namespace {

/// Moves `value` up by as much of `wanted` as fits below `most`; what was moved is taken off.
void raise(double& value, double most, double& wanted) {
  const double moved = std::clamp(most - value, 0.0, wanted);
  value += moved;
  wanted -= moved;
}

/// Moves `value` down to zero at most.
void lower(double& value, double& wanted) {
  const double moved = std::clamp(value, 0.0, wanted);
  value -= moved;
  wanted -= moved;
}

void find_power(const Bus& bus, std::size_t n, double missing_mw, BusFlows& flows) {
  lower(flows.surplus_mw, missing_mw);
  for (std::size_t g = 0; g < bus.generators.size(); ++g)
    raise(flows.generation_mw[g], bus.generators[g].available(n), missing_mw);
  for (double& export_mw : flows.export_mw) lower(export_mw, missing_mw);
  for (std::size_t c = 0; c < bus.connections.size(); ++c)
    raise(flows.import_mw[c], bus.connections[c].most_import_mw, missing_mw);
  flows.unserved_mw += missing_mw;
}

void place_power(const Bus& bus, std::size_t n, double excess_mw, double export_room_mw,
                 BusFlows& flows) {
  lower(flows.unserved_mw, excess_mw);
  for (double& import_mw : flows.import_mw) lower(import_mw, excess_mw);
  for (std::size_t c = 0; c < bus.connections.size(); ++c) {
    const Connection& connection = bus.connections[c];
    if (connection.export_price_cny_per_mwh[n] <= 0.0) continue;
    double fits_mw = std::clamp(excess_mw, 0.0, std::max(0.0, export_room_mw));
    const double offered_mw = fits_mw;
    raise(flows.export_mw[c], connection.most_export_mw, fits_mw);
    export_room_mw -= offered_mw - fits_mw;
    excess_mw -= offered_mw - fits_mw;
  }
  for (double& generation_mw : flows.generation_mw) lower(generation_mw, excess_mw);
  flows.surplus_mw += excess_mw;
}

}  // namespace

double BusFlows::net_mw() const {
  double net = unserved_mw - surplus_mw;
  for (const double power : generation_mw) net += power;
  for (const double power : import_mw) net += power;
  for (const double power : export_mw) net -= power;
  return net;
}

void close_balance(const Bus& bus, std::size_t n, double others_mw, double export_room_mw,
                   BusFlows& flows) {
  const double excess_mw = flows.net_mw() + others_mw;
  if (excess_mw < 0.0)
    find_power(bus, n, -excess_mw, flows);
  else
    place_power(bus, n, excess_mw, export_room_mw, flows);
}

}  // namespace sunward::simulation
