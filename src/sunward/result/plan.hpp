// The outcome of a plan as plain tables in physical units. No behaviour; every number is computed
// by formulation/read_back and study, formatted by report.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/base/phrase.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::result {

/// A size chosen (or given). An asset may have several (storage: power_mw and energy_mwh).
struct Capacity {
  std::string quantity;  ///< "capacity_mw", "power_mw", "capacity_mwh", "capacity_kg",
                         ///< "flow_kg_per_h", "connection_mw"
  std::string unit;      ///< "MW", "MWh", "kg", "kg/h"
  double value = 0.0;
  double min = 0.0;
  double max = infinity;
  bool sized = false;  ///< chosen by the optimiser
  /// What one more unit of the limit it rests on would save [CNY/year per unit]; 0 inside the
  /// range.
  double shadow_price_cny_per_unit = 0.0;
};

/// Yearly cost by cause, CNY per year (expected over the scenarios). Revenues are negative.
struct CostLine {
  std::string kind;  ///< "annuity", "fixed_om", "variable_om", "energy_purchase", "demand_charge",
                     ///< "capacity_charge", "sale", "co2", "unserved"
  double cny_per_year = 0.0;
};

struct Asset {
  std::string name;
  std::string label;
  std::string type;  ///< "wind", "pv", "storage", "electrolyser", "compressor", "hydrogen_tank",
                     ///< "hydrogen_market", "grid", "electric_load", "hydrogen_demand"
  std::string bus;
  std::vector<Capacity> capacities;
  std::vector<CostLine> costs;
  double capex_cny = 0.0;
  /// Expected yearly figures: ("energy_mwh", "available_mwh", "curtailed_mwh", "charge_mwh",
  /// "discharge_mwh", "losses_mwh", "import_mwh", "export_mwh", "peak_mw", "hydrogen_kg",
  /// "full_load_h", "capacity_factor_frac", "cycles", "unserved_mwh", ...)
  std::vector<std::pair<std::string, double>> figures;
};

/// One series over all steps of all scenarios (scenario after scenario).
struct Flow {
  std::string name;      ///< NetCDF-safe unique name, e.g. "vrfb_charge_mw"
  std::string asset;     ///< owner; a bus name for prices
  std::string quantity;  ///< "power_mw", "available_mw", "charge_mw", "discharge_mw", "energy_mwh",
                         ///< "mass_kg", "flow_kg_per_h", "import_mw", "export_mw", "unserved_mw",
                         ///< "price_cny_per_mwh", "price_cny_per_kg", "input_mw"
  std::string unit;      ///< UDUNITS: "MW", "MWh", "kg", "kg h-1", "CNY MWh-1"
  std::string description;
  std::string bus;  ///< bus it enters or leaves; empty for states and prices
  int sign = 0;     ///< +1 into the bus, -1 out of the bus, 0 not a bus flow
  std::vector<double> values;
};

/// Energy over a year between two nodes of the balance (Sankey): expected MWh (hydrogen at its
/// lower heating value, 33.33 kWh/kg).
struct Link {
  std::string source;
  std::string target;
  double energy_mwh = 0.0;
};

/// A named key figure. Names follow PyPSA's statistics where it has one.
struct Indicator {
  std::string name;  ///< "self_use_frac", "green_share_frac", "export_frac", "co2_t_per_year",
                     ///< "levelised_cost_of_electricity_cny_per_mwh",
                     ///< "levelised_cost_of_hydrogen_cny_per_kg", "curtailment_frac", ...
  std::string unit;
  double value = 0.0;
};

/// A limit or rule that binds (or nearly), and what relaxing it by one unit is worth.
struct Binding {
  std::string name;    ///< "rule.min_self_use_frac", "grid.connection_mw.max", ...
  Phrase description;  ///< one sentence
  std::string unit;
  double limit = 0.0;
  double value = 0.0;
  double worth_cny_per_unit = 0.0;  ///< saving per year for one unit of relaxation
};

/// A rule the park asks for and how the plan keeps it; one entry per rule, binding or not.
struct RuleCheck {
  std::string name;      ///< as in Binding: "rule.min_self_use_frac"
  std::string unit;      ///< "frac", "t/year"
  bool at_least = true;  ///< the value must be at least the limit; false: at most
  double limit = 0.0;
  double value = 0.0;  ///< expected over the scenarios
  bool kept = false;   ///< within the certificate's tolerance
};

struct ScenarioYear {
  std::string name;
  double weight = 1.0;
  series::TimeAxis axis;
  std::size_t first_step = 0;
  std::vector<Indicator> indicators;  ///< this year's own values
};

struct Certificate {
  double relative_gap = infinity;
  double primal_residual = infinity;
  double dual_residual = infinity;
  double tolerance = 0.0;
  bool holds = false;
};

struct SolveRecord {
  std::string engine = "sunward";
  double seconds = 0.0;
  Index iterations = 0;
  int threads = 1;
  std::vector<std::pair<std::string, double>>
      phases;  ///< (name, seconds): read, weather, build, solve..., read_back
  std::size_t columns = 0, rows = 0, nonzeros = 0, steps = 0, scenarios = 0;
};

/// A second solver's word on the same program (--check highs).
struct CrossCheck {
  bool done = false;
  std::string solver;
  std::string status;
  double objective_cny_per_year = 0.0;
  double relative_difference = 0.0;
  double seconds = 0.0;
};

/// Why no plan exists, and the cheapest repair.
struct Infeasibility {
  Phrase sentence;                   ///< names the rule or limit, the component and the hours
  Phrase repair;                     ///< what to relax, by how much
  std::vector<Phrase> causes;        ///< one line each, largest first
  double certificate_violation = 0;  ///< verified: residual of the Farkas ray (or improving ray)
};

enum class Status { optimal, infeasible, unbounded, limit, numerical_trouble, cancelled };
[[nodiscard]] const char* to_string(Status status);

struct Plan {
  Status status = Status::numerical_trouble;
  std::string park_name;
  Phrase message;  ///< one plain sentence when not optimal
  double objective_cny_per_year = 0.0;
  double capex_cny = 0.0;
  Certificate certificate;
  SolveRecord solve;
  CrossCheck check;
  Infeasibility infeasibility;
  std::vector<Asset> assets;
  std::vector<Flow> flows;
  std::vector<Link> links;
  std::vector<Indicator> indicators;
  std::vector<Binding> bindings;
  std::vector<RuleCheck> rules;
  std::vector<ScenarioYear> years;
  std::vector<Phrase> notes;  ///< weather, scaling, assumptions
};

/// How a run came about; goes to run.json and plan.json's provenance.
struct Provenance {
  std::string version;
  std::string commit;
  std::string command;
  std::string started_utc;
  std::string machine;  ///< processor, cores, memory
  std::string compiler;
  std::vector<std::pair<std::string, std::string>> inputs;  ///< (path, sha256)
  std::vector<std::pair<std::string, std::string>> options;
};

}  // namespace sunward::result
