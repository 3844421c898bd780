// What every column and row of a program means in the park, so that a solution can be read back.
// Made by build, read by read_back, describe and study/explain; nobody else looks inside.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/formulation/expression.hpp"
#include "sunward/formulation/horizon.hpp"

namespace sunward::formulation {

/// What a flow counts as in balances, rules and indicators.
enum class Role {
  other,
  generation,  ///< electricity from wind and sun, after curtailment
  available,   ///< electricity wind and sun could have given
  thermal,     ///< electricity from a fuel burnt in the park
  import,
  export_,
  load,       ///< electricity served to electric loads
  converter,  ///< electricity used by electrolysers and compressors
  auxiliary,  ///< electricity used to keep storages running
  charge,
  discharge,
  hydrogen_made,
  hydrogen_bought,
  hydrogen_sold,
  hydrogen_served,
  unserved_electricity,
  unserved_hydrogen,
  unmatched  ///< power of the electrolysers that is not own generation of the step
};

/// A size: a shared column, or a constant when the case file fixes it.
struct Size {
  Index column = -1;  ///< shared column, -1: fixed at `value`
  double value = 0.0;
  [[nodiscard]] bool absent() const { return column < 0 && value == 0.0; }
};

struct CapacityMap {
  Index component = 0;
  std::string quantity;  ///< name in results, e.g. "capacity_mwh"
  std::string key;       ///< name in the case file, e.g. "energy_mwh"
  std::string unit;
  component::SizeRange range;
  Size size;
  double capex_cny_per_unit = 0.0;  ///< overnight
  double annuity_cny_per_unit_year = 0.0;
  double lifetime_y = 0.0;
  double fixed_om_cny_per_unit_year = 0.0;
  double charge_cny_per_unit_year = 0.0;  ///< grid capacity charge
};

struct FlowMap {
  Index component = 0;
  std::string name;  ///< unique, "vrfb_charge_mw"
  std::string quantity;
  std::string unit;
  std::string description;
  Index bus = -1;  ///< index into park.buses; -1: a state
  int sign = 0;    ///< +1 into the bus, -1 out of it, 0 none
  Role role = Role::other;
  bool both_ways = false;  ///< may be negative (net flow of a tank)
  Expression value;
  double co2_t_per_unit = 0.0;  ///< tonnes per MWh or kg that flows
};

/// price(n) times a flow [CNY per MWh or kg]; revenues have negative prices.
struct CostMap {
  Index component = 0;
  std::string kind;
  Index flow = 0;
  lp::Coefficient price;
};

/// What a month is charged for beside its steps: the peak, or the import in a block.
struct PeakMap {
  Index component = 0;
  Index month = 0;          ///< index into horizon.months
  Index column = 0;         ///< shared column
  double cny_per_mw = 0.0;  ///< or per MWh of a block; per year, expected
  double fixed_cny = 0.0;   ///< besides; per year, expected
  std::string kind = "demand_charge";
};

enum class Rule {  ///< in the order of model::plan_limits
  min_self_use,
  min_green_share,
  max_export,
  co2_cap,
  max_co2_per_tce,
  max_co2_per_mwh,
  min_hydrogen_matched,
  min_hydrogen_month,
  min_hydrogen_year,
  max_hydrogen_co2
};
[[nodiscard]] const char* key_of(Rule rule);  ///< "min_self_use_frac" ...

struct RuleMap {
  Rule rule = Rule::min_self_use;
  double limit = 0.0;
  Index scenario = -1;  ///< -1: expected over the scenarios
  Index row = 0;        ///< shared row; -1: a step row
  Index month = -1;     ///< of the horizon, where each month has a row
  Index step_row = -1;  ///< where every step has one
};

/// A limit on a step column that is neither a size nor a rule (import limit, purchase limit).
struct LimitMap {
  Index component = 0;
  std::string key;
  std::string unit;
  double limit = 0.0;
  Index column = 0;  ///< step column
};

/// Elastic programs only: by how much a limit, rule or demand is overstepped, and at what price.
struct RelaxationMap {
  enum class Kind { size_max, size_min, limit, rule };
  Kind kind = Kind::size_max;
  Index of = 0;      ///< index into capacities, limits or rules
  Index column = 0;  ///< shared column holding the amount
};

struct VariableMap {
  Horizon horizon;
  std::vector<CapacityMap> capacities;
  std::vector<FlowMap> flows;
  std::vector<CostMap> costs;
  std::vector<PeakMap> peaks;
  std::vector<RuleMap> rules;
  std::vector<LimitMap> limits;
  std::vector<RelaxationMap> relaxations;
  std::vector<Index> bus_rows;          ///< step row of each bus; -1 when nothing is connected
  std::vector<Index> row_component;     ///< component of each step row; -1 for bus balances
  std::vector<Index> column_component;  ///< component of each step column
  std::vector<Index> shared_column_component;  ///< component of each shared column; -1 for rules
};

/// The linear program of a park and the meaning of its columns.
struct Program {
  lp::Problem problem;
  VariableMap map;
};

}  // namespace sunward::formulation
