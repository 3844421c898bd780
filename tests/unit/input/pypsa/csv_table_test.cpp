#include "sunward/input/pypsa/csv_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunward::input::pypsa {
namespace {

TEST(CsvTable, KeepsCommasQuotesAndLineEndsInsideQuotes) {
  const CsvTable table = parse_csv("name,text\r\n\"a, b\",\"say \"\"hi\"\"\nagain\"\r\nc,\r\n");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0][0], "a, b");
  EXPECT_EQ(table.rows[0][1], "say \"hi\"\nagain");
  EXPECT_EQ(table.rows[1][0], "c");
  EXPECT_EQ(table.rows[1][1], "");
}

TEST(CsvTable, FillsShortRowsAndSkipsBlankLines) {
  const CsvTable table = parse_csv("a,b,c\n1\n\n2,3,4,5\n");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0], (std::vector<std::string>{"1", "", ""}));
  EXPECT_EQ(table.rows[1], (std::vector<std::string>{"2", "3", "4"}));
}

TEST(CsvSeries, ReadsColumnsByNameAndTellsWhereANumberIsNone) {
  const CsvSeries series = parse_csv_series(",wind,\"sun, south\"\n0,0.5,1\n1,oops,\n");
  EXPECT_EQ(series.names, (std::vector<std::string>{"wind", "sun, south"}));
  EXPECT_EQ(series.n_rows, 2U);
  EXPECT_EQ(series.values[0][0], 0.5);
  EXPECT_TRUE(std::isnan(series.values[1][1]));
  ASSERT_EQ(series.faults.size(), 1U);
  EXPECT_EQ(series.faults[0].line, 3);
  EXPECT_EQ(series.faults[0].column, 0U);
  EXPECT_EQ(series.faults[0].value, "oops");
}

TEST(CsvTable, ReadsNumbersAsPandasWritesThem) {
  double value = 0.0;
  EXPECT_TRUE(parse_value("-1.5e-3", value));
  EXPECT_EQ(value, -1.5e-3);
  EXPECT_TRUE(parse_value("inf", value));
  EXPECT_TRUE(std::isinf(value));
  EXPECT_TRUE(parse_value("-inf", value));
  EXPECT_LT(value, 0.0);
  EXPECT_TRUE(parse_value("", value));
  EXPECT_TRUE(std::isnan(value));
  EXPECT_FALSE(parse_value("1.5 MW", value));
  EXPECT_FALSE(parse_value("1,5", value));
}

TEST(CsvTable, SurvivesAnythingWithoutAHeading) {
  EXPECT_TRUE(parse_csv("").headings.empty());
  EXPECT_TRUE(parse_csv_series("").names.empty());
  EXPECT_EQ(parse_csv("\"never closed").headings.size(), 1U);
  EXPECT_EQ(parse_csv_series("\n\n").n_rows, 0U);
}

}  // namespace
}  // namespace sunward::input::pypsa
