// The iterate of one solve and the linear algebra around it: everything between the solver's loop
// and the kernels.
#pragma once

#include <memory>
#include <vector>

#include "sunward/ipm/iterate.hpp"
#include "sunward/ipm/kkt/border.hpp"
#include "sunward/ipm/kkt/pattern.hpp"
#include "sunward/ipm/workers.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::ipm {

/// Residuals and objectives of an iterate, unscaled but for mu.
struct Measure {
  double primal_residual = 0.0, dual_residual = 0.0;  ///< largest violations of steps, absolute
  double shared_primal_residual = 0.0, shared_dual_residual = 0.0;
  double primal_objective = 0.0, dual_objective = 0.0;
  double mu = 0.0, min_product = 0.0;
};

/// What a direction allows.
struct Direction {
  double ratio_primal = 0.0, ratio_dual = 0.0;
  double s_dz = 0.0, z_ds = 0.0, ds_dz = 0.0;
};

class Engine {
 public:
  Engine(const lp::Problem& problem, int threads);

  void start();  ///< a point inside all bounds
  /// Full Newton step from there, then away from all bounds; multipliers at least so many times
  /// their mean magnitude away from zero.
  void refine_start(double multiplier_margin);
  [[nodiscard]] Iterate keep() const;  ///< the iterate measured last, for start_from
  /// Instead of start and refine_start; false, and nothing done, when the patterns differ.
  [[nodiscard]] bool start_from(const Iterate& from);
  [[nodiscard]] Measure factor();    ///< measures the iterate and factors its KKT matrix
  [[nodiscard]] Direction affine();  ///< targets zero; leaves second-order targets behind
  [[nodiscard]] Direction combined(
      double mu_target, double second_order_weight = 1.0);  ///< with the targets collected so far
  [[nodiscard]] Direction corrected(double mu_target, double alpha_primal, double alpha_dual,
                                    double low, double high);
  void advance(double alpha_primal, double alpha_dual);  ///< takes effect in the next factor()
  [[nodiscard]] double mu_after(const Direction& d, double alpha_primal, double alpha_dual) const;
  [[nodiscard]] lp::Point point() const;  ///< unscaled; call after factor()
  [[nodiscard]] int threads() const { return workers_.threads(); }
  void set_regularisation(double primal, double dual) {
    regularisation_primal_ = primal;
    regularisation_dual_ = dual;
  }

 private:
  void each_group(const std::function<void(std::size_t)>& fn);
  void read_interfaces();
  void solve_border(double mu_target, bool with_targets);
  [[nodiscard]] Direction direction(const PassInput& in, bool with_targets);
  [[nodiscard]] Direction forward_and_back(const PassInput& in);
  void read_point(std::size_t group, lp::Point& point) const;
  struct Units {
    std::vector<double> value, multiplier, slack, row_multiplier;
  };
  [[nodiscard]] Units units() const;
  [[nodiscard]] std::vector<Index> shape() const;
  void place_step(GroupData& data, std::size_t t, double mu) const;
  void place_shared(const Iterate& from, double mu);
  void read_void_rows(const GroupData& data, std::size_t t, std::size_t lane, Index segment,
                      double* duals) const;
  [[nodiscard]] double push_of_next_segment(Index segment, const PatternColumn& column) const;

  Form form_;
  Workers workers_;
  StageMap map_;
  PatternMap pattern_map_;
  Pattern pattern_;
  const KernelTable& kernels_;
  std::vector<GroupData> groups_;
  std::unique_ptr<Border> border_;
  std::vector<PassResult> results_;
  double pairs_ = 0.0, complementarity_ = 0.0;
  double regularisation_primal_ = 1e-7, regularisation_dual_ = 1e-9;
  double alpha_primal_ = 0.0, alpha_dual_ = 0.0;
  bool pending_step_ = false;
};

}  // namespace sunward::ipm
