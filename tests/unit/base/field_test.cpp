#include "sunward/base/field.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sunward {
namespace {

enum class Colour { red, green };
constexpr auto enum_names(Colour) {
  return std::array<std::pair<Colour, std::string_view>, 2>{
      {{Colour::red, "red"}, {Colour::green, "green"}}};
}

struct Lamp {
  double power_mw = 2.5;
  int n_bulbs = 3;
  bool on = true;
  Colour colour = Colour::green;
  std::string name;
  std::array<double, 2> pair{1, 2};
  double limit_h = infinity;
};

constexpr auto fields(const Lamp*) {
  return field_table(
      field(&Lamp::power_mw, "power_mw", unit::mw, required, between(0, 10), "Power."),
      field(&Lamp::n_bulbs, "n_bulbs", unit::none, defaulted, at_least(0), "Bulbs.", "catalogue"),
      field(&Lamp::on, "on", unit::none, defaulted, any_number, "Lit."),
      field(&Lamp::colour, "colour", unit::none, defaulted, any_number, "Colour."),
      choice_field(&Lamp::name, "name", defaulted, "a|b", "Name."),
      field(&Lamp::pair, "pair", unit::none, defaulted, any_number, "Two numbers."),
      field(&Lamp::limit_h, "limit_h", unit::hour, optional_meaning("no limit"), above(0),
            "Limit."));
}

TEST(Range, RefusesWhatIsNotFinite) {
  EXPECT_FALSE(any_number.contains(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(any_number.contains(infinity));
  EXPECT_TRUE(any_number.contains(-1e300));
}

TEST(Range, KnowsWhetherItsLowerEndBelongsToIt) {
  EXPECT_TRUE(between(0, 1).contains(0.0));
  EXPECT_FALSE(above_up_to(0, 1).contains(0.0));
  EXPECT_TRUE(above_up_to(0, 1).contains(1.0));
}

TEST(Range, SpeaksPlainly) {
  EXPECT_EQ(between(0, 0.5).to_string(), "0 to 0.5");
  EXPECT_EQ(at_least(2).to_string(), "at least 2");
  EXPECT_EQ(above(0).to_string(), "above 0");
  EXPECT_EQ(above_up_to(0, 1).to_string(), "above 0, at most 1");
  EXPECT_EQ(any_number.to_string(), "any number");
}

TEST(DescribeFields, TakesDefaultsFromTheStruct) {
  const std::vector<FieldInfo> keys = describe_fields<Lamp>();
  ASSERT_EQ(keys.size(), 7u);
  EXPECT_EQ(keys[1].default_text, "3");
  EXPECT_EQ(keys[2].default_text, "true");
  EXPECT_EQ(keys[3].default_text, "\"green\"");
  EXPECT_EQ(keys[5].default_text, "[1, 2]");
  EXPECT_EQ(keys[1].source, "catalogue");
}

TEST(DescribeFields, SaysWhatAbsenceMeansInsteadOfAnEmptyDefault) {
  const std::vector<FieldInfo> keys = describe_fields<Lamp>();
  EXPECT_EQ(keys[0].presence, Presence::Kind::required);
  EXPECT_EQ(keys[0].default_text, "");
  EXPECT_EQ(keys[6].default_text, "no limit");
}

TEST(DescribeFields, ListsTheWordsOfEnumsAndChoices) {
  const std::vector<FieldInfo> keys = describe_fields<Lamp>();
  EXPECT_EQ(keys[3].choices, (std::vector<std::string>{"red", "green"}));
  EXPECT_EQ(keys[4].choices, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(keys[4].kind, FieldKind::choice);
}

}  // namespace
}  // namespace sunward
