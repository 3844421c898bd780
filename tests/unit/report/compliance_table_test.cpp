// What the compliance table says of a margin.
#include "sunward/report/compliance_table.hpp"

#include <gtest/gtest.h>

namespace sunward::report {
namespace {

std::string table_with(const std::string& unit, double threshold, double margin,
                       rules::Outcome outcome = rules::Outcome::met) {
  rules::ClauseResult result;
  result.clause.id = "law.clause";
  result.clause.unit = unit;
  result.clause.comparison = model::Comparison::at_least;
  result.outcome = outcome;
  result.threshold = threshold;
  result.value = threshold + margin;
  result.margin = margin;
  rules::Compliance compliance;
  compliance.clauses = {result};
  return compliance_table(compliance, Language::en);
}

TEST(ComplianceTable, ShowsTheRoundingOfASolverAsNoMargin) {
  const std::string table = table_with("frac", 0.6, 2.2e-12);
  EXPECT_NE(table.find(" 0.0 points"), std::string::npos) << table;
  EXPECT_NE(table.find(" 60 %"), std::string::npos) << table;
  EXPECT_EQ(table.find("e-"), std::string::npos) << table;
}

TEST(ComplianceTable, ShowsAMarginThatCountsWithItsSign) {
  EXPECT_NE(table_with("frac", 0.6, 0.123).find("+12.3 points"), std::string::npos);
  const std::string missed = table_with("t/tce", 0.2, -0.05, rules::Outcome::failed);
  EXPECT_NE(missed.find("-0.05 t/tce"), std::string::npos) << missed;
}

}  // namespace
}  // namespace sunward::report
