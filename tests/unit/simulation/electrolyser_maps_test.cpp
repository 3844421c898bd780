#include "sunward/simulation/electrolyser_maps.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sunward/component/electrolyser/cell.hpp"
#include "sunward/component/electrolyser/law.hpp"

namespace sunward::simulation {
namespace {

component::Electrolyser fleet_of(component::ElectrolyserTechnology technology) {
  component::Electrolyser spec;
  spec.technology = technology;
  spec.law = component::electrolyser::law_of(technology);
  return spec;
}

const result::OperatingMap& of_kind(const std::vector<result::OperatingMap>& maps,
                                    const std::string& kind) {
  const auto found =
      std::find_if(maps.begin(), maps.end(), [&](const auto& map) { return map.kind == kind; });
  EXPECT_NE(found, maps.end()) << kind;
  return *found;
}

std::vector<result::OperatingMap> alkaline(double power_mw) {
  return electrolyser_maps("maker", fleet_of(component::ElectrolyserTechnology::alkaline),
                           power_mw);
}

/// The share of 39.41 kWh/kg that the stack's voltage and lost current leave of a new stack.
double stack_efficiency_frac(double voltage_v, double faraday_frac) {
  constexpr double thermoneutral_v = 1.481;  // 285.8 kJ/mol over two faradays
  return thermoneutral_v * faraday_frac / voltage_v;
}

TEST(ElectrolyserMaps, WearMakesAKilogramDearerAtEveryLoad) {
  const auto maps = alkaline(20.0);
  const result::OperatingMap& map = of_kind(maps, "electrolyser_energy");
  ASSERT_EQ(map.y.front(), 0.0);
  ASSERT_EQ(map.y.back(), 1.0);
  for (std::size_t i = 0; i < map.x.size(); ++i)
    for (std::size_t j = 1; j < map.y.size(); ++j) {
      if (std::isnan(map.z[j][i])) continue;
      EXPECT_GT(map.z[j][i], map.z[j - 1][i]) << map.x[i];
    }
}

TEST(ElectrolyserMaps, AreEmptyBelowTheMinimumLoadOfOneUnit) {
  const auto maps = alkaline(20.0);  // four units of 5 MW, each from a fifth of its rating
  const result::OperatingMap& map = of_kind(maps, "electrolyser_energy");
  for (std::size_t i = 0; i < map.x.size(); ++i)
    EXPECT_EQ(std::isnan(map.z[0][i]), map.x[i] < 0.05 - 1e-9) << map.x[i];
}

TEST(ElectrolyserMaps, TheBestNumberOfUnitsIsTheOneTheFleetRunsWhenNew) {
  const auto maps = alkaline(20.0);
  const result::OperatingMap& wear = of_kind(maps, "electrolyser_energy");
  const result::OperatingMap& units = of_kind(maps, "electrolyser_units");
  ASSERT_EQ(units.y, (std::vector<double>{1.0, 2.0, 3.0, 4.0}));
  for (std::size_t i = 0; i < units.x.size(); ++i) {
    double least = INFINITY;
    for (const std::vector<double>& row : units.z) least = std::fmin(least, row[i]);
    if (std::isnan(wear.z[0][i])) continue;
    EXPECT_NEAR(wear.z[0][i], least, 1e-6 * least) << units.x[i];
  }
}

TEST(ElectrolyserMaps, ASingleUnitHasNoMapOverUnits) {
  const auto maps = alkaline(5.0);
  EXPECT_TRUE(std::none_of(maps.begin(), maps.end(),
                           [](const auto& map) { return map.kind == "electrolyser_units"; }));
}

TEST(ElectrolyserMaps, CellAndFaradayCurveExplainTheEnergyAtFullLoad) {
  const auto technology = component::ElectrolyserTechnology::alkaline;
  const component::ElectrolyserLaw law = component::electrolyser::law_of(technology);
  const auto maps = alkaline(5.0);
  const double volt = of_kind(maps, "electrolyser_cell").z[0].back();
  const double faraday = of_kind(maps, "electrolyser_faraday").z[0].back();
  // What the terminals take over what the stack takes, from the head of unit.hpp.
  const double plant =
      (1.0 / law.rectifier_efficiency_frac + law.auxiliary_frac) / (1.0 - law.base_load_frac);
  const double expected = component::electrolyser::higher_heating_kwh_per_kg * plant /
                          stack_efficiency_frac(volt, faraday);
  EXPECT_NEAR(of_kind(maps, "electrolyser_energy").z[0].back(), expected, 2e-3 * expected);
}

TEST(ElectrolyserMaps, AWornCellNeedsItsEndOfLifeLossMore) {
  const auto technology = component::ElectrolyserTechnology::pem;
  const auto maps = electrolyser_maps("maker", fleet_of(technology), 5.0);
  const result::OperatingMap& cell = of_kind(maps, "electrolyser_cell");
  const double loss = component::electrolyser::law_of(technology).end_of_life_loss_frac;
  const double full_v = cell.z[0].back();
  for (std::size_t i = 0; i < cell.x.size(); ++i)
    EXPECT_NEAR(cell.z[1][i] - cell.z[0][i], loss * full_v, 1e-9);
}

}  // namespace
}  // namespace sunward::simulation
