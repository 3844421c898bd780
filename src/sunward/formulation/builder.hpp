// What a technology may add to the program: sizes, step columns, flows, states, costs. Bus
// balances, costs and rules follow from the flows; a technology never sees a row index.
//
// Speed rules of the engine behind this interface: step rows are dear (bus balances and dynamics
// only), a row of one step column and any shared columns is nearly free, step columns are cheap.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sunward/component/cost.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/formulation/coefficient_pool.hpp"
#include "sunward/formulation/variable_map.hpp"

namespace sunward::formulation {

struct SizeSpec {
  std::string quantity;  ///< name in results, "capacity_mw"
  std::string key;       ///< name in the case file
  std::string unit;
  component::SizeRange range;
  component::Cost cost;
  double units_per_capacity = 1.0;  ///< cost units per size unit: 1000 kW per MW; 1 for kg
  double charge_cny_per_unit_year = 0.0;
};

struct FlowSpec {
  std::string quantity;
  std::string unit;
  std::string description;
  std::string bus;  ///< empty: a state or a reported quantity
  int sign = 0;
  Role role = Role::other;
  Expression value;
  double co2_t_per_unit = 0.0;
  bool both_ways = false;
};

/// Shared rows of one rule and the slot through which the steps see them.
struct YearRows {
  enum class Over { all, scenario, month };
  std::vector<Index> rows;  ///< one, or one per scenario or month
  Index slot = 0;
  Over over = Over::all;
  [[nodiscard]] bool each_scenario() const { return over == Over::scenario; }
};

class Builder {
 public:
  Builder(const model::Park& park, const BuildOptions& options);

  [[nodiscard]] const model::Park& park() const { return park_; }
  [[nodiscard]] const Horizon& horizon() const { return program_.map.horizon; }
  [[nodiscard]] CoefficientPool& coefficients() { return coefficients_; }
  [[nodiscard]] bool elastic() const { return options_.elastic; }

  /// Curves of the component entered, null where it keeps its constants.
  [[nodiscard]] const StorageCurves* storage_curves() const;

  /// Everything added from now on belongs to this component of the park.
  void enter(Index component);

  /// One series per scenario, joined; `law` returns one value per step of the scenario it is given.
  [[nodiscard]] lp::Coefficient series(
      const std::function<std::vector<double>(const series::Weather&)>& law);

  /// A size to choose or a given one, with its yearly cost.
  [[nodiscard]] Size size(const SizeSpec& spec);
  /// A step column named "<component>.<name>", lower <= y <= upper at every step.
  [[nodiscard]] Index column(const std::string& name, double lower = 0.0, double upper = infinity);
  void at_most(Index column, double factor, const Size& size);  ///< y <= factor * size
  /// y <= factor(n) * size; the factor is to have no other bound beside it.
  void at_most_by_step(Index column, const lp::Coefficient& factor, const Size& size);
  void at_least(Index column, double factor, const Size& size);  ///< y >= factor * size
  /// y <= value: an operating limit the user gave under `key`. Infinite: no limit.
  void limit(Index column, double value, const std::string& key, const std::string& unit);
  /// lower <= sum of factor * size <= upper, between sizes of one component.
  /// @throws InputError when all of them are fixed and break it.
  void design_row(const std::string& name, std::vector<std::pair<Size, double>> terms, double lower,
                  double upper);
  /// y[n] <= peak of n's month. @return the shared column of each month's peak; it costs nothing.
  [[nodiscard]] std::vector<Index> monthly_peak(Index column);
  /// What a shared column costs in a month of the horizon [CNY per unit and month], and what is due
  /// besides. @param kind  of the cost, as of `cost`.
  void monthly_charge(const std::string& kind, Index month, Index shared_column,
                      double cny_per_unit, double fixed_cny);

  /// Adds a flow (into or out of its bus when sign is not 0). @return its index.
  Index flow(const FlowSpec& spec);
  /// price(n) [CNY per MWh or kg] x flow, each step of the year. Only step terms without lag and
  /// constants.
  void cost(const std::string& kind, Index flow, const lp::Coefficient& price);
  /// The park's CO2 price on a flow with emissions; nothing at price zero.
  void emission_cost(Index flow);
  /// Dynamics: expression = right hand side at every step.
  void dynamics(const std::string& name, const Expression& left, const lp::Coefficient& right);

  /// lower <= expression <= upper at every step. Dear, like every row of several step columns.
  /// @return the step row. The expression has no shared terms whose slot differs by step.
  Index step_row(const std::string& name, const Expression& value, double lower, double upper);

  /// size as a term of an expression: added as shared term or constant, times factor.
  static void add_size(Expression& expression, const Size& size, const lp::Coefficient& factor,
                       CoefficientPool& coefficients);
  /// Price at which demand may stay unserved, or a negative number when it must be served.
  /// @param given  the user's value [CNY per MWh or kg], negative when none
  /// @param penalty  price in an elastic program
  [[nodiscard]] double unserved_price(double given, double penalty) const;

  /// One row over yearly sums of flows: a single one (expected over the scenarios), or one per
  /// scenario. The sum starts empty; lower <= sum <= upper.
  [[nodiscard]] YearRows year_rows(const std::string& name, double lower, double upper,
                                   bool each_scenario);
  /// The same with one row for each month of each scenario.
  [[nodiscard]] YearRows month_rows(const std::string& name, double lower, double upper);
  /// Adds factor x (yearly sum of the flow) to the rows; constants move to the right-hand side.
  void add_yearly(const YearRows& rows, Index flow, double factor);
  /// Adds a shared column (price 0 .. infinity per unit) to one row; used to relax rules.
  Index shared_column(const std::string& name, double cost, double lower, double upper);
  void add_shared(Index row, Index column, double value);

  [[nodiscard]] VariableMap& map() { return program_.map; }

  /// Bus balances, objective, entries; the builder is empty afterwards.
  [[nodiscard]] Program finish();

 private:
  using Place = std::pair<Index, Index>;

  [[nodiscard]] std::string prefixed(const std::string& name) const;
  [[nodiscard]] Index slot_of(Index shared_column);
  [[nodiscard]] Index bus_row(Index bus);
  [[nodiscard]] std::vector<double> by_row(const YearRows& rows, const lp::Coefficient& c) const;
  void add_to_row(Index row, const Expression& expression, double factor);
  void relax_size(Index capacity, const Size& size);
  void capacity_row(Index column, double factor, Index slot, bool upper);
  [[nodiscard]] lp::StepColumn& step_column(Index column);

  const model::Park& park_;
  BuildOptions options_;
  Program program_;
  CoefficientPool coefficients_;
  Index component_ = -1;
  std::vector<lp::Coefficient> bus_right_;                           ///< right-hand side per bus
  std::map<std::pair<Place, Index>, lp::Coefficient> step_entries_;  ///< ((row, column), lag)
  std::map<Place, lp::Coefficient> border_entries_;                  ///< (row, slot)
  std::map<Place, lp::Coefficient> aggregate_entries_;               ///< (slot, column)
  std::map<Place, double> shared_entries_;                           ///< (row, column)
  std::map<Index, Index> slots_;                                     ///< shared column -> slot
};

}  // namespace sunward::formulation
