// One electricity bus as the plan left it: what can be turned up or down when a storage does not do
// what was planned, and the rest, which is taken as planned.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/simulation/unit.hpp"

namespace sunward::simulation {

/// Values of all steps of all weather years; empty: nothing planned.
using Series = std::span<const double>;
[[nodiscard]] inline double at(Series series, std::size_t n) {
  return series.empty() ? 0.0 : series[n];
}

/// Wind or sun: anything from nothing to what is available.
struct Generator {
  std::size_t component = 0;
  double variable_om_cny_per_mwh = 0.0;
  Series planned_mw, available_mw;
  const component::Pv* ageing = nullptr;  ///< null: does not age
  double aged_frac = 1.0;                 ///< of what the plan took to be available, this year

  [[nodiscard]] double available(std::size_t n) const { return at(available_mw, n) * aged_frac; }
};

struct Connection {
  std::size_t component = 0;
  const component::Grid* grid = nullptr;
  double most_import_mw = 0.0;
  double most_export_mw = 0.0;
  Series planned_import_mw, planned_export_mw;
  std::vector<double> import_price_cny_per_mwh;  ///< all weather years
  std::vector<double> export_price_cny_per_mwh;
};

/// An electric storage. `unit` is null when its planned flows are kept.
struct Battery {
  std::size_t component = 0;
  bool built = false;
  const component::Storage* spec = nullptr;
  double power_mw = 0.0, energy_mwh = 0.0;  ///< as planned
  double throughput_cost_cny_per_mwh = 0.0;
  Series planned_charge_mw, planned_discharge_mw, planned_auxiliary_mw, planned_content_mwh;
  std::unique_ptr<Unit> unit;
};

/// Into the bus by the plan, own use taken off [MW].
[[nodiscard]] inline double planned_net_mw(const Battery& battery, std::size_t n) {
  return at(battery.planned_discharge_mw, n) - at(battery.planned_charge_mw, n) -
         at(battery.planned_auxiliary_mw, n);
}

struct Load {
  double unserved_cny_per_mwh = -1.0;  ///< negative: no value given
  Series planned_mw, planned_unserved_mw;
  std::size_t component = 0;
};

struct Bus {
  std::string name;
  std::vector<Generator> generators;
  std::vector<Connection> connections;
  std::vector<Battery> batteries;
  std::vector<Load> loads;
  std::vector<double> used_mw;    ///< electrolysers, compressors and their like, as planned
  std::vector<double> demand_mw;  ///< of the loads, served or not
};

enum class Mode {
  schedule,  ///< every storage is asked for what the plan foresaw
  policy     ///< storages are run by what can be known at the time
};

/// The electricity buses of a plan that holds its flows. In schedule mode only storages with a law
/// get a unit; in policy mode all do. Spans point into `plan`, which must live on.
/// @throws InputError when a flow is missing or has another length than the park's years, and when
///         a law does not fit its size.
[[nodiscard]] std::vector<Bus> buses_of(const model::Park& park, const result::Plan& plan,
                                        Mode mode);

/// What flows at a bus in one step.
struct BusFlows {
  std::vector<double> generation_mw;  ///< by generator
  std::vector<double> import_mw;      ///< by connection
  std::vector<double> export_mw;
  double unserved_mw = 0.0;
  double surplus_mw = 0.0;
  [[nodiscard]] double net_mw() const;  ///< of all these into the bus, unserved as a source
};

/// Brings the generators to their age in an operating year, the first is 1.
void age(std::vector<Bus>& buses, int year);

/// Closes the balance of step n: net_mw() + others_mw = 0. Power that lacks is taken from curtailed
/// wind and sun, then from the export, then from the grid, and is unserved at last. Power in excess
/// ends what is unserved, lowers the import, raises the export by up to export_room_mw where the
/// price is above zero, is curtailed, and is a surplus at last.
void close_balance(const Bus& bus, std::size_t n, double others_mw, double export_room_mw,
                   BusFlows& flows);

}  // namespace sunward::simulation
