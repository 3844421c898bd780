#include "sunward/ipm/solver.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "sunward/ipm/engine.hpp"
#include "sunward/ipm/termination.hpp"
#include "sunward/lp/certificate.hpp"

namespace sunward::ipm {

namespace {

class Clock {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

int thread_count(const Settings& settings) {
  if (settings.threads > 0) return settings.threads;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// One run of the method on one program.
class Run {
 public:
  Run(const lp::Problem& problem, const Settings& settings)
      : problem_(problem), settings_(settings), engine_(problem, thread_count(settings)), yardstick_(problem) {}

  lp::Solution solve() {
    phase("set up");
    engine_.start();
    engine_.refine_start();
    phase("start");
    lp::Solution solution;
    solution.threads = engine_.threads();
    double step_primal = 0.0, step_dual = 0.0;
    for (Index k = 0; k <= settings_.iteration_limit; ++k) {
      const Measure m = engine_.factor();
      phase("factor");
      solution.iterations = k;
      report(k, m, step_primal, step_dual);
      if (certified(m, solution)) break;
      if (stopped(solution, k)) break;
      iterate(m, step_primal, step_dual);
    }
    solution.seconds = clock_.seconds();
    solution.phases = phases_;
    return solution;
  }

 private:
  /// Predictor, centring by its success, corrector, one centrality correction where it pays.
  void iterate(const Measure& m, double& step_primal, double& step_dual) {
    const Direction affine = engine_.affine();
    phase("solve");
    const double ap = std::min(1.0, 1.0 / std::max(affine.ratio_primal, 1e-300));
    const double ad = std::min(1.0, 1.0 / std::max(affine.ratio_dual, 1e-300));
    const double ratio = std::max(engine_.mu_after(affine, ap, ad), 0.0) / m.mu;
    const double sigma = std::min(1.0, ratio * ratio * ratio);
    const double mu_target = sigma * m.mu;
    Direction d = engine_.combined(mu_target, ap * ad);
    step_primal = step(d.ratio_primal);
    step_dual = step(d.ratio_dual);
    if (std::min(step_primal, step_dual) < 0.9) {
      const double trial_primal = std::min(1.0, step_primal * 1.08 + 0.08), trial_dual = std::min(1.0, step_dual * 1.08 + 0.08);
      d = engine_.corrected(mu_target, trial_primal, trial_dual, 0.1 * mu_target, 10.0 * mu_target);
      step_primal = step(d.ratio_primal);
      step_dual = step(d.ratio_dual);
    }
    phase("solve");
    engine_.advance(step_primal, step_dual);
  }

  static double step(double ratio) { return std::min(1.0, 0.995 / std::max(ratio, 1e-300)); }

  bool certified(const Measure& m, lp::Solution& solution) {
    if (yardstick_.worst(m) > settings_.tolerance) return false;
    lp::Point point = engine_.point();
    phase("read back");
    const lp::Certificate c = lp::certify(problem_, point, settings_.tolerance, engine_.threads());
    phase("certify");
    if (!c.holds) return false;
    solution.point = std::move(point);
    solution.certificate = c;
    solution.status = lp::SolveStatus::optimal;
    return true;
  }

  bool stopped(lp::Solution& solution, Index k) const {
    if (settings_.stop != nullptr && settings_.stop->stop_requested()) solution.status = lp::SolveStatus::cancelled;
    else if (clock_.seconds() > settings_.time_limit_s) solution.status = lp::SolveStatus::time_limit;
    else if (k == settings_.iteration_limit) solution.status = lp::SolveStatus::iteration_limit;
    else return false;
    return true;
  }

  void report(Index k, const Measure& m, double step_primal, double step_dual) const {
    if (!settings_.on_iteration) return;
    settings_.on_iteration({k, m.primal_objective, m.dual_objective, yardstick_.primal(m), yardstick_.dual(m),
                            Yardstick::gap(m), m.mu, step_primal, step_dual, clock_.seconds()});
  }

  void phase(const char* name) {
    const double now = clock_.seconds();
    for (auto& [known, seconds] : phases_)
      if (known == name) {
        seconds += now - last_;
        last_ = now;
        return;
      }
    phases_.emplace_back(name, now - last_);
    last_ = now;
  }

  Clock clock_;
  double last_ = 0.0;
  std::vector<std::pair<std::string, double>> phases_;
  const lp::Problem& problem_;
  const Settings& settings_;
  Engine engine_;
  Yardstick yardstick_;
};

}  // namespace

lp::Solution solve(const lp::Problem& problem, const Settings& settings) {
  lp::validate(problem);
  return Run(problem, settings).solve();
}

}  // namespace sunward::ipm
