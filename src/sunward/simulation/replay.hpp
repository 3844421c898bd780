// Replays a plan hour by hour and year by year over the plant's life: the storages run by their
// laws, everything else as planned, and whoever stands behind gives way. What that changes in
// energy and money is compared with the plan.
#pragma once

#include <map>
#include <string>

#include "sunward/base/stop_token.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/simulation.hpp"
#include "sunward/simulation/policy.hpp"
#include "sunward/simulation/storage_trace.hpp"

namespace sunward::simulation {

struct Options {
  Mode mode = Mode::schedule;
  Forecast forecast = Forecast::week;    ///< policy mode
  double forecast_h = 24.0;              ///< policy mode: how far it looks ahead, 1 to 168
  int years = 25;                        ///< of operation, 1 to 60
  bool hourly = false;                   ///< keep the series of the first year
  const Policy* policy = nullptr;        ///< policy mode: instead of LookaheadPolicy
  double planned_replacement_cny = 0.0;  ///< a year, that the plan holds beside its annuities
  std::map<std::string, StorageModel> models{};  ///< schedule mode: by storage with a law
  const StopToken* stop = nullptr;  ///< asked once a year; then the years done are returned
};

/// @param park  with its weather, unchanged since the plan was made.
/// @param plan  optimal, with its flows.
/// Weather years follow one another in their order and begin anew. The state of the storages goes
/// on from year to year. In schedule mode power that a storage leaves over is never exported beyond
/// the plan when a rule limits the export.
/// @throws InputError when the plan lacks a flow, or a law does not fit its size.
/// Cost: about 20 ms per year of hours and flow battery.
[[nodiscard]] result::Simulation replay(const model::Park& park, const result::Plan& plan,
                                        const Options& options = {});

}  // namespace sunward::simulation
