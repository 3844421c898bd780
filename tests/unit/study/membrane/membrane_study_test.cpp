// The membrane study: the trade-off it must show, the cost against a hand calculation, and what it
// refuses.
#include <gtest/gtest.h>

#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/study/membrane/membrane_run.hpp"
#include "sunward/study/membrane/membrane_study.hpp"
#include "support/flow_batteries.hpp"
#include "support/membrane_park.hpp"

namespace sunward::study::membrane {
namespace {

input::CaseVariants variants(const std::string& text = test::membrane_park()) {
  return input::CaseVariants(text, ".", {});
}

std::string with(std::string text, const std::string& old, const std::string& replacement) {
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), replacement);
}

const result::Study& study() {
  static const result::Study made = membrane_study(variants(), {});
  return made;
}

std::vector<result::StudyPoint> group(const std::string& name) {
  std::vector<result::StudyPoint> list;
  for (const result::StudyPoint& point : study().points)
    if (point.group == name) list.push_back(point);
  return list;
}

double figure(const result::StudyPoint& point, const char* name) {
  return point.figures.at(figure_index(name));
}

/// Nafion 115 of another thickness, in 5 MW/20 MWh, one cycle a day for a year.
std::vector<double> daily(double thickness_um, double factor = 1.0, int years = 1) {
  model::MembraneStudy terms;
  terms.duty = model::MembraneDuty::daily;
  const input::CaseVariants case_file = variants();
  const model::Component& storage = studied_storage(case_file.park(), terms);
  const auto& spec = std::get<component::Storage>(storage.spec);
  Duty duty;
  duty.power_mw = 5.0;
  duty.energy_mwh = 20.0;
  duty.start_content_mwh = 6.0;
  duty.energy_price_cny_per_mwh = 200.0;
  DutyYear& year = duty.years.emplace_back();
  for (int h = 0; h < 8760; ++h) {
    const int hour = h % 24;
    year.request_mw.push_back(hour < 5 ? -4.0 : hour >= 12 && hour < 16 ? 4.0 : 0.0);
    year.ambient_c.push_back(10.0);
  }
  component::Membrane membrane = test::nafion_115();
  membrane.thickness_um = thickness_um;
  for (double* k : {&membrane.v2_permeability_m2_per_s, &membrane.v3_permeability_m2_per_s,
                    &membrane.v4_permeability_m2_per_s, &membrane.v5_permeability_m2_per_s})
    *k *= factor;
  return run_membrane(spec, membrane, duty, {years, 0.07, 1690.0}, nullptr).value();
}

double of(const std::vector<double>& figures, const char* name) {
  return figures.at(figure_index(name));
}

// Fade is not among it: the overflow line moves back what crosses, hydrogen is the same for all.
TEST(MembraneRun, ThickerLetsLessThroughAndResistsMore) {
  std::vector<double> before = daily(51.0);
  for (const double thickness_um : {89.0, 127.0, 183.0, 254.0}) {
    const std::vector<double> figures = daily(thickness_um);
    EXPECT_GT(of(figures, "coulombic_efficiency_frac"), of(before, "coulombic_efficiency_frac"));
    EXPECT_LT(of(figures, "voltage_efficiency_frac"), of(before, "voltage_efficiency_frac"));
    EXPECT_LT(of(figures, "loss_crossover_frac"), of(before, "loss_crossover_frac"));
    EXPECT_GT(of(figures, "loss_ohmic_frac"), of(before, "loss_ohmic_frac"));
    before = figures;
  }
}

TEST(MembraneRun, HasABestThicknessBetweenTooThinAndTooThick) {
  const double thin = of(daily(51.0), "system_efficiency_frac");
  const double middle = of(daily(183.0), "system_efficiency_frac");
  const double thick = of(daily(500.0), "system_efficiency_frac");
  EXPECT_GT(middle, thin);
  EXPECT_GT(middle, thick);
}

TEST(MembraneRun, LosesNothingThroughATightMembraneButInShuntsHydrogenAndRests) {
  const std::vector<double> figures = daily(127.0, 0.0);
  EXPECT_NEAR(of(figures, "loss_crossover_frac"), 0.0, 1e-6);
  EXPECT_EQ(of(figures, "rebalancings_per_year"), 0.0);
  EXPECT_GT(of(figures, "coulombic_efficiency_frac"), 0.985);
}

