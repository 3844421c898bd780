#include "sunward/component/electrolyser/fleet.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sunward/component/electrolyser/law_curve.hpp"

namespace sunward::component::electrolyser {
namespace {

ElectrolyserLaw shared(LoadSharing sharing,
                       ElectrolyserTechnology technology = ElectrolyserTechnology::alkaline) {
  ElectrolyserLaw law = law_of(technology);
  law.sharing = sharing;
  return law;
}

TEST(ElectrolyserFleet, HasAsManyUnitsAsItNeeds) {
  EXPECT_EQ(Fleet(shared(LoadSharing::best), 20.0).n_units(), 4);
  EXPECT_EQ(Fleet(shared(LoadSharing::best), 21.0).n_units(), 5);
  EXPECT_EQ(Fleet(shared(LoadSharing::best), 1.0).n_units(), 1);
  EXPECT_DOUBLE_EQ(Fleet(shared(LoadSharing::best), 21.0).unit().rated_mw(), 4.2);
}

TEST(ElectrolyserFleet, RunsAsManyUnitsAsItsRuleSays) {
  EXPECT_EQ(Fleet(shared(LoadSharing::equal), 20.0).n_wanted(6.0, 0.0, 20.0), 4);
  EXPECT_EQ(Fleet(shared(LoadSharing::equal), 20.0).n_wanted(2.5, 0.0, 20.0), 2);
  EXPECT_EQ(Fleet(shared(LoadSharing::staged), 20.0).n_wanted(6.0, 0.0, 20.0), 2);
  EXPECT_EQ(Fleet(shared(LoadSharing::staged), 20.0).n_wanted(0.9, 0.0, 20.0), 0);
}

TEST(ElectrolyserFleet, BestMakesAtLeastAsMuchAsTheOtherRules) {
  for (const auto technology : {ElectrolyserTechnology::alkaline, ElectrolyserTechnology::pem}) {
    const Fleet best(shared(LoadSharing::best, technology), 40.0);
    const Fleet equal(shared(LoadSharing::equal, technology), 40.0);
    const Fleet staged(shared(LoadSharing::staged, technology), 40.0);
    bool better_than_equal = false, better_than_staged = false;
    for (double power = 1.0; power <= 40.0; power += 0.37) {
      const double most = best.steady_kg_per_h(power, 0.0, 20.0);
      const double alike = equal.steady_kg_per_h(power, 0.0, 20.0);
      const double in_turn = staged.steady_kg_per_h(power, 0.0, 20.0);
      EXPECT_GE(most, alike * (1.0 - 1e-9)) << power;
      EXPECT_GE(most, in_turn * (1.0 - 1e-9)) << power;
      better_than_equal |= most > 1.02 * alike;
      better_than_staged |= most > 1.01 * in_turn;
    }
    EXPECT_TRUE(better_than_equal && better_than_staged);
  }
}

TEST(ElectrolyserFleet, NeverTakesMoreThanIsThereAndBalances) {
  for (const auto sharing : {LoadSharing::equal, LoadSharing::staged, LoadSharing::best}) {
    const Fleet fleet(shared(sharing), 22.0);
    FleetState state = fleet.fresh(10.0);
    std::mt19937 random(11);
    std::uniform_real_distribution<double> share(-0.3, 1.2);
    for (int k = 0; k < 2000; ++k) {
      const double available = std::max(0.0, share(random)) * 22.0;
      const double hours = k % 3 == 0 ? 1.0 : 0.25;
      const UnitStep total = fleet.step(state, available, hours, 5.0).total;
      ASSERT_LE(total.uses.sum(), available * hours + 1e-9) << k;
      ASSERT_NEAR(total.uses.stack_mwh + total.uses.heating_mwh,
                  total.hydrogen_mwh + total.heat_mwh + total.air_mwh, 1e-9);
      ASSERT_GE(total.hydrogen_kg, 0.0);
    }
  }
}

TEST(ElectrolyserFleet, WarmFleetMakesWhatItsSteadyStateSays) {
  for (const auto sharing : {LoadSharing::equal, LoadSharing::staged, LoadSharing::best}) {
    const Fleet fleet(shared(sharing), 20.0);
    FleetState state = fleet.fresh(20.0);
    fleet.step(state, 20.0, 2.0, 20.0);
    // Units not wanted stand by first; after that time all power but what off units draw is left.
    FleetStep step;
    for (int hour = 0; hour < 4; ++hour) step = fleet.step(state, 11.0, 1.0, 20.0);
    const double off_mw = (4 - step.n_running) * fleet.unit().off_mw();
    EXPECT_NEAR(step.total.hydrogen_kg / fleet.steady_kg_per_h(11.0 - off_mw, 0.0, 20.0), 1.0,
                1e-4);
  }
}

TEST(ElectrolyserFleet, MakesWhatItsProspectSaysWhenSettled) {
  for (const auto sharing : {LoadSharing::equal, LoadSharing::best}) {
    const Fleet fleet(shared(sharing), 30.0);
    FleetState state = fleet.fresh(20.0);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> power_mw(0.0, 33.0), ambient_c(-25.0, 35.0);
    int settled = 0;
    for (int k = 0; k < 3000; ++k) {
      const double available = k % 7 == 0 ? 0.0 : power_mw(random);
      const double air_c = ambient_c(random);
      const Prospect seen = fleet.prospect(state, available, air_c);
      const FleetStep made = fleet.step(state, available, 1.0, air_c);
      if (!seen.settled) continue;
      ++settled;
      ASSERT_NEAR(made.total.hydrogen_kg, seen.kg_per_h, 2e-5 * seen.kg_per_h) << k;
    }
    EXPECT_GT(settled, 600);
  }
}

TEST(ElectrolyserFleet, ProspectSaysWhatOneMoreUnitOfEnergyMakes) {
  const Fleet fleet(shared(LoadSharing::equal), 20.0);
  FleetState state = fleet.fresh(20.0);
  fleet.step(state, 20.0, 2.0, 20.0);
  for (double power = 6.0; power < 19.0; power += 0.7) {
    const double below = fleet.prospect(state, power - 1e-3, 20.0).kg_per_h;
    const double above = fleet.prospect(state, power + 1e-3, 20.0).kg_per_h;
    EXPECT_NEAR(fleet.prospect(state, power, 20.0).kg_per_mwh, (above - below) / 2e-3, 1e-3);
  }
}

TEST(ElectrolyserFleet, KeepsRunningUnitsRatherThanStartingOthers) {
  const Fleet fleet(shared(LoadSharing::staged), 20.0);
  FleetState state = fleet.fresh(20.0);
  fleet.step(state, 5.0, 2.0, 20.0);
  fleet.step(state, 20.0, 2.0, 20.0);
  EXPECT_EQ(fleet.step(state, 5.0, 1.0, 20.0).n_running, 1);
  int stops = 0;
  for (int hour = 0; hour < 10; ++hour) fleet.step(state, 5.0, 1.0, 20.0);
  for (const UnitState& unit : state.units) stops += unit.stops;
  EXPECT_EQ(stops, 3);
}

// What makes the plan's straight line below the best load sensible: many units come near it.
TEST(ElectrolyserFleet, ManyUnitsComeNearTheRoofOfThePlan) {
  const ElectrolyserLaw law = shared(LoadSharing::best);
  const HydrogenEnvelope roof = law_envelope(law);
  const Fleet fleet(law, 100.0);
  for (double load = 0.05; load <= 1.0; load += 0.01) {
    const double planned = 100.0 * roof_kg_per_h_per_mw(roof.segments, load);
    const double made = fleet.steady_kg_per_h(100.0 * load, 0.0, 20.0);
    EXPECT_LE(made * (1.0 - roof.max_shortfall_frac), planned * (1.0 + 1e-6)) << load;
    EXPECT_GE(made, planned * 0.98) << load;
  }
}

}  // namespace
}  // namespace sunward::component::electrolyser
