#include "sunward/ipm/solver.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "sunward/ipm/engine.hpp"
#include "sunward/ipm/infeasibility.hpp"
#include "sunward/ipm/iterate.hpp"
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

/// How boldly a run moves.
struct Style {
  /// Centring at most this much: a few badly placed pairs shorten the affine step and would have
  /// the cubic rule centre without progress. Measured on the Pinglu year: 100 iterations without,
  /// 62 with.
  double most_centring;
  double centring_power;  ///< of the share of mu the affine step leaves
  double short_step;      ///< below this a centrality correction pays for its solve
  double farther;         ///< how much longer a step a correction aims at, at most
  double least_z;         ///< margin of multipliers at the start, see Engine::refine_start
  double regularisation_primal, regularisation_dual;
};
/// Corrections that aim far ahead see the few pairs that will block; multipliers that start far
/// from zero let the first steps free the slacks. Pinglu, one year: 45 iterations, forty years: 72
/// (with centring_power 3, farther 0.5 and least_z 5, never aiming nearer: 46 and 94); ten buses
/// with thirty storages, a quarter of a year: 94 (without end).
constexpr Style brisk{0.2, 2.0, 0.6, 0.7, 3.0, 1e-7, 1e-9};
/// Where `brisk` finds nothing: ten in a thousand random parks, and their proofs.
constexpr Style steady{0.2, 3.0, 0.2, 0.08, 0.5, 1e-7, 1e-9};
/// Trades iterations for accuracy.
constexpr Style careful{0.5, 3.0, 0.2, 0.08, 0.5, 1e-6, 1e-8};

/// One run of the method on one program.
class Run {
 public:
  Run(const lp::Problem& problem, const Settings& settings, const Style& style)
      : problem_(problem),
        settings_(settings),
        engine_(problem, thread_count(settings)),
        yardstick_(problem),
        style_(style) {
    engine_.set_regularisation(style.regularisation_primal, style.regularisation_dual);
  }

