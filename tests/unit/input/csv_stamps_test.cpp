// Time stamps beside a series: gaps, doubles and summer time are named by their line.
#include "sunward/input/csv_stamps.hpp"

#include <gtest/gtest.h>

namespace sunward::input {
namespace {

std::vector<Fault> faults_of(const std::string& text) {
  std::vector<Fault> faults;
  const bool sound = check_csv_stamps(text, "spot.csv", faults);
  EXPECT_EQ(sound, faults.empty());
  return faults;
}

TEST(CsvStamps, AcceptsEvenStepsFromTheBeginOfAYear) {
  EXPECT_TRUE(faults_of("time,price\n2026-01-01 00:00,1\n2026-01-01 01:00,2\n").empty());
  EXPECT_TRUE(faults_of("time,price\n2026/1/1 0:00:00,1\n2026/1/1 0:15:00,2\n").empty());
  EXPECT_TRUE(faults_of("time,price\n2026-01-01T01:00,1\n2026-01-01T02:00,2\n").empty());
}

TEST(CsvStamps, ReadsTwentyFourHoursAsTheEndOfTheDay) {
  std::string text = "time,price\n";
  for (int hour = 1; hour <= 24; ++hour) text += "2026-01-01 " + std::to_string(hour) + ":00,1\n";
  EXPECT_TRUE(faults_of(text + "2026-01-02 1:00,1\n").empty());
}

TEST(CsvStamps, LeavesAFirstColumnOfOtherThingsAlone) {
  EXPECT_TRUE(faults_of("hour,price\n1,1\n2,2\n2,3\n").empty());
  EXPECT_TRUE(faults_of("price\n1\n").empty());
  EXPECT_TRUE(faults_of("").empty());
}

TEST(CsvStamps, NamesTheLineBeforeWhichStepsAreMissing) {
  const auto faults = faults_of(
      "# prices\ntime,price\n2026-01-01 00:00,1\n2026-01-01 01:00,2\n2026-01-01 05:00,3\n");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].file, "spot.csv");
  EXPECT_EQ(faults[0].line, 5);
  EXPECT_EQ(faults[0].value, "\"2026-01-01 05:00\"");
  EXPECT_NE(faults[0].message.english().find("before this one: 3"), std::string::npos);
}

TEST(CsvStamps, NamesTheHourThatSummerTimeRepeats) {
  const auto faults = faults_of(
      "time,price\n2026-01-01 00:00,1\n2026-01-01 01:00,2\n2026-01-01 02:00,3\n2026-01-01 02:00,4\n"
      "2026-01-01 03:00,5\n");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].line, 5);
  EXPECT_NE(faults[0].remedy.english().find("summer time"), std::string::npos);
}

TEST(CsvStamps, SaysTheSameOfTwoColumnsOnce) {
  const std::string text =
      "time,a,b\n2026-01-01 00:00,1,1\n2026-01-01 01:00,2,2\n2026-01-01 05:00,3,3\n";
  std::vector<Fault> faults;
  EXPECT_FALSE(check_csv_stamps(text, "spot.csv", faults));
  EXPECT_FALSE(check_csv_stamps(text, "spot.csv", faults));
  EXPECT_EQ(faults.size(), 1U);
}

TEST(CsvStamps, RefusesASeriesThatBeginsInTheMiddleOfAYear) {
  const auto faults = faults_of("time,price\n2026-07-01 00:00,1\n2026-07-01 01:00,2\n");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].line, 2);
}

TEST(CsvStamps, RefusesAStepThatDoesNotDivideADay) {
  const auto faults = faults_of("time,price\n2026-01-01 00:00,1\n2026-01-01 00:07,2\n");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].message.english().find("7 minutes"), std::string::npos);
}

TEST(CsvStamps, NamesAStampThatCannotBeRead) {
  const auto faults =
      faults_of("time,price\n2026-01-01 00:00,1\n2026-01-01 01:00,2\n2026-02-30 00:00,3\n");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].line, 4);
}

}  // namespace
}  // namespace sunward::input
