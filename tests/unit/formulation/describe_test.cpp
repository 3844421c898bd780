#include "sunward/formulation/describe.hpp"

#include <gtest/gtest.h>

#include "sunward/formulation/build.hpp"
#include "support/full_park.hpp"

namespace sunward::formulation {
namespace {

LegendEntry entry(const std::vector<LegendEntry>& legend, const std::string& kind,
                  const std::string& name) {
  for (const LegendEntry& line : legend)
    if (line.kind == kind && line.name == name) return line;
  ADD_FAILURE() << "no " << kind << " " << name;
  return {};
}

TEST(Legend, ExplainsEveryColumnAndRow) {
  const model::Park park = testing::full_park();
  const Program program = build(park);
  const std::vector<LegendEntry> legend = legend_of(park, program);
  EXPECT_EQ(legend.size(), program.problem.step_columns.size() + program.problem.step_rows.size() +
                               program.problem.shared_columns.size() +
                               program.problem.shared_rows.size());
  for (const LegendEntry& line : legend) {
    EXPECT_FALSE(line.meaning.empty()) << line.name;
    EXPECT_FALSE(line.owner.empty()) << line.name;
  }
}

TEST(Legend, GivesUnitsOfColumns) {
  const model::Park park = testing::full_park();
  const Program program = build(park);
  const std::vector<LegendEntry> legend = legend_of(park, program);
  EXPECT_EQ(entry(legend, "step column", "vrfb.energy_mwh").unit, "MWh");
  EXPECT_EQ(entry(legend, "step column", "trucks.served_kg_per_h").unit, "kg/h");
  EXPECT_EQ(entry(legend, "shared column", "tank.capacity_kg").unit, "kg");
  EXPECT_EQ(entry(legend, "step row", "h2_low.balance").unit, "kg/h");
}

TEST(Legend, TellsRulesFromRelationsBetweenSizes) {
  const model::Park park = testing::full_park();
  const Program program = build(park);
  const std::vector<LegendEntry> legend = legend_of(park, program);
  EXPECT_EQ(entry(legend, "shared row", "rule.max_export_frac").owner, "rules");
  EXPECT_EQ(entry(legend, "shared row", "vrfb.duration_max_h").owner, "vrfb");
}

}  // namespace
}  // namespace sunward::formulation
