// Collects the columns, rows and entries of a network's program; private to formulation/network.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/formulation/coefficient_pool.hpp"
#include "sunward/formulation/horizon.hpp"
#include "sunward/formulation/network/program.hpp"

namespace sunward::formulation::network {

class Builder {
 public:
  explicit Builder(const model::network::Network& network);

  [[nodiscard]] const model::network::Network& network() const { return network_; }
  [[nodiscard]] const model::network::Horizon& time() const { return network_.horizon; }
  [[nodiscard]] std::size_t n_steps() const { return time().n_steps(); }
  Program& program() { return program_; }
  CoefficientPool& pool() { return pool_; }

  // --- numbers by step ---
  [[nodiscard]] lp::Coefficient by_step(const model::network::Values& values);
  /// f(n) over all steps.
  template <class Function>
  [[nodiscard]] lp::Coefficient make(Function f) {
    std::vector<double> values(n_steps());
    for (std::size_t n = 0; n < values.size(); ++n) values[n] = f(n);
    return pool_.of(std::move(values));
  }
  [[nodiscard]] std::size_t snapshot(std::size_t n) const { return n % time().n_snapshots; }
  [[nodiscard]] std::size_t scenario(std::size_t n) const { return n / time().n_snapshots; }
  [[nodiscard]] std::size_t period(std::size_t n) const {
    return static_cast<std::size_t>(time().period[snapshot(n)]);
  }
  /// First snapshot of an investment period (or of the horizon).
  [[nodiscard]] bool opens_period(std::size_t n) const;
  [[nodiscard]] bool active(const model::network::Asset& asset, std::size_t n) const {
    return asset.active[period(n)] != 0;
  }
  /// 1 where the asset is active, else 0.
  [[nodiscard]] lp::Coefficient mask(const model::network::Asset& asset);
  /// What a unit of cost in step n weighs in the objective.
  [[nodiscard]] const lp::Coefficient& cost_weight() const { return cost_weight_; }
  /// Hours a step stands for in balances of storages.
  [[nodiscard]] const lp::Coefficient& store_hours() const { return store_hours_; }

  // --- columns and rows ---
  Index column(const std::string& name, double lower, double upper);
  Index row(const std::string& name, const lp::Coefficient& lower, const lp::Coefficient& upper);
  void entry(Index row, Index column, Index lag, const lp::Coefficient& value);
  void border(Index row, Index shared_column, const lp::Coefficient& value);
  void add_cost(Index column, const lp::Coefficient& price);
  /// rate x flow (with lag 1: of the step before) into the balance of a bus.
  void inject(Index bus, Index column, const lp::Coefficient& rate, Index lag = 0);
  /// Power that a bus must have; negative: that it is given.
  void demand(Index bus, const lp::Coefficient& power);
  /// The shared column of an extendable capacity; -1 when it is given.
  Index capacity(const model::network::Asset& asset);
  /// The shared column of its number of modules; -1 when it has none.
  [[nodiscard]] Index modules(Index capacity) const;
  /// A column of whole numbers from 0 to `upper`.
  Index whole_column(const std::string& name, const lp::Coefficient& upper);
  /// A cost per unit that the weight of the snapshot does not scale, only the scenario's.
  void add_unweighted_cost(Index column, const lp::Coefficient& price);

  /// A variable between min_pu and max_pu of a capacity, with a set point where one is given.
  struct LimitSpec {
    std::string name;
    const model::network::Asset* asset = nullptr;
    Index capacity = -1;
    model::network::Values min_pu, max_pu;
    model::network::Values set{model::network::missing_value, {}};
    double limit = infinity;  ///< a further limit of the magnitude
  };
  Limited limited(const LimitSpec& spec);
  /// Holds a flow to its set point, where there is one.
  void apply_set(const LimitSpec& spec, Limited& limited);

  // --- rows over many steps ---
  /// A shared row per scenario, and the slot through which steps reach their own.
  struct Totals {
    std::vector<Index> rows;
    Index slot = 0;
  };
  Totals totals(const std::string& name);
  void set_sides(Index shared_row, double lower, double upper);
  void aggregate(const Totals& totals, Index column, const lp::Coefficient& value);
  void shared_entry(Index shared_row, Index shared_column, double value);

  Program finish();

 private:
  using Place = std::pair<Index, Index>;

  void limit_by_bounds(const LimitSpec& spec, Limited& limited);
  void limit_by_rows(const LimitSpec& spec, Limited& limited);
  void add_modules(const model::network::Asset& asset, Index capacity);
  void require_within(const LimitSpec& spec, const std::vector<double>& lower,
                      const std::vector<double>& upper);
  Index slot_of(Index shared_column);
  Horizon make_horizon() const;

  const model::network::Network& network_;
  Program program_;
  Horizon horizon_;
  CoefficientPool pool_;
  lp::Coefficient cost_weight_;
  lp::Coefficient store_hours_;
  std::map<std::pair<Place, Index>, lp::Coefficient> entries_;
  std::map<Place, lp::Coefficient> border_entries_;
  std::map<Place, lp::Coefficient> aggregate_entries_;
  std::map<Place, double> shared_entries_;
  std::map<Index, Index> slots_;
  std::map<Index, Index> modules_;  // of capacities
  std::vector<lp::Coefficient> bus_demand_;
  std::vector<Fault> faults_;
};

void add_loads(Builder& builder);
void add_converter(Builder& builder, std::size_t index);
/// The flow of a unit that starts and stops, and what its starts cost.
void add_committed_flow(Builder& builder, const model::network::Converter& converter,
                        ConverterMap& map);
void add_storage(Builder& builder, std::size_t index);
void add_cycles(Builder& builder);
void add_constraints(Builder& builder);

}  // namespace sunward::formulation::network
