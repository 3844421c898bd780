// The way from sun and wind to product of a whole plan closes.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

using Json = nlohmann::json;

TEST(WayOfPinglu, SumsToZeroFromSunAndWindToSiliconAndHydrogen) {
  const ScratchFolder scratch("way");
  const std::string out = (scratch.path() / "out").string();
  const Outcome outcome = run_sunward({"plan", pinglu_case(), "--quiet", "--out", out});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json way = Json::parse(read_file(out + "/losses.json")).at("way");
  const Json plan = Json::parse(read_file(out + "/plan.json"));
  double sum = 0.0, largest = 0.0, rest = 0.0, hydrogen_kg = 0.0, load = 0.0;
  for (const Json& step : way) {
    const double change = step.at("change_mwh").get<double>();
    sum += change;
    largest = std::max(largest, std::abs(change));
    if (step.at("step") == "rest") rest = change;
    if (step.at("step") == "load") load -= change;
    if (step.at("step") == "hydrogen") hydrogen_kg -= step.at("hydrogen_kg").get<double>();
  }
  EXPECT_NEAR(sum, 0.0, 1e-6);
  EXPECT_LT(std::abs(rest), 1e-4 * largest);
  const Json& assets = plan.at("assets");
  EXPECT_NEAR(load, assets.at("silicon").at("energy_mwh").get<double>(), 1e-6 * load);
  EXPECT_NEAR(hydrogen_kg, assets.at("trucks").at("hydrogen_kg").get<double>(), 1.0);
}

}  // namespace
}  // namespace sunward::test
