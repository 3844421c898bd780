// An energy network in PyPSA's terms: buses, what converts and moves energy, what stores it, loads
// and global constraints, over weighted snapshots, investment periods and scenarios. Everything an
// optimisation needs, checked once when it is read and never changed afterwards.
//
// Units are the network's own: power in MW (or whatever a bus carries per hour), energy in MWh,
// money in the currency of its costs. Steps n run scenario by scenario, in each over all snapshots.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/base/phrase.hpp"
#include "sunward/model/network/tables.hpp"

namespace sunward::model::network {

/// A number that may differ from step to step.
struct Values {
  double constant = 0.0;
  std::vector<double> by_step;  ///< empty, or one per step n

  [[nodiscard]] double at(std::size_t n) const { return by_step.empty() ? constant : by_step[n]; }
};

/// The kinds of component; each is a table of PyPSA.
enum class Kind { generator, link, process, line, transformer, storage_unit, store };
[[nodiscard]] const char* list_of(Kind kind);     ///< "generators"
[[nodiscard]] const char* nominal_of(Kind kind);  ///< "p_nom", "s_nom" or "e_nom"

struct Horizon {
  std::size_t n_snapshots = 0;
  std::size_t n_scenarios = 1;
  std::vector<double> objective, stores, generators;   ///< weightings per snapshot [h]
  std::vector<Index> period;                           ///< index of the period of each snapshot
  std::vector<double> period_objective, period_years;  ///< one each without periods
  std::vector<double> probability;                     ///< of each scenario; sum 1
  bool multi_invest = false;

  [[nodiscard]] std::size_t n_steps() const { return n_scenarios * n_snapshots; }
  [[nodiscard]] std::size_t n_periods() const { return period_objective.size(); }
};

/// A nominal capacity: given, or chosen in a range.
struct Capacity {
  bool extendable = false;
  double nominal = 0.0;  ///< given; of an extendable one the capacity that exists already
  double min = 0.0;
  double max = infinity;
  double cost = 0.0;          ///< per unit and investment period, expected over the scenarios
  double capital_cost = 0.0;  ///< the part of it without fixed operation and maintenance
  double module = 0.0;        ///< extendable in whole multiples of this; 0: in any amount
};

struct Asset {
  Kind kind = Kind::generator;
  Index row = 0;  ///< in its table
  std::string name;
  std::vector<std::string> carriers;  ///< per scenario
  std::vector<unsigned char> active;  ///< per investment period
  Capacity capacity;

  [[nodiscard]] bool ever_active() const;
};

/// Where a converter meets a bus: it brings `rate` times its flow into the bus.
struct Port {
  Index number = 0;  ///< PyPSA's port: bus0, bus1 ...; 0 for one-port components
  Index bus = 0;
  Values rate;
};

/// Unit commitment of a converter: whether, and of several modules how many, run in a step.
/// Times are numbers of snapshots, whatever these weigh. Source: PyPSA 1.4, unit commitment.
struct Commitment {
  double module = 0.0;  ///< limits count per module in operation; 0: the unit is one module
  Values start_up_cost, shut_down_cost;  ///< per start and module, not weighted
  Values stand_by_cost;                  ///< per hour and module in operation
  Index min_up_time = 0, min_down_time = 0;
  Index up_time_before = 1;    ///< snapshots in operation before the first
  Index down_time_before = 0;  ///< snapshots at rest before the first; goes before up_time_before
  double ramp_start_up = missing_value;  ///< per unit; NaN: the whole capacity
  double ramp_shut_down = missing_value;
  double unreached = 0.0;  ///< extendable without modules: a flow that no choice reaches

  [[nodiscard]] bool runs_before() const { return down_time_before == 0 && up_time_before > 0; }
};

/// Anything with one flow: generators, links, processes, lines and transformers.
/// min_pu * nominal <= flow <= max_pu * nominal.
struct Converter {
  Asset asset;
  std::vector<Port> ports;
  Values min_pu, max_pu;
  Values marginal_cost;
  Values flow_set;                     ///< NaN where free
  Values ramp_up, ramp_down;           ///< per unit of nominal and step, NaN where unlimited
  double flow_before = missing_value;  ///< flow before the first snapshot, for ramps
  Values efficiency;                   ///< generators: output per primary energy
  double sum_min = -infinity;          ///< generators: weighted energy over the horizon
  double sum_max = infinity;
  double impedance = 0.0;        ///< lines, transformers: per unit, of the voltage law
  double flow_limit = infinity;  ///< lines: from the largest voltage angle
  Values phase_shift_rad;        ///< transformers
  double length = 0.0;
  std::optional<Commitment> commitment;
};

/// What happens to the content of a store before the first snapshot.
enum class Start { given, cyclic };

struct Storage {
  Asset asset;
  Index bus = 0;
  double sign = 1.0;
  bool two_way = false;                    ///< storage unit: apart for charging and discharging
  Values discharge_max_pu, charge_max_pu;  ///< storage units, per unit of p_nom
  Values content_min_pu, content_max_pu;   ///< per unit of the nominal capacity
  Values standing_loss;                    ///< per hour
  Values charge_efficiency, discharge_efficiency;
  Values inflow;
  Values marginal_cost, storage_cost, spill_cost;
  Values power_set, charge_set, discharge_set, content_set;  ///< NaN where free
  Start start = Start::given;
  bool per_period = false;  ///< the start repeats in every investment period
  double initial = 0.0;
};

struct Load {
  std::string name;
  Index bus = 0;
  Values power;  ///< withdrawn from the bus
  double sign = -1.0;
  bool active = true;
};

struct GlobalConstraint {
  enum class Type { primary_energy, operational, tech_capacity, volume, cost };
  Index row = 0;
  std::string name;
  Type type = Type::primary_energy;
  char sense = '=';              ///< '<', '=' or '>'
  std::vector<double> constant;  ///< per scenario
  Index period = -1;             ///< -1: all
  std::string bus;               ///< tech_capacity: only there; empty: everywhere
  /// What a unit of each carrier counts, per scenario; carriers not named count nothing.
  std::vector<std::vector<std::pair<std::string, double>>> carriers;

  [[nodiscard]] double factor(std::size_t scenario, const std::string& carrier) const;
};

/// How much capacity of a carrier may be new in an investment period, of all components together.
struct GrowthLimit {
  std::string carrier;
  double most = 0.0;      ///< without what was new before
  double relative = 0.0;  ///< and this much of what was new in the period before
};

/// The voltage law around a closed path of lines and transformers of one synchronous area.
struct Cycle {
  std::vector<std::pair<Index, double>> converters;  ///< index, direction (+1 or -1)
  std::vector<unsigned char> active;                 ///< per investment period
};

struct Network {
  std::string name;
  Horizon horizon;
  std::vector<std::string> buses;
  std::vector<Converter> converters;
  std::vector<Storage> storages;
  std::vector<Load> loads;
  std::vector<GlobalConstraint> constraints;
  std::vector<GrowthLimit> growth_limits;  ///< none without investment periods
  std::vector<Cycle> cycles;
  std::vector<Phrase> notes;
  Tables tables;  ///< what was read

  /// Whether any decision is a whole number: units that start and stop, or capacity in modules.
  [[nodiscard]] bool is_integer() const;
};

}  // namespace sunward::model::network
