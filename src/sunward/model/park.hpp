// The park: everything a plan needs, checked once when it is read and never changed afterwards.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "sunward/component/compressor/compressor.hpp"
#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/component/grid/grid.hpp"
#include "sunward/component/hydrogen_market/hydrogen_market.hpp"
#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"
#include "sunward/component/load/load.hpp"
#include "sunward/component/pv/pv.hpp"
#include "sunward/component/silicon_plant/silicon_plant.hpp"
#include "sunward/component/storage/storage.hpp"
#include "sunward/component/thermal_plant/thermal_plant.hpp"
#include "sunward/component/wind/wind.hpp"
#include "sunward/model/finance_terms.hpp"
#include "sunward/model/rules.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::model {

enum class Carrier { electricity, hydrogen };
[[nodiscard]] const char* to_string(Carrier carrier);

struct Bus {
  std::string name;
  Carrier carrier = Carrier::electricity;
};

/// One component of the park. The variant's order is the registry's order.
struct Component {
  std::string name;   ///< the user's name, unique in the park, e.g. "wind_ridge"
  std::string label;  ///< text for reports; the name when empty
  std::variant<component::Wind, component::Pv, component::Storage, component::Electrolyser,
               component::Compressor, component::HydrogenTank, component::HydrogenMarket,
               component::ThermalPlant, component::Grid, component::ElectricLoad,
               component::HydrogenDemand, component::SiliconPlant>
      spec;
};

/// A weather (and price) year with its probability. Weights of a park sum to 1.
struct Scenario {
  std::string name;
  double weight = 1.0;
  std::shared_ptr<const series::Weather> weather;  ///< never null; its axis is the scenario's axis
};

struct SolveOptions {
  double tolerance = 1e-6;
  int threads = 0;  ///< 0: all
  double time_limit_s = infinity;
};

struct Site {
  std::string name;
  series::Location location;
  double utc_offset_h = 8.0;
};

struct Park {
  std::string name;
  Site site;
  std::vector<Bus> buses;
  std::vector<Component> components;
  std::vector<Scenario> scenarios;  ///< at least one; all with the same step_minutes
  Rules rules;
  FinanceTerms finance;
  SolveOptions solve;
  std::vector<Phrase> notes;  ///< what reading resolved or assumed, one sentence each
  /// Files read: (path as named by the user, SHA-256), the case file first.
  std::vector<std::pair<std::string, std::string>> inputs;
};

/// The highest emission factor of the park's grids [t CO2/MWh]; 0 without one.
[[nodiscard]] double grid_co2_t_per_mwh(const Park& park);

}  // namespace sunward::model
