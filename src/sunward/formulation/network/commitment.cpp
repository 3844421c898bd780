// Units that start and stop: status, starts and stops as whole numbers, shortest times in operation
// and at rest, and limits of the flow that depend on them. The rows are PyPSA's, so that both
// programs have the same optimum. Source: PyPSA 1.4, pypsa/optimization/constraints.py,
// define_operational_constraints_for_committables and define_ramp_limit_constraints.
#include <algorithm>
#include <cmath>

#include "sunward/formulation/network/builder.hpp"

namespace sunward::formulation::network {

namespace net = model::network;

namespace {

class CommittedUnit {
 public:
  CommittedUnit(Builder& b, const net::Converter& converter, ConverterMap& map)
      : b_(b),
        converter_(converter),
        unit_(*converter.commitment),
        asset_(converter.asset),
        map_(map),
        on_(b.mask(converter.asset)) {}

  void add() {
    add_columns();
    add_transitions();
    add_shortest_time(columns().start_up, unit_.min_up_time, ".min_up_time", -1.0,
                      unit_.runs_before() ? unit_.up_time_before : 0);
    add_shortest_time(columns().shut_down, unit_.min_down_time, ".min_down_time", 1.0,
                      unit_.down_time_before);
    if (whole_unit()) {
      limit_whole_unit();
      add_whole_unit_ramps();
    } else {
      limit_by_status();
      add_ramps();
    }
    add_costs();
    b_.apply_set(spec(), map_.flow);
  }

 private:
  /// Extendable and not in modules: its capacity and its status multiply, and limits are written
  /// with a flow that is never reached.
  [[nodiscard]] bool whole_unit() const { return map_.capacity >= 0 && unit_.module == 0.0; }

  /// What one unit of status may carry.
  [[nodiscard]] double unit_size() const {
    return unit_.module > 0.0 ? unit_.module : asset_.capacity.nominal;
  }

  [[nodiscard]] bool active(std::size_t n) const { return b_.active(asset_, n); }
  [[nodiscard]] CommitmentMap& columns() { return map_.commitment; }
  [[nodiscard]] double status_before() const { return unit_.runs_before() ? 1.0 : 0.0; }

  Builder::LimitSpec spec() const {
    return {asset_.name + ".p",   &asset_,           map_.capacity,
            converter_.min_pu,    converter_.max_pu, converter_.flow_set,
            converter_.flow_limit};
  }

  /// f(n) where the unit is active, else 0.
  template <class Function>
  lp::Coefficient where_active(Function f) {
    return b_.make([&](std::size_t n) { return active(n) ? f(n) : 0.0; });
  }

  Index whole(const char* name, Index modules) {
    double most = unit_.module > 0.0 ? std::round(asset_.capacity.nominal / unit_.module) : 1.0;
    if (modules >= 0)
      most = b_.program().problem.shared_columns[static_cast<std::size_t>(modules)].upper;
    const lp::Coefficient upper =
        std::isinf(most) ? lp::Coefficient(infinity) : b_.pool().product(on_, most);
    const Index column = b_.whole_column(asset_.name + name, upper);
    if (modules < 0) return column;
    const Index row = b_.row(asset_.name + name + ".modules", -infinity, 0.0);
    b_.entry(row, column, 0, 1.0);
    b_.border(row, modules, b_.pool().product(on_, -1.0));
    return column;
  }

  void add_columns() {
    const Index modules = b_.modules(map_.capacity);
    columns().status = whole(".status", modules);
    columns().start_up = whole(".start_up", modules);
    columns().shut_down = whole(".shut_down", modules);
    const net::Values& lower = converter_.min_pu;
    const net::Values& upper = converter_.max_pu;
    map_.flow.column = b_.column(asset_.name + ".p", 0.0, infinity);
    lp::StepColumn& flow =
        b_.program().problem.step_columns[static_cast<std::size_t>(map_.flow.column)];
    if (whole_unit()) return;
    if (map_.capacity >= 0) {
      if (b_.make([&](std::size_t n) { return std::min(lower.at(n), 0.0); }).scale != 0.0)
        flow.lower = -infinity;
      return;
    }
    const double nominal = asset_.capacity.nominal;
    flow.lower = b_.make([&](std::size_t n) { return std::min(lower.at(n), 0.0) * nominal; });
    flow.upper = b_.make([&](std::size_t n) { return std::max(upper.at(n), 0.0) * nominal; });
  }