  lp::Solution solve() {
    phase("set up");
    if (settings_.start == nullptr || !engine_.start_from(*settings_.start)) {
      engine_.start();
      engine_.refine_start(style_.least_z);
    }
    phase("start");
    lp::Solution solution;
    solution.threads = engine_.threads();
    double step_primal = 0.0, step_dual = 0.0;
    for (Index k = 0; k <= settings_.iteration_limit; ++k) {
      const Measure m = engine_.factor();
      phase("factor");
      solution.iterations = k;
      report(k, m, step_primal, step_dual);
      keep(m);
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
    const double mu_target =
        std::min(style_.most_centring, std::pow(ratio, style_.centring_power)) * m.mu;
    const auto take = [&](const Direction& d) {
      step_primal = step(d.ratio_primal, ap);
      step_dual = step(d.ratio_dual, ad);
      return std::min(step_primal, step_dual);
    };
    const double plain = take(engine_.combined(mu_target));
    if (plain < style_.short_step) {
      const double low = 0.1 * mu_target, high = 10.0 * mu_target;
      const double corrected =
          take(engine_.corrected(mu_target, trial(step_primal), trial(step_dual), low, high));
      learn(corrected / plain);
      if (corrected < spoilt * plain) {
        (void)engine_.affine();
        (void)take(engine_.combined(mu_target));
      }
    }
    phase("solve");
    engine_.advance(step_primal, step_dual);
  }

  /// Hands out an iterate that other programs can start from.
  void keep(const Measure& m) {
    if (!settings_.on_start || kept_ || Yardstick::gap(m) > gap_to_keep) return;
    kept_ = true;
    settings_.on_start(engine_.keep());
  }

  /// The longer step a correction aims at (Gondzio, Comput. Optim. Appl. 6, 1996).
  [[nodiscard]] double trial(double step) const {
    return std::min(1.0, 1.08 * step + ambition_ * style_.farther);
  }

  /// A correction that shortened the step aimed too far: pairs it pushed away came back elsewhere.
  void learn(double gain) {
    ambition_ = gain < 0.9 ? 0.7 * ambition_ : std::min(1.0, 1.2 * ambition_);
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
  /// nothing; the proof is then sought elsewhere. A falling mu is progress too: the residual of a
  /// shared row in MWh or kg, measured beside its activity, stays near one for many iterations.
  bool hopeless(const Measure& m, double step_primal, double step_dual) {
    if (!std::isfinite(m.mu) || !std::isfinite(m.primal_objective) || m.mu > 1e12) return true;
    short_steps_ = std::max(step_primal, step_dual) < 0.02 ? short_steps_ + 1 : 0;
    // Held against the last that counted, not the least: many small falls are progress.
    const bool nearer = yardstick_.worst(m) < 0.9 * best_, lower = m.mu < 0.9 * best_mu_;
    if (nearer) best_ = yardstick_.worst(m);
    if (lower) best_mu_ = m.mu;
    since_best_ = nearer || lower ? 0 : since_best_ + 1;
    return since_best_ > 40 || short_steps_ > 12;
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
  /// A step that a correction shortened below this share is taken without it, for two more solves.
  static constexpr double spoilt = 0.3;

  /// Kept nearer to the optimum, an iterate is blocked by pairs that the new data moved; farther,
  /// it saves less. Pinglu with drawn prices, costs and loads, iterations of 48: kept at a gap of
  /// 0.2 34, of 0.1 31, of 0.04 38.
  static constexpr double gap_to_keep = 0.1;

  int short_steps_ = 0, since_best_ = 0;
  double ambition_ = 1.0;  ///< share of Style::farther in use
  double best_ = infinity, best_mu_ = infinity;
  bool kept_ = false;
  double last_ = 0.0;
  std::vector<std::pair<std::string, double>> phases_;
  const lp::Problem& problem_;
  const Settings& settings_;
  Engine engine_;
  Yardstick yardstick_;
  Style style_;
};

/// Auxiliary programs have an optimum by construction; some style finds it.
lp::Solution solve_auxiliary(const lp::Problem& program, const Settings& settings) {
  lp::Solution solution;
  for (const Style& style : {steady, brisk, careful}) {
    solution = Run(program, settings, style).solve();
    if (solution.status != lp::SolveStatus::numerical_trouble) break;
  }
  return solution;
}

/// Proof that no optimum exists, from an auxiliary program; false when there is no such proof.
bool prove_infeasible(const lp::Problem& problem, const Settings& settings,
                      lp::Solution& solution) {
  const lp::Problem elastic = elastic_problem(problem);
  lp::Solution aux = solve_auxiliary(elastic, settings);
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
  lp::Solution aux = solve_auxiliary(recession, settings);
  if (aux.status != lp::SolveStatus::optimal) return false;
  if (!lp::check_dual_infeasible(problem, aux.point).holds) return false;
  solution.point = std::move(aux.point);
  solution.status = lp::SolveStatus::dual_infeasible;
  solution.message = "The objective falls without limit along the values returned, a verified ray.";
  return true;
}

/// Whether another attempt may find what this one did not.
bool lost(const lp::Solution& solution) {
  return solution.status == lp::SolveStatus::numerical_trouble ||
         solution.status == lp::SolveStatus::iteration_limit;
}

/// The solution of another attempt, with the work of those before it counted in.
lp::Solution after(const lp::Solution& before, lp::Solution next) {
  next.iterations += before.iterations;
  for (const auto& [name, seconds] : before.phases) {
    const auto same = std::find_if(next.phases.begin(), next.phases.end(),
                                   [&](const auto& phase) { return phase.first == name; });
    if (same != next.phases.end())
      same->second += seconds;
    else
      next.phases.emplace_back(name, seconds);
  }
  return next;
}

}  // namespace

lp::Solution solve(const lp::Problem& problem, const Settings& settings) {
  lp::validate(problem);
  const Clock clock;
  lp::Solution solution = Run(problem, settings, brisk).solve();
  if (!lost(solution)) return solution;
  if (settings.start != nullptr) {
    Settings afresh = settings;
    afresh.start = nullptr;
    afresh.time_limit_s = settings.time_limit_s - clock.seconds();
    return after(solution, solve(problem, afresh));
  }
  Settings quiet = settings;
  quiet.on_iteration = nullptr;
  quiet.on_start = nullptr;
  quiet.tolerance = std::min(settings.tolerance, 1e-8);
  quiet.time_limit_s = settings.time_limit_s - clock.seconds();
  if (!prove_infeasible(problem, quiet, solution) && !prove_unbounded(problem, quiet, solution)) {
    for (const Style& style : {steady, careful}) {
      if (!lost(solution)) break;
      if (solution.iterations >= settings.iteration_limit) break;
      quiet.tolerance = settings.tolerance;
      quiet.time_limit_s = settings.time_limit_s - clock.seconds();
      quiet.iteration_limit = settings.iteration_limit - solution.iterations;
      solution = after(solution, Run(problem, quiet, style).solve());
    }
  }
  solution.seconds = clock.seconds();
  return solution;
}

}  // namespace sunward::ipm
