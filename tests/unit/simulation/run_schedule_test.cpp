// The schedule that machines ran of a plan: it closes at the buses, and holds no artefact.
#include <gtest/gtest.h>

#include <cmath>

#include "sample.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::simulation {
namespace {

using component::StorageTechnology;

const result::Flow& flow(const result::Simulation& done, const std::string& name) {
  return *std::find_if(done.run.begin(), done.run.end(),
                       [&](const result::Flow& f) { return f.name == name; });
}

double worst_imbalance_mw(const result::Simulation& done, const std::string& bus) {
  double worst = 0.0;
  for (std::size_t t = 0; t < done.run.front().values.size(); ++t) {
    double sum = 0.0;
    for (const result::Flow& f : done.run)
      if (f.bus == bus) sum += f.sign * f.values[t];
    worst = std::max(worst, std::abs(sum));
  }
  return worst;
}

test::Sample random_sample(StorageTechnology technology) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> power(-10.0, 10.0);
  std::vector<double> net_mw(720);
  for (double& value : net_mw) value = power(random);
  return test::sample(test::wind_hours(720, random), net_mw, technology);
}

result::Simulation replayed(const test::Sample& made) {
  Options options;
  options.years = 2;
  return replay(made.park, made.plan, options);
}

TEST(RunSchedule, ClosesAtTheBusInEveryStep) {
  for (const auto technology :
       {StorageTechnology::generic, StorageTechnology::vanadium_flow, StorageTechnology::lithium}) {
    const test::Sample made = random_sample(technology);
    EXPECT_LT(worst_imbalance_mw(replayed(made), "ac"), 1e-9);
  }
}

TEST(RunSchedule, HasTheSeriesOfThePlanAndItsFirstYearOnly) {
  const test::Sample made = random_sample(StorageTechnology::lithium);
  const result::Simulation done = replayed(made);
  ASSERT_GE(done.run.size(), made.plan.flows.size());
  for (std::size_t f = 0; f < made.plan.flows.size(); ++f) {
    EXPECT_EQ(done.run[f].name, made.plan.flows[f].name);
    EXPECT_EQ(done.run[f].sign, made.plan.flows[f].sign);
    EXPECT_EQ(done.run[f].values.size(), 720u);
  }
}

TEST(RunSchedule, SumsToTheLedgerOfTheFirstYear) {
  const test::Sample made = random_sample(StorageTechnology::vanadium_flow);
  const result::Simulation done = replayed(made);
  double import_mwh = 0.0;
  for (const double import_mw : flow(done, "grid_import_mw").values) import_mwh += import_mw;
  EXPECT_NEAR(import_mwh, done.years.front().energy.import_mwh, 1e-6);
}

TEST(RunSchedule, NeverChargesAndDischargesAtOnce) {
  for (const auto technology : {StorageTechnology::generic, StorageTechnology::lithium}) {
    test::Sample made =
        test::sample(std::vector<double>(240, 0.9), std::vector<double>(240, -1.0), technology);
    for (double& value : made.flow("battery_discharge_mw").values) value = 2.0;
    for (double& value : made.flow("battery_charge_mw").values) value = 3.0;
    const result::Simulation done = replayed(made);
    const auto& in = flow(done, "battery_charge_mw").values;
    const auto& out = flow(done, "battery_discharge_mw").values;
    for (std::size_t t = 0; t < in.size(); ++t) EXPECT_EQ(std::min(in[t], out[t]), 0.0) << t;
    ASSERT_EQ(done.artefacts.size(), 1u);
    EXPECT_EQ(done.artefacts[0].kind, "charge_and_discharge");
  }
}

TEST(RunSchedule, SaysWhatIsAsPlanned) {
  test::Sample made = random_sample(StorageTechnology::generic);
  made.plan.flows.push_back({"ac_price_cny_per_mwh", "ac", "price_cny_per_mwh", "CNY MWh-1",
                             "price", "", 0, std::vector<double>(720, 300.0)});
  const result::Simulation done = replayed(made);
  EXPECT_EQ(flow(done, "ac_price_cny_per_mwh").description, "price (as planned)");
  EXPECT_EQ(flow(done, "grid_import_mw").description.find("as planned"), std::string::npos);
}

}  // namespace
}  // namespace sunward::simulation
