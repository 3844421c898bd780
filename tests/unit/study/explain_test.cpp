#include "sunward/study/explain.hpp"

#include <gtest/gtest.h>

#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using testing::SmallPark;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

SmallPark narrow_connection() {
  SmallPark small({std::vector<double>(24, 0.0)});
  std::vector<double> load(24, 20.0);
  load[17] = load[18] = 42.3;
  small.load(load);
  small.grid({0.0, 30.0}, std::vector<double>(24, 100.0));
  return small;
}

TEST(Explain, NamesALoadThatNothingSupplies) {
  SmallPark small({{0.0, 0.0}});
  small.load({1.0, 2.0});
  const result::Plan result = plan(small.park);
  ASSERT_EQ(result.status, result::Status::infeasible) << result.message;
  EXPECT_TRUE(contains(result.infeasibility.sentence.english(), "nothing can supply plant"))
      << result.infeasibility.sentence.english();
  // 1 MW and 2 MW, 4380 h each.
  EXPECT_TRUE(
      contains(result.infeasibility.repair.english(), "Leave 13140 MWh a year of plant unserved"))
      << result.infeasibility.repair.english();
}

TEST(Explain, NamesTheConnectionAndTheHours) {
  const result::Plan result = plan(narrow_connection().park);
  ASSERT_EQ(result.status, result::Status::infeasible) << result.message;
  const std::string sentence = result.infeasibility.sentence.english();
  EXPECT_TRUE(contains(sentence, "plant")) << sentence;
  EXPECT_TRUE(contains(sentence, "from 2025-01-01T17:00 to 2025-01-01T19:00")) << sentence;
  EXPECT_TRUE(contains(sentence, "grid.connection_mw.max = 30 MW")) << sentence;
}

TEST(Explain, SaysByHowMuchToWidenTheConnection) {
  const result::Plan result = plan(narrow_connection().park);
  EXPECT_EQ(result.infeasibility.repair.english(),
            "Add at least 12.3 MW to grid.connection_mw.max (now 30 MW)");
}

TEST(Explain, RepairMakesTheParkFeasible) {
  SmallPark small = narrow_connection();
  std::get<component::Grid>(small.park.components[1].spec).connection_mw.max = 42.3;
  EXPECT_EQ(plan(small.park).status, result::Status::optimal);
}

TEST(Explain, SpeaksChinese) {
  const result::Infeasibility why = plan(narrow_connection().park).infeasibility;
  EXPECT_TRUE(contains(why.sentence.in(Language::zh), "无可行方案"));
  EXPECT_TRUE(contains(why.repair.in(Language::zh), "至少提高 12.3 MW"));
}

TEST(Explain, CertificateOfInfeasibilityIsVerified) {
  const result::Plan result = plan(narrow_connection().park);
  EXPECT_LE(result.infeasibility.certificate_violation, 1e-6);
}

TEST(Explain, FixedConnectionIsNamedWithoutMax) {
  SmallPark small = narrow_connection();
  std::get<component::Grid>(small.park.components[1].spec).connection_mw = {30.0, 30.0};
  const result::Plan result = plan(small.park);
  EXPECT_TRUE(contains(result.infeasibility.sentence.english(), "grid.connection_mw = 30 MW"))
      << result.infeasibility.sentence.english();
  EXPECT_EQ(result.infeasibility.repair.english(),
            "Add at least 12.3 MW to grid.connection_mw (now 30 MW)");
}

TEST(Explain, NamesTheImportLimit) {
  SmallPark small = narrow_connection();
  auto& grid = std::get<component::Grid>(small.park.components[1].spec);
  grid.connection_mw = {0.0, 100.0};
  grid.import_limit_mw = 40.0;
  const result::Plan result = plan(small.park);
  EXPECT_TRUE(contains(result.infeasibility.sentence.english(), "grid.import_limit_mw = 40 MW"))
      << result.infeasibility.sentence.english();
  EXPECT_EQ(result.infeasibility.repair.english(),
            "Add at least 2.3 MW to grid.import_limit_mw (now 40 MW)");
}

TEST(Explain, NamesTheRuleThatCannotBeKept) {
  // Half of 4 MW must be the park's own, 1 MW of wind is allowed: one more MW would do.
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, 1.0}, 100.0);
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {50.0, 50.0});
  small.park.rules.min_green_share_frac = 0.5;
  const result::Plan result = plan(small.park);
  ASSERT_EQ(result.status, result::Status::infeasible) << result.message;
  EXPECT_TRUE(contains(result.infeasibility.sentence.english(), "rules.min_green_share_frac = 0.5"))
      << result.infeasibility.sentence.english();
  EXPECT_EQ(result.infeasibility.repair.english(),
            "Add at least 1 MW to assets.wind.capacity_mw.max (now 1 MW)");
}

TEST(Explain, RelaxesTheRuleWhenNothingElseHelps) {
  SmallPark small({{0.0, 0.0}});
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {50.0, 50.0});
  small.park.rules.min_green_share_frac = 0.5;
  const result::Plan result = plan(small.park);
  EXPECT_EQ(result.infeasibility.repair.english(),
            "Change rules.min_green_share_frac from 50 % to 0 %");
}

TEST(Explain, NamesWhatEarnsWithoutEnd) {
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, infinity}, 10.0);
  component::Grid& grid = small.grid({0.0, infinity}, {500.0, 500.0});
  grid.export_limit_mw = infinity;
  grid.export_price_cny_per_mwh = 100.0;
  const result::Plan result = plan(small.park);
  ASSERT_EQ(result.status, result::Status::unbounded) << result.message;
  EXPECT_TRUE(contains(result.infeasibility.sentence.english(), "grid earns more than wind"))
      << result.infeasibility.sentence.english();
  EXPECT_TRUE(contains(result.infeasibility.repair.english(), "assets.wind.capacity_mw.max"))
      << result.infeasibility.repair.english();
}

}  // namespace
}  // namespace sunward::study