  /// start_up >= status - status before, shut_down >= status before - status.
  void add_transitions() {
    for (const double sign : {1.0, -1.0}) {
      const Index moved = sign > 0.0 ? columns().start_up : columns().shut_down;
      const lp::Coefficient side = where_active(
          [&](std::size_t n) { return b_.snapshot(n) == 0 ? -sign * status_before() : 0.0; });
      const Index row = b_.row(asset_.name + (sign > 0.0 ? ".starts" : ".stops"), side, infinity);
      b_.entry(row, moved, 0, on_);
      b_.entry(row, columns().status, 0, b_.pool().product(on_, -sign));
      b_.entry(row, columns().status, 1, b_.pool().product(on_, sign));
    }
  }

  /// The sum of the last `length` values of a column, into a row. Longer sums go through columns
  /// that each carry one step more, because a row sees one step back.
  void add_sum(Index row, Index column, Index length) {
    b_.entry(row, column, 0, on_);
    if (length == 1) return;
    Index tail = column;  // the sum of `covered` values
    for (Index covered = 1; covered + 1 < length; ++covered) {
      const std::string name =
          b_.program().problem.step_columns[static_cast<std::size_t>(column)].name + ".last_" +
          std::to_string(covered + 1);
      const Index longer = b_.column(name, 0.0, infinity);
      const Index sum = b_.row(name, 0.0, 0.0);
      b_.entry(sum, longer, 0, 1.0);
      b_.entry(sum, column, 0, -1.0);
      b_.entry(sum, tail, 1, -1.0);
      tail = longer;
    }
    b_.entry(row, tail, 1, on_);
  }

  /// As many as started (stopped) within the shortest time run (rest) now. `before` is how long
  /// ago the last start (stop) before the horizon was; 0: none is known.
  void add_shortest_time(Index moved, Index length, const char* name, double sign, Index before) {
    if (length <= 0) return;
    const auto horizon = static_cast<Index>(b_.time().n_snapshots);
    const Index free = sign > 0.0 ? 1 : 0;
    const lp::Coefficient side = where_active([&](std::size_t n) {
      const bool still = before > 0 && before + static_cast<Index>(b_.snapshot(n)) < length;
      return static_cast<double>(free) - (still ? 1.0 : 0.0);
    });
    const Index row = b_.row(asset_.name + name, -infinity, side);
    add_sum(row, moved, std::min(length, horizon));
    b_.entry(row, columns().status, 0, b_.pool().product(on_, sign));
  }

  /// min_pu * size * status <= flow <= max_pu * size * status.
  void limit_by_status() {
    const double size = unit_size();
    const Index lower = b_.row(asset_.name + ".p.min", 0.0, infinity);
    b_.entry(lower, map_.flow.column, 0, 1.0);
    b_.entry(lower, columns().status, 0,
             b_.make([&](std::size_t n) { return -converter_.min_pu.at(n) * size; }));
    const Index upper = b_.row(asset_.name + ".p.max", -infinity, 0.0);
    b_.entry(upper, map_.flow.column, 0, 1.0);
    b_.entry(upper, columns().status, 0,
             b_.make([&](std::size_t n) { return -converter_.max_pu.at(n) * size; }));
  }

  /// min_pu * capacity - M (1 - status) <= flow <= max_pu * capacity, flow <= M * status.
  void limit_whole_unit() {
    const double most = unit_.unreached;
    const Index lower = b_.row(asset_.name + ".p.min", b_.pool().product(on_, -most), infinity);
    b_.entry(lower, map_.flow.column, 0, on_);
    b_.entry(lower, columns().status, 0, b_.pool().product(on_, -most));
    b_.border(lower, map_.capacity,
              where_active([&](std::size_t n) { return -converter_.min_pu.at(n); }));
    const Index rest = b_.row(asset_.name + ".p.rest", -infinity, 0.0);
    b_.entry(rest, map_.flow.column, 0, 1.0);
    b_.entry(rest, columns().status, 0, -most);
    const Index upper = b_.row(asset_.name + ".p.max", -infinity, 0.0);
    b_.entry(upper, map_.flow.column, 0, on_);
    b_.border(upper, map_.capacity,
              where_active([&](std::size_t n) { return -converter_.max_pu.at(n); }));
  }

  // --- ramps: direction * (flow - flow before) <= what status and capacity allow ---

  [[nodiscard]] const net::Values& running_limit(double direction) const {
    return direction > 0.0 ? converter_.ramp_up : converter_.ramp_down;
  }
  [[nodiscard]] double switching_limit(double direction) const {
    return direction > 0.0 ? unit_.ramp_start_up : unit_.ramp_shut_down;
  }

  /// A unit at rest before the horizon had no flow, whatever p_init says.
  [[nodiscard]] double flow_before() const {
    return unit_.runs_before() ? converter_.flow_before : 0.0;
  }

  [[nodiscard]] bool ramp_applies(double direction, std::size_t n) const {
    const bool given =
        !std::isnan(running_limit(direction).at(n)) || !std::isnan(switching_limit(direction));
    const bool has_before = b_.snapshot(n) == 0 ? !std::isnan(flow_before()) : !b_.opens_period(n);
    return given && has_before && active(n);
  }

