// Reading back is checked at arbitrary points: what the flows say must be what the rows and the
// objective say, whether or not the point is feasible.
#include "sunward/formulation/read_back.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "sunward/formulation/build.hpp"
#include "sunward/lp/expand.hpp"
#include "support/full_park.hpp"

namespace sunward::formulation {
namespace {

struct Sample {
  model::Park park = testing::full_park();
  Program program = build(park);
  lp::SparseProgram plain = lp::expand(program.problem);
  std::vector<double> values;
  lp::Solution solution;

  Sample() {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0.0, 1.0);
    for (std::size_t j = 0; j < plain.n_columns; ++j) values.push_back(100.0 * share(random));
    std::vector<double> duals;
    for (std::size_t i = 0; i < plain.n_rows; ++i) duals.push_back(share(random) - 0.5);
    solution.point = lp::point_from_plain(program.problem, values, duals);
  }
  [[nodiscard]] std::vector<double> row_activity() const {
    std::vector<double> activity(plain.n_rows, 0.0);
    for (std::size_t j = 0; j < plain.n_columns; ++j)
      for (Index k = plain.column_start[j]; k < plain.column_start[j + 1]; ++k)
        activity[static_cast<std::size_t>(plain.row_index[k])] += plain.value[k] * values[j];
    return activity;
  }
};

double indicator(const std::vector<result::Indicator>& list, const std::string& name) {
  for (const result::Indicator& entry : list)
    if (entry.name == name) return entry.value;
  ADD_FAILURE() << "no indicator " << name;
  return 0.0;
}

TEST(ReadBack, FlowsBalanceAtEveryBusAsExactlyAsTheRowsDo) {
  const Sample sample;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  const std::vector<double> activity = sample.row_activity();
  const std::size_t width = sample.program.problem.step_rows.size();
  for (std::size_t b = 0; b < sample.park.buses.size(); ++b) {
    const auto row = static_cast<std::size_t>(sample.program.map.bus_rows[b]);
    for (std::size_t n = 0; n < sample.program.problem.n_steps(); ++n) {
      double net = 0.0;
      for (const result::Flow& flow : plan.flows)
        if (flow.bus == sample.park.buses[b].name) net += flow.sign * flow.values[n];
      const double residual = activity[n * width + row] - sample.plain.row_lower[n * width + row];
      EXPECT_NEAR(net, residual, 1e-9 * (1.0 + std::abs(residual)) * 1e2) << b << " at " << n;
    }
  }
}

TEST(ReadBack, CostsAddUpToTheObjective) {
  const Sample sample;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  double objective = sample.plain.objective_offset;
  for (std::size_t j = 0; j < sample.plain.n_columns; ++j)
    objective += sample.plain.cost[j] * sample.values[j];
  double lines = 0.0;
  for (const result::Asset& asset : plan.assets)
    for (const result::CostLine& line : asset.costs) lines += line.cny_per_year;
  EXPECT_NEAR(lines, objective, 1e-9 * std::abs(objective));
  EXPECT_NEAR(plan.objective_cny_per_year, objective, 1e-9 * std::abs(objective));
}

TEST(ReadBack, CostsOfTheYearsAverageToTheObjective) {
  const Sample sample;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  double mean = 0.0;
  for (const result::ScenarioYear& year : plan.years)
    mean += year.weight * indicator(year.indicators, "cost_cny_per_year");
  EXPECT_NEAR(mean, plan.objective_cny_per_year, 1e-9 * std::abs(mean));
}

TEST(ReadBack, RuleRowsSayWhatTheIndicatorsSay) {
  const Sample sample;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  const std::vector<double> activity = sample.row_activity();
  const std::size_t first =
      sample.program.problem.n_steps() * sample.program.problem.step_rows.size();
  const auto row_slack = [&](std::size_t rule) {
    const auto row = first + static_cast<std::size_t>(sample.program.map.rules[rule].row);
    const bool lower = std::isfinite(sample.plain.row_lower[row]);
    return activity[row] - (lower ? sample.plain.row_lower[row] : sample.plain.row_upper[row]);
  };
  const double generation = indicator(plan.indicators, "generation_mwh");
  const double available = indicator(plan.indicators, "available_mwh");
  const double exported = indicator(plan.indicators, "export_mwh");
  const double imported = indicator(plan.indicators, "import_mwh");
  const double scale = 1e-9 * (generation + available + exported + imported);
  EXPECT_NEAR(row_slack(0), generation - exported - 0.6 * available, scale);
  EXPECT_NEAR(row_slack(1), 0.7 * (generation - exported) - 0.3 * imported, scale);
  EXPECT_NEAR(row_slack(2), exported - 0.2 * available, scale);
  EXPECT_NEAR(row_slack(3), indicator(plan.indicators, "co2_t_per_year") - 250000.0, scale);
}

TEST(ReadBack, EachFlowHasAUniqueNameAndAValuePerStep) {
  const Sample sample;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  std::map<std::string, int> names;
  for (const result::Flow& flow : plan.flows) {
    EXPECT_EQ(++names[flow.name], 1) << flow.name;
    EXPECT_EQ(flow.values.size(), sample.program.problem.n_steps()) << flow.name;
  }
}

TEST(ReadBack, LinksFormNoCycle) {
  const Sample sample;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  std::map<std::string, std::vector<std::string>> next;
  for (const result::Link& link : plan.links) next[link.source].push_back(link.target);
  std::map<std::string, int> state;  // 1 on the path, 2 done
  const auto visit = [&](const auto& self, const std::string& node) -> bool {
    if (state[node] == 1) return false;
    if (state[node] == 2) return true;
    state[node] = 1;
    for (const std::string& target : next[node])
      if (!self(self, target)) return false;
    state[node] = 2;
    return true;
  };
  for (const result::Link& link : plan.links) EXPECT_TRUE(visit(visit, link.source)) << link.source;
}

TEST(ReadBack, NotesHowTheWindGotToHubHeight) {
  const Sample sample;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  bool found = false;
  for (const Phrase& note : plan.notes) found = found || note.english().starts_with("wind: ");
  EXPECT_TRUE(found);
}

TEST(ReadBack, IsNotOptimalWithoutACertificate) {
  Sample sample;
  sample.solution.status = lp::SolveStatus::optimal;
  sample.solution.certificate.holds = false;
  EXPECT_NE(read_back(sample.park, sample.program, sample.solution).status,
            result::Status::optimal);
  sample.solution.certificate.holds = true;
  EXPECT_EQ(read_back(sample.park, sample.program, sample.solution).status,
            result::Status::optimal);
}

TEST(ReadBack, PriceIsTheBalanceDualPerExpectedHour) {
  Sample sample;
  // 60 h stand for a year, 146 h a step; the first scenario has weight 0.7.
  const auto row = static_cast<std::size_t>(sample.program.map.bus_rows[0]);
  sample.solution.point.step_duals[row] = 0.7 * 146.0 * 321.0;
  const result::Plan plan = read_back(sample.park, sample.program, sample.solution);
  for (const result::Flow& flow : plan.flows)
    if (flow.name == "ac_price_cny_per_mwh") {
      EXPECT_NEAR(flow.values[0], 321.0, 1e-9);
    }
}

}  // namespace
}  // namespace sunward::formulation
