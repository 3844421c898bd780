// Measured stacks: voltages, resistances and what temperature does to them. Sources, conditions and
// what was fitted: docs/theory/flow_battery.md, "Published numbers".
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "support/measured_stacks.hpp"

namespace sunward::component::flow_battery {
namespace {

using test::cells_at;

struct PnnlStack {
  FlowBattery battery = test::pnnl_battery(test::no_membrane());
  PnnlStack() { battery.contact_resistance_ohm_cm2 = test::pnnl_ohm_cm2; }
  [[nodiscard]] double discharge_v(double soc_frac, double current_ma_per_cm2,
                                   double l_per_min) const {
    const double current = -10.0 * current_ma_per_cm2;
    const double flow = test::pnnl_flow_m_per_s(l_per_min);
    return cell_voltage(make_cell_law(battery, test::pnnl_temp_c, 0.0),
                        cells_at(battery, soc_frac, current, flow), current, flow)
        .terminal_v;
  }
};

constexpr std::array<double, 5> socs{0.20, 0.35, 0.50, 0.65, 0.80};

struct PnnlRow {
  double l_per_min;
  double ma_per_cm2;
  std::array<double, 5> measured_v;  ///< 0: not attainable
};

/// Root mean square and largest error of the stack over rows [V].
std::array<double, 2> errors_of(const std::vector<PnnlRow>& rows) {
  const PnnlStack stack;
  double squares = 0.0, most = 0.0;
  for (const PnnlRow& row : rows)
    for (std::size_t s = 0; s < socs.size(); ++s) {
      const double error =
          stack.discharge_v(socs[s], row.ma_per_cm2, row.l_per_min) - row.measured_v[s];
      squares += error * error;
      most = std::max(most, std::abs(error));
    }
  return {std::sqrt(squares / static_cast<double>(5 * rows.size())), most};
}

TEST(FlowBatteryStacks, FitsThePnnlStackInThreeNumbers) {
  const auto [rms_v, most_v] = errors_of({{4.8, 160.0, {1.1784, 1.2426, 1.2900, 1.3320, 1.3768}},
                                          {4.8, 240.0, {1.1003, 1.1740, 1.2249, 1.2699, 1.3169}},
                                          {4.8, 320.0, {1.0381, 1.1193, 1.1740, 1.2218, 1.2711}}});
  EXPECT_LT(rms_v, 0.010);
  EXPECT_LT(most_v, 0.022);
}

// The same files hold lower flows, which no fit has seen. Rows that copy another flow are left out.
TEST(FlowBatteryStacks, ForetellsThePnnlStackAtLowerFlows) {
  const auto [rms_v, most_v] = errors_of({{3.6, 320.0, {1.0189, 1.1039, 1.1603, 1.2088, 1.2578}},
                                          {2.4, 160.0, {1.1601, 1.2299, 1.2783, 1.3214, 1.3662}},
                                          {2.4, 240.0, {1.0687, 1.1509, 1.2055, 1.2518, 1.3002}},
                                          {1.2, 160.0, {1.1110, 1.1941, 1.2482, 1.2945, 1.3416}}});
  EXPECT_LT(rms_v, 0.015);
  EXPECT_LT(most_v, 0.025);
}

// 240 mA/cm2 at 1.2 L/min are not attainable at a charged share of 0.20 and cost much more voltage
// above than at 2.4 L/min: 78 mV at 0.35, 62 at 0.50, 52 at 0.65.
TEST(FlowBatteryStacks, TheLowestFlowCostsLessVoltageThanOnThePnnlStack) {
  const PnnlStack stack;
  for (const auto& [soc, cost_v] : {std::pair{0.35, 0.0780}, {0.50, 0.0616}, {0.65, 0.0518}}) {
    const double ours_v = stack.discharge_v(soc, 240.0, 2.4) - stack.discharge_v(soc, 240.0, 1.2);
    EXPECT_GT(ours_v, 0.3 * cost_v) << soc;
    EXPECT_LT(ours_v, cost_v) << soc;
  }
}

TEST(FlowBatteryStacks, HasTheDifferentialResistanceOfThePnnlStack) {
  const PnnlStack stack;
  for (const auto& [soc, ohm_cm2] : {std::pair{0.2, 0.98}, {0.5, 0.81}, {0.8, 0.75}}) {
    const double drop_v = stack.discharge_v(soc, 160.0, 4.8) - stack.discharge_v(soc, 240.0, 4.8);
    EXPECT_NEAR(drop_v / 0.080 / ohm_cm2, 1.0, 0.15) << soc;
  }
}

TEST(FlowBatteryStacks, StarvesAtTheFlowThatCannotCarryTheCurrent) {
  const PnnlStack stack;
  // Least flow by Faraday's law: i / (F c soc); a twentieth above it the cells are nearly empty.
  const double least_m_per_s = 3200.0 / (faraday_c_per_mol * 2000.0 * 0.2);
  const double l_per_min = 1.05 * least_m_per_s / test::pnnl_flow_m_per_s(1.0);
  EXPECT_LT(stack.discharge_v(0.2, 320.0, l_per_min), stack.discharge_v(0.2, 320.0, 4.8) - 0.15);
}

/// SimSES, 40 cells of 2160 cm2, flow factor 6: (V - OCV) / I [mOhm] at charged shares 0.1 to 0.9,
/// charging and discharging. 75 mA/cm2 is an assumption. Fitted at 30 degC: the contact resistance
/// and one scale of both rate constants.
struct SimsesStack {
  static constexpr std::array<double, 5> socs_frac{0.1, 0.3, 0.5, 0.7, 0.9};
  FlowBattery battery = test::nafion_battery();
  Pumping pumping = make_pumping(battery);
  SimsesStack() {
    battery.contact_resistance_ohm_cm2 = 0.20;
    battery.negative_rate_m_per_s *= 0.26;
    battery.positive_rate_m_per_s *= 0.26;
  }
  [[nodiscard]] std::array<double, 10> mohm(double temp_c) const {
    std::array<double, 10> all{};
    const CellLaw law = make_cell_law(battery, temp_c, 0.0);
    for (std::size_t i = 0; i < 10; ++i) {
      const double soc = socs_frac[i % 5];
      const double current = i < 5 ? 750.0 : -750.0;
      const double flow = pumping.flow_m_per_s(current, current > 0.0 ? 1.0 - soc : soc);
      const double volt =
          cell_voltage(law, cells_at(battery, soc, current, flow), current, flow).terminal_v;
      all[i] =
          40.0 * (volt - test::open_circuit_at(battery, soc, temp_c)) / (current * 0.2160) * 1e3;
    }
    return all;
  }
};
constexpr std::array<double, 10> simses_30_mohm{45.44, 35.32, 34.56, 39.00, 48.84,
                                                48.44, 36.12, 32.20, 30.76, 41.48};
constexpr std::array<double, 10> simses_25_mohm{55.24, 40.64, 39.64, 39.20, 54.60,
                                                56.24, 40.08, 37.24, 37.64, 47.76};
constexpr std::array<double, 10> simses_20_mohm{66.32, 48.20, 46.20, 45.64, 61.68,
                                                69.52, 46.68, 41.92, 45.12, 53.42};

double mean_ratio(const std::array<double, 10>& above, const std::array<double, 10>& below) {
  double sum = 0.0;
  for (std::size_t i = 0; i < above.size(); ++i) sum += above[i] / below[i];
  return sum / 10.0;
}

TEST(FlowBatteryStacks, HasTheResistanceOfTheSimsesStack) {
  const auto ours = SimsesStack().mohm(30.0);
  double squares = 0.0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const double error = ours[i] / simses_30_mohm[i] - 1.0;
    EXPECT_LT(std::abs(error), 0.18) << i;
    squares += error * error;
  }
  EXPECT_LT(std::sqrt(squares / 10.0), 0.09);
}

// Nothing was fitted to the colder values: 1.14 and 1.34 times those at 30 degC on average.
TEST(FlowBatteryStacks, ResistsMoreInTheColdAsTheSimsesStackDoes) {
  const SimsesStack stack;
  const auto at_30 = stack.mohm(30.0);
  EXPECT_NEAR(mean_ratio(stack.mohm(25.0), at_30), mean_ratio(simses_25_mohm, simses_30_mohm),
              0.02);
  EXPECT_NEAR(mean_ratio(stack.mohm(20.0), at_30), mean_ratio(simses_20_mohm, simses_30_mohm),
              0.04);
}

TEST(FlowBatteryStacks, HasTheColdResistancesOfTheSimsesStack) {
  for (const auto& [temp_c, measured] : {std::pair{25.0, simses_25_mohm}, {20.0, simses_20_mohm}}) {
    const auto ours = SimsesStack().mohm(temp_c);
    for (std::size_t i = 0; i < ours.size(); ++i)
      EXPECT_NEAR(ours[i] / measured[i], 1.0, 0.20) << temp_c << ' ' << i;
  }
}

}  // namespace
}  // namespace sunward::component::flow_battery
