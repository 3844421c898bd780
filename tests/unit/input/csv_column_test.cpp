#include "sunward/input/csv_column.hpp"

#include <gtest/gtest.h>

namespace sunward::input {
namespace {

std::vector<double> column(std::string_view text, std::string_view name) {
  std::vector<Fault> faults;
  std::vector<double> values = read_csv_column(text, name, "x.csv", faults);
  for (const Fault& fault : faults) ADD_FAILURE() << to_string(fault);
  return values;
}

std::vector<Fault> faults_of_column(std::string_view text, std::string_view name) {
  std::vector<Fault> faults;
  static_cast<void>(read_csv_column(text, name, "x.csv", faults));
  return faults;
}

TEST(CsvColumn, IsFoundByItsHeading) {
  EXPECT_EQ(column("a,b\n1,2\n3,4\n", "b"), (std::vector<double>{2, 4}));
}

TEST(CsvColumn, IsFoundByItsNumber) {
  EXPECT_EQ(column("a,b\n1,2\n3,4\n", "1"), (std::vector<double>{1, 3}));
}

TEST(CsvColumn, IsTheLastOneWhenNotNamed) {
  EXPECT_EQ(column("time;load\n0;5.5\n", ""), (std::vector<double>{5.5}));
}

TEST(CsvColumn, PassesOverCommentsBlankLinesByteOrderMarkAndCarriageReturns) {
  EXPECT_EQ(column("\xEF\xBB\xBF# note\r\n\r\n\"a\"\r\n1e3\r\n+2\r\n", "a"),
            (std::vector<double>{1000, 2}));
}

TEST(CsvColumn, SeparatorInsideQuotesDoesNotCount) {
  EXPECT_EQ(column("name,a\n\"x, y\",7\n", "a"), (std::vector<double>{7}));
}

TEST(CsvColumn, MissingHeadingIsSuggested) {
  const std::vector<Fault> faults = faults_of_column("power_kw,b\n1,2\n", "powr_kw");
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].remedy.english(), "Did you mean \"power_kw\"?");
}

TEST(CsvColumn, EmptyFieldAndWordAreFaultsWithTheirLines) {
  const std::vector<Fault> faults = faults_of_column("a\n1\nx\n\"\"\nnan\n", "a");
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].line, 3);
  EXPECT_EQ(faults[0].value, "\"x\"");
  EXPECT_EQ(faults[1].line, 4);
  EXPECT_EQ(faults[1].message.english(), "the value is missing.");
  EXPECT_EQ(faults[2].line, 5);
}

TEST(CsvColumn, ManyFaultsAreCountedAfterTwenty) {
  std::string text = "a\n";
  for (int i = 0; i < 100; ++i) text += "x\n";
  const std::vector<Fault> faults = faults_of_column(text, "a");
  ASSERT_EQ(faults.size(), 21u);
  EXPECT_EQ(faults.back().message.english(), "80 more rows are faulty.");
}

// "10,5" in a file separated by commas would be read as 10.
TEST(CsvColumn, ADecimalCommaIsNotReadAsTwoFields) {
  const std::vector<Fault> faults = faults_of_column("mw\n10,5\n11,5\n", "mw");
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].value, "\"10,5\"");
  EXPECT_NE(faults[0].remedy.english().find("decimal mark"), std::string::npos);
  EXPECT_EQ(column("a,b\n1,2,\n", "a"), (std::vector<double>{1}));  // an empty field says nothing
}

TEST(CsvColumn, EmptyFileHasNoHeading) { EXPECT_EQ(faults_of_column("", "a").size(), 1u); }

}  // namespace
}  // namespace sunward::input
