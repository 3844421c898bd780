// Who gives way when a storage does not do what was planned.
#include <gtest/gtest.h>

#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {
namespace {

constexpr double plenty_mw = 1e9;

/// 10 MW of wind, of which 4 are curtailed; 3 exported of at most 5, nothing imported of at most 7.
class Balance : public ::testing::Test {
 protected:
  Balance() {
    bus_.generators.push_back({0, 0.0, {}, available_});
    Connection connection;
    connection.most_import_mw = 7.0;
    connection.most_export_mw = 5.0;
    connection.import_price_cny_per_mwh = {500.0};
    connection.export_price_cny_per_mwh = {200.0};
    bus_.connections.push_back(std::move(connection));
    flows_.generation_mw = {6.0};
    flows_.import_mw = {0.0};
    flows_.export_mw = {3.0};
  }
  /// Others draw 3 MW in balance; `more_mw` above it.
  void draw(double more_mw, double export_room_mw = plenty_mw) {
    close_balance(bus_, 0, -3.0 - more_mw, export_room_mw, flows_);
    EXPECT_NEAR(flows_.net_mw(), 3.0 + more_mw, 1e-12);
  }
  const std::vector<double> available_{10.0};
  Bus bus_;
  BusFlows flows_;
};

TEST_F(Balance, TakesCurtailedPowerFirst) {
  draw(4.0);
  EXPECT_EQ(flows_.generation_mw[0], 10.0);
  EXPECT_EQ(flows_.export_mw[0], 3.0);
}

TEST_F(Balance, ThenExportsLess) {
  draw(6.0);
  EXPECT_EQ(flows_.export_mw[0], 1.0);
  EXPECT_EQ(flows_.import_mw[0], 0.0);
}

TEST_F(Balance, ThenImports) {
  draw(9.0);
  EXPECT_EQ(flows_.import_mw[0], 2.0);
  EXPECT_EQ(flows_.unserved_mw, 0.0);
}

TEST_F(Balance, LeavesLoadUnservedAtLast) {
  draw(15.0);
  EXPECT_EQ(flows_.import_mw[0], 7.0);
  EXPECT_EQ(flows_.unserved_mw, 1.0);
}

TEST_F(Balance, ImportsLessBeforeItExportsMore) {
  flows_.import_mw[0] = 1.0;
  draw(1.0 - 2.0);
  EXPECT_EQ(flows_.import_mw[0], 0.0);
  EXPECT_EQ(flows_.export_mw[0], 4.0);
}

TEST_F(Balance, CurtailsWhatMayNotBeExported) {
  draw(-1.5, 0.5);
  EXPECT_EQ(flows_.export_mw[0], 3.5);
  EXPECT_EQ(flows_.generation_mw[0], 5.0);
}

TEST_F(Balance, NamesASurplusThatNothingCanTake) {
  draw(-9.0);
  EXPECT_EQ(flows_.export_mw[0], 5.0);
  EXPECT_EQ(flows_.generation_mw[0], 0.0);
  EXPECT_EQ(flows_.surplus_mw, 1.0);
}

}  // namespace
}  // namespace sunward::simulation
