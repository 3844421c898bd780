// What a plan takes from a replay of a fleet of electrolysers.
#include "sunward/study/fleet_correction.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sunward/study/series_mean.hpp"

namespace sunward::study {
namespace {

component::Electrolyser alkaline() {
  component::Electrolyser spec;
  spec.technology = component::ElectrolyserTechnology::alkaline;
  spec.law = component::electrolyser::law_of(spec.technology);
  return spec;
}

constexpr double fleet_mw = 10.0, standby_mw = 0.5, worse_frac = 1.03;

/// Ten hours at full load, ten of standing by, and so on; everything 3 % dearer than the curve.
result::FleetTrace half_days() {
  const auto roof = component::electrolyser::envelope_of(
      alkaline(), component::electrolyser::envelope_tolerance_frac);
  result::FleetTrace trace{"fleet", {}, {}};
  for (int hour = 0; hour < 200; ++hour) {
    const bool runs = hour / 10 % 2 == 0;
    const double load_frac = 0.9;
    trace.used_mw.push_back(runs ? worse_frac * load_frac * fleet_mw : standby_mw);
    trace.made_kg_per_h.push_back(
        runs ? component::electrolyser::roof_kg_per_h_per_mw(roof.segments, load_frac) * fleet_mw
             : 0.0);
  }
  return trace;
}

double sum(const std::vector<double>& series) {
  return std::accumulate(series.begin(), series.end(), 0.0);
}

TEST(FleetCorrection, TellsDearerEnergyFromStandingBy) {
  const FoundAsset found = found_fleet(half_days(), alkaline(), fleet_mw, 1.0, {});
  EXPECT_NEAR(found.scale_energy, worse_frac, 1e-9);
  EXPECT_NEAR(found.drain_mw[5], 0.0, 1e-9);                     // while it runs
  EXPECT_NEAR(found.drain_mw[15], standby_mw / fleet_mw, 1e-9);  // per MW, while it rests
  EXPECT_NEAR(sum(found.drain_mw), 100.0 * standby_mw / fleet_mw, 1e-9);
}

TEST(FleetCorrection, TrimsToTheYearlySums) {
  const FoundAsset found = found_fleet(half_days(), alkaline(), fleet_mw, 1.01, {});
  EXPECT_NEAR(found.scale_energy, 1.01 * worse_frac, 1e-9);
}

TEST(FleetCorrection, KeepsHeadroomForWornStacks) {
  // Stacks are replaced at 10 % more voltage: a worn one makes a tenth less at full load, half of
  // which the mean one already lacks.
  const FoundAsset found = found_fleet(half_days(), alkaline(), fleet_mw, 1.0, {});
  EXPECT_GT(found.reach_frac, 0.92);
  EXPECT_LT(found.reach_frac, 0.98);
}

TEST(FleetCorrection, FindsTheLoadUnderTheRoof) {
  const auto roof = component::electrolyser::envelope_of(
      alkaline(), component::electrolyser::envelope_tolerance_frac);
  for (const double load : {0.05, 0.3, 0.62, 1.0})
    EXPECT_NEAR(
        roof_load_frac(roof, component::electrolyser::roof_kg_per_h_per_mw(roof.segments, load)),
        load, 1e-9);
}

TEST(SeriesMean, SmoothingKeepsTheSum) {
  const std::vector<double> series{4.0, 0.0, 0.0, -1.0, 2.0, 0.0, 0.0, 7.0};
  EXPECT_NEAR(sum(smoothed(series)), sum(series), 1e-12);
}

TEST(SeriesMean, TakesHalfOfWhatMoves) {
  // Of 2 MW: 3 and 1 per MW are new; half way between them and 1 and 3, with the same sum.
  EXPECT_EQ(damped({1.0, 3.0}, {6.0, 2.0}, 2.0), std::vector<double>({2.0, 2.0}));
}

TEST(SeriesMean, TakesTheWholeSumOfWhatIsNew) {
  EXPECT_NEAR(sum(damped({1.0, -0.5, 3.0}, {6.0, 4.0, 0.0}, 2.0)), 5.0, 1e-12);
}

}  // namespace
}  // namespace sunward::study
