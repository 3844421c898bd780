// A plan put together by hand: wind, an electrolyser and a grid over a few hours, for tests that
// hold results against clauses.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::testing {

struct HandPlan {
  result::Plan plan;
  model::Park park;

  HandPlan() {
    plan.status = result::Status::optimal;
    plan.park_name = "by hand";
    plan.certificate.tolerance = 1e-6;
    component::Grid grid;
    grid.co2_kg_per_kwh = 0.7;
    grid.export_limit_mw = 10.0;
    park.components = {{"wind", "", component::Wind{}},
                       {"alk", "", component::Electrolyser{}},
                       {"grid", "", grid}};
    park.rules.region = "cn-sx";
    park.rules.year = 2025;
  }

  /// A weather year of hourly steps from the given month on.
  HandPlan& year(const std::string& name, int calendar_year, int month, Index hours,
                 double weight = 1.0) {
    result::ScenarioYear year;
    year.name = name;
    year.weight = weight;
    year.axis.start = {calendar_year, month, 1, 0, 0};
    year.axis.n_steps = hours;
    year.first_step = steps_;
    steps_ += static_cast<std::size_t>(hours);
    plan.years.push_back(year);
    return *this;
  }
  HandPlan& flow(const std::string& asset, const std::string& quantity,
                 std::vector<double> values) {
    plan.flows.push_back(
        {asset + "_" + quantity, asset, quantity, "MW", "", "ac", 1, std::move(values)});
    return *this;
  }
  /// One regulation "law" that holds everywhere since 2025, with the given clauses.
  HandPlan& law(std::vector<model::Clause> clauses) {
    model::Regulation regulation;
    regulation.id = "law";
    regulation.from = "2025-01-01";
    regulation.clauses = std::move(clauses);
    auto book = std::make_shared<model::RuleBook>();
    book->regulations.push_back(std::move(regulation));
    park.rules.book = std::move(book);
    return *this;
  }

  static model::Clause clause(const std::string& name, const std::string& measure,
                              model::Comparison comparison, double threshold) {
    model::Clause clause;
    clause.id = "law." + name;
    clause.measure = measure;
    clause.unit = measure.ends_with("_frac") ? "frac" : "";
    clause.comparison = comparison;
    clause.thresholds = {{2025, threshold}};
    return clause;
  }

 private:
  std::size_t steps_ = 0;
};

}  // namespace sunward::testing
