#include "sunward/component/electrolyser/law_curve.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sunward/component/electrolyser/unit.hpp"

namespace sunward::component::electrolyser {
namespace {

constexpr double reference_air_c = 20.0;
constexpr int n_samples = 2000;

/// Hydrogen of the law over load, per MW of rating.
class Production {
 public:
  explicit Production(const ElectrolyserLaw& law)
      : unit_(law, 1.0), growth_v_(law.age_frac * unit_.worn_growth_v()) {}

  [[nodiscard]] double operator()(double load_frac) const {
    return unit_.at_power(load_frac, growth_v_, reference_air_c).hydrogen_kg_per_h;
  }

 private:
  Unit unit_;
  double growth_v_;
};

double sample_load(double low, int k) { return low + (1.0 - low) * k / n_samples; }

/// The sampled load of the lowest specific energy.
double best_load(const Production& hydrogen, double low) {
  double best = low;
  double most = 0.0;
  for (int k = 0; k <= n_samples; ++k) {
    const double load = sample_load(low, k);
    const double per_mwh = hydrogen(load) / load;
    if (per_mwh > most) most = per_mwh, best = load;
  }
  return best;
}

double chord_error(const Production& hydrogen, double from, double to) {
  const double start = hydrogen(from), end = hydrogen(to);
  double worst = 0.0;
  for (int k = 1; k < 64; ++k) {
    const double share = k / 64.0;
    const double law = hydrogen(from + share * (to - from));
    worst = std::max(worst, (law - start - share * (end - start)) / law);
  }
  return worst;
}

/// The farthest end of a chord from `from` that keeps within the error.
double reach(const Production& hydrogen, double from, double error) {
  if (chord_error(hydrogen, from, 1.0) <= error) return 1.0;
  double near = from, far = 1.0;
  for (int turn = 0; turn < 40; ++turn) {
    const double middle = 0.5 * (near + far);
    (chord_error(hydrogen, from, middle) <= error ? near : far) = middle;
  }
  return near;
}

}  // namespace

PartLoadCurve law_curve(const ElectrolyserLaw& law, double chord_error_frac) {
  const Production hydrogen(law);
  const double low = law.min_load_frac;
  const double best = best_load(hydrogen, low);
  std::vector<double> loads;
  if (best > low) loads = {low, 0.5 * (low + best)};
  for (double load = best; load < 1.0; load = reach(hydrogen, load, chord_error_frac))
    loads.push_back(load);
  loads.push_back(1.0);
  PartLoadCurve curve;
  for (const double load : loads) {
    curve.load_frac.push_back(load);
    curve.kwh_per_kg.push_back(1000.0 * load / hydrogen(load));
  }
  return curve;
}

HydrogenEnvelope law_envelope(const ElectrolyserLaw& law, double chord_error_frac) {
  const Production hydrogen(law);
  HydrogenEnvelope envelope = hydrogen_envelope(law_curve(law, chord_error_frac));
  envelope.max_excess_frac = envelope.mean_excess_frac = envelope.full_load_excess_frac = 0.0;
  double sum = 0.0;
  for (int k = 0; k <= n_samples; ++k) {
    const double load = sample_load(law.min_load_frac, k);
    const double miss = roof_kg_per_h_per_mw(envelope.segments, load) / hydrogen(load) - 1.0;
    sum += miss;
    envelope.max_shortfall_frac = std::max(envelope.max_shortfall_frac, -miss);
    if (miss <= envelope.max_excess_frac) continue;
    envelope.max_excess_frac = miss;
    envelope.max_excess_load_frac = load;
  }
  envelope.mean_excess_frac = sum / (n_samples + 1);
  return envelope;
}

}  // namespace sunward::component::electrolyser
