// Plans whose numbers come from the laws of components, small enough to check with a pencil.
#include <gtest/gtest.h>

#include "sunward/component/electrolyser/unit.hpp"
#include "sunward/formulation/notes.hpp"
#include "sunward/study/plan.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using testing::SmallPark;

component::Electrolyser stack_of(component::ElectrolyserTechnology technology) {
  component::Electrolyser stack;
  stack.bus = "ac";
  stack.hydrogen_bus = "h2";
  stack.power_mw = {10.0, 10.0};
  stack.technology = technology;
  stack.law = component::electrolyser::law_of(technology);
  return stack;
}

/// Four hours of a steady hydrogen demand, made from a grid of one price.
SmallPark park_with(const component::Electrolyser& stack, double demand_kg_per_h) {
  SmallPark small({{0.0, 0.0, 0.0, 0.0}});
  small.hydrogen_bus("h2");
  small.grid({50.0, 50.0}, {100.0, 100.0, 100.0, 100.0});
  small.add("stack", stack);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.profile_kg_per_h.assign(4, demand_kg_per_h);
  small.add("refinery", demand);
  return small;
}

double planned_kwh_per_kg(const SmallPark& small) {
  PlanOptions options;
  options.tolerance = 1e-8;
  const result::Plan planned = plan(small.park, options);
  for (const result::Asset& asset : planned.assets)
    for (const auto& [name, value] : asset.figures)
      if (asset.name == "stack" && name == "specific_energy_kwh_per_kg") return value;
  ADD_FAILURE() << "no specific energy: " << planned.message;
  return 0.0;
}

TEST(LawPlan, TakesTheEnergyOfTheLawAtTheLoadItRuns) {
  for (const auto technology :
       {component::ElectrolyserTechnology::alkaline, component::ElectrolyserTechnology::pem}) {
    const component::Electrolyser stack = stack_of(technology);
    const component::electrolyser::Unit unit(stack.law, 10.0);
    const auto at_80_percent = unit.at_power(8.0, 0.0, 20.0);
    const double law = 8000.0 / at_80_percent.hydrogen_kg_per_h;
    const double planned = planned_kwh_per_kg(park_with(stack, at_80_percent.hydrogen_kg_per_h));
    EXPECT_GE(planned, law * (1.0 - 1e-6));  // on the safe side
    EXPECT_LE(planned, law * (1.0 + 2.1e-3));
  }
}

TEST(LawPlan, AWorseRectifierTakesMoreEnergyInProportion) {
  component::Electrolyser stack = stack_of(component::ElectrolyserTechnology::pem);
  const double before = planned_kwh_per_kg(park_with(stack, 175.0));
  stack.law.rectifier_efficiency_frac = 0.90;
  const double after = planned_kwh_per_kg(park_with(stack, 160.0));
  // Near full load: (1/0.90 + 0.026) / (1/0.97 + 0.026), and a little for the loads' difference.
  EXPECT_NEAR(after / before, 1.0759, 0.003);
}

TEST(LawPlan, StacksHalfWayThroughTheirLifeTakeMoreEnergy) {
  component::Electrolyser stack = stack_of(component::ElectrolyserTechnology::alkaline);
  const double fresh = planned_kwh_per_kg(park_with(stack, 150.0));
  stack.law.age_frac = 0.5;
  EXPECT_GT(planned_kwh_per_kg(park_with(stack, 150.0)), 1.03 * fresh);
}

TEST(LawPlan, SaysInItsNotesHowFarTheLinesAreFromTheLaw) {
  const SmallPark small = park_with(stack_of(component::ElectrolyserTechnology::pem), 100.0);
  bool said = false;
  for (const Phrase& note : formulation::notes_of(small.park)) {
    said |= note.in(Language::en).find("follows from the PEM law") != std::string::npos &&
            note.in(Language::en).find("0.2 % less") != std::string::npos &&
            note.in(Language::zh).find("物理模型") != std::string::npos;
  }
  EXPECT_TRUE(said);
}

}  // namespace
}  // namespace sunward::study