TEST(MembraneRun, LevelisesAsDoneByHand) {
  // One year: everything is bought at the start, and the unused part sold at its end.
  const std::vector<double> figures = daily(127.0);
  const double delivered = of(figures, "delivered_mwh_per_year") / 1.07;
  const double area_m2 = 5e6 / (1200.0 * 1.25);
  const double stacks = 2200.0 * 5000.0 - 1690.0 * area_m2;
  EXPECT_NEAR(of(figures, "levelised_electrolyte_cny_per_mwh") * delivered,
              1750.0 * 20000.0 * (1.0 - 0.5 / 1.07), 1.0);
  EXPECT_NEAR(of(figures, "levelised_stacks_cny_per_mwh") * delivered,
              stacks * (1.0 - (14.0 / 15.0) / 1.07), 1.0);
  const double membrane_life_y = 60000.0 / 8760.0;
  EXPECT_NEAR(of(figures, "levelised_membranes_cny_per_mwh") * delivered,
              1690.0 * area_m2 * (1.0 - (1.0 - 1.0 / membrane_life_y) / 1.07), 1.0);
  EXPECT_NEAR(of(figures, "levelised_charging_cny_per_mwh") * delivered,
              200.0 * of(figures, "taken_mwh_per_year") / 1.07, 1.0);
  EXPECT_NEAR(of(figures, "levelised_operation_cny_per_mwh") * delivered,
              (33.0 * 5000.0 + 17.5 * 20000.0 + 5.0 * of(figures, "delivered_mwh_per_year")) / 1.07,
              1.0);
}

TEST(MembraneRun, BuysNewMembranesWhenTheirLifeEnds) {
  EXPECT_EQ(of(daily(127.0, 1.0, 9), "membrane_renewals"), 1.0);  // 60000 h are 6.8 years
}

TEST(MembraneRun, FadesSlowerWithoutLevellingThroughATighterMembraneTowardsTheSameCapacity) {
  const std::vector<double> open = daily(51.0), tight = daily(183.0, 0.25);
  EXPECT_LT(of(open, "unlevelled_rebalance_days"), 0.4 * of(tight, "unlevelled_rebalance_days"));
  EXPECT_LT(of(open, "unlevelled_month_frac"), of(tight, "unlevelled_month_frac"));
  // What it tends to follows from the ratios of the permeabilities, not from how many ions cross.
  EXPECT_NEAR(of(open, "unlevelled_year_frac"), of(tight, "unlevelled_year_frac"), 0.06);
  EXPECT_LT(of(open, "unlevelled_year_frac"), 0.9);
}

TEST(MembraneRun, KeepsItsCapacityThroughATightMembraneButForHydrogen) {
  const std::vector<double> figures = daily(127.0, 0.0);
  EXPECT_NEAR(of(figures, "unlevelled_no_hydrogen_frac"), 1.0, 1e-3);
  EXPECT_LT(of(figures, "unlevelled_year_frac"), 0.97);
  EXPECT_EQ(of(figures, "self_discharge_ma_per_cm2"), 0.0);
}

TEST(MembraneRun, SplitsTheLossByCrossoverIntoRunningRestAndLevelling) {
  const std::vector<double> figures = daily(127.0);
  const double parts = of(figures, "crossover_running_frac") + of(figures, "crossover_rest_frac") +
                       of(figures, "crossover_levelling_frac");
  EXPECT_NEAR(parts, of(figures, "loss_crossover_frac"), 2e-3);
  EXPECT_GT(of(figures, "crossover_levelling_frac"), 0.0);
  EXPECT_NEAR(of(figures, "self_discharge_ma_per_cm2"), 0.917, 0.002);  // fitted to SimSES
}

TEST(MembraneStudy, ComparesTheCaseItsLibraryAndTheGrid) {
  EXPECT_EQ(group("case").size(), 1u);
  EXPECT_EQ(group("library").size(), variants().study().membrane.known.size());
  EXPECT_EQ(group("grid").size(), 3u * 2u * 2u);
  EXPECT_TRUE(study().whole());
}

