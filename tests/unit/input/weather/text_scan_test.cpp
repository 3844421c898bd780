#include "sunward/input/weather/text_scan.hpp"

#include <gtest/gtest.h>

#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::input::weather_format {
namespace {

TEST(LineReader, TakesBothLineEndingsAndSkipsTheByteOrderMark) {
  LineReader lines("\xEF\xBB\xBFone\r\ntwo\n\nthree");
  std::string_view line;
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "one");
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "two");
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "");
  ASSERT_TRUE(lines.next(line));
  EXPECT_EQ(line, "three");
  EXPECT_EQ(lines.line_number(), 4);
  EXPECT_FALSE(lines.next(line));
}

TEST(SplitFields, TrimsAndUnquotesAndKeepsSeparatorsInsideQuotes) {
  std::vector<std::string_view> fields;
  split_fields(" a , \"b, c\" ,,d", ',', fields);
  ASSERT_EQ(fields.size(), 4u);
  EXPECT_EQ(fields[0], "a");
  EXPECT_EQ(fields[1], "b, c");
  EXPECT_EQ(fields[2], "");
  EXPECT_EQ(fields[3], "d");
}

TEST(ParseNumber, TellsValuesFromMissingOnesAndFromNonsense) {
  double value = 0.0;
  EXPECT_EQ(parse_number("-1.5e2", value), NumberState::value);
  EXPECT_EQ(value, -150.0);
  EXPECT_EQ(parse_number("+3", value), NumberState::value);
  EXPECT_EQ(parse_number("", value), NumberState::missing);
  EXPECT_EQ(parse_number("NaN", value), NumberState::missing);
  EXPECT_EQ(parse_number("inf", value), NumberState::invalid);
  EXPECT_EQ(parse_number("1e999", value), NumberState::invalid);
  EXPECT_EQ(parse_number("3,5", value), NumberState::invalid);
  EXPECT_EQ(parse_number("12x", value), NumberState::invalid);
}

TEST(ParseStamp, ReadsTheUsualFormsYearFirst) {
  const long noon = series::minutes_from_civil({2023, 7, 4, 12, 30});
  for (const char* text : {"2023-07-04T12:30", "2023-07-04 12:30:59", "2023/07/04 12:30",
                           "20230704:1230", "202307041230", "2023-07-04T12:30:00.000"}) {
    const std::optional<Stamp> stamp = parse_stamp(text);
    ASSERT_TRUE(stamp) << text;
    EXPECT_EQ(stamp->minutes, noon) << text;
    EXPECT_FALSE(stamp->has_zone);
  }
}

TEST(ParseStamp, TurnsZonesIntoUtc) {
  const long utc = series::minutes_from_civil({2023, 7, 4, 4, 30});
  EXPECT_EQ(parse_stamp("2023-07-04T12:30+08:00")->minutes, utc);
  EXPECT_EQ(parse_stamp("2023-07-04T04:30Z")->minutes, utc);
  EXPECT_TRUE(parse_stamp("2023-07-04T04:30Z")->has_zone);
}

TEST(ParseStamp, Hour24IsTheMidnightThatEndsTheDay) {
  EXPECT_EQ(parse_stamp("2023-12-31 24:00")->minutes,
            series::minutes_from_civil({2024, 1, 1, 0, 0}));
}

TEST(ParseStamp, RefusesImpossibleDatesAndOtherOrders) {
  for (const char* text :
       {"2023-02-29 00:00", "2023-13-01 00:00", "2023-01-01 24:01", "2023-01-01 12:60",
        "04/07/2023 12:30", "1700-01-01 00:00", "", "time", "2023-01-01 00:00 noon"}) {
    EXPECT_FALSE(parse_stamp(text)) << text;
  }
}

TEST(Units, AreBroughtToSunwardsOwn) {
  const auto convert = [](Quantity quantity, const char* unit, double value) {
    const std::optional<UnitScale> scale = unit_scale(quantity, unit);
    EXPECT_TRUE(scale) << unit;
    return scale ? scale->factor * value + scale->offset : 0.0;
  };
  EXPECT_NEAR(convert(Quantity::temp, "K", 273.15), 0.0, 1e-12);
  EXPECT_NEAR(convert(Quantity::temp, "F", 212.0), 100.0, 1e-12);
  EXPECT_NEAR(convert(Quantity::temp,
                      "\xC2\xB0"
                      "C",
                      7.0),
              7.0, 1e-12);
  EXPECT_NEAR(convert(Quantity::wind, "km/h", 36.0), 10.0, 1e-12);
  EXPECT_NEAR(convert(Quantity::wind, "kn", 1.0), 0.514444, 1e-6);
  EXPECT_NEAR(convert(Quantity::pressure, "hPa", 1013.25), 101325.0, 1e-9);
  EXPECT_NEAR(convert(Quantity::ghi, "W/m\xC2\xB2", 5.0), 5.0, 1e-12);
  EXPECT_NEAR(convert(Quantity::ghi, "MJ/m2", 3.6), 1000.0, 1e-9);
  EXPECT_FALSE(unit_scale(Quantity::temp, "m/s"));
  EXPECT_FALSE(unit_scale(Quantity::wind, "furlong"));
}

}  // namespace
}  // namespace sunward::input::weather_format
