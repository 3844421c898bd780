// The border system: sizes, peaks, shared rows and interface states, after all steps are
// eliminated.
//
//        [ F_1            G_1 ]   F_s  front of scenario s: its interfaces, peaks, own rows
//        [      F_2       G_2 ]   G_s  coupling to what all scenarios share
//        [ G_1' G_2' ..   F_0 ]   F_0  sizes and rows over all scenarios
//
// Quasi-definite: columns and interface states carry negative pivots, rows positive ones, so an
// LDL' without pivoting exists. Source: R. Vanderbei, Symmetric quasidefinite matrices, SIAM J.
// Optim. 5 (1995), doi:10.1137/0805005.
#pragma once

#include <vector>

#include "sunward/ipm/bounded.hpp"
#include "sunward/ipm/kkt/lanes.hpp"

namespace sunward::ipm {

/// Sums of the border's own complementarity pairs and residuals; same meaning as PassResult's.
class Border {
 public:
  Border(const Form& form, const StageMap& map, const Pattern& pattern);

  std::vector<Bounded> columns;  ///< by shared column (fixed ones unused)
  std::vector<Bounded> rows;     ///< activity w of inequality rows, by shared row
  std::vector<double> pi;        ///< multiplier by shared row
  std::vector<double> value;     ///< by node: size, multiplier or interface state
  std::vector<double> dvalue;

  /// Writes node values (or steps) into the group's position arrays.
  void scatter_values(const Group& group, GroupData& data) const;
  void scatter_steps(const Group& group, GroupData& data) const;

  /// Adds one group's residual sums; call clear_residuals first, then measure.
  void clear_residuals();
  void add_residuals(const Group& group, const GroupData& data);
  [[nodiscard]] PassResult measure();

  /// Adds one group's Schur complement, then factors everything.
  void clear_matrix(double regularisation_primal, double regularisation_dual);
  void add_schur(const Group& group, const GroupData& data);
  void factor();

  /// Right-hand side from the groups' border_rhs, then the solve; fills dvalue, dx, dz, dw.
  void clear_rhs();
  void add_rhs(const Group& group, const GroupData& data);
  void solve(double mu_target, bool with_targets);

  /// Step ratios and products of the border's own pairs.
  [[nodiscard]] PassResult step_measure() const;
  void set_second_order_targets();
  void weigh_targets(double weight);
  void shift_start(double least_slack, double least_multiplier);
  void correct_targets(const PassInput& in);
  void advance(double alpha_primal, double alpha_dual);

 private:
  struct Front {
    Index n_own = 0;        ///< pivots
    Index first = 0;        ///< node of the first pivot
    std::vector<double> a;  ///< (n_own + n_global)^2, row-major, lower part; then L and D
    Index size = 0;
  };
  void eliminate(Front& front);
  void add_entry(Index scenario, Index a, Index b, double v);
  void base_rhs();
  void triangular_solves();
  void read_steps(double mu_target, bool with_targets);

  const Form& form_;
  const StageMap& map_;
  const Pattern& pattern_;
  Index global_begin_ = 0, n_global_ = 0;
  double regularisation_primal_ = 0.0, regularisation_dual_ = 0.0;
  std::vector<Front> fronts_;     ///< one per scenario, the global one last
  std::vector<double> residual_;  ///< by node: sums of border_residual
  std::vector<double> force_;     ///< by node: sums of capacity_force
  std::vector<double> base_;      ///< by node: right-hand side before the groups' share
  std::vector<double> rhs_;
  double fixed_objective_ = 0.0;
};

}  // namespace sunward::ipm
