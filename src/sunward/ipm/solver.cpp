#include "sunward/ipm/solver.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "sunward/ipm/engine.hpp"
#include "sunward/ipm/infeasibility.hpp"
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

// Centring at most this much: a few badly placed pairs shorten the affine step and would have the
// cubic rule centre without progress. Measured on the Pinglu year: 100 iterations without, 62 with.
constexpr double usual_centring = 0.2;
constexpr double careful_centring = 0.5;
constexpr double short_step = 0.2;  ///< below this a centrality correction pays for its solve

/// The longer step a correction aims at (Gondzio, Comput. Optim. Appl. 6, 1996).
double trial(double step) { return std::min(1.0, 1.08 * step + 0.08); }

/// One run of the method on one program.
class Run {
 public:
  /// `careful` trades iterations for accuracy: more regularisation, more centring.
  Run(const lp::Problem& problem, const Settings& settings, bool careful = false)
      : problem_(problem),
        settings_(settings),
        engine_(problem, thread_count(settings)),
        yardstick_(problem),
        most_centring_(careful ? careful_centring : usual_centring) {
    if (careful) engine_.set_regularisation(1e-6, 1e-8);
  }

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
      if (hopeless(m, step_primal, step_dual)) break;
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
    const double mu_target = std::min(most_centring_, ratio * ratio * ratio) * m.mu;
    Direction d = engine_.combined(mu_target);
    step_primal = step(d.ratio_primal, ap);
    step_dual = step(d.ratio_dual, ad);
    if (std::min(step_primal, step_dual) < short_step) {
      d = engine_.corrected(mu_target, trial(step_primal), trial(step_dual), 0.1 * mu_target,
                            10.0 * mu_target);
      step_primal = step(d.ratio_primal, ap);
      step_dual = step(d.ratio_dual, ad);
    }
    phase("solve");
    engine_.advance(step_primal, step_dual);
  }

  /// Goes up to 0.9 of the way to the boundary, further when the affine direction met no
  /// resistance.
  static double step(double ratio, double affine) {
    const double part = 0.9 + 0.099 * affine * affine;
    return std::min(1.0, part / std::max(ratio, 1e-300));
  }

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

  /// Infeasible and unbounded programs show as iterates that run away or steps that shrink to
  /// nothing; the proof is then sought elsewhere.
  bool hopeless(const Measure& m, double step_primal, double step_dual) {
    if (!std::isfinite(m.mu) || !std::isfinite(m.primal_objective) || m.mu > 1e12) return true;
    short_steps_ = std::max(step_primal, step_dual) < 0.02 ? short_steps_ + 1 : 0;
    if (yardstick_.worst(m) < 0.9 * best_) {
      best_ = yardstick_.worst(m);
      since_best_ = 0;
    }
    return ++since_best_ > 40 || short_steps_ > 12;
  }

  bool stopped(lp::Solution& solution, Index k) const {
    if (settings_.stop != nullptr && settings_.stop->stop_requested())
      solution.status = lp::SolveStatus::cancelled;
    else if (clock_.seconds() > settings_.time_limit_s)
      solution.status = lp::SolveStatus::time_limit;
    else if (k == settings_.iteration_limit)
      solution.status = lp::SolveStatus::iteration_limit;
    else
      return false;
    return true;
  }

  void report(Index k, const Measure& m, double step_primal, double step_dual) const {
    if (!settings_.on_iteration) return;
    settings_.on_iteration({k, m.primal_objective, m.dual_objective, yardstick_.primal(m),
                            yardstick_.dual(m), Yardstick::gap(m), m.mu, step_primal, step_dual,
                            clock_.seconds()});
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
  int short_steps_ = 0, since_best_ = 0;
  double best_ = infinity;
  double last_ = 0.0;
  std::vector<std::pair<std::string, double>> phases_;
  const lp::Problem& problem_;
  const Settings& settings_;
  Engine engine_;
  Yardstick yardstick_;
  double most_centring_;
};

/// Proof that no optimum exists, from an auxiliary program; false when there is no such proof.
bool prove_infeasible(const lp::Problem& problem, const Settings& settings,
                      lp::Solution& solution) {
  const lp::Problem elastic = elastic_problem(problem);
  lp::Solution aux = Run(elastic, settings).solve();
  if (aux.status != lp::SolveStatus::optimal) return false;
  lp::Point ray = std::move(aux.point);
  ray.step_values.assign(problem.n_steps() * problem.step_columns.size(), 0.0);
  ray.shared_values.assign(problem.shared_columns.size(), 0.0);
  if (!lp::check_primal_infeasible(problem, ray).holds) return false;
  solution.point = std::move(ray);
  solution.status = lp::SolveStatus::primal_infeasible;
  solution.message = "No point meets all rows and bounds; the duals are a verified Farkas ray.";
  return true;
}

bool prove_unbounded(const lp::Problem& problem, const Settings& settings, lp::Solution& solution) {
  const lp::Problem recession = recession_problem(problem);
  lp::Solution aux = Run(recession, settings).solve();
  if (aux.status != lp::SolveStatus::optimal) return false;
  if (!lp::check_dual_infeasible(problem, aux.point).holds) return false;
  solution.point = std::move(aux.point);
  solution.status = lp::SolveStatus::dual_infeasible;
  solution.message = "The objective falls without limit along the values returned, a verified ray.";
  return true;
}

}  // namespace

lp::Solution solve(const lp::Problem& problem, const Settings& settings) {
  lp::validate(problem);
  const Clock clock;
  lp::Solution solution = Run(problem, settings).solve();
  if (solution.status != lp::SolveStatus::numerical_trouble &&
      solution.status != lp::SolveStatus::iteration_limit)
    return solution;
  Settings quiet = settings;
  quiet.on_iteration = nullptr;
  quiet.tolerance = std::min(settings.tolerance, 1e-8);
  quiet.time_limit_s = settings.time_limit_s - clock.seconds();
  if (!prove_infeasible(problem, quiet, solution) && !prove_unbounded(problem, quiet, solution) &&
      solution.iterations < settings.iteration_limit) {
    Settings again = quiet;
    again.tolerance = settings.tolerance;
    again.time_limit_s = settings.time_limit_s - clock.seconds();
    again.iteration_limit = settings.iteration_limit - solution.iterations;
    lp::Solution second = Run(problem, again, true).solve();
    second.iterations += solution.iterations;
    second.phases.insert(second.phases.begin(), solution.phases.begin(), solution.phases.end());
    solution = std::move(second);
  }
  solution.seconds = clock.seconds();
  return solution;
}

}  // namespace sunward::ipm