  [[nodiscard]] double running(double direction, std::size_t n) const {
    const double limit = running_limit(direction).at(n);
    return std::isnan(limit) ? 1.0 : limit;
  }
  [[nodiscard]] double switching(double direction) const {
    const double limit = switching_limit(direction);
    return std::isnan(limit) ? 1.0 : limit;
  }

  /// f(n) where the ramp applies, else `otherwise`; a step without a limit is a row with room.
  template <class Function>
  lp::Coefficient where_ramped(double direction, Function f, double otherwise = 0.0) {
    return b_.make([&](std::size_t n) { return ramp_applies(direction, n) ? f(n) : otherwise; });
  }

  /// A row of the change of flow; `side` is what stands on its right.
  template <class Function>
  Index ramp_row(const char* name, double direction, Function side) {
    const Index row =
        b_.row(asset_.name + name, -infinity,
               where_ramped(
                   direction,
                   [&](auto n) {
                     return side(n) + (b_.snapshot(n) == 0 ? direction * flow_before() : 0.0);
                   },
                   1.0));
    b_.entry(row, map_.flow.column, 0,
             where_ramped(direction, [&](std::size_t) { return direction; }));
    b_.entry(row, map_.flow.column, 1,
             where_ramped(direction, [&](std::size_t) { return -direction; }));
    return row;
  }

  [[nodiscard]] bool any_ramp(double direction) const {
    for (std::size_t n = 0; n < b_.n_steps(); ++n)
      if (ramp_applies(direction, n)) return true;
    return false;
  }

  /// What runs (upwards: ran before) moves by the running limit, what starts or stops by its own.
  void add_ramps() {
    const double size = map_.capacity >= 0 ? unit_.module : asset_.capacity.nominal;
    for (const double direction : {1.0, -1.0}) {
      if (!any_ramp(direction)) continue;
      const bool up = direction > 0.0;
      const double moving = switching(direction) * size;
      const auto kept = [&](std::size_t n) { return running(direction, n) * size - moving; };
      const Index row =
          ramp_row(up ? ".ramp_limit_up" : ".ramp_limit_down", direction, [&](std::size_t n) {
            return b_.snapshot(n) == 0 ? (up ? kept(n) : moving) * status_before() : 0.0;
          });
      const Index keeps = up ? 1 : 0;  // whose status counts as running
      b_.entry(row, columns().status, keeps,
               where_ramped(direction, [&](std::size_t n) { return -kept(n); }));
      b_.entry(row, columns().status, 1 - keeps,
               where_ramped(direction, [&](std::size_t) { return -moving; }));
    }
  }

  void add_whole_unit_ramps() {
    for (const double direction : {1.0, -1.0}) {
      if (!any_ramp(direction)) continue;
      const bool up = direction > 0.0;
      const double most = unit_.unreached;
      const Index run =
          ramp_row(up ? ".ramp_limit_up" : ".ramp_limit_down", direction, [&](std::size_t n) {
            return up && b_.snapshot(n) == 0 ? most * (1.0 - status_before()) : most;
          });
      b_.border(run, map_.capacity,
                where_ramped(direction, [&](std::size_t n) { return -running(direction, n); }));
      b_.entry(run, columns().status, up ? 1 : 0,
               where_ramped(direction, [&](std::size_t) { return most; }));
      const Index move = ramp_row(up ? ".ramp_limit_start_up" : ".ramp_limit_shut_down", direction,
                                  [&](std::size_t) { return most; });
      b_.border(move, map_.capacity,
                where_ramped(direction, [&](std::size_t) { return -switching(direction); }));
      b_.entry(move, up ? columns().start_up : columns().shut_down, 0,
               where_ramped(direction, [&](std::size_t) { return most; }));
    }
  }

  void add_costs() {
    CoefficientPool& pool = b_.pool();
    b_.add_unweighted_cost(columns().start_up, pool.product(b_.by_step(unit_.start_up_cost), on_));
    b_.add_unweighted_cost(columns().shut_down,
                           pool.product(b_.by_step(unit_.shut_down_cost), on_));
    b_.add_cost(columns().status, pool.product(b_.by_step(unit_.stand_by_cost), on_));
  }

  Builder& b_;
  const net::Converter& converter_;
  const net::Commitment& unit_;
  const net::Asset& asset_;
  ConverterMap& map_;
  lp::Coefficient on_;
};

}  // namespace

void add_committed_flow(Builder& b, const net::Converter& converter, ConverterMap& map) {
  CommittedUnit(b, converter, map).add();
}

}  // namespace sunward::formulation::network