TEST(MembraneStudy, GivesTheCasesMembraneTheSameNumbersWhereverItStands) {
  const result::StudyPoint own = group("case").front();
  for (const result::StudyPoint& point : group("library")) {
    if (point.label != own.label) continue;
    EXPECT_EQ(point.figures, own.figures);
  }
  EXPECT_EQ(study().figures.front().base, own.figures.front());
}

TEST(MembraneStudy, SaysThatABatteryDeliversNothingThroughAnOpenMembrane) {
  const std::string open = with(with(test::membrane_park(), "[0.5, 1.0]", "[100]"),
                                "thickness_um = [50, 100, 183]", "thickness_um = [10]");
  for (const result::StudyPoint& point : membrane_study(variants(open), {}).points) {
    const bool is_open = point.group == "grid";
    EXPECT_EQ(point.outcome, is_open ? "nothing_delivered" : "replayed");
    EXPECT_EQ(std::isnan(point.figures.front()), is_open);
  }
}

TEST(MembraneStudy, ChangesNothingButTheMembranesWithTheirPrice) {
  const auto grid = group("grid");
  for (std::size_t i = 0; i + 1 < grid.size(); i += 2) {
    EXPECT_EQ(figure(grid[i], "system_efficiency_frac"),
              figure(grid[i + 1], "system_efficiency_frac"));
    const double more = (1690.0 - 500.0) * figure(grid[i], "levelised_membrane_m2_per_mwh");
    EXPECT_NEAR(figure(grid[i + 1], "levelised_storage_cny_per_mwh") -
                    figure(grid[i], "levelised_storage_cny_per_mwh"),
                more, 1e-9 * more + 1e-9);
  }
}

TEST(MembraneStudy, KeepsItsEnergyBalance) {
  for (const result::StudyPoint& point : study().points) {
    double lost = 0.0;
    for (const char* cause :
         {"loss_crossover_frac", "loss_ohmic_frac", "loss_electrodes_frac", "loss_pumps_frac",
          "loss_converter_frac", "loss_rebalancing_frac", "loss_other_frac"})
      lost += figure(point, cause);
    const double taken = figure(point, "taken_mwh_per_year");
    const double stored =
        taken - figure(point, "delivered_mwh_per_year") / figure(point, "system_efficiency_frac");
    EXPECT_NEAR(figure(point, "delivered_mwh_per_year") + stored, (1.0 - lost) * taken,
                1e-9 * taken);
  }
}

TEST(MembraneStudy, DoesNotDependOnTheNumberOfWorkers) {
  risk::StudyOptions one;
  one.batch.workers = 1;
  const result::Study alone = membrane_study(variants(), one);
  ASSERT_EQ(alone.points.size(), study().points.size());
  for (std::size_t i = 0; i < alone.points.size(); ++i)
    EXPECT_EQ(alone.points[i].figures, study().points[i].figures);
}

void expect_refused(const std::string& text, const std::string& words) {
  try {
    (void)membrane_study(variants(text), {});
    FAIL() << words;
  } catch (const InputError& error) {
    EXPECT_NE(error.faults().front().message.english().find(words), std::string::npos)
        << error.faults().front().message.english();
  }
}

TEST(MembraneStudy, RefusesACaseWithoutAFlowBattery) {
  std::string text = with(test::membrane_park(), "technology = \"vanadium_flow\"\n", "");
  text = with(text, "[assets.flow.flow_battery]\nmembrane = \"nafion_115\"\n", "");
  expect_refused(text, "no such flow battery");
}

TEST(MembraneStudy, RefusesABatteryThatThePlanDoesNotBuild) {
  const std::string free = with(test::membrane_park(), "power_mw = 5", "power_mw = { max = 5 }");
  expect_refused(with(free, "energy_mwh = 20", "energy_mwh = { max = 20 }"), "does not build");
}

TEST(MembraneStudy, RefusesStacksThatCostLessThanTheirMembranes) {
  expect_refused(
      with(test::membrane_park(), "power_capex_cny_per_kw = 2200", "power_capex_cny_per_kw = 900"),
      "membrane alone");
}

}  // namespace
}  // namespace sunward::study::membrane
